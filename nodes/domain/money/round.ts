import { minorUnits, type Minor } from './money';

/**
 * Half away from zero: the rounding that HMRC's VAT guide accepts per line ("to the nearest penny", VAT Notice 700 s.17.5)
 * and that Sage's documents show. Exact: works on integers, numerator over denominator.
 */
export function roundHalfAwayFromZero(numerator: bigint, denominator: bigint): Minor {
	if (denominator <= 0n) throw new RangeError('The denominator must be positive');
	const negative = numerator < 0n;
	const absolute = negative ? -numerator : numerator;
	const rounded = (absolute * 2n + denominator) / (denominator * 2n);
	return minorUnits(Number(negative ? -rounded : rounded));
}

/** Tax contained in a gross amount at a rate in basis points (20 % = 2000), half away from zero. */
export const taxInGross = (gross: Minor, rateBasisPoints: number): Minor => shareOf(gross, rateBasisPoints, 10_000 + rateBasisPoints);

/** Tax on a net amount at a rate in basis points (20 % = 2000), half away from zero. */
export const taxOnNet = (net: Minor, rateBasisPoints: number): Minor => shareOf(net, rateBasisPoints, 10_000);

/** So many parts of a whole, which is positive, half away from zero: in plain numbers as long as every step of it is exact in them. */
function shareOf(amount: Minor, parts: number, whole: number): Minor {
	const product = amount * parts;
	const doubled = Math.abs(product) * 2 + whole;
	if (doubled > Number.MAX_SAFE_INTEGER) return roundHalfAwayFromZero(BigInt(amount) * BigInt(parts), BigInt(whole));
	const rounded = (doubled - (doubled % (whole * 2))) / (whole * 2);
	return minorUnits(product < 0 ? 0 - rounded : rounded);
}
