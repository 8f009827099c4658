import { addMinor, minorUnits, subtractMinor, sumMinor, ZERO, type Minor } from '../money/money';
import { taxInGross, taxOnNet } from '../money/round';
import {
	lineTotalAt,
	netUnitPriceOf,
	unitPriceLess,
	unitPriceOf,
	unitPriceToDecimal,
	unitPriceWithin,
	type UnitPrice,
} from '../money/unitPrice';
import type { TaxCode } from './context';
import type { PricedLineDraft } from './order.types';

/** Line type by line type: a plain `Omit` would forget which fields belong to which type. */
type WithoutPrice<Each extends PricedLineDraft> = Each extends PricedLineDraft
	? Omit<Each, 'unitPrice' | 'unitDiscount' | 'taxCode' | 'quantity'>
	: never;

/** A line before its price is written: what it must come to, over how many units, at which tax code. */
export interface LineToPrice {
	readonly line: WithoutPrice<PricedLineDraft>;
	/** What it is worth to us with its VAT, all discounts taken off. Tax that Amazon collects and pays itself is not in it. */
	readonly gross: Minor;
	/** What of a higher price is to show as unit discount, with its VAT. */
	readonly discount?: Minor;
	/** Positive whole number; charges have one. */
	readonly quantity: number;
	readonly taxCode: TaxCode;
	/** Texts of comment lines that follow it. */
	readonly comments?: readonly string[];
}

export interface PricedLine {
	readonly line: PricedLineDraft;
	readonly comments: readonly string[];
	/** Its value as Sage is expected to show it, net or gross as prices are. */
	readonly value: Minor;
	readonly rateBasisPoints: number;
}

/** What an order, or a part of it, comes to. */
export interface Totals {
	readonly net: Minor;
	readonly tax: Minor;
	readonly gross: Minor;
}

/**
 * Writes unit price, quantity and tax code of all lines of an order, with prices net or gross as Sage is set (`are_prices_tax_inclusive`). A net price is
 * gross / (1 + rate) / quantity at five decimals. Sage works VAT out on the total per rate, so the lines of one rate are set together: they come to
 * the gross that they are worth, or, where no net of whole pennies does, to the penny below; what is missing goes into the unit price of one line.
 */
export function priceLines(lines: readonly LineToPrice[], pricesIncludeTax: boolean): PricedLine[] {
	const prices = lines.map((line) => startPrice(line, line.gross, pricesIncludeTax));
	for (const rate of new Set(lines.map(({ taxCode }) => taxCode.rateBasisPoints))) {
		const members = lines.flatMap((line, index) => (line.taxCode.rateBasisPoints === rate ? [{ line, index }] : []));
		const gross = sumMinor(members.map(({ line }) => line.gross));
		const target = pricesIncludeTax ? gross : netWithin(gross, rate);
		const values = members.map(({ line, index }) => lineTotalAt(prices[index] as UnitPrice, line.quantity));
		const moved = carry(
			members.map(({ line }) => line.quantity),
			values,
			subtractMinor(target, sumMinor(values)),
		);
		const carrier = moved && members[moved.index];
		if (carrier) prices[carrier.index] = moved.price;
	}
	return lines.map((line, index) => written(line, prices[index] as UnitPrice, pricesIncludeTax));
}

const startPrice = ({ quantity, taxCode }: LineToPrice, gross: Minor, pricesIncludeTax: boolean): UnitPrice =>
	pricesIncludeTax ? unitPriceOf(gross, quantity) : netUnitPriceOf(gross, quantity, taxCode.rateBasisPoints);

/** The largest net whose gross, with VAT on it rounded to the penny, is not above `gross`: at 20 % a sixth of all amounts have no net of their own. */
export function netWithin(gross: Minor, rateBasisPoints: number): Minor {
	let net = addMinor(subtractMinor(gross, taxInGross(gross, rateBasisPoints)), minorUnits(1));
	while (addMinor(net, taxOnNet(net, rateBasisPoints)) > gross) net = subtractMinor(net, minorUnits(1));
	return net;
}

/** The line whose unit price takes pennies, with that price: the one of fewest units that comes to them exactly, else it stays a little below. */
function carry(quantities: readonly number[], values: readonly Minor[], pennies: Minor): { index: number; price: UnitPrice } | undefined {
	if (pennies === 0) return undefined;
	const byUnits = quantities.map((quantity, index) => ({ quantity, index, value: addMinor(values[index] ?? ZERO, pennies) }));
	// A price below nothing is a discount that nobody gave; a line that was one already stays one.
	const able = byUnits.filter(({ index, value }) => value >= 0 || (values[index] ?? ZERO) < 0);
	const ordered = [...able].sort((one, other) => one.quantity - other.quantity || other.value - one.value);
	const exact = ordered.find(({ quantity, value }) => lineTotalAt(unitPriceOf(value, quantity), quantity) === value);
	const chosen = exact ?? ordered[0];
	return chosen && { index: chosen.index, price: unitPriceWithin(chosen.value, chosen.quantity) };
}

function written(given: LineToPrice, price: UnitPrice, pricesIncludeTax: boolean): PricedLine {
	const { line, gross, discount = ZERO, quantity, taxCode, comments = [] } = given;
	const before = discount === 0 ? price : startPrice(given, addMinor(gross, discount), pricesIncludeTax);
	const fields = {
		unitPrice: unitPriceToDecimal(before),
		...(discount !== 0 && { unitDiscount: unitPriceToDecimal(unitPriceLess(before, price)) }),
		taxCode: taxCode.code,
	};
	return {
		// A charge has no quantity in Sage (OpenAPI, sop_order_line.line_quantity).
		line: line.lineType === 'charge' ? { ...line, ...fields } : { ...line, quantity: String(quantity), ...fields },
		comments,
		value: lineTotalAt(price, quantity),
		rateBasisPoints: taxCode.rateBasisPoints,
	};
}

/**
 * What Sage is expected to make of the lines: each line's value to the penny, VAT on the total per rate (help of Sage 200, *How VAT is calculated on sales
 * orders*), half away from zero. For prices with VAT its pages do not say how the VAT is taken out; the gross is certain. The order's own
 * `total_gross_value`, read back after posting, is what counts.
 */
export function forecast(lines: readonly PricedLine[], pricesIncludeTax: boolean): Totals {
	const rates = [...new Set(lines.map(({ rateBasisPoints }) => rateBasisPoints))];
	const totals = rates.map((rate) => {
		const value = sumMinor(lines.filter(({ rateBasisPoints }) => rateBasisPoints === rate).map((line) => line.value));
		const tax = pricesIncludeTax ? taxInGross(value, rate) : taxOnNet(value, rate);
		return pricesIncludeTax ? { net: subtractMinor(value, tax), tax, gross: value } : { net: value, tax, gross: addMinor(value, tax) };
	});
	const sum = (name: keyof Totals) => sumMinor(totals.map((each) => each[name]));
	return { net: sum('net'), tax: sum('tax'), gross: sum('gross') };
}
