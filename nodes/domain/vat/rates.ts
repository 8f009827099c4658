import type { VatTreatment } from '../settings/settings.types';
import { taxOnNet } from '../money/round';
import { subtractMinor, type Minor } from '../money/money';

/** UK VAT rates in basis points. Standard 20 % since 4 January 2011, reduced 5 % (HMRC, VAT rates). */
const UK_RATES = [
	{ treatment: 'standard', basisPoints: 2000 },
	{ treatment: 'reduced', basisPoints: 500 },
] as const satisfies ReadonlyArray<{ treatment: VatTreatment; basisPoints: number }>;

/** Rate of a treatment in basis points; treatments without VAT in the document are 0. */
export function rateOf(treatment: VatTreatment): number {
	return UK_RATES.find((rate) => rate.treatment === treatment)?.basisPoints ?? 0;
}

/**
 * The treatment whose rate explains a tax amount best, if it does so within `pennies`: the rounding that the amount may carry, because
 * Amazon rounds the tax of each unit and component on its own. Undefined when no rate fits, or two fit alike.
 */
export function treatmentOfTax(net: Minor, tax: Minor, pennies: number): VatTreatment | undefined {
	let least = Infinity;
	let nearest: VatTreatment | undefined;
	for (const { treatment, basisPoints } of UK_RATES) {
		const apart = Math.abs(subtractMinor(tax, taxOnNet(net, basisPoints)));
		if (apart <= least) nearest = apart === least ? undefined : treatment;
		least = Math.min(least, apart);
	}
	return least <= pennies ? nearest : undefined;
}
