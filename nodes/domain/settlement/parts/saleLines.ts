import { addMinor, subtractMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import { splitInProportion } from '../../money/split';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { done, refused, type Refusal, type Result } from '../../result';
import type { PartFacts, SettlementAmount } from '../facts';
import type { Held } from '../held';
import { rowsOf, type ClassifiedRow } from '../rows';
import { liveOrder } from '../sageOrders';
import { marketplaceCountry } from '../../vat/marketplace';
import type { SettlementRow } from '../settlement.types';
import { isTaxRow, isWithheldRow, vatOfItem, type ItemVat } from './itemVat';

/** One item of one order, on one side of the books: its tax rows belong together. */
export const itemKey = ({ row }: ClassifiedRow): string => `${row.orderId}|${row.orderItemCode || row.sku}|${row.adjustmentId}`;

/** Part of an item on one account, signed as in the file. */
interface Share {
	readonly on: ClassifiedRow['is'];
	readonly net: Minor;
	readonly tax: Minor;
	readonly rows: readonly SettlementRow[];
}

/** A line as it grows: the rows of thousands of items are pushed on, not copied. */
type GrowingAmount = { -readonly [Field in keyof SettlementAmount]: SettlementAmount[Field] } & { rows: SettlementRow[] };

/** Lines of a document that is still to be made, and the items that cannot stand on it. */
export interface SaleLines {
	readonly lines: readonly SettlementAmount[];
	readonly held: readonly Held[];
}

/**
 * Rows of sales or refunds by nominal account and VAT treatment, debit positive (a sale is a credit). Each row goes to its own account,
 * and tax to the account of what it is charged on. Items whose VAT cannot be decided are held, amounts of nothing left out.
 */
export function saleLines(facts: PartFacts, rows: readonly ClassifiedRow[], narrative: string): SaleLines {
	const lines = new Map<string, GrowingAmount>();
	const held: Held[] = [];
	for (const item of groupBy(rows, itemKey).values()) {
		const vat = decideVat(facts, item);
		if (!vat.ok) held.push({ rows: rowsOf(item), refusal: vat.refusal });
		else
			for (const share of sharesOf(item, vat.value)) addShare(lines, share, facts.settings.taxCodes[vat.value.treatment].code, narrative);
	}
	return { lines: [...lines.values()].filter(({ gross, tax }) => gross !== 0 || tax !== 0), held };
}

function addShare(lines: Map<string, GrowingAmount>, { on, net, tax, rows }: Share, taxCode: number, narrative: string): void {
	const { nominalCode, costCentre, department } = on;
	const key = [nominalCode, costCentre, department, taxCode].join('|');
	const line = lines.get(key) ?? {
		nominalCode,
		costCentre,
		department,
		taxCode,
		vat: 'output',
		gross: ZERO,
		tax: ZERO,
		narrative,
		rows: [],
	};
	lines.set(key, line);
	line.gross = subtractMinor(line.gross, addMinor(net, tax));
	line.tax = subtractMinor(line.tax, tax);
	for (const row of rows) line.rows.push(row);
}

function decideVat({ settings, header, ordersInSage }: PartFacts, item: NonEmpty<ClassifiedRow>): Result<ItemVat> {
	const { row } = item[0];
	const country = marketplaceCountry(row.marketplaceName, header.currency);
	const inSage = liveOrder(ordersInSage, row.orderId);
	const vat = vatOfItem(item, { isUk: country === 'GB' && settings.country === 'GB', inSage });
	if (vat === 'withheldDoesNotCancel') return refused(uncancelled(row));
	return vat === 'undecided' ? refused(undecided(row, country)) : done(vat);
}

/** What a row is about, so that `ShippingTax` finds `Shipping`: Amazon names tax after what it is charged on, and goods plainly `Tax`. */
function subjectOf({ row }: ClassifiedRow): string {
	if (row.amountType.toLowerCase() === 'promotion') return 'promotion';
	return row.amountDescription.toLowerCase().replace(/\s+/g, '').replace(/^tax$/, 'principal').replace(/tax$/, '');
}

function sharesOf(item: readonly ClassifiedRow[], vat: ItemVat): Share[] {
	const bases = item.filter((row) => !isTaxRow(row) && !isWithheldRow(row));
	const carrierOf = (row: ClassifiedRow): ClassifiedRow =>
		bases.includes(row) ? row : (bases.find((base) => subjectOf(base) === subjectOf(row)) ?? bases[0] ?? row);
	const byAccount = [...groupBy(item, (row) => accountKey(carrierOf(row).is)).values()];
	const amountOf = (rows: readonly ClassifiedRow[]): Minor => sumOf(rows.filter((row) => bases.includes(row)));
	const ownTax = (rows: readonly ClassifiedRow[]): Minor =>
		vat.treatment === 'marketplaceCollected' ? ZERO : sumOf(rows.filter(isTaxRow));
	const contained = vat.contained ? splitInProportion(vat.tax, byAccount, amountOf) : undefined;
	const taxed = contained ?? byAccount.map((rows) => [rows, vat.contained ? ZERO : ownTax(rows)] as const);
	return taxed.map(([rows, tax]) => ({
		on: carrierOf(rows[0]).is,
		net: vat.contained ? subtractMinor(amountOf(rows), tax) : amountOf(rows),
		tax,
		rows: rowsOf(rows),
	}));
}

const accountKey = ({ nominalCode, costCentre, department }: ClassifiedRow['is']): string =>
	[nominalCode, costCentre, department].join('|');
const sumOf = (rows: readonly ClassifiedRow[]): Minor => sumMinor(rows.map(({ row }) => row.amount));

export const uncancelled = (row: SettlementRow): Refusal => ({
	kind: 'withheldTaxDoesNotCancel',
	message: `Order ${row.orderId}, item ${row.orderItemCode} (line ${row.line}): the tax that Amazon withholds does not cancel the item's tax rows.`,
	remedy: 'Ask Amazon which VAT it remits for this order. Nothing of the settlement is posted until it is clear whose VAT it is.',
	detail: [row.orderId, row.orderItemCode, row.adjustmentId].filter(Boolean).join('|'),
});

function undecided(row: SettlementRow, country: string): Refusal {
	const why =
		country === 'GB'
			? "the VAT cannot be told from Amazon's tax rows, nor from the order in Sage"
			: `it was sold on ${row.marketplaceName || 'a marketplace that is not named'}, and no rule says whose VAT its tax is`;
	return {
		kind: 'itemVatUndecided',
		message: `Order ${row.orderId}, SKU ${row.sku} (line ${row.line}): ${why}.`,
		remedy:
			'Decide the VAT with finance. A row type that is no price reduction (Goodwill, say) can go to a nominal account outside the scope of VAT: nature reimbursement in the nominal map. Else post the settlement by hand.',
		detail: `${row.orderId}|${row.orderItemCode}|${row.adjustmentId}`,
	};
}
