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
