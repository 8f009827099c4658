import { fromDecimal } from '../../money/money';
import type { Refusal } from '../../result';
import { cell, type TableRow } from '../../text/tableRow';
import { VAT_TREATMENTS, type VatTreatment } from '../../settings/settings.types';
import type { OrderDecision } from '../known/decisions';

/** Columns of the table *Order decisions*: people write them, every column text. */
export const ORDER_DECISION_COLUMNS = ['orderId', 'settlementId', 'answer', 'treatment', 'amount', 'decidedBy', 'reason'] as const;

/** A row that a person wrote and that cannot be followed. */
export interface UnusableDecision {
	readonly orderId: string;
	readonly refusal: Refusal;
}

export interface ReadDecisions {
	readonly decisions: readonly OrderDecision[];
	readonly unusable: readonly UnusableDecision[];
}

/** VAT that a credit note may have by decision. */
const TREATMENTS: readonly VatTreatment[] = VAT_TREATMENTS.filter((one) => one !== 'reverseCharge');

/** Reads what people decided about refunds of orders. A row that cannot be followed decides nothing, and says so. */
export function readOrderDecisions(rows: readonly TableRow[]): ReadDecisions {
	const given = rows.filter((row) => ORDER_DECISION_COLUMNS.some((column) => cell(row[column]) !== ''));
	const read = given.map((row) => ({ orderId: cell(row.orderId), fault: faultOf(row, given), row }));
	return {
		decisions: read.flatMap(({ fault, row }) => (fault ? [] : [decisionOf(row)])),
		unusable: read.flatMap(({ orderId, fault }) => (fault ? [{ orderId, refusal: refusalOf(orderId, fault) }] : [])),
	};
}

function faultOf(row: TableRow, all: readonly TableRow[]): string | undefined {
	const [orderId, answer] = [cell(row.orderId), cell(row.answer)];
	const [treatment, amount] = [cell(row.treatment), cell(row.amount)];
	if (orderId === '') return 'orderId is blank';
	if (answer !== 'credit' && answer !== 'paymentOnly') return `answer is "${answer}", should be credit or paymentOnly`;
	if (treatment !== '' && !TREATMENTS.includes(treatment as VatTreatment))
		return `treatment is "${treatment}", should be one of ${TREATMENTS.join(', ')}, or blank`;
	if (amount !== '' && !/^\d{1,9}\.\d{2}$/.test(amount))
		return `amount is "${amount}", should be an amount with two decimals, such as 6.00`;
	if (cell(row.decidedBy) === '') return 'decidedBy is blank: say who decides';
	const same = all.filter((other) => cell(other.orderId) === orderId && cell(other.settlementId) === cell(row.settlementId));
	return same.length > 1 ? `it stands ${same.length} times for the same order and settlement` : undefined;
}

const refusalOf = (orderId: string, fault: string): Refusal => ({
	kind: 'decisionUnusable',
	message: `The table Order decisions has a row for order ${orderId || '(none)'} that cannot be followed: ${fault}. It decides nothing.`,
	remedy: 'Correct the row; the next run follows it.',
	detail: fault,
});

function decisionOf(row: TableRow): OrderDecision {
	const [treatment, amount] = [cell(row.treatment), cell(row.amount)];
	return {
		orderId: cell(row.orderId),
		settlementId: cell(row.settlementId),
		answer: cell(row.answer) as OrderDecision['answer'],
		...(treatment !== '' && { treatment: treatment as VatTreatment }),
		...(amount !== '' && { amount: fromDecimal(amount) }),
		by: cell(row.decidedBy),
	};
}
