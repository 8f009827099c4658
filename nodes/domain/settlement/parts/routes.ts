import type { Refusal } from '../../result';
import type { BridgeSettings, SalesRoute } from '../../settings/settings.types';
import type { PartFacts } from '../facts';
import type { Held } from '../held';
import { channelOf, rowsFrom, type ClassifiedRow } from '../rows';
import type { OrdersInSage } from '../sageOrders';
import type { SettlementRow } from '../settlement.types';

export interface RoutedRows extends Readonly<Record<SalesRoute, readonly ClassifiedRow[]>> {
	readonly held: readonly Held[];
}

/** Why a row is left out. */
const REASONS = ['missing', 'cancelled', 'twice', 'unclear', 'onBothRoutes', 'unsaid'] as const;
type Reason = (typeof REASONS)[number];
type What = 'sales' | 'refunds';

/**
 * Parts rows of sales or refunds by the route that their channel takes in the settings. What would count twice or hangs on a guess is
 * reported and left out: an order that is due in Sage and is not there, or only cancelled, or twice; a summary sale that Sage has as an
 * order; a row that does not say who shipped while the routes differ. The refund of a summary channel's order that is in Sage goes to that
 * order.
 */
export function routeRows(facts: PartFacts, rows: readonly ClassifiedRow[], what: What): RoutedRows {
	const routed: Record<SalesRoute, ClassifiedRow[]> = { orders: [], summary: [] };
	const left: Record<Reason, SettlementRow[]> = { missing: [], cancelled: [], twice: [], unclear: [], onBothRoutes: [], unsaid: [] };
	for (const classified of rows) {
		const verdict = verdictOn(facts, classified.row, what);
		if (verdict === 'orders' || verdict === 'summary') routed[verdict].push(classified);
		else left[verdict].push(classified.row);
	}
	const reasons = REASONS.filter((reason) => left[reason].length > 0);
	return { ...routed, held: reasons.map((reason) => ({ rows: left[reason], refusal: REFUSALS[reason](left[reason], what, facts) })) };
}

function verdictOn({ settings, ordersInSage }: PartFacts, row: SettlementRow, what: What): SalesRoute | Reason {
	const route = routeOf(settings, row);
	if (!route) return 'unsaid';
	if (ordersInSage === 'assumed') return route;
	const state = ordersInSage.get(row.orderId)?.state ?? 'missing';
	if (state === 'missing' || state === 'cancelled') return route === 'summary' ? 'summary' : state;
	if (state === 'unclear') return state;
	if (route === 'summary' && what === 'sales') return 'onBothRoutes';
	return state === 'twice' ? 'twice' : 'orders';
}

function routeOf({ routes }: BridgeSettings, row: SettlementRow): SalesRoute | undefined {
	const channel = channelOf(row);
	if (channel) return routes[channel];
	return routes.FBM === routes.FBA ? routes.FBM : undefined;
}

const REFUSALS: Readonly<Record<Reason, (rows: readonly SettlementRow[], what: What, facts: PartFacts) => Refusal>> = {
	missing,
	cancelled,
	twice,
	unclear,
	onBothRoutes,
	unsaid,
};

/** An order that is due in Sage and missing would be counted twice if it were posted here and imported later. */
function missing(rows: readonly SettlementRow[], what: What): Refusal {
	return {
		kind: 'orderNotInSage',
		message: `${counted(rows, 'settled order is', 'settled orders are')} not in Sage: ${orderIds(rows)}.`,
		remedy:
			"Import these orders first (see their own exceptions). Enter by hand what the import leaves alone, such as orders from before the cut-over, with the Amazon order id as the customer's order number. Then run the settlement again.",
		detail: what,
	};
}

/** Money for an order that will never be invoiced would stay on the customer for ever, and a refund would credit a sale that never was. */
function cancelled(rows: readonly SettlementRow[], what: What, { ordersInSage }: PartFacts): Refusal {
	return {
		kind: 'orderCancelledInSage',
		message: `Amazon ${what === 'sales' ? 'paid for' : 'refunded'} ${counted(rows, 'order that is', 'orders that are')} cancelled in Sage: ${ordersByNumber(ordersInSage, rows)}.`,
		remedy:
			"Find out why each was cancelled. Where the sale stands, enter the order in Sage again, with the Amazon order id as the customer's order number, and invoice it; the cancelled one beside it does not count. Where nothing will be sent, enter it again all the same and refund the buyer in Seller Central: the refund comes in a settlement and is credited on it. Then run the settlement again.",
		detail: what,
	};
}

/** Both would be invoiced, and the VAT of one sale declared twice. */
function twice(rows: readonly SettlementRow[], what: What, { ordersInSage }: PartFacts): Refusal {
	return {
		kind: 'orderTwiceInSage',
		message: `${counted(rows, 'settled order stands', 'settled orders stand')} in Sage more than once: ${ordersByNumber(ordersInSage, rows)}. The sale and its VAT would be counted twice.`,
		remedy:
			"Keep one and cancel the others in Sage; a cancelled order beside one that stands does not count. Where both are invoiced, credit one and change its customer's order number. Then run the settlement again.",
		detail: what,
	};
}

function unclear(rows: readonly SettlementRow[], what: What, { ordersInSage }: PartFacts): Refusal {
	return {
		kind: 'orderStatusUnclear',
		message: `It cannot be told whether ${counted(rows, 'settled order is', 'settled orders are')} cancelled in Sage: ${ordersByNumber(ordersInSage, rows)}.`,
		remedy:
			'Orders in Sage must be rows of sop_orders with document_status, as Sales Order: Get Many of the Sage 200 node puts them out. If Sage gives a status that the bridge does not know, send its name to support.',
		detail: what,
	};
}

function onBothRoutes(rows: readonly SettlementRow[]): Refusal {
	return {
		kind: 'orderOnBothRoutes',
		message: `${counted(rows, 'order', 'orders')} of a channel whose sales are posted from the settlement (route summary) ${count(rows) === 1 ? 'is' : 'are'} in Sage as well: ${orderIds(rows)}.`,
		remedy:
			'Posting both would count the sale and its VAT twice. Correct the route in the settings, or cancel these orders in Sage, then run the settlement again.',
		detail: 'sales',
	};
}

function unsaid(rows: readonly SettlementRow[], what: What): Refusal {
	return {
		kind: 'settlementNotSupported',
		message: `Who shipped is not said in the rows of ${what} (${rowsFrom(rows)}, fulfillment-id "${rows[0]?.fulfillmentId}"), and the routes of FBM and FBA differ.`,
		remedy: 'Look the orders up in Seller Central and post the settlement by hand.',
		detail: `channel|${what}`,
	};
}

/** So many are named in a message. */
const NAMED = 20;

const ids = (rows: readonly SettlementRow[]): string[] => [...new Set(rows.map(({ orderId }) => orderId))];
const count = (rows: readonly SettlementRow[]): number => ids(rows).length;
const counted = (rows: readonly SettlementRow[], one: string, many: string): string => `${count(rows)} ${count(rows) === 1 ? one : many}`;
const listed = (names: readonly string[]): string => `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' and more' : ''}`;
const orderIds = (rows: readonly SettlementRow[]): string => listed(ids(rows));

/** Order ids with the numbers that Sage gave them: `202-... (0000000012 and 0000000034)`. */
function ordersByNumber(ordersInSage: OrdersInSage, rows: readonly SettlementRow[]): string {
	const numbersOf = (orderId: string): string[] =>
		(ordersInSage === 'assumed' ? [] : (ordersInSage.get(orderId)?.orders ?? [])).map(
			({ documentNo, documentStatus }) => `${documentNo || 'number not given'}, ${documentStatus || 'status not given'}`,
		);
	return listed(ids(rows).map((orderId) => `${orderId} (${numbersOf(orderId).join(' and ')})`));
}
