import type { Store } from '../../core/store';
import type { AmazonOrder, AmazonOrderItem, ProceedsSubtype, ProceedsType } from '../order.types';
import { toPence } from '../money';
import { COLLECTIONS, type OrderRecord, type TransactionRecord, type TransactionRow } from '../records';
import { groupBy } from '../transactionView';

/** Net and tax in pence. */
export interface VatAmount {
	readonly net: number;
	readonly tax: number;
}

/** One item that was sold or refunded, with its VAT. Discounts are negative, refunds as well. */
export interface VatLine {
	readonly kind: 'SALE' | 'REFUND';
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly order: AmazonOrder;
	readonly item: AmazonOrderItem;
	readonly transactionId: string;
	readonly quantity: number;
	readonly parts: Readonly<Record<VatPart, VatAmount>>;
	/** Whole percent. */
	readonly rate: number;
	readonly isMarketplaceFacilitator: boolean;
}

export type VatPart = 'item' | 'itemPromo' | 'shipping' | 'shippingPromo' | 'giftWrap';

/** All shipments and refunds that were posted in a time, oldest first. */
export function vatLines(store: Store, from: number, to: number): VatLine[] {
	const orders = new Map(store.all<OrderRecord>(COLLECTIONS.orders).map(({ order }) => [order.orderId, order]));
	return store
		.all<TransactionRecord>(COLLECTIONS.transactions)
		.filter(({ orderId, at }) => orderId !== undefined && Date.parse(at) >= from && Date.parse(at) < to)
		.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id - b.id)
		.flatMap((transaction) => linesOf(transaction, orders.get(transaction.orderId as string) as AmazonOrder));
}

function linesOf(transaction: TransactionRecord, order: AmazonOrder): VatLine[] {
	return groupBy(
		transaction.rows.filter(({ sku }) => sku),
		({ sku }) => sku as string,
	).map(([sku, rows]) => {
		const item = order.orderItems.find(({ product }) => product.sellerSku === sku) as AmazonOrderItem;
		const isSale = transaction.transactionType === 'Shipment';
		return {
			kind: isSale ? 'SALE' : 'REFUND',
			at: Date.parse(transaction.at),
			order,
			item,
			transactionId: transaction.transactionId,
			quantity: isSale ? item.quantityOrdered : 0,
			parts: isSale ? soldParts(item) : refundedParts(rows),
			rate: rateOf(item),
			isMarketplaceFacilitator: item.tax?.taxCollections[0]?.model === 'MARKETPLACE_FACILITATOR',
		};
	});
}

function soldParts(item: AmazonOrderItem): VatLine['parts'] {
	const [itemDiscount, shippingDiscount] = [detailOf(item, 'DISCOUNT', 'ITEM'), detailOf(item, 'DISCOUNT', 'SHIPPING')];
	const discountTax = detailOf(item, 'TAX', 'DISCOUNT');
	return {
		item: { net: subtotalOf(item, 'ITEM'), tax: detailOf(item, 'TAX', 'ITEM') },
		shipping: { net: subtotalOf(item, 'SHIPPING'), tax: detailOf(item, 'TAX', 'SHIPPING') },
		giftWrap: { net: subtotalOf(item, 'GIFT_WRAP'), tax: detailOf(item, 'TAX', 'GIFT_WRAP') },
		...shareTax(itemDiscount, shippingDiscount, discountTax),
	};
}

function refundedParts(rows: readonly TransactionRow[]): VatLine['parts'] {
	const amount = (type: string, description: string): number =>
		rows.filter((row) => row.amountType === type && row.amountDescription === description).reduce((sum, row) => sum + row.amount, 0);
	return {
		item: { net: amount('ItemPrice', 'Principal'), tax: amount('ItemPrice', 'Tax') },
		shipping: { net: amount('ItemPrice', 'Shipping'), tax: amount('ItemPrice', 'ShippingTax') },
		giftWrap: { net: amount('ItemPrice', 'GiftWrap'), tax: amount('ItemPrice', 'GiftWrapTax') },
		...shareTax(amount('Promotion', 'Principal'), amount('Promotion', 'Shipping'), amount('Promotion', 'TaxDiscount')),
	};
}

/** Amazon gives one figure for the tax of both discounts; it is shared in proportion, the delivery takes the remainder. */
function shareTax(itemDiscount: number, shippingDiscount: number, tax: number): Pick<VatLine['parts'], 'itemPromo' | 'shippingPromo'> {
	const whole = itemDiscount + shippingDiscount;
	const ofItem = whole === 0 ? 0 : Math.round((tax * itemDiscount) / whole);
	return { itemPromo: { net: itemDiscount, tax: ofItem }, shippingPromo: { net: shippingDiscount, tax: tax - ofItem } };
}

const subtotalOf = (item: AmazonOrderItem, type: ProceedsType): number =>
	toPence(item.proceeds?.breakdowns.find((part) => part.type === type)?.subtotal.amount ?? '0.00');

function detailOf(item: AmazonOrderItem, type: ProceedsType, subtype: ProceedsSubtype): number {
	const details = item.proceeds?.breakdowns.find((part) => part.type === type)?.detailedBreakdowns;
	return toPence(details?.find((detail) => detail.subtype === subtype)?.value.amount ?? '0.00');
}

/** The rates of the company are whole percents, so the rounded quotient is the rate. */
function rateOf(item: AmazonOrderItem): number {
	const net = subtotalOf(item, 'ITEM');
	return net === 0 ? 0 : Math.round((detailOf(item, 'TAX', 'ITEM') * 100) / net);
}
