import type { TableRow } from '../../../nodes/domain/text/tableRow';

/** A ledger row as *FBA Inventory: Get Ledger Detail* gives it; every value is invented. */
export const ledgerRow = (row: Partial<Record<string, string | number>>): TableRow => ({
	date: '2026-11-10',
	fnsku: 'X00LAMP',
	asin: 'B0LAMP',
	msku: 'LAMP-FBA',
	title: 'Lamp',
	eventType: 'Adjustments',
	referenceId: '4700000001',
	quantity: -1,
	fulfillmentCenter: 'XUK1',
	disposition: 'SELLABLE',
	reason: 'M',
	country: 'GB',
	reconciledQuantity: 0,
	unreconciledQuantity: 1,
	dateTime: '2026-11-10T08:00:00+00:00',
	reportId: '1',
	...row,
});
