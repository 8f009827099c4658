import { done } from '../result';
import { folded } from '../settings/faults';
import { sageText } from '../text/sageText';
import { collect, refused, refusalsOf, type Attempt } from './attempt';
import type { AmazonMoney, AmazonOrder, AmazonOrderItem } from './amazonOrder.types';
import type { OrderContext, SageProductFact } from './context';
import { readProceeds, type ItemProceeds } from './proceeds';

/** An item of the order with its money read and its Sage product found. */
export interface PlacedItem {
	readonly item: AmazonOrderItem;
	readonly sku: string;
	readonly product: SageProductFact;
	/** Units of the stock item: ordered quantity times the factor of the SKU map. */
	readonly stockQuantity: number;
	readonly proceeds: ItemProceeds;
	/** Amazon collects the item's tax and pays it itself: not ours, neither in the price nor in the VAT return. */
	readonly marketplaceCollects: boolean;
}

/** An item that was cancelled or ordered none of, and carries no money, has no line. */
export function hasNothingToSell(item: AmazonOrderItem): boolean {
	return isNoAmount(item.proceeds?.proceedsTotal) && (item.quantityOrdered === 0 || item.cancellation?.cancellationExecution !== undefined);
}

/** Not given, or nothing. */
export const isNoAmount = (money: AmazonMoney | undefined): boolean => money === undefined || /^-?0+(\.0+)?$/.test(money.amount);

/** Reads and places all items that sell something; refuses with all that is wrong in any of them. */
export function placeItems(order: AmazonOrder, currency: string, context: OrderContext): Attempt<PlacedItem[]> {
	const selling = order.orderItems.filter((item) => !hasNothingToSell(item));
	return collect(selling.map((item) => placeItem(item, order.orderId, currency, context)));
}

function placeItem(item: AmazonOrderItem, orderId: string, currency: string, context: OrderContext): Attempt<PlacedItem> {
	const sku = item.product?.sellerSku ?? '';
	const odd = refuseOdd(item, orderId, sku);
	if (odd) return odd;
	const mapped = mapSku(sku, orderId, context);
	const proceeds = readProceeds(item, currency, orderId);
	if (!mapped.ok || !proceeds.ok) return refused(...refusalsOf(mapped, proceeds));
	const marketplaceCollects = (item.tax?.taxCollections ?? []).some(({ model }) => model === 'MARKETPLACE_FACILITATOR');
	const { product, factor } = mapped.value;
	return done({ item, sku, product, stockQuantity: item.quantityOrdered * factor, proceeds: proceeds.value, marketplaceCollects });
}

/**
 * Whether a unit of the order is one piece. Amazon's own example of a merchant's order measures it so: by count, one. Any other measure, a count of
 * more than one as well, leaves open what the quantity counts.
 */
const isSoldByUnit = ({ measurement }: AmazonOrderItem): boolean =>
	measurement === undefined || measurement === null || (measurement.unit === 'COUNT' && measurement.value === 1);

/** Most units of an item: with a factor of six digits the quantity in Sage still has all its digits. */
const MOST_UNITS = 999_999;

/** Items that a line with quantity and price cannot express. */
function refuseOdd(item: AmazonOrderItem, orderId: string, sku: string): Attempt<never> | undefined {
	const detail = item.orderItemId;
	if (item.cancellation?.cancellationExecution) {
		const message = `Order ${orderId}, SKU ${sku}: the item is cancelled on Amazon, but still carries money.`;
		return refused({
			kind: 'cancelledOnAmazon',
			message,
			remedy: 'Look at the order in Seller Central and enter in Sage what is still to be sent.',
			detail,
		});
	}
	const { quantityOrdered } = item;
	const isCounted = Number.isInteger(quantityOrdered) && quantityOrdered > 0 && quantityOrdered <= MOST_UNITS && isSoldByUnit(item);
	if (isCounted) return undefined;
	const message = `Order ${orderId}, SKU ${sku}: the ordered quantity is not a number of units (${String(item.quantityOrdered)}, ${item.measurement?.unit ?? 'no unit'}).`;
	return refused({ kind: 'orderDataMissing', message, remedy: 'Enter this order in Sage by hand.', detail });
}

/** Finds stock item and factor of a seller SKU. SKUs match exactly, codes as Sage compares them. */
function mapSku(sku: string, orderId: string, context: OrderContext): Attempt<{ product: SageProductFact; factor: number }> {
	const where = `Order ${orderId}, SKU ${sku || '(none)'}`;
	const mapped = context.mappedBySku.get(sku);
	if (!mapped) {
		return refused({
			kind: 'unknownSku',
			message: `${where} ${whyUnmapped(sku, context)}.`,
			remedy: 'Give the SKU one row with its stock code and factor in the SKU map; the next run then takes the order.',
			detail: sku,
		});
	}
	const { stockCode, factor } = mapped;
	const product = context.productsByCode.get(sageText(stockCode));
	if (!product) {
		const message = `${where}: the SKU map names stock code ${stockCode}, which Sage does not have.`;
		return refused({
			kind: 'unknownStockCode',
			message,
			remedy: 'Correct the stock code in the SKU map, or create the stock item in Sage.',
			detail: sku,
		});
	}
	if (product.allow_sales_order === false) {
		const message = `${where}: stock item ${stockCode} is not allowed on sales orders in Sage.`;
		return refused({
			kind: 'stockItemNotForSale',
			message,
			remedy: 'Allow sales orders on the stock item in Sage, or map the SKU to another one.',
			detail: sku,
		});
	}
	return done({ product, factor });
}

/** A row that only looks like the SKU is named: it is most likely meant for it. */
function whyUnmapped(sku: string, context: OrderContext): string {
	const near = context.mappedByFold.get(folded(sku));
	return near ? `is not in the SKU map: ${near.row} ("${near.sellerSku}") differs from it only by case or blanks` : 'is not in the SKU map';
}
