import { addMinor, negateMinor, subtractMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import { splitInProportion } from '../../money/split';
import type { ClassifiedRow, SettlementContext, SettlementAmount } from '../context';
import { groupBy } from '../../lists/groupBy';
import { liveOrder } from '../sageOrders';
import { marketplaceCountry } from '../../vat/marketplace';
import type { SettlementRow } from '../settlement.types';
import { isTaxRow, isWithheldRow, vatOfItem, type ItemVat } from './itemVat';

const rowsOf = (classified: readonly ClassifiedRow[]): SettlementRow[] => classified.map(({ row }) => row);

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

/**
 * Rows of sales or refunds by nominal account and VAT treatment, debit positive (a sale is a credit). Each row goes to its own account,
 * and tax to the account of what it is charged on. Items whose VAT cannot be decided are reported and left out, amounts of nothing too.
 */
export function saleLines(context: SettlementContext, rows: readonly ClassifiedRow[], narrative: string): SettlementAmount[] {
	const lines = new Map<string, GrowingAmount>();
	for (const item of groupBy(rows, itemKey).values()) {
		const vat = decideVat(context, item);
		if (!vat) continue;
		const taxCode = context.taxCode(vat.treatment);
		for (const { on, net, tax, rows: behind } of sharesOf(item, vat)) {
			const key = [on.nominalCode, on.costCentre, on.department, taxCode].join('|');
			let line = lines.get(key);
			if (!line)
				lines.set(
					key,
					(line = {
						nominalCode: on.nominalCode,
						costCentre: on.costCentre,
						department: on.department,
						taxCode,
						vat: 'output',
						gross: ZERO,
						tax: ZERO,
						narrative,
						rows: [],
					}),
				);
			line.gross = subtractMinor(line.gross, addMinor(net, tax));
			line.tax = subtractMinor(line.tax, tax);
			for (const row of behind) line.rows.push(row);
		}
	}
	return [...lines.values()].filter(({ gross, tax }) => gross !== 0 || tax !== 0);
}

function decideVat(context: SettlementContext, item: readonly ClassifiedRow[]): ItemVat | undefined {
	const { row } = item[0];
	const { settings, settlement } = context;
	const country = marketplaceCountry(row.marketplaceName, settlement.header.currency);
	const inSage = liveOrder(context.ordersInSage, row.orderId);
	const vat = vatOfItem(item, { isUk: country === 'GB' && settings.country === 'GB', inSage });
	if (vat === 'withheldDoesNotCancel') holdUncancelled(context, item);
	else if (vat === 'undecided') holdUndecided(context, item, country);
	else return vat;
	return undefined;
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
	const amounts = byAccount.map((rows) => sumOf(rows.filter((row) => bases.includes(row))));
	const taxes = vat.contained
		? splitInProportion(vat.tax, amounts)
		: byAccount.map((rows) => (vat.treatment === 'marketplaceCollected' ? ZERO : sumOf(rows.filter(isTaxRow))));
	return byAccount.map((rows, index) => {
		const tax = taxes?.[index] ?? ZERO;
		return { on: carrierOf(rows[0]).is, net: vat.contained ? subtractMinor(amounts[index], tax) : amounts[index], tax, rows: rowsOf(rows) };
	});
}

const accountKey = ({ nominalCode, costCentre, department }: ClassifiedRow['is']): string =>
	[nominalCode, costCentre, department].join('|');
const sumOf = (rows: readonly ClassifiedRow[]): Minor => sumMinor(rows.map(({ row }) => row.amount));

/**
 * Fits lines into one document of Sage, which is not documented to take lines on the other side: within a tax code, promotions and the like
 * lower the largest line. Undefined when the lines of a tax code come to the other side as a whole.
 */
export function onOneSide(lines: readonly SettlementAmount[], side: 'debit' | 'credit'): SettlementAmount[] | undefined {
	const turned = (amount: Minor): Minor => (side === 'debit' ? amount : negateMinor(amount));
	const isAgainst = ({ gross, tax }: SettlementAmount): boolean =>
		[gross, tax, subtractMinor(gross, tax)].some((amount) => turned(amount) < 0);
	const fitted: SettlementAmount[] = [];
	for (const ofCode of groupBy(lines, ({ taxCode }) => String(taxCode)).values()) {
		const left = ofCode.toSorted((a, b) => turned(b.gross) - turned(a.gross));
		while (left.length > 1 && left.some(isAgainst)) {
			const [against] = left.splice(left.findLastIndex(isAgainst), 1);
			left[0] = together(left[0], against);
			left.sort((a, b) => turned(b.gross) - turned(a.gross));
		}
		if (left.some(isAgainst)) return undefined;
		fitted.push(...left.filter(({ gross }) => gross !== 0));
	}
	return fitted;
}

const together = (line: SettlementAmount, other: SettlementAmount): SettlementAmount => ({
	...line,
	gross: addMinor(line.gross, other.gross),
	tax: addMinor(line.tax, other.tax),
	rows: [...line.rows, ...other.rows],
});

export function holdUncancelled(context: SettlementContext, item: readonly ClassifiedRow[]): void {
	const { row } = item[0];
	context.hold('withheldTaxDoesNotCancel', rowsOf(item), {
		message: `Order ${row.orderId}, item ${row.orderItemCode} (line ${row.line}): the tax that Amazon withholds does not cancel the item's tax rows.`,
		remedy: 'Ask Amazon which VAT it remits for this order. Nothing of the settlement is posted until it is clear whose VAT it is.',
		detail: [row.orderId, row.orderItemCode, row.adjustmentId].filter(Boolean).join('|'),
	});
}

function holdUndecided(context: SettlementContext, item: readonly ClassifiedRow[], country: string): void {
	const { row } = item[0];
	const why =
		country === 'GB'
			? "the VAT cannot be told from Amazon's tax rows, nor from the order in Sage"
			: `it was sold on ${row.marketplaceName || 'a marketplace that is not named'}, and no rule says whose VAT its tax is`;
	context.hold('itemVatUndecided', rowsOf(item), {
		message: `Order ${row.orderId}, SKU ${row.sku} (line ${row.line}): ${why}.`,
		remedy:
			'Decide the VAT with finance. A row type that is no price reduction (Goodwill, say) can go to a nominal account outside the scope of VAT: nature reimbursement in the nominal map. Else post the settlement by hand.',
		detail: `${row.orderId}|${row.orderItemCode}|${row.adjustmentId}`,
	});
}
