import { absoluteMinor, fromDecimal, ZERO, type Minor } from '../money/money';
import { isOrderId } from '../reference/reference';
import { cell, type TableRow } from '../text/tableRow';
import type { Cash, Money, OrderDocument, OrderMoney } from './allocation.types';

const AMOUNT = /^-?\d{1,13}\.\d{2}$/;

/** Amount of a cell without sign; an empty cell is zero, anything else nothing. */
function amountIn(value: unknown): Minor | undefined {
	const text = cell(value);
	if (text === '') return ZERO;
	return AMOUNT.test(text) ? absoluteMinor(fromDecimal(text)) : undefined;
}

/** Rows of *Order money*; what is wrong with one that cannot be used, in words. Empty rows are passed over. */
export function readOrderMoney(rows: readonly TableRow[]): {
	readonly money: OrderMoney[];
	readonly faults: Array<{ orderId: string; fault: string }>;
} {
	const money: OrderMoney[] = [];
	const faults: Array<{ orderId: string; fault: string }> = [];
	for (const row of rows.filter((each) => Object.keys(each).length > 0)) {
		const read = moneyOfRow(row);
		if (typeof read === 'string') faults.push({ orderId: cell(row.orderId), fault: read });
		else money.push(read);
	}
	return { money, faults };
}

function moneyOfRow(row: TableRow): OrderMoney | string {
	const orderId = cell(row.orderId);
	const [settled, refunded] = [
		moneyIn(row, 'settled', 'reference', 'secondReference'),
		moneyIn(row, 'refunded', 'refundReference', 'refundSecondReference'),
	];
	if (!isOrderId(orderId)) return `"${orderId}" is no Amazon order id`;
	if (!settled || !refunded) return `settled "${cell(row.settled)}" or refunded "${cell(row.refunded)}" is no amount of zero or more`;
	return { orderId, settlementId: cell(row.settlementId), currency: cell(row.currency), period: cell(row.period), settled, refunded };
}

function moneyIn(row: TableRow, amount: string, reference: string, secondReference: string): Money | undefined {
	const value = amountIn(row[amount]);
	if (value === undefined || cell(row[amount]).startsWith('-')) return undefined;
	return { amount: value, reference: cell(row[reference]), secondReference: cell(row[secondReference]) };
}

/** Transactions as *Sales Ledger: Get Many* gives them. A row whose outstanding value cannot be read is left out: nothing is allocated of it. */
export const readCash = (rows: readonly TableRow[]): Cash[] =>
	rows.flatMap((row) => {
		const outstanding = amountIn(row.document_outstanding_value);
		if (outstanding === undefined || cell(row.document_outstanding_value) === '' || cell(row.urn) === '') return [];
		return [
			{
				urn: cell(row.urn),
				customerId: cell(row.customer_id),
				reference: cell(row.reference),
				secondReference: cell(row.second_reference),
				outstanding,
			},
		];
	});

/** Documents as *Sales Ledger: Get Documents of Orders* gives them; one whose values cannot be read is uncertain. */
export const readDocuments = (rows: readonly TableRow[]): OrderDocument[] =>
	rows
		.filter((row) => cell(row.amazon_order_id) !== '')
		.map((row) => {
			const [gross, outstanding] = [amountIn(row.gross_value), amountIn(row.outstanding_value)];
			const isKnown = gross !== undefined && outstanding !== undefined && outstanding <= gross;
			return {
				orderId: cell(row.amazon_order_id),
				kind: cell(row.kind) === 'creditNote' ? 'creditNote' : 'invoice',
				state: stateIn(cell(row.state)),
				urn: cell(row.urn),
				documentNo: cell(row.document_no),
				customerId: cell(row.customer_id),
				customerReference: cell(row.customer_reference),
				gross: gross ?? ZERO,
				outstanding: outstanding ?? ZERO,
				uncertain: cell(row.uncertain) || (isKnown ? '' : 'its value or what is outstanding of it cannot be read'),
			};
		});

const stateIn = (text: string): OrderDocument['state'] => (text === 'posted' || text === 'archived' ? text : 'waiting');
