import type { AmazonOrder, ItemProceeds, Money, ProceedsSubtype, ProceedsType } from '../order.types';
import { add, decimal, type LineMoney } from './price';

type Detail = [ProceedsSubtype, number];

const money = (pence: number, currency: string): Money => ({ amount: decimal(pence), currencyCode: currency });

/**
 * Proceeds of one item: ITEM, SHIPPING and GIFT_WRAP without tax, TAX and DISCOUNT with their details. What is zero is left out,
 * as a missing breakdown is in Amazon's answers. Discounts are negative, so that the subtotals add up to the total.
 */
export function itemProceeds(
	line: LineMoney,
	currency: string,
): { proceeds: ItemProceeds; total: number; subtotals: Map<ProceedsType, number> } {
	const discountTax = line.itemDiscount.tax + line.shippingDiscount.tax;
	const taxDetails: Detail[] = [
		['ITEM', line.item.tax],
		['SHIPPING', line.shipping.tax],
		['GIFT_WRAP', line.giftWrap.tax],
		['DISCOUNT', -discountTax],
	];
	const discountDetails: Detail[] = [
		['ITEM', -line.itemDiscount.net],
		['SHIPPING', -line.shippingDiscount.net],
	];
	const parts: Array<[ProceedsType, Detail[], number]> = [
		['ITEM', [], line.item.net],
		['SHIPPING', [], line.shipping.net],
		['GIFT_WRAP', [], line.giftWrap.net],
		['TAX', taxDetails, add(taxDetails.map(([, value]) => value))],
		['DISCOUNT', discountDetails, add(discountDetails.map(([, value]) => value))],
	];
	const present = parts.filter(([, , subtotal]) => subtotal !== 0);
	const total = add(present.map(([, , subtotal]) => subtotal));
	return {
		total,
		subtotals: new Map(present.map(([type, , subtotal]) => [type, subtotal])),
		proceeds: {
			proceedsTotal: money(total, currency),
			breakdowns: present.map(([type, details, subtotal]) => ({
				type,
				subtotal: money(subtotal, currency),
				...detailsOf(details, currency),
			})),
		},
	};
}

function detailsOf(details: Detail[], currency: string): Pick<ItemProceeds['breakdowns'][number], 'detailedBreakdowns'> {
	const present = details.filter(([, value]) => value !== 0);
	return present.length === 0
		? {}
		: { detailedBreakdowns: present.map(([subtype, value]) => ({ subtype, value: money(value, currency) })) };
}

/** Proceeds of the order: the items' subtotals by type. */
export function orderProceeds(
	items: ReadonlyArray<{ total: number; subtotals: Map<ProceedsType, number> }>,
	currency: string,
): NonNullable<AmazonOrder['proceeds']> {
	const sums = new Map<ProceedsType, number>();
	for (const { subtotals } of items) for (const [type, subtotal] of subtotals) sums.set(type, (sums.get(type) ?? 0) + subtotal);
	return {
		grandTotal: money(add(items.map(({ total }) => total)), currency),
		breakdowns: [...sums].map(([type, subtotal]) => ({ type, subtotal: money(subtotal, currency) })),
	};
}
