import { groupBy } from '../lists/groupBy';
import type { SalesOrderLineDraft } from '../order/order.types';
import { liveOrder, type OrdersInSage, type SageOrderFact } from '../settlement/known/sageOrders';
import type { CreditsInSage } from '../settlement/known/credits';
import { isOrderCredit } from '../reference/reference';
import type { Refusal } from '../result';
import { folded } from '../settings/faults';
import { isSameInSage } from '../text/sageText';
import { placeOf } from '../fba/reasons';
import type { ReturnFacts } from './facts';
import type { Refunded } from './money';
import type { ReturnEvent } from './returnRows';
import type { ReturnRow } from './returnsTable';

/** A sales return as *Sales Return: Create Once* takes it: goods at no price, because their money is credited from the settlement. */
export interface ReturnDraft {
	readonly customerReference: string;
	readonly documentNo: string;
	readonly date: string;
	readonly lines: readonly SalesOrderLineDraft[];
}

export type Judged =
	| { readonly kind: 'refused'; readonly refusal: Refusal; readonly row: ReturnRow }
	/** Nothing to post: what operations do, or what is still to come. */
	| { readonly kind: 'listed'; readonly row: ReturnRow }
	| { readonly kind: 'draft'; readonly row: ReturnRow; readonly draft: ReturnDraft };

interface Given {
	readonly event: ReturnEvent;
	readonly row: ReturnRow;
	readonly facts: Pick<ReturnFacts, 'settings' | 'skuMap'>;
	readonly orders: OrdersInSage;
	readonly credits: CreditsInSage;
	readonly money: Refunded | undefined;
	/** Stock units of the item that other returns of the order bring back. */
	readonly others: number;
	readonly hasReturns: boolean;
}

const BY_HAND =
	'Take the goods in by hand in Sage 200, and set the status of its row in Returns to closed; until then only this return waits.';

/** What becomes of one return. What Sage credits for the order already is looked at first. */
export function judgeReturn(given: Given): Judged {
	const { event, facts, orders, credits, hasReturns } = given;
	const listed = (status: string, message: string, row = given.row): Judged => ({ kind: 'listed', row: { ...row, status, message } });
	if (!event.isBack) return listed('requested', 'The buyer asked to send it back; it has not arrived yet.');
	const [sku, ...others] = facts.skuMap.filter(({ sellerSku }) => folded(sellerSku) === folded(event.sku));
	const refuse = (kind: Refusal['kind'], why: string, remedy = BY_HAND): Judged => ({
		kind: 'refused',
		row: given.row,
		refusal: { kind, message: `Return of ${event.units} ${event.sku} of order ${event.orderId} on ${event.date}: ${why}.`, remedy },
	});
	if (!sku)
		return refuse(
			'returnUnclear',
			'the table Seller SKU map has no row for it',
			`Give the SKU a row in the table Seller SKU map. Or: ${BY_HAND}`,
		);
	if (others.length > 0)
		return refuse(
			'returnUnclear',
			`it is a kit of ${[sku, ...others].map(({ stockCode }) => stockCode).join(' and ')}, of which any part may be back`,
		);
	const quantity = event.units * sku.factor;
	const warehouse = warehouseOf(event, facts);
	const row = { ...given.row, stockCode: sku.stockCode, quantity: String(quantity), warehouse: warehouse ?? '' };
	if (quantity <= 0 || event.date === '') return refuse('returnUnclear', 'its quantity or day cannot be read');
	if (!warehouse) return refuse('returnUnclear', `the disposition "${event.disposition.slice(0, 30)}" has no warehouse in the settings`);
	const order = liveOrder(orders, event.orderId);
	if (!order)
		return listed('for operations', 'Its order is not in Sage 200 as one that stands: goods that are back are taken in by hand.', row);
	if (!hasReturns) return listed('for operations', 'This Sage 200 has no sales returns (before 2025 R1): take the goods in by hand.', row);
	const foreign = creditsByOthers(credits, event.orderId);
	if (foreign.length > 0)
		return refuse('returnAlreadyInSage', `Sage 200 has ${foreign.join(', ')} for the order, which this flow did not make`);
	const draft = draftOf({ ...given, quantity, warehouse, order, stockCode: sku.stockCode });
	return typeof draft === 'string' ? refuse('returnUnclear', draft) : { kind: 'draft', row, draft };
}

function warehouseOf({ channel, disposition }: ReturnEvent, { settings: { orders, fba } }: Given['facts']): string | undefined {
	if (channel === 'FBM') return orders.warehouses.FBM.code;
	const place = placeOf(disposition);
	if (place === 'sellable') return orders.warehouses.FBA.code;
	return place === 'unsellable' && fba.warehouses.damaged.code !== '' ? fba.warehouses.damaged.code : undefined;
}

/** Returns and credit notes of others, by their numbers. Our returns begin with the order id and our credit notes have references of ours. */
function creditsByOthers(credits: CreditsInSage, orderId: string): string[] {
	const all = credits === 'assumed' ? [] : (credits.get(orderId) ?? []);
	return all
		.filter(({ secondReference, source, gross }) => !isOrderCredit(secondReference) && !(source === 'salesReturn' && gross === 0))
		.map(({ source, documentNo }) => `${source === 'salesReturn' ? 'sales return' : 'credit note'} ${documentNo}`);
}

interface Wanted extends Given {
	readonly quantity: number;
	readonly warehouse: string;
	readonly order: SageOrderFact;
	readonly stockCode: string;
}

/** The return, or why there is none. */
function draftOf({ event, facts, order, stockCode, quantity, warehouse, others, money }: Wanted): ReturnDraft | string {
	const lines = (order.lines ?? []).filter(({ kind, code }) => kind === 'stock' && isSameInSage(code, stockCode));
	const sold = lines.reduce((sum, line) => sum + line.quantity, 0);
	if (quantity + others > sold) return `${quantity + others} of ${stockCode} came back by now, and the order in Sage 200 has ${sold}`;
	const codes = [...groupBy(lines, ({ taxCode }) => String(taxCode)).keys()];
	const taxCode = lines[0]?.taxCode;
	if (codes.length !== 1 || taxCode === undefined) return `the tax code of ${stockCode} on the order in Sage 200 cannot be told`;
	const { series } = facts.settings;
	const own = series.length === 1 ? series[0] : series.find(({ key }) => key === money?.series);
	if (!own) return 'its series, and with it the customer, cannot be told before its money is settled';
	return {
		customerReference: own.customer.code,
		documentNo: event.id,
		date: event.date,
		lines: [{ lineType: 'standard', stockCode, warehouse, quantity: String(quantity), unitPrice: '0.00', taxCode }],
	};
}
