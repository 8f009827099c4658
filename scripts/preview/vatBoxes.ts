import type { JournalLine, NominalLine } from '../../nodes/domain/books/journal.types';
import { groupBy } from '../../nodes/domain/lists/groupBy';
import { addMinor, negateMinor, sumMinor, toDecimal, ZERO, type Minor } from '../../nodes/domain/money/money';
import { taxOnNet } from '../../nodes/domain/money/round';
import type { BridgeSettings, VatTreatment } from '../../nodes/domain/settings/settings.types';
import { rateOf } from '../../nodes/domain/vat/rates';

type TaxCodes = BridgeSettings['taxCodes'];

/** Roles with their words, the plainest first: two roles may share a code of Sage, which then counts as the plainer. */
const ROLE_NAMES = {
	standard: 'Standard 20 %',
	reduced: 'Reduced 5 %',
	zero: 'Zero rated',
	exempt: 'Exempt',
	outsideScope: 'Outside the scope',
	marketplaceCollected: 'Collected by Amazon',
	reverseCharge: 'Reverse charge',
} as const satisfies Record<VatTreatment, string>;

/** The VAT role of a tax code's number in the client's settings. */
export const roleOf = (code: number, taxCodes: TaxCodes): VatTreatment | undefined =>
	(Object.keys(ROLE_NAMES) as VatTreatment[]).find((role) => taxCodes[role].code === code);

/** A tax code for people: its role and its number in Sage. */
export function roleName(code: number | null, taxCodes: TaxCodes): string {
	if (code === null) return '';
	const role = roleOf(code, taxCodes);
	return `${role ? ROLE_NAMES[role] : 'No role'} (${code})`;
}

/** What the documents of a period move on the VAT return; decimal strings. */
export interface VatBoxes {
	/** `YYYY-MM`. */
	readonly period: string;
	readonly box1: string;
	readonly box4: string;
	readonly box6: string;
	readonly box7: string;
}

/**
 * Boxes 1, 4, 6 and 7 that a settlement's own documents move, by accounting period. What is outside the scope is in none; a reverse charge stands on both sides.
 * The sales of orders are not among them: their VAT is on the invoices that Sage makes from the orders.
 */
export function vatBoxesOf(journal: readonly JournalLine[], taxCodes: TaxCodes): VatBoxes[] {
	const lines = journal
		.filter((line) => line.accountKind === 'nominal')
		.filter(({ taxCode }) => roleOf(taxCode, taxCodes) !== 'outsideScope');
	return [...groupBy(lines, ({ period }) => period)]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([period, ofPeriod]) => boxesOf(period, ofPeriod, taxCodes));
}

function boxesOf(period: string, lines: readonly NominalLine[], taxCodes: TaxCodes): VatBoxes {
	const isReverse = ({ taxCode }: NominalLine) => roleOf(taxCode, taxCodes) === 'reverseCharge';
	const reversed = sumMinor(lines.filter(isReverse).map(({ net }) => net));
	const plain = lines.filter((line) => !isReverse(line));
	const sum = (side: NominalLine['vat'], field: 'net' | 'tax'): Minor =>
		sumMinor(plain.filter(({ vat }) => vat === side).map((line) => line[field]));
	const notional = reversed === 0 ? ZERO : taxOnNet(reversed, rateOf('standard'));
	return {
		period,
		box1: toDecimal(addMinor(negateMinor(sum('output', 'tax')), notional)),
		box4: toDecimal(addMinor(sum('input', 'tax'), notional)),
		box6: toDecimal(addMinor(negateMinor(sum('output', 'net')), reversed)),
		box7: toDecimal(addMinor(sum('input', 'net'), reversed)),
	};
}
