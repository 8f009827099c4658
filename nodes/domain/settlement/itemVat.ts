import { sumMinor, ZERO, fromDecimal, subtractMinor, type Minor } from '../money/money';
import { taxInGross, taxOnNet } from '../money/round';
import type { VatTreatment } from '../settings';
import { rateOf, treatmentOfTax, UK_RATES } from '../vat/rates';
import type { ClassifiedRow, SageOrderFact } from './context';

/** Net and tax of one item's rows, signed as in the file. */
export interface ItemVat {
	readonly treatment: VatTreatment;
	readonly net: Minor;
	readonly tax: Minor;
}

export type ItemVatResult = ItemVat | 'withheldDoesNotCancel' | 'undecided';

/** Pennies of rounding that one tax row may carry: Amazon rounds the tax of each unit. */
const PENNIES_PER_TAX_ROW = 3;

const sumOf = (rows: readonly ClassifiedRow[]): Minor => sumMinor(rows.map(({ row }) => row.amount));

/**
 * VAT of the rows of one order item, from Amazon's own rows first: tax that Amazon withholds must cancel the item's tax rows; else
 * the tax rows decide; without any, the order in Sage does. No Tax row is not zero VAT.
 */
export function vatOfItem(rows: readonly ClassifiedRow[], inSage: SageOrderFact | undefined): ItemVatResult {
	const taxRows = rows.filter(({ is }) => is.nature === 'saleTax' || is.nature === 'refundTax' || is.nature === 'promotionTax');
	const withheldRows = rows.filter(({ is }) => is.nature === 'taxWithheld');
	const net = sumOf(rows.filter((row) => !taxRows.includes(row) && !withheldRows.includes(row)));
	const tax = sumOf(taxRows);
	if (withheldRows.length > 0) {
		return tax + sumOf(withheldRows) === 0 ? { treatment: 'marketplaceCollected', net, tax: ZERO } : 'withheldDoesNotCancel';
	}
	if (tax !== 0) {
		const treatment = treatmentOfTax(net, tax, PENNIES_PER_TAX_ROW * taxRows.length);
		return treatment ? { treatment, net, tax } : 'undecided';
	}
	if (taxRows.length > 0) return { treatment: 'zero', net, tax: ZERO };
	return vatFromOrder(net, inSage);
}

/** The whole order was taxed at one rate, or not at all: that rate is in the amount. A mixed order decides nothing. */
function vatFromOrder(gross: Minor, inSage: SageOrderFact | undefined): ItemVatResult {
	if (inSage?.totalNet === undefined || inSage.totalTax === undefined) return 'undecided';
	const net = fromDecimal(inSage.totalNet);
	const tax = fromDecimal(inSage.totalTax);
	if (tax === 0) return { treatment: 'zero', net: gross, tax: ZERO };
	const rate = UK_RATES.find(({ basisPoints }) => Math.abs(subtractMinor(taxOnNet(net, basisPoints), tax)) <= PENNIES_PER_TAX_ROW);
	if (!rate) return 'undecided';
	const contained = taxInGross(gross, rateOf(rate.treatment));
	return { treatment: rate.treatment, net: subtractMinor(gross, contained), tax: contained };
}
