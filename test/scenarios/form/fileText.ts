import type { Scenario } from './scenario.types';
import { decimal, sum } from './values';

const COLUMNS = [
	'settlement-id',
	'settlement-start-date',
	'settlement-end-date',
	'deposit-date',
	'total-amount',
	'currency',
	'transaction-type',
	'order-id',
	'merchant-order-id',
	'adjustment-id',
	'shipment-id',
	'marketplace-name',
	'amount-type',
	'amount-description',
	'amount',
	'fulfillment-id',
	'posted-date',
	'posted-date-time',
	'order-item-code',
	'merchant-order-item-id',
	'merchant-adjustment-item-id',
	'sku',
	'quantity-purchased',
	'promotion-id',
] as const;

export const SETTLEMENT = '11111111111';
export const START = '2026-10-17 08:00';
export const END = '2026-10-31 08:00';
export const DEPOSIT = '2026-11-02 08:00';

/** `2026-10-31 08:00` or with seconds, as Amazon writes an instant in UTC. */
export const stamped = (time: string): string => `${time.length === 16 ? `${time}:00` : time} UTC`;

type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;
const lineOf = (cells: Cells, separator: string): string => COLUMNS.map((column) => cells[column] ?? '').join(separator);

/** The scenario's file as Amazon sends it (Flat File V2), or as a spreadsheet saved it. */
export function fileText({ facts, rows }: Scenario): string {
	const id = facts.get('settlement') ?? SETTLEMENT;
	const separator = facts.get('file') === 'saved again as CSV' ? ',' : '\t';
	const header: Cells = {
		'settlement-id': id,
		'settlement-start-date': stamped(facts.get('start') ?? START),
		'settlement-end-date': stamped(facts.get('end') ?? END),
		'deposit-date': stamped(facts.get('deposit') ?? DEPOSIT),
		'total-amount': facts.get('total') ?? decimal(sum(rows.map(({ amount }) => amount))),
		currency: facts.get('currency') ?? 'GBP',
	};
	const details = rows.map((row): Cells => ({
		'settlement-id': id,
		'transaction-type': row.transactionType,
		'order-id': row.order,
		'adjustment-id': row.adjustment,
		'marketplace-name': row.marketplace,
		'amount-type': row.amountType,
		'amount-description': row.amountDescription,
		amount: decimal(row.amount),
		'fulfillment-id': row.channel,
		'posted-date': row.posted.slice(0, 10),
		'posted-date-time': stamped(row.posted),
		'order-item-code': row.item,
		sku: row.sku,
		'quantity-purchased': row.units,
	}));
	return [COLUMNS.join(separator), ...[header, ...details].map((cells) => lineOf(cells, separator)), ''].join('\r\n');
}
