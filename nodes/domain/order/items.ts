import type { NonEmpty } from '../lists/groupBy';
import { done } from '../result';
import { folded } from '../settings/faults';
import { sageText } from '../text/sageText';
import { textOf } from '../text/textOf';
import { collect, refused, refusalsOf, type Attempt } from './attempt';
import type { AmazonMoney, AmazonOrder, AmazonOrderItem } from './amazonOrder.types';
import type { OrderContext, SageProductFact } from './context';
import { NO_PROCEEDS, readProceeds, type ItemProceeds } from './proceeds';
import type { MappedSku } from './skuMap';
import { checkQuantity, refuseUncounted } from './quantity';

/** A stock item of which an item of the order is made: wholly, or with others as a kit. */
export interface PlacedPart {
	readonly product: SageProductFact;
	/** Units of the stock item: ordered quantity times the factor of the SKU map. */
	readonly quantity: number;
	/** What of the item's price falls to it, in hundredths of a per cent. */
	readonly priceShare: number;
}

/** An item of the order with its money read and its Sage products found. */
export interface PlacedItem {
	readonly item: AmazonOrderItem;
	readonly sku: string;
	readonly parts: NonEmpty<PlacedPart>;
	readonly proceeds: ItemProceeds;
	/** Nothing is charged for it: a replacement without proceeds. */
	readonly isFree: boolean;
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
export function placeItems(order: AmazonOrder, { currency, isFree }: ItemTerms, context: OrderContext): Attempt<PlacedItem[]> {
	const selling = order.orderItems.filter((item) => !hasNothingToSell(item));
	return collect(selling.map((item) => placeItem(item, order.orderId, { currency, isFree }, context)));
}

/** What holds for all items of an order. */
interface ItemTerms {
	readonly currency: string;
	readonly isFree: boolean;
}

function placeItem(item: AmazonOrderItem, orderId: string, { currency, isFree }: ItemTerms, context: OrderContext): Attempt<PlacedItem> {
	const sku = item.product?.sellerSku ?? '';
	const odd = refuseOdd(item, orderId, sku);
	if (odd) return odd;
	const mapped = mapSku(sku, orderId, context);
	const proceeds = isFree ? done(NO_PROCEEDS) : readProceeds(item, currency, orderId);
	const quantity = proceeds.ok && !isFree ? checkQuantity(item, proceeds.value, currency, orderId) : done(undefined);
	if (!mapped.ok || !proceeds.ok || !quantity.ok) return refused(...refusalsOf(mapped, proceeds, quantity));
	const marketplaceCollects = (item.tax?.taxCollections ?? []).some(({ model }) => model === 'MARKETPLACE_FACILITATOR');
	const [first, ...others] = mapped.value;
	const placed = ({ factor, ...part }: MappedPart): PlacedPart => ({ ...part, quantity: item.quantityOrdered * factor });
	const parts: NonEmpty<PlacedPart> = [placed(first), ...others.map(placed)];
	return done({ item, sku, parts, proceeds: proceeds.value, isFree, marketplaceCollects });
}

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
	return refuseUncounted(item, orderId);
}

type MappedPart = Pick<MappedSku, 'factor' | 'priceShare'> & { readonly product: SageProductFact };

/** Finds the stock items of a seller SKU. SKUs match exactly, codes as Sage compares them. */
function mapSku(sku: string, orderId: string, context: OrderContext): Attempt<NonEmpty<MappedPart>> {
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
	const parts = collect(mapped.map((row) => mapPart(row, where, context)));
	return parts.ok ? done(parts.value as NonEmpty<MappedPart>) : parts;
}

function mapPart({ sellerSku: sku, stockCode, factor, priceShare }: MappedSku, where: string, context: OrderContext): Attempt<MappedPart> {
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
	const isInactive = /inactive/i.test(textOf(product.product_status_type));
	if (product.allow_sales_order === false || isInactive) {
		const message = `${where}: stock item ${stockCode} is ${isInactive ? 'inactive' : 'not allowed on sales orders'} in Sage.`;
		const remedy = isInactive ? 'Make the stock item active in Sage' : 'Allow sales orders on the stock item in Sage';
		return refused({ kind: 'stockItemNotForSale', message, remedy: `${remedy}, or map the SKU to another one.`, detail: sku });
	}
	return done({ product, factor, priceShare });
}

/** A row that only looks like the SKU is named: it is most likely meant for it. */
function whyUnmapped(sku: string, context: OrderContext): string {
	const near = context.mappedByFold.get(folded(sku));
	return near ? `is not in the SKU map: ${near.row} ("${near.sellerSku}") differs from it only by case or blanks` : 'is not in the SKU map';
}
