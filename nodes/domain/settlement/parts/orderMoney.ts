import { minorUnits, negateMinor, ZERO, type Minor } from '../../money/money';
import type { FoldedSide } from '../fold/orderSide';
import { itemsOf, unitsOf } from '../items/subjects';
import { withheldCancels } from '../items/subjectVat';
import type { Credited } from '../known/orderMoney';
import type { MovedMoney } from '../known/orderMoneyRows';

/** What this settlement moved for one order over the marketplace customer, from the sides whose money went there. */
export const movedMoney = (
	sales: FoldedSide | undefined,
	refunds: FoldedSide | undefined,
	credited: Credited,
	factorOf: (sku: string) => number,
): MovedMoney => ({
	sold: sales?.period ?? '',
	given: refunds?.period ?? '',
	settled: sales?.settled ?? ZERO,
	tax: sales && taxOf(sales),
	units: sales?.units ?? 0,
	stockUnits: sales ? stockUnitsOf(sales, factorOf) : 0,
	refunded: refunds ? negateMinor(refunds.settled) : ZERO,
	credited,
});

/** Withheld tax that does not cancel is a question of its own: which VAT is left, nobody knows yet. */
function taxOf(sales: FoldedSide): Minor | undefined {
	if (!sales.hasTaxRows || (sales.hasWithheld && !itemsOf(sales.rows).every(withheldCancels))) return undefined;
	return minorUnits(sales.tax);
}

function stockUnitsOf(sales: FoldedSide, factorOf: (sku: string) => number): number {
	const { sku, units } = sales;
	if (units === 0) return 0;
	if (sku !== undefined) return units * factorOf(sku);
	return itemsOf(sales.rows).reduce((sum, item) => sum + unitsOf(item) * factorOf(item[0].row.sku), 0);
}
