import { groupBy } from '../../lists/groupBy';
import { stateInSage } from '../../order/sageState';

/** A line of a sales order as Sage gives it. Amounts are decimal strings. */
export interface SageOrderLine {
	/** What stands on it: a stock item, an additional charge (delivery), or words with a price. */
	readonly kind: 'stock' | 'charge' | 'other';
	/** Stock code of a stock line, else ''. */
	readonly code: string;
	/** Number of its tax code in Sage; undefined when it could not be told. */
	readonly taxCode?: number;
	/** Left out, both, where it cannot be told what the line comes to. */
	readonly net?: string;
	readonly tax?: string;
	/** Units of the stock item; 0 where the line has none. */
	readonly quantity: number;
}

/** A sales order as Sage shows it: enough to tell that it is there, whether it stands and how it was taxed. Amounts are decimal strings as Sage gives them. */
export interface SageOrderFact {
	/** Amazon order id. */
	readonly customerDocumentNo: string;
	/** Sage's number of the order. */
	readonly documentNo?: string;
	/** Sage's `document_status` and `cancelled_status`, see `sageState.ts`. */
	readonly documentStatus?: string;
	readonly cancelledStatus?: string;
	readonly totalNet?: string;
	readonly totalTax?: string;
	/** Left out where Sage's answer had no lines: what hangs on a line is then decided by the totals alone, or not at all. */
	readonly lines?: readonly SageOrderLine[];
}

/**
 * What Sage has under one Amazon order id: one order that stands (`live`), more than one (`twice`), only cancelled ones, or one of which
 * nobody can tell. A cancelled order beside one that stands does not count.
 */
export interface OrderInSage {
	readonly state: 'live' | 'twice' | 'cancelled' | 'unclear';
	/** The orders that make the state. */
	readonly orders: readonly SageOrderFact[];
}

/** By Amazon order id, or `assumed` when nobody looked (preview). */
export type OrdersInSage = ReadonlyMap<string, OrderInSage> | 'assumed';

/** Sorts what was found in Sage by Amazon order id. An order that is given twice under one number of Sage is one order. */
export function ordersInSage(found: readonly SageOrderFact[] | 'assumed'): OrdersInSage {
	if (found === 'assumed') return 'assumed';
	const byId = groupBy(found, ({ customerDocumentNo }) => customerDocumentNo.trim());
	return new Map([...byId].map(([orderId, orders]) => [orderId, judged(distinct(orders))]));
}

const distinct = (orders: readonly SageOrderFact[]): SageOrderFact[] => {
	const byNumber = new Map(orders.map((order, index) => [order.documentNo || `row ${index}`, order]));
	return [...byNumber.values()];
};

function judged(orders: readonly SageOrderFact[]): OrderInSage {
	const of = (wanted: string) =>
		orders.filter(({ documentStatus, cancelledStatus, documentNo }) => stateInSage(documentStatus, cancelledStatus, documentNo) === wanted);
	const [live, unclear] = [of('live'), of('unclear')];
	if (live.length > 1) return { state: 'twice', orders: live };
	if (unclear.length > 0) return { state: 'unclear', orders: unclear };
	return live.length === 1 ? { state: 'live', orders: live } : { state: 'cancelled', orders };
}

/** The order that settles what Sage knows of it: the one that stands, when there is just one. */
export function liveOrder(orders: OrdersInSage, orderId: string): SageOrderFact | undefined {
	const found = orders === 'assumed' ? undefined : orders.get(orderId);
	return found?.state === 'live' ? found.orders[0] : undefined;
}
