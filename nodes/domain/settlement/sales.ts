import { negateMinor, sumMinor, ZERO } from '../money/money';
import { settlementSecondReference } from '../reference/reference';
import type { EntryHead, NominalAmount } from './book';
import { channelOf, groupBy, sumRows, type ClassifiedRow, type SettlementContext } from './context';
import { vatOfItem } from './itemVat';

const rowsOf = (classified: readonly ClassifiedRow[]) => classified.map(({ row }) => row);

/** One item of one order, on one side of the books: its tax rows belong together. */
const itemKey = ({ row }: ClassifiedRow): string => `${row.orderId}|${row.orderItemCode || row.sku}|${row.adjustmentId}`;

/**
 * What customers paid. Orders that are in Sage are paid by one receipt per period on the marketplace customer; sales on the summary
 * route are invoiced from the settlement itself. Tax that Amazon collects must cancel per item, on either route.
 */
export function bookSales(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const sound = withoutUncancelledTax(context, rows);
	const byRoute = groupBy(sound, ({ row }) => context.settings.routes[channelOf(row)]);
	bookOrders(context, withoutMissingOrders(context, byRoute.get('orders') ?? []));
	bookSummarySales(context, byRoute.get('summary') ?? []);
}

/** Leaves out items whose withheld tax does not cancel their tax, and reports them. */
function withoutUncancelledTax(context: SettlementContext, rows: readonly ClassifiedRow[]): ClassifiedRow[] {
	const refused = new Set<ClassifiedRow>();
	for (const item of groupBy(rows, itemKey).values()) {
		if (!item.some(({ is }) => is.nature === 'taxWithheld') || vatOfItem(item, undefined) !== 'withheldDoesNotCancel') continue;
		for (const row of item) refused.add(row);
		holdUncancelled(context, item);
	}
	return rows.filter((row) => !refused.has(row));
}

export function holdUncancelled(context: SettlementContext, item: readonly ClassifiedRow[]): void {
	const { row } = item[0];
	context.hold('withheldTaxDoesNotCancel', rowsOf(item), {
		message: `Order ${row.orderId}, item ${row.orderItemCode} (line ${row.line}): the tax that Amazon withholds does not cancel the item's tax rows.`,
		remedy: 'Ask Amazon which VAT it remits for this order. Nothing of the settlement is posted until it is clear whose VAT it is.',
		detail: `${row.orderId}|${row.orderItemCode}`,
	});
}

/** An order that is due in Sage and missing would be counted twice if it were posted here and imported later. */
export function withoutMissingOrders(context: SettlementContext, rows: readonly ClassifiedRow[]): ClassifiedRow[] {
	const { ordersInSage } = context;
	if (ordersInSage === 'assumed') return [...rows];
	const missing = rows.filter(({ row }) => !ordersInSage.has(row.orderId));
	if (missing.length > 0) {
		const ids = [...new Set(missing.map(({ row }) => row.orderId))];
		context.hold('orderNotInSage', rowsOf(missing), {
			message: `${ids.length} settled ${ids.length === 1 ? 'order is' : 'orders are'} not in Sage: ${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ' and more' : ''}.`,
			remedy: 'Import these orders first (see their own exceptions), then run the settlement again.',
			detail: missing[0].is.nature.startsWith('refund') ? 'refunds' : 'sales',
		});
	}
	return rows.filter(({ row }) => ordersInSage.has(row.orderId));
}

function bookOrders(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const { customerReference, clearingBankCode } = context.series;
	for (const [period, ofPeriod] of groupBy(rows, (row) => row.period)) {
		const paid = sumRows(rowsOf(ofPeriod));
		if (paid === 0) continue;
		if (paid < 0) {
			holdNegative(context, ofPeriod, 'sales');
			continue;
		}
		const head: EntryHead = { period, date: context.dateOf(period, ofPeriod), part: 'SALES', document: 'sales_receipts', secondReference: settlementSecondReference('SALES', period) };
		const orders = new Set(ofPeriod.map(({ row }) => row.orderId)).size;
		context.book.transfer(head, { kind: 'clearing', account: clearingBankCode }, { kind: 'customer', account: customerReference }, paid, `Amazon receipts for ${orders} orders, ${period}`, rowsOf(ofPeriod));
	}
}

export function holdNegative(context: SettlementContext, rows: readonly ClassifiedRow[], what: string): void {
	context.hold('settlementNotSupported', rowsOf(rows), {
		message: `The ${what} of ${rows[0].period} come to an amount on the other side than a document of Sage can carry.`,
		remedy: 'Post this part by hand with finance, or ask support.',
		detail: `${what}|${rows[0].period}`,
	});
}

function bookSummarySales(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const { summaryCustomerReference, clearingBankCode } = context.series;
	for (const [period, ofPeriod] of groupBy(rows, (row) => row.period)) {
		const amounts = vatAmounts(context, ofPeriod, 'Amazon sales');
		if (amounts.length === 0) continue;
		const customer = { kind: 'customer', account: summaryCustomerReference } as const;
		const date = context.dateOf(period, ofPeriod);
		const invoice: EntryHead = { period, date, part: 'INV', document: 'sales_invoices', secondReference: settlementSecondReference('INV', period) };
		context.book.entry(invoice, amounts, customer, `Amazon summary sales ${period}`);
		const receipt: EntryHead = { period, date, part: 'RCPT', document: 'sales_receipts', secondReference: settlementSecondReference('RCPT', period) };
		const paid = negateMinor(sumMinor(amounts.map(({ gross }) => gross)));
		context.book.transfer(receipt, { kind: 'clearing', account: clearingBankCode }, customer, paid, `Receipt of Amazon summary sales ${period}`, amounts.flatMap(({ rows: behind }) => [...behind]));
	}
}

/**
 * Rows of sales or refunds by nominal account and VAT treatment, debit positive (a sale is a credit). Items whose VAT cannot be
 * decided are reported and left out.
 */
export function vatAmounts(context: SettlementContext, rows: readonly ClassifiedRow[], narrative: string): NominalAmount[] {
	const amounts = new Map<string, NominalAmount>();
	for (const item of groupBy(rows, itemKey).values()) {
		const fact = context.ordersInSage === 'assumed' ? undefined : context.ordersInSage.get(item[0].row.orderId);
		const vat = vatOfItem(item, fact);
		if (vat === 'withheldDoesNotCancel') holdUncancelled(context, item);
		else if (vat === 'undecided') holdUndecided(context, item);
		else {
			// The item's account is that of its first row (goods before delivery): one document line per account and tax code.
			const { nominalCode, costCentre, department } = item[0].is;
			const taxCode = context.taxCode(vat.treatment);
			const key = [nominalCode, costCentre, department, taxCode].join('|');
			const before = amounts.get(key);
			amounts.set(key, {
				nominalCode,
				costCentre,
				department,
				taxCode,
				vat: 'output',
				gross: sumMinor([before?.gross ?? ZERO, negateMinor(vat.net), negateMinor(vat.tax)]),
				tax: sumMinor([before?.tax ?? ZERO, negateMinor(vat.tax)]),
				narrative,
				rows: [...(before?.rows ?? []), ...rowsOf(item)],
			});
		}
	}
	return [...amounts.values()];
}

function holdUndecided(context: SettlementContext, item: readonly ClassifiedRow[]): void {
	const { row } = item[0];
	context.hold('itemVatUndecided', rowsOf(item), {
		message: `Order ${row.orderId}, SKU ${row.sku} (line ${row.line}): the VAT cannot be told from Amazon's tax rows, nor from the order in Sage.`,
		remedy: 'Check the product\'s VAT rate and the VAT calculation setting in Seller Central, then post this item by hand or correct the order in Sage.',
		detail: `${row.orderId}|${row.orderItemCode}|${row.adjustmentId}`,
	});
}
