import type { VatTreatment } from '../settings';
import { taxOnNet } from '../money/round';
import { subtractMinor, type Minor } from '../money/money';

/** UK VAT rates in basis points. Standard 20 % since 4 January 2011, reduced 5 % (HMRC, VAT rates). */
export const UK_RATES = [
	{ treatment: 'standard', basisPoints: 2000 },
	{ treatment: 'reduced', basisPoints: 500 },
] as const satisfies ReadonlyArray<{ treatment: VatTreatment; basisPoints: number }>;

/** Rate of a treatment in basis points; treatments without VAT in the document are 0. */
export function rateOf(treatment: VatTreatment): number {
	return UK_RATES.find((rate) => rate.treatment === treatment)?.basisPoints ?? 0;
}

/**
 * The treatment whose rate explains a tax amount, when exactly one does. `pennies` is the rounding that the amount may carry:
 * Amazon rounds the tax of each unit and component on its own.
 */
export function treatmentOfTax(net: Minor, tax: Minor, pennies: number): VatTreatment | undefined {
	const fitting = UK_RATES.filter(({ basisPoints }) => Math.abs(subtractMinor(tax, taxOnNet(net, basisPoints))) <= pennies);
	return fitting.length === 1 ? fitting[0].treatment : undefined;
}
