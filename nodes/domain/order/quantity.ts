import { addMinor, minorUnits, toDecimal, type Minor } from '../money/money';
import { done, type Refusal, type Refused } from '../result';
import { readAmount } from './amount';
import type { AmazonOrderItem } from './amazonOrder.types';
import { refused, type Attempt } from './attempt';
import type { ItemProceeds } from './proceeds';

/** Most units of an item: with a factor of six digits the quantity in Sage still has all its digits. */
const MOST_UNITS = 999_999;

/**
 * Whether a unit of the order is one piece. Amazon's own example of a merchant's order measures it so: by count, one. Any other measure, a count of
 * more than one as well, leaves open what the quantity counts.
 */
const isSoldByUnit = ({ measurement }: AmazonOrderItem): boolean =>
	measurement === undefined || measurement === null || (measurement.unit === 'COUNT' && measurement.value === 1);

/** Refuses an ordered quantity that is no number of units, and one that is not what was and what is still to be sent. */
export function refuseUncounted(item: AmazonOrderItem, orderId: string): Refused<readonly Refusal[]> | undefined {
	const { quantityOrdered, fulfillment, orderItemId: detail } = item;
	const where = `Order ${orderId}, SKU ${item.product?.sellerSku ?? ''}`;
	const isCounted = Number.isInteger(quantityOrdered) && quantityOrdered > 0 && quantityOrdered <= MOST_UNITS && isSoldByUnit(item);
	if (!isCounted) {
		const message = `${where}: the ordered quantity is not a number of units (${String(quantityOrdered)}, ${item.measurement?.unit ?? 'no unit'}).`;
		return refused({ kind: 'orderDataMissing', message, remedy: 'Enter this order in Sage by hand.', detail });
	}
	const { quantityFulfilled, quantityUnfulfilled } = fulfillment ?? {};
	if (quantityFulfilled === undefined || quantityUnfulfilled === undefined) return undefined;
	if (quantityFulfilled + quantityUnfulfilled === quantityOrdered) return undefined;
	const message = `${where}: ${quantityOrdered} were ordered, but ${quantityFulfilled} are fulfilled and ${quantityUnfulfilled} are not.`;
	return refused({ kind: 'orderTotalsDisagree', message, remedy: QUANTITY_REMEDY, detail });
}

const QUANTITY_REMEDY = 'Look up in Seller Central how many units are to be sent and paid, and enter the order by hand.';

/**
 * Whether what the goods come to is the unit price times the ordered quantity, with or without the tax that Amazon shows (the model does not say which), within a penny per
 * unit. A business price may fall with the quantity. Without a unit price in the order's currency nothing is checked.
 */
export function checkQuantity(item: AmazonOrderItem, { components }: ItemProceeds, currency: string, orderId: string): Attempt<undefined> {
	const { unitPrice, priceDesignation } = item.product?.price ?? {};
	const price = readAmount(unitPrice, currency);
	const { amount, tax } = components.goods;
	if (price === undefined || price === 0) return done(undefined);
	const wanted = minorUnits(price * item.quantityOrdered);
	const fits = (goods: Minor) =>
		Math.abs(goods - wanted) <= item.quantityOrdered || (priceDesignation === 'BUSINESS_PRICE' && goods < wanted);
	if (fits(amount) || fits(addMinor(amount, tax))) return done(undefined);
	const message = `Order ${orderId}, SKU ${item.product.sellerSku ?? ''}: ${item.quantityOrdered} at a unit price of ${toDecimal(price)} ${currency} do not make the ${toDecimal(addMinor(amount, tax))} that Amazon shows for the goods.`;
	return refused({ kind: 'orderTotalsDisagree', message, remedy: QUANTITY_REMEDY, detail: `${item.orderItemId} quantity` });
}
