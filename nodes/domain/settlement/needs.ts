import { isOrderId } from '../reference/reference';
import type { BridgeSettings, Channel, SalesRoute } from '../settings/settings.types';
import type { Nature } from './catalogue/entry';
import type { Classifier } from './catalogue/classify';
import { ordersInSage, type SageOrderFact } from './known/sageOrders';
import { channelOf } from './rows';
import type { RowView } from './file/rowView';

/** What a file tells about one of its orders before anybody has looked anything up. */
export interface OrderInFile {
	readonly orderId: string;
	/** '' when the rows do not say. */
	readonly channel: Channel | '';
	readonly isRefunded: boolean;
	readonly hasTaxRows: boolean;
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

/**
 * The orders that only Amazon can say more of: when they were made, where Sage does not have them and there is a cut-over; where they went, where
 * their VAT hangs on it. Refunded ones first, because a credit note waits for them. What is known already is not asked again.
 */
export function ordersToAsk(
	{ orders }: Pick<FileNeeds, 'orders'>,
	found: readonly SageOrderFact[],
	knownIds: ReadonlySet<string>,
	settings: BridgeSettings,
): string[] {
	const inSage = ordersInSage(found);
	const isMissing = (orderId: string) => inSage !== 'assumed' && !inSage.has(orderId);
	const { FBM, FBA } = settings.routes;
	const common = FBM === FBA ? FBM : undefined;
	const routeOf = (channel: Channel | ''): SalesRoute | undefined => (channel === '' ? common : settings.routes[channel]);
	const isAsked = ({ orderId, channel, hasTaxRows, hasWithheldTax }: OrderInFile): boolean => {
		const route = routeOf(channel);
		if (!isMissing(orderId)) return false;
		if (route === 'summary') return hasWithheldTax || !hasTaxRows;
		return settings.cutOver !== '';
	};
	const asked = orders.filter((order) => isOrderId(order.orderId) && !knownIds.has(order.orderId) && isAsked(order));
	const refundedFirst = asked.toSorted((a, b) => Number(b.isRefunded) - Number(a.isRefunded));
	return refundedFirst.slice(0, MOST_ASKED).map(({ orderId }) => orderId);
}
