import type { SalesRoute } from '../settings';
import { channelOf, type ClassifiedRow, type SettlementContext } from './context';
import type { SettlementRow } from './settlement.types';

export type RoutedRows = Readonly<Record<SalesRoute, readonly ClassifiedRow[]>>;

/**
 * Parts rows of sales or refunds by the route that their channel takes in the settings. What would count twice or hangs on a guess is
 * reported and left out: an order that is due in Sage and is not there, a summary sale that Sage has as an order, a row that does not say
 * who shipped while the routes differ. The refund of a summary channel's order that is in Sage goes to that order.
 */
export function routeRows(context: SettlementContext, rows: readonly ClassifiedRow[], what: 'sales' | 'refunds'): RoutedRows {
	const { ordersInSage } = context;
	const isInSage = ({ row }: ClassifiedRow): boolean => ordersInSage !== 'assumed' && ordersInSage.has(row.orderId);
	const routed: Record<SalesRoute, ClassifiedRow[]> = { orders: [], summary: [] };
	const [missing, twice, unsaid]: SettlementRow[][] = [[], [], []];
	for (const classified of rows) {
		const route = routeOf(context, classified.row);
		if (!route) unsaid.push(classified.row);
		else if (route === 'orders' && ordersInSage !== 'assumed' && !isInSage(classified)) missing.push(classified.row);
		else if (route === 'summary' && isInSage(classified) && what === 'sales') twice.push(classified.row);
		else routed[isInSage(classified) ? 'orders' : route].push(classified);
	}
	holdMissing(context, missing, what);
	holdTwice(context, twice);
	holdUnsaid(context, unsaid, what);
	return routed;
}

function routeOf({ settings: { routes } }: SettlementContext, row: SettlementRow): SalesRoute | undefined {
	const channel = channelOf(row);
	if (channel) return routes[channel];
	return routes.FBM === routes.FBA ? routes.FBM : undefined;
}

/** An order that is due in Sage and missing would be counted twice if it were posted here and imported later. */
function holdMissing(context: SettlementContext, rows: readonly SettlementRow[], what: string): void {
	if (rows.length === 0) return;
	context.hold('orderNotInSage', rows, {
		message: `${named(rows, 'settled order is', 'settled orders are')} not in Sage: ${orderIds(rows)}.`,
		remedy:
			"Import these orders first (see their own exceptions). Enter by hand what the import leaves alone, such as orders from before the cut-over, with the Amazon order id as the customer's order number. Then run the settlement again.",
		detail: what,
	});
}

function holdTwice(context: SettlementContext, rows: readonly SettlementRow[]): void {
	if (rows.length === 0) return;
	context.hold('orderOnBothRoutes', rows, {
		message: `${named(rows, 'order', 'orders')} of a channel whose sales are posted from the settlement (route summary) ${count(rows) === 1 ? 'is' : 'are'} in Sage as well: ${orderIds(rows)}.`,
		remedy:
			'Posting both would count the sale and its VAT twice. Correct the route in the settings, or take these orders out of Sage, then run the settlement again.',
		detail: 'sales',
	});
}

function holdUnsaid(context: SettlementContext, rows: readonly SettlementRow[], what: string): void {
	if (rows.length === 0) return;
	context.hold('settlementNotSupported', rows, {
		message: `${rows.length} rows of ${what} do not say who shipped (fulfillment-id "${rows[0].fulfillmentId}", first in line ${rows[0].line}), and the routes of FBM and FBA differ.`,
		remedy: 'Look the orders up in Seller Central and post the settlement by hand.',
		detail: `channel|${what}`,
	});
}

const ids = (rows: readonly SettlementRow[]): string[] => [...new Set(rows.map(({ orderId }) => orderId))];
const count = (rows: readonly SettlementRow[]): number => ids(rows).length;
const named = (rows: readonly SettlementRow[], one: string, many: string): string => `${count(rows)} ${count(rows) === 1 ? one : many}`;
const orderIds = (rows: readonly SettlementRow[]): string => `${ids(rows).slice(0, 20).join(', ')}${count(rows) > 20 ? ' and more' : ''}`;
