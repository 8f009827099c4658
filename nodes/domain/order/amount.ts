import { fromDecimal, type Minor } from '../money/money';
import type { AmazonMoney } from './amazonOrder.types';

/**
 * Reads an amount of Amazon's order in the order's currency: decimal text with a point (model, `Decimal`). Undefined when it is
 * missing, in another currency, or finer than a penny: the caller refuses the order, a figure is never guessed.
 */
export function readAmount(money: AmazonMoney | undefined, currency: string): Minor | undefined {
	if (money === undefined || money === null || money.currencyCode !== currency || typeof money.amount !== 'string') return undefined;
	const match = /^(-?\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(money.amount);
	return match ? fromDecimal(`${match[1]}.${match[2] ?? '0'}`) : undefined;
}

/** Whether the currency counts in hundredths, as all money of the bridge does (yen does not). */
export function hasTwoDecimals(currency: string): boolean {
	if (!/^[A-Z]{3}$/.test(currency)) return false;
	return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits === 2;
}
