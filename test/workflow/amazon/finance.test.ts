import { AmazonBench, orderId, queryOf } from './fixtures';

jest.setTimeout(30_000);

let bench: AmazonBench;
beforeEach(async () => {
	bench = await AmazonBench.start();
	bench.sandbox.store.insert('amazonSettlement', {
		settlementId: '11001',
		startDate: '2026-10-20T09:00:00Z',
		endDate: '2026-11-03T09:00:00Z',
		depositDate: '2026-11-05T09:00:00Z',
		currency: 'GBP',
		total: '10.10',
		previousReserve: '0.00',
		currentReserve: '3.40',
	});
});
afterEach(async () => await bench.sandbox.stop());

/** A shipment of 12.50 less a commission of 2.40, as pence. */
const addSale = (n: number, at: string) =>
	bench.sandbox.store.insert('amazonTransaction', {
		transactionId: `TX-${n}`,
		settlementId: '11001',
		at,
		transactionType: 'Shipment',
		description: 'Order Payment',
		orderId: orderId(n),
		rows: [
			{ amountType: 'ItemPrice', amountDescription: 'Principal', amount: 1250, sku: 'T-1' },
			{ amountType: 'ItemFees', amountDescription: 'Commission', amount: -240, sku: 'T-1' },
		],
	});
const finance = (operation: string, more: object = {}) => ({ resource: 'finance', operation, ...more });

test('gets transactions over several pages, with amounts as exact text', async () => {
	for (let n = 0; n < 60; n++) addSale(n, `2026-10-25T10:${String(n).padStart(2, '0')}:00Z`);
	const run = await bench.run(
		finance('transactions', { returnAll: true, postedAfter: '2026-10-20T00:00:00Z', postedBefore: '2026-11-01T00:00:00Z' }),
	);
	expect(run.json('Amazon')).toHaveLength(60);
	expect(run.json('Amazon')[7]).toMatchObject({
		transactionId: 'TX-7',
		totalAmount: { currencyCode: 'GBP', currencyAmount: '10.10' },
		breakdowns: [
			{ breakdownType: 'ItemPrice', breakdownAmount: { currencyAmount: '12.50' } },
			{ breakdownType: 'ItemFees', breakdownAmount: { currencyAmount: '-2.40' } },
		],
	});
	const [first, second] = bench.asked('/finances/2024-06-19/transactions').map(queryOf);
	expect(first).toEqual({ postedAfter: '2026-10-20T00:00:00Z', postedBefore: '2026-11-01T00:00:00Z' });
	expect(second).toEqual({ ...first, nextToken: expect.any(String) });
});

test('gets the transactions of one order, without a period', async () => {
	addSale(1, '2026-10-25T10:00:00Z');
	addSale(2, '2026-10-25T11:00:00Z');
	const run = await bench.run(finance('transactions', { filters: { orderId: orderId(2), transactionStatus: 'RELEASED' } }));
	expect(run.json('Amazon').map(({ transactionId }) => transactionId)).toEqual(['TX-2']);
	expect(bench.asked('/finances/2024-06-19/transactions').map(queryOf)).toEqual([
		{ transactionStatus: 'RELEASED', relatedIdentifierName: 'ORDER_ID', relatedIdentifierValue: orderId(2) },
	]);
});

test.each([
	['neither period nor order', {}, 'Posted After is empty'],
	[
		'more than 180 days, for which Amazon answers nothing',
		{ postedAfter: '2026-01-01T00:00:00Z', postedBefore: '2026-07-01T00:00:00Z' },
		'The period is longer than 180 days',
	],
	[
		'an end before the start',
		{ postedAfter: '2026-02-01T00:00:00Z', postedBefore: '2026-01-01T00:00:00Z' },
		'is earlier than Posted After',
	],
	['an order and an event group', { filters: { orderId: 'a', eventGroupId: 'b' } }, 'both given'],
])('refuses %s and sends nothing', async (_what, more, message) => {
	const run = await bench.run(finance('transactions', more));
	expect(run.error?.message).toContain(message);
	expect(bench.exchanges).toEqual([]);
});

test('gets the control total of a settlement', async () => {
	addSale(1, '2026-10-25T10:00:00Z');
	const run = await bench.run(finance('settlementSummary', { settlementId: '11001' }));
	expect(run.json('Amazon')).toMatchObject([
		{
			netProceeds: { currencyCode: 'GBP', currencyAmount: '10.10' },
			relatedIdentifiers: [{ relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: '11001' }],
		},
	]);
	expect(bench.asked('/finances/2024-06-19/summary').map(queryOf)).toEqual([
		{ relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: '11001' },
	]);
});

test('sums up a period of whole days, in the time zone of the workflow', async () => {
	addSale(1, '2026-10-25T10:00:00Z');
	const run = await bench.run(
		finance('settlementSummary', { filters: { periodStart: '2026-10-01T00:00:00', periodEnd: '2026-10-31T23:30:00' } }),
	);
	expect(run.json('Amazon')).toMatchObject([{ netProceeds: { currencyAmount: '10.10' } }]);
	expect(bench.asked('/finances/2024-06-19/summary').map(queryOf)).toEqual([{ periodStart: '2026-10-01', periodEnd: '2026-10-31' }]);
	const neither = await bench.run(finance('settlementSummary'));
	expect(neither.error?.message).toBe('Settlement ID is empty');
});

test('gets balances, now or of a day', async () => {
	const run = await bench.run(
		finance('balances', { filters: { balanceType: 'RESERVED', asOfDate: '2026-11-10T12:00:00Z', marketplaceIds: 'A1F83G8C2ARO7P' } }),
	);
	expect(run.json('Amazon')).toMatchObject([{ balanceType: 'RESERVED', amount: { currencyCode: 'GBP', currencyAmount: '3.40' } }]);
	expect(bench.asked('/finances/2024-06-19/balances').map(queryOf)).toEqual([
		{ balanceType: 'RESERVED', marketplaceIds: 'A1F83G8C2ARO7P', asOfDate: '2026-11-10' },
	]);
});

test('gets payouts that were made, and those that are expected', async () => {
	const made = await bench.run(finance('payouts', { which: 'made', filters: { createdAfter: '2026-11-01T00:00:00Z' } }));
	expect(made.json('Amazon')).toMatchObject([
		{ id: '11001', currentStatus: 'PAID', amount: { currencyCode: 'GBP', currencyAmount: '10.10' } },
	]);
	expect(bench.asked('/finances/transfers/2024-06-01/payouts').map(queryOf)).toEqual([{ createdAfter: '2026-11-01T00:00:00Z' }]);
	await bench.run(finance('payouts', { which: 'made', filters: { payoutId: '11001' } }));
	expect(queryOf(bench.asked('/finances/transfers/2024-06-01/payouts')[1])).toEqual({ payoutId: '11001' });
	const expected = await bench.run(finance('payouts', { which: 'expected' }));
	expect(expected.json('Amazon')).toMatchObject([{ status: 'SCHEDULED', amount: { currencyAmount: '3.40' } }]);
	expect(bench.asked('/finances/transfers/2024-06-01/payouts/expected')).toHaveLength(1);
});
