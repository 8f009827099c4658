import { decimal } from './price';

/** One detail row of a settlement before it is written: the amount is pence, the instant ISO 8601 in UTC. */
export interface Row {
	readonly transactionType: string;
	readonly amountType: string;
	readonly amountDescription: string;
	readonly amount: number;
	readonly at: string;
	readonly orderId?: string;
	readonly adjustmentId?: string;
	readonly shipmentId?: string;
	readonly marketplaceName?: string;
	readonly fulfillmentId?: 'MFN' | 'AFN';
	readonly orderItemCode?: string;
	readonly merchantAdjustmentItemId?: string;
	readonly sku?: string;
	readonly quantity?: number;
	readonly promotionId?: string;
	readonly dropsLastField?: boolean;
}

export interface FileHeader {
	readonly settlementId: string;
	readonly start: string;
	readonly end: string;
	readonly deposit: string;
	readonly total: number;
	readonly currency: string;
}

/** Columns of the Flat File V2, in order. */
export const COLUMNS = [
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

type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

/** Writes the file: header line, summary row, detail rows; tab-separated without quoting, lines end with CR LF. */
export function writeFlatFile(header: FileHeader, rows: readonly Row[]): string {
	const lines = [COLUMNS.join('\t'), toLine(summaryCells(header)), ...rows.map((row) => toDetailLine(header.settlementId, row))];
	return lines.map((line) => `${line}\r\n`).join('');
}

function summaryCells({ settlementId, start, end, deposit, total, currency }: FileHeader): Cells {
	return {
		'settlement-id': settlementId,
		'settlement-start-date': flatTime(start),
		'settlement-end-date': flatTime(end),
		'deposit-date': flatTime(deposit),
		'total-amount': decimal(total),
		currency,
	};
}

function toDetailLine(settlementId: string, row: Row): string {
	const line = toLine({
		'settlement-id': settlementId,
		'transaction-type': row.transactionType,
		'order-id': row.orderId,
		'adjustment-id': row.adjustmentId,
		'shipment-id': row.shipmentId,
		'marketplace-name': row.marketplaceName,
		'amount-type': row.amountType,
		'amount-description': row.amountDescription,
		amount: decimal(row.amount),
		'fulfillment-id': row.fulfillmentId,
		'posted-date': flatTime(row.at).slice(0, 10),
		'posted-date-time': flatTime(row.at),
		'order-item-code': row.orderItemCode,
		'merchant-adjustment-item-id': row.merchantAdjustmentItemId,
		sku: row.sku,
		'quantity-purchased': row.quantity === undefined ? undefined : String(row.quantity),
		'promotion-id': row.promotionId,
	});
	return row.dropsLastField ? line.slice(0, line.lastIndexOf('\t')) : line;
}

const toLine = (cells: Cells): string => COLUMNS.map((column) => cells[column] ?? '').join('\t');

/** `2026-10-31 08:15:00 UTC` */
const flatTime = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
