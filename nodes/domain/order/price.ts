import { addMinor, subtractMinor } from '../money/money';
import { taxInGross, taxOnNet } from '../money/round';
import { lineTotalAt, unitPriceOf, unitPriceToDecimal, type UnitPrice } from '../money/unitPrice';
import type { TaxCode } from './context';
import type { PricedLineDraft } from './order.types';
import { addTaxed, NOTHING, type TaxedAmount } from './vat';

/** Line type by line type: a plain `Omit` would forget which fields belong to which type. */
type WithoutPrice<Each extends PricedLineDraft> = Each extends PricedLineDraft ? Omit<Each, 'unitPrice' | 'taxCode' | 'quantity'> : never;

/** A line before its price is written: what it must come to, over how many units, at which tax code. */
export interface LineToPrice {
	readonly line: WithoutPrice<PricedLineDraft>;
	readonly amount: TaxedAmount;
	/** Positive whole number; charges have one. */
	readonly quantity: number;
	readonly taxCode: TaxCode;
}

export interface PricedLine {
	readonly line: PricedLineDraft;
	/** What Sage is expected to make of it. */
	readonly predicted: TaxedAmount;
}

/** Writes unit price, quantity and tax code of a line, with the price net or gross as Sage is set (`are_prices_tax_inclusive`). */
export function priceLine({ line, amount, quantity, taxCode }: LineToPrice, pricesIncludeTax: boolean): PricedLine {
	const unitPrice = unitPriceOf(pricesIncludeTax ? amount.gross : amount.net, quantity);
	const price = { unitPrice: unitPriceToDecimal(unitPrice), taxCode: taxCode.code };
	return {
		// A charge has no quantity in Sage (OpenAPI, sop_order_line.line_quantity).
		line: line.lineType === 'charge' ? { ...line, ...price } : { ...line, quantity: String(quantity), ...price },
		predicted: predictLine(unitPrice, quantity, taxCode.rateBasisPoints, pricesIncludeTax),
	};
}

/**
 * What Sage will make of a line: its value rounded to the penny, VAT worked out per line, both half away from zero. Sage does not
 * document how it rounds; the order's own `total_gross_value`, read back after posting, is what counts.
 */
function predictLine(unitPrice: UnitPrice, quantity: number, rateBasisPoints: number, pricesIncludeTax: boolean): TaxedAmount {
	const value = lineTotalAt(unitPrice, quantity);
	if (pricesIncludeTax) {
		const tax = taxInGross(value, rateBasisPoints);
		return { net: subtractMinor(value, tax), tax, gross: value };
	}
	const tax = taxOnNet(value, rateBasisPoints);
	return { net: value, tax, gross: addMinor(value, tax) };
}

export const predictOrder = (lines: readonly PricedLine[]): TaxedAmount =>
	lines.map(({ predicted }) => predicted).reduce(addTaxed, NOTHING);
