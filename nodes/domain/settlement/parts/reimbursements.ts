import { analysed } from '../../books/entry';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { negateMinor, ZERO, type Minor } from '../../money/money';
import { clearingOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import type { PartResult } from '../held';
import { byPeriod, linesBehind, sumRows, type ClassifiedRow } from '../rows';

/**
 * Reimbursements and those taken back, balance sheet money: outside the scope of VAT, a receipt or a payment per period, one line per nominal account.
 * What is taken back goes to the account of what was given, in the other direction: the description tells the two apart, not the sign of a row.
 */
export function reimbursementEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	const entries = byPeriod(rows).flatMap(([period, ofPeriod]) => {
		const descriptions = [...groupBy(ofPeriod, ({ is, row }) => `${accountOf(is)}|${row.amountType}|${row.amountDescription}`).values()];
		const amounts = (wanted: (sum: Minor) => boolean) => {
			const rowsOfSide = descriptions.filter((ofDescription) => wanted(sumRows(ofDescription))).flat();
			return [...groupBy(rowsOfSide, ({ is }) => accountOf(is)).values()].map((ofAccount) => amountOf(facts, ofAccount, period));
		};
		const received = amounts((sum) => sum > 0);
		const paid = amounts((sum) => sum < 0).map((amount): SettlementAmount => ({ ...amount, vat: 'input' }));
		const entry = (part: 'REIMB' | 'CLAWB', document: 'bank_receipt' | 'bank_payment', lines: readonly SettlementAmount[]) =>
			lines.length === 0 ? [] : [analysed(headOf(facts, part, document, period), lines, clearingOf(facts), sharedNarrative(lines, period))];
		return [...entry('REIMB', 'bank_receipt', received), ...entry('CLAWB', 'bank_payment', paid)];
	});
	return { entries, held: [] };
}

const accountOf = ({ nominalCode, costCentre, department }: ClassifiedRow['is']): string => [nominalCode, costCentre, department].join('|');

function amountOf({ settings }: PartFacts, rows: NonEmpty<ClassifiedRow>, period: string): SettlementAmount {
	const { nominalCode, costCentre, department } = rows[0].is;
	return {
		nominalCode,
		costCentre,
		department,
		taxCode: settings.taxCodes.outsideScope.code,
		vat: 'output',
		gross: negateMinor(sumRows(rows)),
		tax: ZERO,
		narrative: narrativeOf(rows, period),
		lines: linesBehind(rows),
	};
}

/** A client's map puts other things here as well, goodwill for one: these must not be called reimbursements. */
function narrativeOf(rows: readonly ClassifiedRow[], period: string): string {
	if (!rows.every(({ is }) => is.shippedNature === 'reimbursement')) return otherNarrative(period);
	return sumRows(rows) < 0 ? `Amazon reimbursements taken back ${period}` : `Amazon reimbursements ${period}`;
}

const otherNarrative = (period: string): string => `Amazon amounts outside VAT ${period}`;

/** Of the document: what its lines are called, when they are called the same. */
function sharedNarrative(amounts: readonly SettlementAmount[], period: string): string {
	const [narrative, ...others] = new Set(amounts.map((amount) => amount.narrative));
	return narrative !== undefined && others.length === 0 ? narrative : otherNarrative(period);
}
