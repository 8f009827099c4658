import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { isOrderId } from '../../reference/reference';
import type { BridgeSettings, Channel, SalesRoute } from '../../settings/settings.types';
import type { PartFacts } from '../facts';
import type { OrderSide } from '../fold/orderSide';
import { isSaidByMap } from '../items/subjectVat';
import { creditsByHand } from '../known/credits';
import { decisionOn } from '../known/decisions';
import { mayBeOld } from '../needs';
import { channelOf, type ClassifiedRow } from '../rows';

/** What is to be said of an order whose money is posted all the same. */
export type OrderIssue = 'missing' | 'cancelled' | 'twice' | 'unclear' | 'ageUnknown' | 'onBothRoutes' | 'noOrderId';

/** How an order of the settlement stands: the route of its money, and what a person has to look at. */
export interface OrderStanding {
	readonly route: SalesRoute | 'unsaid';
	readonly issue?: OrderIssue | undefined;
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
		.map(([orderId, ofOrder]) => standingOrder(orderId, ofOrder, standingOf(facts, sideOf(orderId, ofOrder), what)));

/** Field by field: spreading takes several times as long. */
export const standingOrder = (orderId: string, rows: NonEmpty<ClassifiedRow>, { route, issue, isOld }: OrderStanding): StandingOrder => ({
	orderId,
	rows,
	route,
	issue,
	isOld,
});

const sideOf = (orderId: string, rows: NonEmpty<ClassifiedRow>): OrderSide => ({
	orderId,
	isBlank: orderId === '',
	channels: CHANNELS.filter((channel) => rows.some(({ row }) => channelOf(row) === channel)),
	postedAt: rows.reduce((last, { row }) => Math.max(last, row.postedAt), 0),
	rows,
});

const CHANNELS: readonly Channel[] = ['FBM', 'FBA'];

const orders = (issue?: OrderIssue): OrderStanding => ({ route: 'orders', isOld: false, ...(issue && { issue }) });
const SUMMARY: OrderStanding = { route: 'summary', isOld: false };

/**
 * The route is the one of the channel, but what stands in Sage as an order is paid there, whatever the channel says: a summary invoice beside it
 * would count the sale twice. What is missing in Sage is paid on account; nothing about an order holds anybody else's money.
 */
export function standingOf(facts: PartFacts, side: OrderSide, what: 'sales' | 'refunds'): OrderStanding {
	const { settings, known } = facts;
	// Rows of no order at all, whose VAT the client's map says (a recovered chargeback): Sage can have no order of them.
	if (side.isBlank && isSaidByMap(side.rows)) return SUMMARY;
	const route = routeOf(settings, side.channels);
	if (known.sage === 'assumed') return { route: route ?? 'unsaid', isOld: false };
	const { orderId } = side;
	const state = known.sage.get(orderId)?.state;
	if (state === undefined || state === 'cancelled')
		return route === 'summary' && isOrderId(orderId)
			? notInSageOnSummary(facts, orderId, state, what === 'sales' ? side.postedAt : undefined)
			: notInSage(facts, orderId, route, state);
	if (state === 'live' && route === 'summary' && what === 'sales') return orders('onBothRoutes');
	return orders(state === 'live' ? undefined : state);
}

/** How an order stands whose money went over the marketplace customer, whatever its channel: when it is looked at again later. */
export function standingOfPaid(facts: Standings, orderId: string): OrderStanding {
	const state = facts.known.sage === 'assumed' ? 'live' : facts.known.sage.get(orderId)?.state;
	if (state === undefined || state === 'cancelled') return notInSage(facts, orderId, 'orders', state);
	return orders(state === 'live' ? undefined : state);
}

/**
 * A channel that is posted from the settlement. Its sales from before the cut-over may have been booked order by order, unless a statement says that
 * they were not; and a refund that somebody credited under the order id, or decided about, would be credited twice in a summary: these are paid as
 * orders are. `soldAt` is the instant of the latest sale row; left out for refunds.
 */
function notInSageOnSummary(facts: PartFacts, orderId: string, state: 'cancelled' | undefined, soldAt: number | undefined): OrderStanding {
	// An order that somebody cancelled in Sage was booked by nobody.
	const age = state === undefined && mayBeOld(facts.settings, soldAt) ? ageOf(facts, orderId) : 'new';
	if (age === 'unknown') return orders('ageUnknown');
	if (age === 'old') return { route: 'orders', isOld: true };
	return soldAt === undefined && isAnswered(facts, orderId) ? orders() : SUMMARY;
}

/** Whether somebody credited the order, or decided about its refunds in this settlement. */
const isAnswered = ({ known, header: { settlementId } }: PartFacts, orderId: string): boolean =>
	creditsByHand(known.credits, orderId, settlementId).documents.length > 0 ||
	decisionOn(known.decisions, orderId, settlementId) !== undefined;

type Standings = Pick<PartFacts, 'settings' | 'known'>;

function notInSage(facts: Standings, orderId: string, route: SalesRoute | undefined, state?: 'cancelled'): OrderStanding {
	const { settings } = facts;
	if (route === undefined) return { route: 'unsaid', isOld: false };
	if (route === 'summary') return SUMMARY;
	if (state) return orders(state);
	if (!isOrderId(orderId)) return orders('noOrderId');
	if (settings.cutOver === '') return orders('missing');
	const age = ageOf(facts, orderId);
	if (age === 'unknown') return orders('ageUnknown');
	if (age === 'new') return orders('missing');
	return { route: settings.beforeCutOver.route === 'summary' ? 'summary' : 'orders', isOld: true };
}

/** Whether Amazon says that an order was made before the cut-over, or since. */
function ageOf({ settings, known }: Standings, orderId: string): 'old' | 'new' | 'unknown' {
	const created = Date.parse(known.amazon.get(orderId)?.createdTime ?? '');
	if (Number.isNaN(created)) return 'unknown';
	return created < Date.parse(settings.cutOver) ? 'old' : 'new';
}

/** The one route of the channels that the rows of an order name; a row that names none goes with the others. */
function routeOf({ routes }: BridgeSettings, channels: readonly Channel[]): SalesRoute | undefined {
	const [first, ...others] = channels.length > 0 ? channels : CHANNELS;
	const route = first && routes[first];
	return others.every((channel) => routes[channel] === route) ? route : undefined;
}
