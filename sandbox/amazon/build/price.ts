import type { LineDescription, Listing, OrderDescription } from './description';

/** Net and tax of an amount that includes tax; together they are the amount. */
export interface Split {
	readonly net: number;
	readonly tax: number;
}

/** The money of one order line. Discounts are positive here; whoever writes them gives them their sign. */
export interface LineMoney {
	readonly item: Split;
	readonly shipping: Split;
	readonly giftWrap: Split;
	readonly itemDiscount: Split;
	readonly shippingDiscount: Split;
	readonly taxRate: number;
}

/** Takes the tax out of a gross amount, to the nearest penny, halves up. */
export function splitGross(gross: number, taxRate: number): Split {
	const divisor = 10_000 + taxRate;
	const tax = Math.floor((2 * gross * taxRate + divisor) / (2 * divisor));
	return { net: gross - tax, tax };
}

/** Delivery and gift wrap carry the rate of the goods that they go with. */
export function priceLine(line: LineDescription, listing: Listing, order: OrderDescription): LineMoney {
	const taxRate = order.facilitator?.taxRate ?? listing.taxRate;
	const split = (gross = 0): Split => splitGross(gross, taxRate);
	return {
		item: split(listing.price * line.quantity),
		shipping: split(line.shipping),
		giftWrap: split(line.giftWrap),
		itemDiscount: split(line.itemDiscount),
		shippingDiscount: split(line.shippingDiscount),
		taxRate,
	};
}

export const grossOf = ({ net, tax }: Split): number => net + tax;

/** Pence as a decimal string. */
export function decimal(pence: number): string {
	const digits = String(Math.abs(pence)).padStart(3, '0');
	return `${pence < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const add = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
