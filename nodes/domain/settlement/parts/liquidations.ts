import { analysed, transferred } from '../../books/entry';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { absoluteMinor, negateMinor, toDecimal } from '../../money/money';
import { taxInGross } from '../../money/round';
import { VAT_TREATMENTS, type VatTreatment } from '../../settings/settings.types';
import { rateOf, treatmentOfTax } from '../../vat/rates';
import type { RowVat } from '../catalogue/entry';
import { clearingOf, customerOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import { heldRows, together, type Held, type PartResult } from '../held';
import { byPeriod, linesBehind, rowsFrom, sumRows, type ClassifiedRow } from '../rows';
import { onOneSide } from './oneSide';

/** Natures of rows that `liquidationEntries` posts. */
export const LIQUIDATION_NATURES: readonly ClassifiedRow['is']['nature'][] = ['liquidation', 'liquidationTax'];

/**
 * Goods that Amazon sold to a liquidator, and their adjustments: a sale whose tax Amazon's own rows say. A sales invoice per period on the summary customer
 * with its receipt; where adjustments outweigh the sales, a credit note with its payment. Tax of another rate than the standard one, and
 * sales without any tax row, are held until the client's map says the VAT.
 */
export function liquidationEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	return together(byPeriod(rows).map(([period, ofPeriod]) => ofOnePeriod(facts, period, ofPeriod)));
}

function ofOnePeriod(facts: PartFacts, period: string, rows: NonEmpty<ClassifiedRow>): PartResult {
	const gross = sumRows(rows);
	const customer = facts.series.summaryCustomer.code;
	const vat = vatOf(rows);
	if ('because' in vat) return { entries: [], held: [heldLiquidations(rows, period, vat)] };
	if (customer === '') return { entries: [], held: [heldLiquidations(rows, period, withoutCustomer(facts))] };
	const lines = [...groupBy(rows, lineKey).values()].map((ofLine) => lineOf(facts, ofLine, period, vat));
	const amounts = onOneSide(lines, gross > 0 ? 'credit' : 'debit');
	if (!amounts) return { entries: [], held: [heldLiquidations(rows, period, TORN)] };
	if (amounts.length === 0) return { entries: [], held: [] };
	const narrative = `Amazon liquidations ${period}`;
	const paid = absoluteMinor(gross);
	const behind = linesBehind(rows);
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

const TORN: Why = {
	because: 'net and VAT stand on different sides, which no document of Sage carries',
	remedy: 'Ask Amazon for its statement; map the rows to nature balance with the nominal code of a suspense account, and clear it by hand',
};

const lineKey = ({ is }: ClassifiedRow): string => [is.nominalCode, is.costCentre, is.department].join('|');

const isTax = ({ is }: ClassifiedRow): boolean => is.nature === 'liquidationTax';

/** The one treatment of a period's liquidations; `contained`: the amounts include the tax, else Amazon's tax rows are it. */
interface LiquidationVat {
	readonly treatment: VatTreatment;
	readonly contained: boolean;
}

interface Why {
	readonly because: string;
	readonly remedy: string;
}

/** As Amazon's tax rows say it at the standard rate, else as the client's map does for all rows alike. */
function vatOf(rows: NonEmpty<ClassifiedRow>): LiquidationVat | Why {
	const taxRows = rows.filter(isTax);
	const goods = rows.filter((row) => !isTax(row));
	const [net, tax] = [sumRows(goods), sumRows(taxRows)];
	if (net === 0 && tax === 0) return { treatment: 'standard', contained: false };
	if (taxRows.length > 0 && treatmentOfTax(net, tax, linesBehind(taxRows).count) === 'standard')
		return { treatment: 'standard', contained: false };
	const [said, ...others] = new Set(goods.map(({ is }) => is.vat));
	if (others.length === 0 && isTreatment(said)) return { treatment: said, contained: true };
	return {
		because:
			taxRows.length === 0
				? 'there is no Tax row, and none is not zero VAT'
				: `the tax (${toDecimal(tax)}) is not 20 % of ${toDecimal(net)}`,
		remedy: `Ask Amazon for its statement. Add a row to the nominal map: transactionType "${rows[0].row.transactionType}", amountType "ItemPrice", amountDescription "*", with vat standard (VAT is in the amount), zero or outsideScope (it is not)`,
	};
}

const isTreatment = (vat: RowVat | undefined): vat is VatTreatment => VAT_TREATMENTS.some((treatment) => treatment === vat);

const withoutCustomer = ({ series }: PartFacts): Why => ({
	because: `series.${series.key}.summaryCustomer is not set, and the sale needs a customer`,
	remedy: `Set series.${series.key}.summaryCustomer in the settings`,
});

function heldLiquidations(rows: NonEmpty<ClassifiedRow>, period: string, { because, remedy }: Why): Held {
	return heldRows(rows, {
		kind: 'itemVatUndecided',
		message: `The liquidation of goods in ${period} cannot be posted: ${because} (${rowsFrom(linesBehind(rows))}).`,
		remedy: `${remedy}, then run the settlement again.`,
		detail: `liquidation|${period}`,
	});
}

function lineOf({ settings, header }: PartFacts, rows: NonEmpty<ClassifiedRow>, period: string, vat: LiquidationVat): SettlementAmount {
	const { nominalCode, costCentre, department } = rows[0].is;
	const gross = negateMinor(sumRows(rows));
	return {
		nominalCode,
		costCentre,
		department,
		taxCode: settings.taxCodes[vat.treatment].code,
		vat: 'output',
		gross,
		tax: vat.contained ? taxInGross(gross, rateOf(vat.treatment)) : negateMinor(sumRows(rows.filter(isTax))),
		narrative: `Amazon liquidations ${period}, settlement ${header.settlementId}`,
		lines: linesBehind(rows),
	};
}
