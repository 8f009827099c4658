import { type Minor } from './money';
import { roundHalfAwayFromZero } from './round';

/**
 * A price per unit in hundred-thousandths of the currency's main unit: the five decimals of Sage's `selling_unit_price`
 * (OpenAPI of Sage 200, sop_order_line, `decimal 5dp`). A type of its own, so that it cannot be added to minor units by mistake.
 */
export type UnitPrice = number & { readonly __unitPrice: true };

/** Unit price steps in one minor unit: five decimals against two. */
const STEPS_PER_MINOR = 1000n;

/** Price per unit of a line total, half away from zero at the fifth decimal. `quantity` is a positive whole number. */
export function unitPriceOf(lineTotal: Minor, quantity: number): UnitPrice {
	return Number(roundHalfAwayFromZero(BigInt(lineTotal) * STEPS_PER_MINOR, BigInt(quantity))) as UnitPrice;
}

/**
 * Price per unit without VAT of a line that comes to `gross` with VAT, half away from zero at the fifth decimal: gross / (1 + rate) / quantity in
 * one step. Rate in basis points; `quantity` is a positive whole number.
 */
export function netUnitPriceOf(gross: Minor, quantity: number, rateBasisPoints: number): UnitPrice {
	const numerator = BigInt(gross) * STEPS_PER_MINOR * 10_000n;
	return Number(roundHalfAwayFromZero(numerator, BigInt(quantity) * BigInt(10_000 + rateBasisPoints))) as UnitPrice;
}

/** The largest price at which a line does not come to more than `lineTotal`. `quantity` is a positive whole number. */
export function unitPriceWithin(lineTotal: Minor, quantity: number): UnitPrice {
	const nearest = unitPriceOf(lineTotal, quantity);
	return (lineTotalAt(nearest, quantity) > lineTotal ? nearest - 1 : nearest) as UnitPrice;
}

/** What a price is less than another. */
export const unitPriceLess = (price: UnitPrice, other: UnitPrice): UnitPrice => (price - other) as UnitPrice;

/** What a line comes to at a unit price, half away from zero at the penny. */
export function lineTotalAt(price: UnitPrice, quantity: number): Minor {
	return roundHalfAwayFromZero(BigInt(price) * BigInt(quantity), STEPS_PER_MINOR);
}

/** Two to five decimals, e.g. `16.66` or `-4.16667`: the form that a sales order line carries. */
export function unitPriceToDecimal(price: UnitPrice): string {
	const digits = String(Math.abs(price)).padStart(6, '0');
	const decimals = digits.slice(-5).replace(/0{1,3}$/, '');
	return `${price < 0 ? '-' : ''}${digits.slice(0, -5)}.${decimals}`;
}

/** Whether a line of so many units comes to the same pennies at two prices, given as decimal texts; false for what is no price of five decimals or no whole quantity. */
export function samePennies(one: string, other: string, quantity: string): boolean {
	const [first, second] = [one, other].map(unitPriceFrom);
	if (first === undefined || second === undefined || !/^\d{1,9}$/.test(quantity)) return false;
	return lineTotalAt(first, Number(quantity)) === lineTotalAt(second, Number(quantity));
}

function unitPriceFrom(text: string): UnitPrice | undefined {
	const match = /^(-?)(\d{1,10})(?:\.(\d{1,5})0*)?$/.exec(text.trim());
	if (!match) return undefined;
	const [, sign, whole, decimals = ''] = match;
	return Number(`${sign}${whole}${decimals.padEnd(5, '0')}`) as UnitPrice;
}
