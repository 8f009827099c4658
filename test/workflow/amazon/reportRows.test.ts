import { DateTime } from 'luxon';
import { AmazonBench, anOrder, bodyOf, byId, orderId, queryOf, UK } from './fixtures';

jest.setTimeout(60_000);

let bench: AmazonBench;
beforeEach(async () => (bench = await AmazonBench.startNow()));
afterEach(async () => await bench.sandbox.stop());

const REPORTS = '/reports/2021-06-30/reports';
const requested = () => bench.exchanges.filter(({ method, url }) => method === 'POST' && url === REPORTS).map(bodyOf);
const daysAgo = (days: number) => `${DateTime.utc().minus({ days }).toISODate()}T06:00:00Z`;
const day = (days: number) => daysAgo(days).slice(0, 10);
const of = (resource: string, operation: string, more: object = {}) => ({
	resource,
	operation,
	marketplaceId: byId(UK),
	from: daysAgo(10),
	...more,
});
const addEvent = (more: Record<string, unknown>) =>
	bench.sandbox.store.insert('amazonLedgerEvent', {
		sku: 'T-FBA',
		asin: 'B0T',
		fnSku: 'X0T',
		title: 'Teapot',
		eventType: 'Receipts',
		referenceId: '1',
		quantity: 1,
		fulfillmentCenter: 'XUK1',
		disposition: 'SELLABLE',
		reason: '',
		country: 'GB',
		reconciled: 0,
		unreconciled: 0,
		...more,
	});

test('sums the ledger up: opening and movements give the closing stock', async () => {
	addEvent({ at: daysAgo(20), quantity: 120 });
	addEvent({ at: daysAgo(5), quantity: -3, eventType: 'Shipments' });
	addEvent({ at: daysAgo(5), quantity: -1, eventType: 'Adjustments', reason: 'M' });
	const run = await bench.run(
		of('fbaInventory', 'ledgerSummary', {
			from: daysAgo(5),
			to: daysAgo(5),
			aggregateByLocation: 'COUNTRY',
			aggregatedByTimePeriod: 'DAILY',
		}),
	);
	expect(requested()).toEqual([
		{
			reportType: 'GET_LEDGER_SUMMARY_VIEW_DATA',
			marketplaceIds: [UK],
			dataStartTime: daysAgo(5),
			dataEndTime: daysAgo(5),
			reportOptions: { aggregateByLocation: 'COUNTRY', aggregatedByTimePeriod: 'DAILY' },
		},
	]);
	expect(run.json('Amazon')).toMatchObject([
		{
			date: day(5),
			fnsku: 'X0T',
			msku: 'T-FBA',
			disposition: 'SELLABLE',
			startingWarehouseBalance: 120,
			customerShipments: -3,
			lost: -1,
			receipts: 0,
			endingWarehouseBalance: 116,
			location: 'GB',
		},
	]);
});

test('gets reimbursements with exact amounts', async () => {
	const cells = {
		'approval-date': daysAgo(4),
		'reimbursement-id': '8001',
		'case-id': '',
		'amazon-order-id': orderId(1),
		reason: 'Lost_Warehouse',
		sku: 'T-FBA',
		'currency-unit': 'GBP',
		'amount-per-unit': '7.45',
		'amount-total': '14.90',
		'quantity-reimbursed-cash': '2',
		'quantity-reimbursed-inventory': '0',
		'quantity-reimbursed-total': '2',
	};
	bench.sandbox.store.insert('amazonReimbursement', { at: daysAgo(4), kind: 'reimbursement', cells });
	const run = await bench.run(of('fbaInventory', 'reimbursements'));
	expect(requested()).toEqual([{ reportType: 'GET_FBA_REIMBURSEMENTS_DATA', marketplaceIds: [UK], dataStartTime: daysAgo(10) }]);
	expect(run.json('Amazon')).toMatchObject([
		{
			reimbursementId: '8001',
			amazonOrderId: orderId(1),
			sku: 'T-FBA',
			reason: 'Lost_Warehouse',
			amountPerUnit: '7.45',
			amountTotal: '14.90',
			quantityReimbursedCash: 2,
			quantityReimbursedInventory: 0,
			currencyUnit: 'GBP',
		},
	]);
});

test.each([
	['fbaInventory', 'customerReturns'],
	['return', 'fba'],
])('gets what customers sent back to Amazon, under %s', async (resource, operation) => {
	const cells = {
		'return-date': daysAgo(3),
		'order-id': orderId(1),
		sku: 'T-FBA',
		asin: 'B0T',
		fnsku: 'X0T',
		'product-name': 'Teapot',
		quantity: '1',
		'detailed-disposition': 'CUSTOMER_DAMAGED',
		reason: 'DEFECTIVE',
		status: 'Unit returned to inventory',
	};
	bench.sandbox.store.insert('amazonReturn', { at: daysAgo(3), kind: 'fba', cells });
	const run = await bench.run(of(resource, operation));
	expect(requested()).toEqual([
		{ reportType: 'GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA', marketplaceIds: [UK], dataStartTime: daysAgo(10) },
	]);
	expect(run.json('Amazon')).toMatchObject([
		{ orderId: orderId(1), sku: 'T-FBA', quantity: 1, detailedDisposition: 'CUSTOMER_DAMAGED', reason: 'DEFECTIVE' },
	]);
});

test('gets FBM returns of more than 60 days in pieces that leave no gap', async () => {
	const returned = (days: number, n: number) =>
		bench.sandbox.store.insert('amazonReturn', {
			at: daysAgo(days),
			kind: 'fbm',
			cells: { 'Order ID': orderId(n), 'Merchant SKU': 'T-1', 'Return quantity': '1', 'Label cost': '3,20', 'Refunded Amount': '9.99' },
		});
	returned(70, 1);
	returned(5, 2);
	const run = await bench.run(of('return', 'fbm', { from: daysAgo(80), to: daysAgo(1) }));
	const second = DateTime.fromISO(daysAgo(80), { zone: 'utc' }).plus({ days: 60 });
	expect(requested().map(({ dataStartTime, dataEndTime }) => [dataStartTime, dataEndTime])).toEqual([
		[daysAgo(80), `${second.toISODate()}T05:59:59Z`],
		[`${second.toISODate()}T06:00:00Z`, daysAgo(1)],
	]);
	expect(run.json('Amazon')).toMatchObject([
		{ orderId: orderId(1), merchantSku: 'T-1', returnQuantity: 1, labelCost: '3.20', refundedAmount: '9.99' },
		{ orderId: orderId(2) },
	]);
});

test('takes the stock that Amazon has now, page by page', async () => {
	for (let n = 0; n < 60; n++) addEvent({ at: daysAgo(3), sku: `T-${100 + n}`, fnSku: `X${n}`, quantity: n });
	const run = await bench.run({ resource: 'fbaInventory', operation: 'summaries', marketplaceId: byId(UK), returnAll: true });
	expect(run.json('Amazon')).toHaveLength(60);
	expect(run.json('Amazon')[7]).toMatchObject({ sellerSku: 'T-107', totalQuantity: 7, inventoryDetails: { fulfillableQuantity: 7 } });
	const [first, second] = bench.asked('/fba/inventory/v1/summaries').map(queryOf);
	expect(first).toEqual({ granularityType: 'Marketplace', granularityId: UK, marketplaceIds: UK, details: 'true' });
	expect(second).toEqual({ ...first, nextToken: expect.any(String) });
	const some = await bench.run({
		resource: 'fbaInventory',
		operation: 'summaries',
		marketplaceId: byId(UK),
		options: { sellerSkus: 'T-101, T-103', details: false },
	});
	expect(some.json('Amazon').map(({ sellerSku, inventoryDetails }) => [sellerSku, inventoryDetails])).toEqual([
		['T-101', undefined],
		['T-103', undefined],
	]);
});

/** A refund of 10.00 and 2.00 of VAT, in the month before the last. */
const MONTH = DateTime.utc().minus({ months: 2 }).toFormat('yyyy-MM');
function addRefund(): void {
	bench.addOrders(anOrder(1));
	const row = (amountDescription: string, amount: number) => ({ amountType: 'ItemPrice', amountDescription, amount, sku: 'T-1' });
	bench.sandbox.store.insert('amazonTransaction', {
		transactionId: 'R1',
		settlementId: '1',
		at: `${MONTH}-05T10:00:00Z`,
		transactionType: 'Refund',
		description: 'Refund Order',
		orderId: orderId(1),
		rows: [row('Principal', -1000), row('Tax', -200)],
	});
}

test('gets the VAT transactions of a month with a restricted data token for their document', async () => {
	addRefund();
	const run = await bench.run({ resource: 'vat', operation: 'transactions', marketplaceId: byId(UK), month: MONTH });
	expect(run.error).toBeUndefined();
	expect(requested()).toEqual([
		{
			reportType: 'GET_VAT_TRANSACTION_DATA',
			marketplaceIds: [UK],
			dataStartTime: `${MONTH}-01T00:00:00Z`,
			dataEndTime: `${DateTime.fromISO(MONTH).endOf('month').toISODate()}T23:59:59Z`,
		},
	]);
	const [token] = bench.asked('/tokens/2021-03-01/restrictedDataToken').map(bodyOf);
	expect(token).toEqual({
		restrictedResources: [{ method: 'GET', path: expect.stringMatching(/^\/reports\/2021-06-30\/documents\/[^/]+$/) }],
	});
	expect(run.json('Amazon')).toMatchObject([
		{
			transactionType: 'REFUND',
			transactionEventId: orderId(1),
			transactionCompleteDate: `${MONTH}-05`,
			totalActivityValueAmtVatExcl: '-10.00',
			totalActivityValueVatAmt: '-2.00',
			totalActivityValueAmtVatIncl: '-12.00',
			transactionCurrencyCode: 'GBP',
		},
	]);
});

test('a month that Amazon does not have yet is not asked for', async () => {
	const month = DateTime.utc().toFormat('yyyy-MM');
	const run = await bench.run({ resource: 'vat', operation: 'transactions', marketplaceId: byId(UK), month });
	expect(run.error?.message).toBe(`The VAT transactions of ${month} are not ready yet`);
	expect(bench.exchanges).toEqual([]);
	const wrong = await bench.run({ resource: 'vat', operation: 'transactions', marketplaceId: byId(UK), month: 'October' });
	expect(wrong.error?.message).toBe('Month is not a month: "October"');
});

test('gets VAT invoice data, all or the pending ones', async () => {
	addRefund();
	const run = await bench.run(
		of('vat', 'invoiceData', { from: `${MONTH}-01T00:00:00Z`, to: `${MONTH}-08T00:00:00Z`, invoices: 'pendingInvoices' }),
	);
	expect(requested()).toEqual([
		{
			reportType: 'GET_FLAT_FILE_VAT_INVOICE_DATA_REPORT',
			marketplaceIds: [UK],
			dataStartTime: `${MONTH}-01T00:00:00Z`,
			dataEndTime: `${MONTH}-08T00:00:00Z`,
			reportOptions: { 'ReportOption=pendingInvoices': 'true' },
		},
	]);
	expect(run.json('Amazon')).toMatchObject([
		{
			orderId: orderId(1),
			transactionType: 'REFUND',
			sku: 'T-1',
			itemVatExclAmount: '-10.00',
			itemVatAmount: '-2.00',
			itemVatInclAmount: '-12.00',
		},
	]);
});
