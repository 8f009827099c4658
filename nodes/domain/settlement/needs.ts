import { isOrderId } from '../reference/reference';
import type { BridgeSettings, Channel, SalesRoute } from '../settings/settings.types';
import type { Nature } from './catalogue/entry';
import type { Classifier } from './catalogue/classify';
import { ordersInSage, type SageOrderFact } from './known/sageOrders';
import type { AskedOrders } from './desk/orderFacts';
import { channelOf } from './rows';
import type { RowView } from './file/rowView';

/** What a file tells about one of its orders before anybody has looked anything up. */
export interface OrderInFile {
	readonly orderId: string;
	/** '' when the rows do not say. */
	readonly channel: Channel | '';
	readonly isRefunded: boolean;
	readonly hasTaxRows: boolean;
	/** Latest instant at which a row of its sale was posted, milliseconds since the epoch; 0 when it is not sold in this file. */
	readonly soldAt: number;
	/** Amazon withholds tax of it: whether that is right hangs on where the goods went. */
	readonly hasWithheldTax: boolean;
}

/** What is to be looked up for a settlement, from its rows alone. */
export interface FileNeeds {
	readonly orders: readonly OrderInFile[];
	readonly orderIds: readonly string[];
	/** Orders with refunds: for these the credits in Sage are looked up. */
	readonly refundedOrderIds: readonly string[];
	/** SKUs that were sold or given back without tax rows. */
	readonly untaxedSkus: readonly string[];
}

const SALE: readonly Nature[] = ['sale', 'saleTax', 'promotion', 'promotionTax'];
const REFUND: readonly Nature[] = ['refund', 'refundTax'];
const TAX: readonly Nature[] = ['saleTax', 'refundTax', 'promotionTax'];

type Growing = { -readonly [Field in keyof OrderInFile]: OrderInFile[Field] };

/** Gathers what is to be looked up, row by row. */
export class NeedsGatherer {
	private readonly orders = new Map<string, Growing>();
	private readonly skus = new Map<string, Set<string>>();

	/** By the number of the type; '' is of no concern. */
	private readonly natures: Array<Nature | ''> = [];

	constructor(private readonly classify: Classifier) {}

	add(row: RowView): void {
		const nature = (this.natures[row.typeId] ??= this.natureOf(row));
		if (nature === '' || row.orderId === '') return;
		const order = this.orderOf(row);
		if (order.channel === '') order.channel = channelOf(row) ?? '';
		if (REFUND.includes(nature)) order.isRefunded = true;
		if (SALE.includes(nature)) order.soldAt = Math.max(order.soldAt, row.postedAt);
		if (TAX.includes(nature) && row.amount !== 0) order.hasTaxRows = true;
		if (nature === 'taxWithheld') order.hasWithheldTax = true;
		if (row.sku !== '') this.skus.get(row.orderId)?.add(row.sku);
	}

	private natureOf({ type }: RowView): Nature | '' {
		const nature = this.classify(type)?.nature;
		return nature !== undefined && [...SALE, ...REFUND, 'taxWithheld'].includes(nature) ? nature : '';
	}

	private orderOf(row: RowView): Growing {
		const known = this.orders.get(row.orderId);
		if (known) return known;
		const order = {
			orderId: row.orderId,
			channel: channelOf(row) ?? '',
			isRefunded: false,
			hasTaxRows: false,
			soldAt: 0,
			hasWithheldTax: false,
		} as const;
		const growing: Growing = { ...order };
		this.orders.set(row.orderId, growing);
		this.skus.set(row.orderId, new Set());
		return growing;
	}

	needs(): FileNeeds {
		const orders = [...this.orders.values()];
		const ids = (some: readonly OrderInFile[]) => some.map(({ orderId }) => orderId).filter(isOrderId);
		const untaxed = orders.filter(({ hasTaxRows }) => !hasTaxRows);
		return {
			orders,
			orderIds: ids(orders),
			refundedOrderIds: ids(orders.filter(({ isRefunded }) => isRefunded)),
			untaxedSkus: [...new Set(untaxed.flatMap(({ orderId }) => [...(this.skus.get(orderId) ?? [])]))],
		};
	}
}

/** So many orders are asked of Amazon in one run: its quota is about one every two seconds (Orders API, getOrder). */
const MOST_ASKED = 200;

/** For so long after the cut-over a sale may be of an order from before it; later ones are not asked for. A rule of ours: Amazon names no bound. */
const RUN_OFF_DAYS = 365;

/**
 * Whether the age of an order matters whose channel is posted from the settlement: there is a cut-over, and no statement that the sales before it were
 * not booked order by order. `soldAt` is the instant of its latest sale row; left out (a refund comes at any time) it matters always.
 */
export const mayBeOld = ({ cutOver, beforeCutOver }: BridgeSettings, soldAt?: number): boolean =>
	cutOver !== '' && beforeCutOver.route !== 'summary' && (soldAt === undefined || soldAt < Date.parse(cutOver) + RUN_OFF_DAYS * 86_400_000);

/** Who is asked for first: a credit note waits for a refunded order, the settlement for VAT that hangs on where the goods went. */
function urgencyOf({ isRefunded, hasTaxRows, hasWithheldTax }: OrderInFile): number {
	if (isRefunded) return 0;
	return hasWithheldTax || !hasTaxRows ? 1 : 2;
}

/** Orders to ask Amazon for in this run, and how many of those that the settlement hangs on are left for the next ones. */
export interface OrdersToAsk {
	readonly orderIds: readonly string[];
	/** Orders of a summary channel beyond the bound of a run: until they are known, their sales cannot be invoiced. */
	readonly left: number;
}

/**
 * The orders that only Amazon can say more of: when they were made, where Sage does not have them and there is a cut-over; where they went, where
 * their VAT hangs on it. The most urgent first, those that Amazon did not answer for before last: they must keep nobody from being asked. What is known
 * already is not asked again.
 */
export function ordersToAsk(
	{ orders }: Pick<FileNeeds, 'orders'>,
	found: readonly SageOrderFact[],
	{ answered, unanswered }: AskedOrders,
	settings: BridgeSettings,
): OrdersToAsk {
	const inSage = ordersInSage(found);
	const isMissing = (orderId: string) => inSage !== 'assumed' && !inSage.has(orderId);
	const { FBM, FBA } = settings.routes;
	const common = FBM === FBA ? FBM : undefined;
	const routeOf = (channel: Channel | ''): SalesRoute | undefined => (channel === '' ? common : settings.routes[channel]);
	const isAsked = ({ orderId, channel, hasTaxRows, hasWithheldTax, isRefunded, soldAt }: OrderInFile): boolean => {
		const route = routeOf(channel);
		if (!isMissing(orderId)) return false;
		if (route === 'summary') return hasWithheldTax || !hasTaxRows || mayBeOld(settings, isRefunded ? undefined : soldAt);
		return settings.cutOver !== '';
	};
	const asked = orders.filter((order) => isOrderId(order.orderId) && !answered.has(order.orderId) && isAsked(order));
	const isNew = ({ orderId }: OrderInFile): boolean => !unanswered.has(orderId);
	const urgentFirst = asked.toSorted((a, b) => Number(isNew(b)) - Number(isNew(a)) || urgencyOf(a) - urgencyOf(b));
	return {
		orderIds: urgentFirst.slice(0, MOST_ASKED).map(({ orderId }) => orderId),
		left: urgentFirst.slice(MOST_ASKED).filter((order) => isNew(order) && routeOf(order.channel) === 'summary').length,
	};
}
