import { toDecimal, type Minor } from '../../money/money';
import { heldRows, type Held, type PartResult } from '../held';
import { rowsFrom, type ClassifiedRow } from '../rows';

/** One end of a debt that Amazon moves between two of the seller's accounts. */
export interface CrossAccountDebt {
	/** `for`: this account pays for others. `against`: others pay for this one. */
	readonly side: 'for' | 'against';
	/** Countries of the other account, ISO 3166, in alphabetical order: Amazon's lists have any. */
	readonly countries: readonly string[];
}

/** Reads `Cross-Account Debt Adjustment for DE, ES, NL`; undefined when it is something else. */
export function crossAccountDebt(amountDescription: string): CrossAccountDebt | undefined {
	const [, side, list] = /^cross-account debt adjustment (for|against) (.+)$/i.exec(amountDescription.trim().replace(/\s+/g, ' ')) ?? [];
	const countries = (list ?? '').split(',').map((country) => country.trim().toUpperCase());
	if (side === undefined || !countries.every((country) => /^[A-Z]{2}$/.test(country))) return undefined;
	return { side: side.toLowerCase() as CrossAccountDebt['side'], countries: countries.sort() };
}

/** Money that Amazon moved between two of the seller's accounts and that is still to be moved in Sage, by a person. */
export interface WaitingTransfer {
	/** `to DE, ES, NL` or `from DE, ES, NL`: the countries of the other account. */
	readonly name: string;
	/** Signed as in the file: what this account paid is negative. */
	readonly amount: Minor;
}

export interface CrossAccountResult extends PartResult {
	readonly transfers: readonly WaitingTransfer[];
}

/**
 * Debts between accounts. Which clearing account takes the other end, and what arrives there in its currency, is not in the file: the money waits in clearing,
 * named in its proof, until a person has made the transfer in Sage. A text that does not say the countries is held.
 */
export function crossAccountDebts(rows: readonly ClassifiedRow[]): CrossAccountResult {
	const transfers: WaitingTransfer[] = [];
	const held: Held[] = [];
	for (const classified of rows) {
		const { row } = classified;
		const debt = crossAccountDebt(row.amountDescription);
		if (debt) transfers.push({ name: `${debt.side === 'for' ? 'to' : 'from'} ${debt.countries.join(', ')}`, amount: row.amount });
		else held.push(unnamed(classified));
	}
	return { entries: [], held, transfers };
}

const unnamed = (classified: ClassifiedRow): Held => {
	const { row, lines } = classified;
	return heldRows([classified], {
		kind: 'settlementNotSupported',
		message: `"${row.amountDescription}" moves ${toDecimal(row.amount)} between two of your accounts with Amazon, and does not say which (${rowsFrom(lines)}).`,
		remedy: `Add a row to the nominal map: transactionType "${row.transactionType}", amountType "${row.amountType}", amountDescription "${row.amountDescription}", with nature balance and the nominal code of an account for money between Amazon accounts; then run the settlement again.`,
		detail: `crossAccountDebt|${row.line}`,
	});
};
