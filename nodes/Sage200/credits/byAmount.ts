import { textOf } from '../../domain/text/textOf';
import type { RunCache } from '../runCache';
import { allOf, anyOf, equals, isAmount, type Filter } from '../transport/filter';
import type { SageClient } from '../transport/request';
import type { Credit } from './credit.types';
import { ledgerRows, mayBeCreditNote, type LedgerRow } from './creditNotes';
import { creditsOf } from './join';
import { hasOrderId } from './orderIds';
import { customersOf } from './ofOrders';
import { returnsBehind, returnsThatFit, type SalesReturn } from './returns';

/** A refund of an order for which no credit was found. */
export interface Refund {
	readonly orderId: string;
	/** Positive decimal string. */
	readonly amount: string;
}

/**
 * Credits of the customers that have the amount of a refund and name no Amazon order: somebody may have keyed them without the order id. They are proposals, for a
 * person: the amount alone proves nothing. One credit is proposed for every order whose refund has its amount.
 */
export async function creditsByAmount(
	client: SageClient,
	cache: RunCache,
	customerIds: readonly number[],
	refunds: readonly Refund[],
): Promise<Credit[]> {
	if (refunds.length === 0 || customerIds.length === 0) return [];
	const onCustomer = anyOf(...customerIds.map((id) => equals('customer_id', id)));
	const fits = (field: string): Filter[] =>
		[...new Set(refunds.map(({ amount }) => amount))].map((amount) => allOf(onCustomer, isAmount(field, amount)));
	const notes = await notesWithoutOrder(client, fits('document_gross_value'));
	const returns: SalesReturn[] = [];
	for (const filter of fits('total_gross_value')) returns.push(...(await returnsThatFit({ client, cache }, filter)));
	const loose = returns.filter(({ row }) => !hasOrderId(row.customer_document_no));
	const customers = await customersOf(client, customerIds);
	return refunds.flatMap(({ orderId, amount }) =>
		creditsOf({
			returns: loose.map((each) => ({ ...each, orderIds: [orderId] })),
			ofOrders: notes.map((each) => ({ ...each, orderIds: [orderId] })),
			ofReturns: [],
			customers,
		})
			.filter((credit) => credit.gross_value === amount)
			.map((credit) => ({ ...credit, uncertain: 'found by customer and amount only', may_be_same_as: [] })),
	);
}

/** Credit notes that name no order, neither themselves nor by the return that they came of. */
async function notesWithoutOrder(client: SageClient, terms: readonly Filter[]): Promise<LedgerRow[]> {
	const rows = (await ledgerRows(client, terms)).filter(
		(each) => mayBeCreditNote(each) && !hasOrderId(each.row.reference) && !hasOrderId(each.row.second_reference),
	);
	const numbers = [...new Set(rows.map(({ row }) => textOf(row.reference)))].filter((number) => number !== '');
	const behind = await returnsBehind(client, numbers);
	const ofOrders = new Set(
		behind
			.filter((view) => hasOrderId(view.sop_order_return_customer_document_no))
			.map((view) => textOf(view.sop_invoice_credit_document_no)),
	);
	return rows.filter(({ row }) => !ofOrders.has(textOf(row.reference)));
}
