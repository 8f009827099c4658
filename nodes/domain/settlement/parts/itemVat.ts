import { sumMinor, ZERO, fromDecimal, subtractMinor, type Minor } from '../../money/money';
import { taxInGross, taxOnNet } from '../../money/round';
import type { VatTreatment } from '../../settings/settings.types';
import { rateOf, treatmentOfTax } from '../../vat/rates';
import type { ClassifiedRow } from '../rows';
import type { SageOrderFact } from '../sageOrders';

/** Net and tax of one item's rows, signed as in the file. */
export interface ItemVat {
	readonly treatment: VatTreatment;
	readonly net: Minor;
	readonly tax: Minor;
	/** The rows without tax rows contain the tax, so that it has to be taken out of them. */
	readonly contained: boolean;
}

export type ItemVatResult = ItemVat | 'withheldDoesNotCancel' | 'undecided';

/** What tells the VAT of an item besides its own rows. */
export interface ItemVatFacts {
	/** Sold on a UK marketplace by a UK registration: only then is a tax of 20 % or 5 % UK VAT (France has 20 %, too). */
	readonly isUk: boolean;
	readonly inSage?: SageOrderFact;
}

/** Pennies of rounding that one tax row may carry: Amazon rounds the tax of each unit. */
const PENNIES_PER_TAX_ROW = 3;

const sumOf = (rows: readonly ClassifiedRow[]): Minor => sumMinor(rows.map(({ row }) => row.amount));

export const isTaxRow = ({ is }: ClassifiedRow): boolean =>
	is.nature === 'saleTax' || is.nature === 'refundTax' || is.nature === 'promotionTax';
export const isWithheldRow = ({ is }: ClassifiedRow): boolean => is.nature === 'taxWithheld';

/** Whether tax that Amazon withholds cancels the item's tax rows to the penny; true when it withholds none. */
export function withheldCancels(rows: readonly ClassifiedRow[]): boolean {
	return !rows.some(isWithheldRow) || sumOf(rows.filter((row) => isTaxRow(row) || isWithheldRow(row))) === 0;
}

/**
 * VAT of the rows of one order item, from Amazon's own rows first: tax that Amazon withholds must cancel the item's tax rows; else
 * the tax rows decide; without any, the order in Sage does. No Tax row is not zero VAT.
 */
export function vatOfItem(rows: readonly ClassifiedRow[], { isUk, inSage }: ItemVatFacts): ItemVatResult {
	const taxRows = rows.filter(isTaxRow);
	const net = sumOf(rows.filter((row) => !isTaxRow(row) && !isWithheldRow(row)));
	if (rows.some(isWithheldRow)) {
		return withheldCancels(rows) ? { treatment: 'marketplaceCollected', net, tax: ZERO, contained: false } : 'withheldDoesNotCancel';
	}
	if (!isUk) return 'undecided';
	if (taxRows.length === 0) return vatFromOrder(net, inSage);
	const tax = sumOf(taxRows);
	const treatment = treatmentShown(net, tax, taxRows, inSage);
	return treatment ? { treatment, net, tax, contained: false } : 'undecided';
}

/** What tax rows say. Nothing charged is zero-rated, unless the whole order stands in Sage at the standard rate. */
function treatmentShown(
	net: Minor,
	tax: Minor,
	taxRows: readonly ClassifiedRow[],
	inSage: SageOrderFact | undefined,
): VatTreatment | undefined {
	const pennies = PENNIES_PER_TAX_ROW * taxRows.length;
	if (tax !== 0) return treatmentOfTax(net, tax, pennies);
	if (Math.abs(net) <= pennies) return 'zero';
	const isNothingCharged = taxRows.every(({ row }) => row.amount === 0);
	return isNothingCharged && treatmentOfOrder(inSage) !== 'standard' ? 'zero' : undefined;
}

/** Tax contained in an amount without tax rows, at the one rate of the order in Sage. */
function vatFromOrder(gross: Minor, inSage: SageOrderFact | undefined): ItemVatResult {
	const treatment = treatmentOfOrder(inSage);
	if (!treatment) return 'undecided';
	const tax = taxInGross(gross, rateOf(treatment));
	return { treatment, net: subtractMinor(gross, tax), tax, contained: true };
}

/**
 * The one rate at which the whole order was taxed, where its totals alone prove it: none, or the highest rate there is. Any tax in
 * between may be a mixture (a quarter of the goods at 20 % and the rest at nothing look like 5 %), so it decides nothing.
 */
function treatmentOfOrder(inSage: SageOrderFact | undefined): 'zero' | 'standard' | undefined {
	if (inSage?.totalNet === undefined || inSage.totalTax === undefined) return undefined;
	const tax = fromDecimal(inSage.totalTax);
	if (tax === 0) return 'zero';
	const apart = Math.abs(subtractMinor(taxOnNet(fromDecimal(inSage.totalNet), rateOf('standard')), tax));
	return apart <= PENNIES_PER_TAX_ROW && apart < Math.abs(tax) ? 'standard' : undefined;
}
