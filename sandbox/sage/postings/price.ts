import { minorUnits } from '../../../nodes/domain/money/money';
import { roundHalfAwayFromZero, taxInGross, taxOnNet } from '../../../nodes/domain/money/round';

/** Quantities and prices as integers in the fifth decimal, discounts as sent, rate in hundredths of a percent. */
export interface LineInput {
	readonly quantity: number;
	readonly unitPrice: number;
	readonly discount: { readonly value?: number; readonly percent?: number };
	readonly rate: number;
	readonly pricesIncludeTax: boolean;
}

/** Quantity x price has ten decimals; pence has two. */
const TO_PENCE = 10n ** 8n;

/**
 * Net and tax of a line in pence, each rounded half away from zero. When prices include tax, the rounded line is the gross and the tax
 * is taken out of it. Of two discounts the value wins (sop.json, `unit_discount_value`).
 */
export function priceLine(line: LineInput): { net: number; tax: number } {
	const { value, percent } = line.discount;
	const discount = value ?? (percent === undefined ? 0 : Number(roundHalfAwayFromZero(BigInt(line.unitPrice) * BigInt(percent), 10_000n)));
	const rounded = roundHalfAwayFromZero(BigInt(line.quantity) * BigInt(line.unitPrice - discount), TO_PENCE);
	if (!line.pricesIncludeTax) return { net: rounded, tax: taxOnNet(rounded, line.rate) };
	const tax = taxInGross(rounded, line.rate);
	return { net: minorUnits(rounded - tax), tax };
}
