import { fromDecimal, toDecimal, type Minor } from '../../money/money';
import { cell, type TableRow } from '../../text/tableRow';
import type { Credited, OrderMoney } from '../known/orderMoney';

/** Columns of the table *Order money*: one row per order and settlement, every column text. */
export const ORDER_MONEY_COLUMNS = [
	'orderId',
	'settlementId',
	'series',
	'currency',
	'period',
	'reference',
	'secondReference',
	'refundReference',
	'refundSecondReference',
	'settled',
	'tax',
	'units',
	'stockUnits',
	'refunded',
	'credited',
	'key',
] as const;

export type OrderMoneyRow = Readonly<Record<(typeof ORDER_MONEY_COLUMNS)[number], string>>;

/** A row as the table keeps it; `key` is one per order and settlement. */
export const orderMoneyRow = (money: OrderMoney): OrderMoneyRow => ({
	orderId: money.orderId,
	settlementId: money.settlementId,
	series: money.series,
	currency: money.currency,
	period: money.period,
	reference: money.receipt === '' ? '' : money.settlementId,
	secondReference: money.receipt,
	refundReference: money.payment === '' ? '' : money.settlementId,
	refundSecondReference: money.payment,
	settled: toDecimal(money.settled),
	tax: money.tax === undefined ? '' : toDecimal(money.tax),
	units: String(money.units),
	stockUnits: String(money.stockUnits),
	refunded: toDecimal(money.refunded),
	credited: money.credited,
	key: `${money.orderId}|${money.settlementId}`,
});

const CREDITED: readonly string[] = ['', 'us', 'byHand', 'waiting'] satisfies Credited[];

/** Reads the rows of the table; one that cannot be read is given back by its key, because what is settled of its order is not known. */
export function readOrderMoney(rows: readonly TableRow[]): {
	readonly money: readonly OrderMoney[];
	readonly unreadable: readonly string[];
} {
	const money: OrderMoney[] = [];
	const unreadable: string[] = [];
	for (const row of rows.filter(({ orderId }) => cell(orderId) !== '')) {
		const read = readRow(row);
		if (read) money.push(read);
		else unreadable.push(cell(row.orderId));
	}
	return { money, unreadable };
}

function readRow(row: TableRow): OrderMoney | undefined {
	const text = (name: keyof OrderMoneyRow) => cell(row[name]);
	const [settled, refunded, tax] = [amountOf(text('settled')), amountOf(text('refunded')), amountOf(text('tax'))];
	const credited = text('credited');
	if (settled === undefined || refunded === undefined || !CREDITED.includes(credited) || text('settlementId') === '') return undefined;
	if (text('tax') !== '' && tax === undefined) return undefined;
	return {
		orderId: text('orderId'),
		settlementId: text('settlementId'),
		series: text('series'),
		currency: text('currency'),
		period: text('period'),
		receipt: text('secondReference'),
		payment: text('refundSecondReference'),
		settled,
		...(tax !== undefined && { tax }),
		units: countOf(text('units')),
		stockUnits: countOf(text('stockUnits')),
		refunded,
		credited: credited as Credited,
	};
}

const amountOf = (text: string): Minor | undefined => (/^-?\d{1,13}\.\d{2}$/.test(text) ? fromDecimal(text) : undefined);
const countOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
