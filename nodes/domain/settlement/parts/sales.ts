import { analysed, transferred, type Account, type Entry } from '../../books/entry';
import { absoluteMinor, negateMinor, sumMinor, type Minor } from '../../money/money';
import type { SettlementPart } from '../../reference/reference';
import { clearingOf, customerOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import { together, type PartResult } from '../held';
import { isWithheldRow, itemsOf } from '../items/subjects';
import { linesOf, taxItems } from '../items/itemLines';
import { withheldCancels } from '../items/subjectVat';
import { isWithinUk } from '../known/amazonOrders';
import { byPeriod, rowsOf, sumRows, type ClassifiedRow } from '../rows';
import type { SettlementRow } from '../settlement.types';
import { onOneSide } from './oneSide';
import { linesOnOtherSide } from './otherSide';
import { heldItems, type OrderException } from './orderWords';
import { exceptionOfStanding, unsaid, withheldInUk, withheldOfOrder } from './standingWords';
import { standingOrders, type StandingOrder } from './standing';

/** What sales or refunds come to: entries, what holds the settlement, and what one order alone has to wait for. */
export interface OrdersResult extends PartResult {
	readonly exceptions: readonly OrderException[];
	/** Orders whose money went over the marketplace customer. */
	readonly paid: readonly StandingOrder[];
}

/**
 * What customers paid. On the route orders one receipt per period on the marketplace customer, whatever there is to say about single orders:
 * the money came. Sales on the summary route are invoiced from the settlement itself.
 */
export function saleEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): OrdersResult {
	const orders = standingOrders(facts, rows, 'sales');
	const on = (route: StandingOrder['route']) => orders.filter((order) => order.route === route);
	const [paid, summary, untold] = [on('orders'), on('summary'), on('unsaid')];
	return {
		...together([
			...byPeriod(paid.flatMap((order) => order.rows)).map(([period, ofPeriod]) => orderReceipt(facts, period, ofPeriod)),
			...byPeriod(summary.flatMap((order) => order.rows)).map(([period, ofPeriod]) => summarySales(facts, period, ofPeriod)),
			{ entries: [], held: unsaid(untold, 'sales') },
		]),
		exceptions: paid.flatMap((order) => exceptionsOf(facts, order)),
		paid,
	};
}

function exceptionsOf(facts: PartFacts, order: StandingOrder): OrderException[] {
	const items = itemsOf(order.rows);
	const torn = items.filter((item) => !withheldCancels(item));
	const alarming = isWithinUk(facts.known.amazon.get(order.orderId)) ? items.filter((item) => item.some(isWithheldRow)) : [];
	const money = sumRows(rowsOf(order.rows));
	const standing = money === 0 ? undefined : exceptionOfStanding(facts, { ...order, money }, 'sales');
	return [
		...(standing ? [standing] : []),
		...(torn.length > 0 ? [withheldOfOrder(facts, order.orderId, torn.flat())] : []),
		...(alarming.length > 0 ? [withheldInUk(facts, order.orderId, alarming.flat())] : []),
	];
}

/** Money from customers into clearing, or back out of it when a period comes to the other side. */
export function cashFromCustomer(
	facts: PartFacts,
	part: SettlementPart,
	period: string,
	customer: Account,
	{ paid, narrative, rows }: { readonly paid: Minor; readonly narrative: string; readonly rows: readonly SettlementRow[] },
): Entry[] {
	if (paid === 0) return [];
	const clearing = clearingOf(facts);
	const isIn = paid > 0;
	const head = headOf(facts, part, isIn ? 'sales_receipts' : 'sales_payments', period);
	const sides = isIn ? { debit: clearing, credit: customer } : { debit: customer, credit: clearing };
	return [transferred(head, sides, absoluteMinor(paid), narrative, rows)];
}

function orderReceipt(facts: PartFacts, period: string, classified: readonly ClassifiedRow[]): PartResult {
	const rows = rowsOf(classified);
	const orders = new Set(rows.map(({ orderId }) => orderId)).size;
	const narrative = `Amazon receipts for ${orders} orders, ${period}`;
	const customer = customerOf(facts.series.customer.code);
	return { entries: cashFromCustomer(facts, 'SALES', period, customer, { paid: sumRows(rows), narrative, rows }), held: [] };
}

/** Sales gross on an invoice, promotions on a credit note of their own: gross sales are a figure that finance files. */
function summarySales(facts: PartFacts, period: string, rows: readonly ClassifiedRow[]): PartResult {
	const { taxed, doubtful } = taxItems(facts, rows, 'sales');
	const what = `Amazon summary sales ${period}`;
	const sales = linesOf(
		facts,
		taxed.filter(({ subject }) => subject !== 'promotion'),
		what,
	);
	const promotions = linesOf(
		facts,
		taxed.filter(({ subject }) => subject === 'promotion'),
		`Amazon promotions ${period}`,
	);
	const held = heldItems(facts, doubtful);
	const documents = summaryDocuments(facts, period, what, sales, promotions);
	return together([{ entries: [], held }, documents]);
}

function summaryDocuments(
	facts: PartFacts,
	period: string,
	what: string,
	sales: readonly SettlementAmount[],
	promotions: readonly SettlementAmount[],
): PartResult {
	const account = facts.series.summaryCustomer.code;
	const customer = customerOf(account);
	const credited = onOneSide(promotions, 'debit');
	const invoiced = onOneSide(credited ? sales : [...sales, ...promotions], 'credit');
	if (!invoiced) {
		const on = { what: 'summary sales', period, customer: account };
		return { entries: [], held: [linesOnOtherSide(facts, [...sales, ...promotions], on)] };
	}
	const lines = [...invoiced, ...(credited ?? [])];
	const rows = lines.flatMap((amount) => [...amount.rows]);
	const paid = negateMinor(sumMinor(lines.map(({ gross }) => gross)));
	const documents: Entry[] = [];
	if (invoiced.length > 0) documents.push(analysed(headOf(facts, 'INV', 'sales_invoices', period), invoiced, customer, what));
	if (credited && credited.length > 0)
		documents.push(analysed(headOf(facts, 'PROM', 'sales_credit_notes', period), credited, customer, `Amazon promotions ${period}`));
	return {
		entries: [...documents, ...cashFromCustomer(facts, 'RCPT', period, customer, { paid, narrative: `Receipt of ${what}`, rows })],
		held: [],
	};
}
