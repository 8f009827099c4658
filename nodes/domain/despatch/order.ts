import { cell } from '../text/tableRow';
import { textOf } from '../text/textOf';
import { shownItems, type ShownPackage } from './shown';

/** What a shipment needs of an order of Amazon's (orders 2026-01-01: FULFILLMENT, PACKAGES). No buyer data. */
export interface ShippedOrder {
	readonly orderId: string;
	readonly marketplaceId: string;
	readonly status: string;
	readonly fulfilledBy: string;
	readonly programs: readonly string[];
	readonly createdTime: string;
	/** Latest ship time; '' where Amazon gives none. */
	readonly shipBy: string;
	readonly items: readonly ShippedItem[];
	readonly packages: readonly ShownPackage[];
}

export interface ShippedItem {
	readonly orderItemId: string;
	readonly sellerSku: string;
	readonly ordered: number;
	/** Units that Amazon knows as sent: by its packages, or by its count where that is more. */
	readonly fulfilled: number;
}

type Given = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Given => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {});
const listOf = (value: unknown): Given[] => (Array.isArray(value) ? value.map(objectOf) : []);
const countOf = (value: unknown): number => (Number.isInteger(value) && (value as number) > 0 ? (value as number) : 0);

/** Reads an order that Amazon gave; undefined for what is none (a failed item has no order id). */
export function shippedOrderOf(given: Given): ShippedOrder | undefined {
	const orderId = cell(given.orderId);
	if (orderId === '' || given.error !== undefined) return undefined;
	const fulfillment = objectOf(given.fulfillment);
	const packages = listOf(given.packages);
	return {
		orderId,
		marketplaceId: cell(objectOf(given.salesChannel).marketplaceId),
		status: cell(fulfillment.fulfillmentStatus),
		fulfilledBy: cell(fulfillment.fulfilledBy),
		programs: Array.isArray(given.programs) ? given.programs.map(textOf) : [],
		createdTime: cell(given.createdTime),
		shipBy: cell(objectOf(fulfillment.shipByWindow).latestDateTime),
		items: listOf(given.orderItems).map((item) => itemOf(item, packages)),
		packages,
	};
}

function itemOf(item: Given, packages: readonly ShownPackage[]): ShippedItem {
	const orderItemId = cell(item.orderItemId);
	return {
		orderItemId,
		sellerSku: textOf(objectOf(item.product).sellerSku),
		ordered: countOf(item.quantityOrdered),
		fulfilled: Math.max(countOf(objectOf(item.fulfillment).quantityFulfilled), unitsIn(packages, orderItemId)),
	};
}

/** Units of an order item in packages; those whose items Amazon does not show count as none. */
export const unitsIn = (packages: readonly ShownPackage[], orderItemId: string): number =>
	packages
		.flatMap((each) => shownItems(each) ?? [])
		.filter((each) => cell(each.orderItemId) === orderItemId)
		.reduce((sum, { quantity }) => sum + countOf(quantity), 0);
