import type { PartResult } from '../held';
import { rowsFrom, type ClassifiedRow } from '../rows';
import { toDecimal } from '../../money/money';

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

/** Debts between accounts: which clearing account takes the other end, and in which currency what arrives, is not in the file. */
export const crossAccountEntries = (rows: readonly ClassifiedRow[]): PartResult => ({
	entries: [],
	held: rows.map(({ row }) => ({
		rows: [row],
		refusal: {
			kind: 'settlementNotSupported',
			message: `"${row.amountDescription}" moves ${toDecimal(row.amount)} between two of your accounts with Amazon (${rowsFrom([row])}).`,
			remedy: `Add a row to the nominal map: transactionType "${row.transactionType}", amountType "${row.amountType}", amountDescription "${row.amountDescription}", with nature balance and the nominal code of an account for money between Amazon accounts, for each of the two settlements; then run the settlement again.`,
			detail: `crossAccountDebt|${row.line}`,
		},
	})),
});
