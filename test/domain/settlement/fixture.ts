import { foldSettlement } from '../../../nodes/domain/settlement/fold/fold';
import { planSettlement, type PlanInput } from '../../../nodes/domain/settlement/plan';
import { readSettlement } from '../../../nodes/domain/settlement/file/read';
import type { Settlement } from '../../../nodes/domain/settlement/settlement.types';
import type { BridgeSettings } from '../../../nodes/domain/settings/settings.types';
import { DEMO_SERIES, settingsWith } from '../../../sandbox/demo/settings';

/** A settlement row in short: the three type columns, the amount, and what else matters in the case. */
export interface ShortRow {
	type: [transactionType: string, amountType: string, amountDescription: string];
	amount: string;
	orderId?: string;
	item?: string;
	adjustmentId?: string;
	sku?: string;
	posted?: string;
	channel?: 'MFN' | 'AFN' | '';
	marketplace?: string;
	quantity?: number;
}

export interface ShortFile {
	settlementId?: string;
	start?: string;
	end?: string;
	deposit?: string;
	total: string;
	currency?: string;
	rows: ShortRow[];
}

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
];

const line = (cells: Record<string, string>, columns = COLUMNS): string => columns.map((column) => cells[column] ?? '').join('\t');

/** Text of a Flat File V2 with the given rows. */
export function fileText(file: ShortFile, columns = COLUMNS): string {
	const id = file.settlementId ?? '11111111111';
	const summary = {
		'settlement-id': id,
		'settlement-start-date': file.start ?? '2026-10-17 08:00:00 UTC',
		'settlement-end-date': file.end ?? '2026-10-31 08:00:00 UTC',
		'deposit-date': file.deposit ?? '2026-11-02 08:00:00 UTC',
		'total-amount': file.total,
		currency: file.currency ?? 'GBP',
	};
	const details = file.rows.map((row) => {
		const posted = row.posted ?? '2026-10-20 10:00:00 UTC';
		return line(
			{
				'settlement-id': id,
				'transaction-type': row.type[0],
				'amount-type': row.type[1],
				'amount-description': row.type[2],
				amount: row.amount,
				'order-id': row.orderId ?? '',
				'adjustment-id': row.adjustmentId ?? '',
				'marketplace-name': row.marketplace ?? '',
				'fulfillment-id': row.channel ?? '',
				'posted-date': posted.slice(0, 10),
				'posted-date-time': posted,
				'order-item-code': row.item ?? '',
				sku: row.sku ?? '',
				'quantity-purchased': row.quantity === undefined ? '' : String(row.quantity),
			},
			columns,
		);
	});
	return [columns.join('\t'), line(summary, columns), ...details, ''].join('\r\n');
}

/** The settlement that the text reads as; fails the test when it cannot be read. */
export function settlementOf(file: ShortFile): Settlement {
	const result = readSettlement(new TextEncoder().encode(fileText(file)));
	if (!result.ok) throw new Error(result.refusal.message);
	return result.value;
}

/** Default settings with the opening reserve agreed. */
export const settingsOpening = (openingReserve: string, more: Partial<BridgeSettings> = {}): BridgeSettings =>
	settingsWith({ ...more, series: [{ ...DEMO_SERIES, openingReserve }] });

/** Plans a settlement in the only series of its settings. */
export const planInOnlySeries = ({
	settlement,
	...input
}: Omit<PlanInput, 'series' | 'settlement'> & { readonly settlement: Settlement }) =>
	planSettlement({
		credits: [],
		...input,
		settlement: foldSettlement(settlement, input.settings, input.nominalMap),
		series: input.settings.series[0],
	});

const ORDER = '202-5550001-1110001';
const shared = { orderId: ORDER, item: '71000000000001', sku: 'HH-PAN-24', channel: 'MFN', marketplace: 'Amazon.co.uk' } as const;

/** One sale of 24.00 with VAT in it, 3.60 commission on it; the refund of the same. */
export const SALE: ShortRow[] = [
	{ ...shared, type: ['Order', 'ItemPrice', 'Principal'], amount: '20.00' },
	{ ...shared, type: ['Order', 'ItemPrice', 'Tax'], amount: '4.00' },
	{ ...shared, type: ['Order', 'ItemFees', 'Commission'], amount: '-3.60' },
];

export const refund = (posted: string): ShortRow[] => [
	{ ...shared, adjustmentId: 'A1', posted, type: ['Refund', 'ItemPrice', 'Principal'], amount: '-10.00' },
	{ ...shared, adjustmentId: 'A1', posted, type: ['Refund', 'ItemPrice', 'Tax'], amount: '-2.00' },
];

export const reserve = (description: 'Current Reserve Amount' | 'Previous Reserve Amount Balance', amount: string): ShortRow => ({
	type: ['other-transaction', 'other-transaction', description],
	amount,
});

export const NOW = '2026-11-05T09:00:00.000Z';
export const ORDER_ID = ORDER;
