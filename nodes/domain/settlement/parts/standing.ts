import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { isOrderId } from '../../reference/reference';
import type { BridgeSettings, Channel, SalesRoute } from '../../settings/settings.types';
import type { PartFacts } from '../facts';
import { channelOf, rowsOf, type ClassifiedRow } from '../rows';
import type { SettlementRow } from '../settlement.types';

/** What is to be said of an order whose money is posted all the same. */
export type OrderIssue = 'missing' | 'cancelled' | 'twice' | 'unclear' | 'ageUnknown' | 'onBothRoutes' | 'noOrderId';

/** How an order of the settlement stands: the route of its money, and what a person has to look at. */
export interface OrderStanding {
	readonly route: SalesRoute | 'unsaid';
	readonly issue?: OrderIssue;
	/** Created before the cut-over: its old invoice does not carry the Amazon order id. */
	readonly isOld: boolean;
}

/** The rows of one order, with its standing. */
export interface StandingOrder extends OrderStanding {
	readonly orderId: string;
	readonly rows: NonEmpty<ClassifiedRow>;
}

/** Takes the rows of sales or refunds apart by order, and says of each how it stands. Rows of nothing alone (of multi-channel orders) ask for nothing. */
export const standingOrders = (facts: PartFacts, rows: readonly ClassifiedRow[], what: 'sales' | 'refunds'): StandingOrder[] =>
	[...groupBy(rows, ({ row }) => row.orderId)]
		.filter(([, ofOrder]) => ofOrder.some(({ row }) => row.amount !== 0))
		.map(([orderId, ofOrder]) => ({
			orderId,
			rows: ofOrder,
			...standingOf(facts, orderId, rowsOf(ofOrder), what),
		}));

const CHANNELS: readonly Channel[] = ['FBM', 'FBA'];

const orders = (issue?: OrderIssue): OrderStanding => ({ route: 'orders', isOld: false, ...(issue && { issue }) });
const SUMMARY: OrderStanding = { route: 'summary', isOld: false };

/**
 * The route is the one of the channel, but what stands in Sage as an order is paid there, whatever the channel says: a summary invoice beside it
 * would count the sale twice. What is missing in Sage is paid on account; nothing about an order holds anybody else's money.
 */
function standingOf(facts: PartFacts, orderId: string, rows: readonly SettlementRow[], what: 'sales' | 'refunds'): OrderStanding {
	const { settings, known } = facts;
	const route = routeOf(settings, rows);
	if (known.sage === 'assumed') return { route: route ?? 'unsaid', isOld: false };
	const state = known.sage.get(orderId)?.state;
	if (state === undefined || state === 'cancelled') return notInSage(facts, orderId, route, state);
	if (state === 'live' && route === 'summary' && what === 'sales') return orders('onBothRoutes');
	return orders(state === 'live' ? undefined : state);
}

/** How an order stands whose money went over the marketplace customer, whatever its channel: when it is looked at again later. */
export function standingOfPaid(facts: Standings, orderId: string): OrderStanding {
	const state = facts.known.sage === 'assumed' ? 'live' : facts.known.sage.get(orderId)?.state;
	if (state === undefined || state === 'cancelled') return notInSage(facts, orderId, 'orders', state);
	return orders(state === 'live' ? undefined : state);
}

type Standings = Pick<PartFacts, 'settings' | 'known'>;

function notInSage({ settings, known }: Standings, orderId: string, route: SalesRoute | undefined, state?: 'cancelled'): OrderStanding {
	if (route === undefined) return { route: 'unsaid', isOld: false };
	if (route === 'summary') return SUMMARY;
	if (state) return orders(state);
	if (!isOrderId(orderId)) return orders('noOrderId');
	if (settings.cutOver === '') return orders('missing');
	const created = Date.parse(known.amazon.get(orderId)?.createdTime ?? '');
	if (Number.isNaN(created)) return orders('ageUnknown');
	if (created >= Date.parse(settings.cutOver)) return orders('missing');
	return { route: settings.beforeCutOver.route === 'summary' ? 'summary' : 'orders', isOld: true };
}

/** The one route of the channels that the rows of an order name; a row that names none goes with the others. */
function routeOf({ routes }: BridgeSettings, rows: readonly SettlementRow[]): SalesRoute | undefined {
	const channels = rows.flatMap((row) => channelOf(row) ?? []);
	const [route, ...others] = new Set((channels.length > 0 ? channels : CHANNELS).map((channel) => routes[channel]));
	return others.length === 0 ? route : undefined;
}
