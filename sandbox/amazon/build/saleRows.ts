import type { AmazonOrder } from '../order.types';
import type { AmazonDescription, Listing, OrderDescription } from './description';
import { listingOf } from './order';
import { grossOf, priceLine, type LineMoney } from './price';
import type { Row } from './rows';
import { seededRandom, seedOf } from './random';

/** Amazon's referral fee, with the tax on it: 15.3 % plus 20 % of that, of what the buyer paid. */
const REFERRAL_RATE = 1836;
/** Digital services fee: 2 % of the other fees. */
const DIGITAL_RATE = 200;

/** What one line of an order brought and cost when it was settled; refunds start from it. */
export interface SettledLine {
	readonly money: LineMoney;
	readonly fees: ReadonlyArray<readonly [description: string, amount: number]>;
	/** Fields that all rows of the line share. */
	readonly base: Pick<Row, 'orderId' | 'shipmentId' | 'marketplaceName' | 'fulfillmentId' | 'orderItemCode' | 'sku'>;
	readonly promotionId?: string;
	readonly facilitated: boolean;
	readonly quantity: number;
}

export function settledLines(description: OrderDescription, order: AmazonOrder, seller: AmazonDescription): SettledLine[] {
	const shipmentId = `D${seededRandom(seedOf(`shipment ${order.orderId}`)).text(9, '0123456789BCDFGHJKLMNPQRSTVWXYZ')}`;
	return description.lines.map((line, index) => {
		const listing = listingOf(seller, line.sellerSku);
		const money = priceLine(line, listing, description);
		return {
			money,
			fees: feesOf(money, listing, line.quantity, description),
			base: {
				orderId: order.orderId,
				shipmentId,
				marketplaceName: seller.marketplace.name,
				fulfillmentId: description.fulfilledBy === 'AMAZON' ? 'AFN' : 'MFN',
				orderItemCode: order.orderItems[index].orderItemId,
				sku: line.sellerSku,
			},
			promotionId: line.promotionId,
			facilitated: description.facilitator !== undefined,
			quantity: line.quantity,
		};
	});
}

const share = (amount: number, rate: number): number => Math.floor((2 * amount * rate + 10_000) / 20_000);

function feesOf(money: LineMoney, listing: Listing, quantity: number, order: OrderDescription): Array<readonly [string, number]> {
	const goods = grossOf(money.item) + grossOf(money.giftWrap) - grossOf(money.itemDiscount);
	const delivery = grossOf(money.shipping) - grossOf(money.shippingDiscount);
	const commission = share(goods, REFERRAL_RATE);
	const onDelivery = order.fulfilledBy === 'MERCHANT' ? share(delivery, REFERRAL_RATE) : 0;
	const fulfilment = listing.fulfilmentFee * quantity;
	const fees: Array<readonly [string, number]> = [
		['Commission', -commission],
		['ShippingHB', -onDelivery],
		['FBAPerUnitFulfillmentFee', -fulfilment],
		['DigitalServicesFee', -share(commission + onDelivery + fulfilment, DIGITAL_RATE)],
	];
	return fees.filter(([, amount]) => amount !== 0);
}

/** What the buyer paid for a line, as (amount type, description, amount); `sign` -1 turns it back. */
export function moneyRows(
	{ money, facilitated, promotionId }: SettledLine,
	sign: 1 | -1,
): Array<Pick<Row, 'amountType' | 'amountDescription' | 'amount' | 'promotionId'>> {
	const discountTax = money.itemDiscount.tax + money.shippingDiscount.tax;
	const withheld = facilitated ? 1 : 0;
	const rows: Array<[string, string, number]> = [
		['ItemPrice', 'Principal', money.item.net],
		['ItemPrice', 'Tax', money.item.tax],
		['ItemPrice', 'Shipping', money.shipping.net],
		['ItemPrice', 'ShippingTax', money.shipping.tax],
		['ItemPrice', 'GiftWrap', money.giftWrap.net],
		['ItemPrice', 'GiftWrapTax', money.giftWrap.tax],
		['Promotion', 'Principal', -money.itemDiscount.net],
		['Promotion', 'Shipping', -money.shippingDiscount.net],
		['Promotion', 'TaxDiscount', -discountTax],
		['ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal', -withheld * (money.item.tax - money.itemDiscount.tax)],
		['ItemWithheldTax', 'MarketplaceFacilitatorVAT-Shipping', -withheld * (money.shipping.tax - money.shippingDiscount.tax)],
		['ItemWithheldTax', 'MarketplaceFacilitatorVAT-Giftwrap', -withheld * money.giftWrap.tax],
	];
	return rows
		.filter(([, , amount]) => amount !== 0)
		.map(([amountType, amountDescription, amount]) => ({
			amountType,
			amountDescription,
			amount: sign * amount,
			...(amountType === 'Promotion' ? { promotionId } : {}),
		}));
}

/** All rows of a sale: what the buyer paid, then Amazon's fees. The quantity stands on the Principal row only. */
export function saleRows(lines: readonly SettledLine[], at: string): Row[] {
	return lines.flatMap((line) => {
		const common = { transactionType: 'Order', at, ...line.base };
		const paid = moneyRows(line, 1).map((row) => ({
			...common,
			...row,
			...(row.amountType === 'ItemPrice' && row.amountDescription === 'Principal' ? { quantity: line.quantity } : {}),
		}));
		return [...paid, ...line.fees.map(([amountDescription, amount]) => ({ ...common, amountType: 'ItemFees', amountDescription, amount }))];
	});
}
