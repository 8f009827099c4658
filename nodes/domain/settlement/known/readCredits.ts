import { groupBy } from '../../lists/groupBy';
import { absoluteMinor, ZERO } from '../../money/money';
import { isOrderCredit } from '../../reference/reference';
import { isSameInSage } from '../../text/sageText';
import type { CreditFact } from './credits';
import { amountOf, wordOf, type SageRow } from './sageRow';

/**
 * Credits of orders as facts. A credit that cannot be read is kept, as one that cannot be relied on: left out, it would be credited a second time.
 * A row without an order id belongs to none, and one that was taken back (`undone_by`) credits nothing any more, ours or theirs.
 */
export function readCredits(rows: readonly SageRow[]): CreditFact[] {
	const named = rows.filter((row) => orderIdOf(row) !== '' && wordOf(row.undone_by) === '');
	return [...groupBy(named, orderIdOf).values()].flatMap((ofOrder) => ofOrder.map((row) => readCredit(row, ofOrder)));
}

const orderIdOf = (row: SageRow): string => wordOf(row.amazon_order_id);

const isReturn = (row: SageRow): boolean => wordOf(row.source) === 'salesReturn';

const numberOf = (row: SageRow): string => wordOf(row.document_no) || wordOf(row.reference) || wordOf(row.urn);

function readCredit(row: SageRow, ofOrder: readonly SageRow[]): CreditFact {
	const gross = amountOf(row.gross_value);
	const doubt = [wordOf(row.uncertain), gross === undefined ? 'its value cannot be read' : ''].filter(Boolean).join('; ');
	return {
		orderId: orderIdOf(row),
		source: isReturn(row) ? 'salesReturn' : 'creditNote',
		documentNo: numberOf(row),
		reference: wordOf(row.reference),
		secondReference: wordOf(row.second_reference),
		gross: gross === undefined ? ZERO : absoluteMinor(gross),
		maybeSameAs: maybeSameAs(row, ofOrder),
		...(doubt !== '' && { doubt }),
	};
}

/** What the row says itself; where it does not say, a return and a credit note of one order that do not name each other. */
function maybeSameAs(row: SageRow, ofOrder: readonly SageRow[]): string {
	const { may_be_same_as: said } = row;
	if (Array.isArray(said)) return said.map(wordOf).filter(Boolean).join(', ');
	if (said !== undefined) return wordOf(said);
	if (isOrderCredit(wordOf(row.second_reference))) return '';
	const others = ofOrder.filter((other) => isReturn(other) !== isReturn(row) && !isOrderCredit(wordOf(other.second_reference)));
	return others
		.filter((other) => !isSameInSage(numberOf(other), numberOf(row)))
		.map(numberOf)
		.join(', ');
}
