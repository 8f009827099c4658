import { analysed, transferred } from '../../books/entry';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { absoluteMinor, negateMinor, sumMinor, toDecimal, type Minor } from '../../money/money';
import { treatmentOfTax } from '../../vat/rates';
import { clearingOf, customerOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import { together, type Held, type PartResult } from '../held';
import { byPeriod, rowsFrom, rowsOf, sumRows, type ClassifiedRow } from '../rows';

/** Natures of rows that `liquidationEntries` posts. */
export const LIQUIDATION_NATURES: readonly ClassifiedRow['is']['nature'][] = ['liquidation', 'liquidationTax'];

/**
 * Goods that Amazon sold to a liquidator, and their adjustments: a sale whose tax Amazon's own rows say. A sales invoice per period on the summary customer
 * with its receipt; where adjustments outweigh the sales, a credit note with its payment. Tax of another rate than the standard one, and sales of goods
 * without any tax row, are held.
 */
export function liquidationEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	return together(byPeriod(rows).map(([period, ofPeriod]) => ofOnePeriod(facts, period, ofPeriod)));
}

function ofOnePeriod(facts: PartFacts, period: string, rows: NonEmpty<ClassifiedRow>): PartResult {
	const gross = sumRows(rowsOf(rows));
	const customer = facts.series.summaryCustomer.code;
	const why = refusalOf(facts, rows, customer);
	if (why) return { entries: [], held: [heldLiquidations(rows, period, why)] };
	const lines = [...groupBy(rows, lineKey).values()].map((ofLine) => lineOf(facts, ofLine, period));
	const amounts = lines.filter((line) => line.gross !== 0);
	if (amounts.length === 0) return { entries: [], held: [] };
	const narrative = `Amazon liquidations ${period}`;
	const paid = absoluteMinor(gross);
	const behind = rowsOf(rows);
	const [clearing, account] = [clearingOf(facts), customerOf(customer)];
	const entries =
		gross > 0
			? [
					analysed(headOf(facts, 'LIQINV', 'sales_invoices', period), amounts, account, narrative),
					transferred(headOf(facts, 'LIQRCPT', 'sales_receipts', period), { debit: clearing, credit: account }, paid, narrative, behind),
				]
			: [
					analysed(headOf(facts, 'LIQCRN', 'sales_credit_notes', period), amounts, account, narrative),
					transferred(headOf(facts, 'LIQPAYM', 'sales_payments', period), { debit: account, credit: clearing }, paid, narrative, behind),
				];
	return { entries, held: [] };
}

const lineKey = ({ is }: ClassifiedRow): string => [is.nominalCode, is.costCentre, is.department].join('|');

const isTax = ({ is }: ClassifiedRow): boolean => is.nature === 'liquidationTax';
const sumOf = (rows: readonly ClassifiedRow[]): Minor => sumRows(rowsOf(rows));

interface Why {
	readonly because: string;
	readonly remedy: string;
}

const MAP_BALANCE =
	'Or book it yourself: add rows to the nominal map for its row types, with nature balance and the nominal code of a suspense account, and enter the sale in Sage against that account';

function refusalOf({ series }: PartFacts, rows: readonly ClassifiedRow[], customer: string): Why | undefined {
	const taxRows = rows.filter(isTax);
	const [net, tax] = [sumOf(rows.filter((row) => !isTax(row))), sumOf(taxRows)];
	if (net === 0 && tax === 0) return undefined;
	if (taxRows.length === 0)
		return { because: 'it has no Tax row, and none is not zero VAT', remedy: `Ask Amazon for its statement. ${MAP_BALANCE}` };
	if (treatmentOfTax(net, tax, taxRows.length) !== 'standard')
		return {
			because: `its tax (${toDecimal(tax)}) is not 20 % of ${toDecimal(net)}`,
			remedy: `Ask Amazon for its statement. ${MAP_BALANCE}`,
		};
	if (customer === '')
		return {
			because: `series.${series.key}.summaryCustomer is not set, and the sale needs a customer`,
			remedy: `Set series.${series.key}.summaryCustomer in the settings`,
		};
	return undefined;
}

function heldLiquidations(rows: NonEmpty<ClassifiedRow>, period: string, { because, remedy }: Why): Held {
	return {
		rows: rowsOf(rows),
		refusal: {
			kind: 'itemVatUndecided',
			message: `The liquidation of goods in ${period} cannot be posted: ${because} (${rowsFrom(rowsOf(rows))}).`,
			remedy: `${remedy}, then run the settlement again.`,
			detail: `liquidation|${period}`,
		},
	};
}

function lineOf({ settings, header }: PartFacts, rows: NonEmpty<ClassifiedRow>, period: string): SettlementAmount {
	const { nominalCode, costCentre, department } = rows[0].is;
	return {
		nominalCode,
		costCentre,
		department,
		taxCode: settings.taxCodes.standard.code,
		vat: 'output',
		gross: negateMinor(sumOf(rows)),
		tax: negateMinor(sumMinor(rows.filter(isTax).map(({ row }) => row.amount))),
		narrative: `Amazon liquidations ${period}, settlement ${header.settlementId}`,
		rows: rowsOf(rows),
	};
}
