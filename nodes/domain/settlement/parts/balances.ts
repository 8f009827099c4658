import { negateMinor, sumMinor, type Minor } from '../../money/money';
import type { Nature } from '../catalogue/entry';
import type { ClassifiedRow } from '../rows';

/** Natures of rows that are money between Amazon and us and nothing else. */
export const BALANCE_NATURES: readonly Nature[] = ['reserveHeld', 'reserveReleased', 'payableToAmazon', 'successfulCharge', 'failedPayout'];

/** Balance rows of a settlement, signed as in the file. */
export interface Balances {
	/** Reserve of the settlement before, released (positive in the file). */
	readonly reserveReleased: Minor;
	/** Reserve held back at the end (as a positive amount). */
	readonly reserveHeld: Minor;
	/** Debt carried in from the settlement before (negative in the file). */
	readonly payableToAmazon: Minor;
	/** Money that reached Amazon's balance from outside: card charged, failed payout returned. */
	readonly transfersIn: Minor;
}

export function readBalances(rows: readonly ClassifiedRow[]): Balances {
	const sumOf = (...natures: Nature[]): Minor =>
		sumMinor(rows.filter(({ is }) => natures.includes(is.nature)).map(({ row }) => row.amount));
	return {
		reserveReleased: sumOf('reserveReleased'),
		reserveHeld: negateMinor(sumOf('reserveHeld')),
		payableToAmazon: sumOf('payableToAmazon'),
		transfersIn: sumOf('successfulCharge', 'failedPayout'),
	};
}
