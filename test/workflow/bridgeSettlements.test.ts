import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../sandbox/demo/settings';
import { fileText, ORDER_ID, reserve, SALE, type ShortFile } from '../domain/settlement/fixture';
import { chain, nodeOf, runWorkflow, startNode } from './harness';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
const NOW = '2026-11-03T09:00:00Z';
const SETTINGS = JSON.stringify(settingsRows({ 'series.GBP.openingReserve': '100.00' }));
const ORDER_IN_SAGE = {
	customer_document_no: ORDER_ID,
	document_no: '0000000012',
	document_status: 'EnumDocumentStatusLive',
	total_net_value: '20.00',
	total_tax_value: '4.00',
};
const ORDERS_IN_SAGE = JSON.stringify([ORDER_IN_SAGE]);

/** 100.00 carried in, a sale of 24.00 with 3.60 commission, 50.00 held back: 70.40 is paid. */
const SIMPLE: ShortFile = {
	total: '70.40',
	rows: [reserve('Previous Reserve Amount Balance', '100.00'), ...SALE, reserve('Current Reserve Amount', '-50.00')],
};

const fileItem = (text: string, json: IDataObject = {}): INodeExecutionData => ({
	json,
	binary: { data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/tab-separated-values', fileName: 'settlement.txt' } },
});

const READ = { resource: 'settlement', operation: 'read', settings: SETTINGS, now: NOW };
/** As Period: Get Status puts it out: both months are open. */
const month = (start: string, end: string, says = 'Normal') => ({
	period_start_date: `${start}T00:00:00Z`,
	period_end_date: `${end}T00:00:00Z`,
	asked_date: end,
	sales: says,
	purchase: says,
	cashbook: says,
});
const NOVEMBER = month('2026-11-01', '2026-11-30');
const PERIODS = JSON.stringify([month('2026-10-01', '2026-10-31'), NOVEMBER]);
const FOUND = { ordersInSage: ORDERS_IN_SAGE, credits: '[]', periods: PERIODS };
const PLAN = { resource: 'settlement', operation: 'plan', settings: SETTINGS, now: NOW, ...FOUND };

const run = (parameters: INodeParameters[], items: INodeExecutionData[]) =>
	runWorkflow(chain(startNode(), ...parameters.map((one, index) => nodeOf(`Step ${index + 1}`, BRIDGE, one))), {
		nodeTypes: { [BRIDGE]: new AmazonSageBridge() },
		items,
	});

describe('settlements in a workflow', () => {
	it('reads what is in a file and passes the file on to the plan', async () => {
		const result = await run([READ, PLAN], [fileItem(fileText(SIMPLE))]);
		expect(result.json('Step 1')).toMatchObject([
			{
				settlementId: '11111111111',
				currency: 'GBP',
				total: '70.40',
				orders: [{ orderId: ORDER_ID, channel: 'FBM' }],
				firstDay: '2026-10-20',
				lastDay: '2026-11-02',
			},
		]);
		expect(result.items('Step 1')[0].binary?.data.fileName).toBe('settlement.txt');
		const [{ plan, ...facts }] = result.json('Step 2') as Array<IDataObject & { plan: IDataObject }>;
		expect(facts).toMatchObject({ settlementId: '11111111111', total: '70.40', payout: '70.40', currentReserve: '50.00' });
		expect(plan).toMatchObject({
			clearing: { closing: '50.00' },
			steps: [
				{ document: 'sales_receipts', amount: '24.00' },
				{ document: 'bank_payment', amount: '3.60' },
				{ document: 'bank_transfer', amount: '70.40' },
			],
		});
	});

	it('writes every amount of the journal as a decimal string', async () => {
		const result = await run([PLAN], [fileItem(fileText(SIMPLE))]);
		const journal = result.json('Step 1')[0].journal as IDataObject[];
		expect(journal.length).toBeGreaterThan(0);
		for (const line of journal) for (const amount of [line.net, line.tax, line.gross]) expect(amount).toMatch(/^-?\d+\.\d{2}$/);
		expect(journal).toContainEqual(expect.objectContaining({ account: '6200', net: '3.00', tax: '0.60', gross: '3.60' }));
	});

	it.each([
		['read', READ],
		['plan', PLAN],
	])('%s gives a file that does not add up to the exceptions, by its settlement', async (_name, parameters) => {
		const result = await run([parameters], [fileItem(fileText({ ...SIMPLE, total: '70.41' }), { settlementId: '11111111111' })]);
		expect(result.status).toBe('success');
		expect(result.json('Step 1')).toEqual([]);
		expect(result.json('Step 1', 1)).toMatchObject([
			{ kind: 'settlementTotalDisagrees', recordId: '11111111111', flow: 'settlements', dueAt: '2026-11-04T09:00:00.000Z' },
		]);
	});

	it('gives a file that is no settlement to the exceptions, by its document when nothing else is known', async () => {
		const result = await run(
			[READ],
			[fileItem('order-id\tsku\r\n1\t2\r\n', { reportDocumentId: 'amzn1.spdoc.1' }), fileItem(fileText(SIMPLE))],
		);
		expect(result.json('Step 1')).toHaveLength(1);
		expect(result.items('Step 1', 1)).toMatchObject([
			{ json: { kind: 'settlementUnreadable', recordId: 'amzn1.spdoc.1' }, pairedItem: { item: 0 } },
		]);
	});

	it('holds a settlement whose period is closed in Sage, and posts it on the first open day where the client chose so', async () => {
		const periods = JSON.stringify([month('2026-10-01', '2026-10-31', 'Unacceptable'), NOVEMBER]);
		const held = await run([{ ...PLAN, periods }], [fileItem(fileText(SIMPLE))]);
		expect(held.json('Step 1')).toEqual([]);
		expect(held.json('Step 1', 1)).toMatchObject([
			{ kind: 'closedPeriod', holds: true, recordType: 'settlement', recordId: '11111111111' },
		]);
		const settings = JSON.stringify(settingsRows({ 'series.GBP.openingReserve': '100.00', closedPeriods: 'First open day' }));
		const moved = await run([{ ...PLAN, periods, settings }], [fileItem(fileText(SIMPLE))]);
		expect(moved.json('Step 1', 1)).toEqual([]);
		expect(((moved.json('Step 1')[0].plan as IDataObject).steps as IDataObject[]).map(({ date }) => date)).toEqual([
			'2026-11-01',
			'2026-11-01',
			'2026-11-02',
		]);
	});

	it('stops where nobody hands over the periods of Sage: a settlement would be split elsewhere', async () => {
		const { periods: _left, ...without } = PLAN;
		expect((await run([without], [fileItem(fileText(SIMPLE))])).error?.message).toContain('Accounting Periods');
	});

	it('stops where nobody hands over the credits in Sage: a refund could be credited twice', async () => {
		const { credits: _left, ...without } = PLAN;
		const result = await run([without], [fileItem(fileText(SIMPLE))]);
		expect(result.status).toBe('error');
	});

	it.each([
		['is not there', [], 'orderNotInSage', 'is not in Sage'],
		['is cancelled', [{ ...ORDER_IN_SAGE, document_status: 'EnumDocumentStatusCancelled' }], 'orderCancelledInSage', '0000000012'],
		['is there twice', [ORDER_IN_SAGE, { ...ORDER_IN_SAGE, document_no: '0000000034' }], 'orderTwiceInSage', '0000000034'],
		['came without its status', [{ ...ORDER_IN_SAGE, document_status: undefined }], 'orderStatusUnclear', '0000000012'],
	])('posts the cash of a settlement whose order in Sage %s, and says so of the order', async (_state, orders, kind, says) => {
		const result = await run([{ ...PLAN, ordersInSage: JSON.stringify(orders) }], [fileItem(fileText(SIMPLE))]);
		expect(result.json('Step 1')).toMatchObject([
			{
				waiting: [],
				plan: {
					clearing: { closing: '50.00' },
					steps: [
						{ document: 'sales_receipts', amount: '24.00' },
						{ document: 'bank_payment', amount: '3.60' },
						{ document: 'bank_transfer', amount: '70.40' },
					],
				},
			},
		]);
		expect(result.json('Step 1', 1)).toMatchObject([
			{ kind, recordType: 'order', recordId: ORDER_ID, amount: '24.00', holds: false, message: expect.stringContaining(says) },
		]);
	});

	it.each([
		['read', READ],
		['plan', PLAN],
	])('%s gives one exception for finance when the nominal table cannot be used, and names every row', async (_name, parameters) => {
		const commission = { transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission', vat: null, createdAt: NOW };
		const nominalMap = [
			{ ...commission, id: 4, nominalCode: '6200' },
			{ ...commission, id: 9, nominalCode: '6210', nature: 'cost' },
		];
		const items = [fileItem(fileText(SIMPLE)), fileItem(fileText(SIMPLE))];
		const result = await run([{ ...parameters, nominalMap: JSON.stringify(nominalMap) }], items);
		expect(result.json('Step 1')).toEqual([]);
		expect(result.json('Step 1', 1)).toMatchObject([
			{
				kind: 'nominalMapUnusable',
				owner: 'finance',
				recordId: 'Nominal overrides',
				message:
					'The table Nominal overrides cannot be used, 2 faults: row 2 (id 9): nature is "cost", should be sale, refund, fee, feeTax, feeCredit, reimbursement, balance, failedPayout or blank; the row type "Order / ItemFees / Commission" stands 2 times: row 1 (id 4) says nominalCode 6200, row 2 (id 9) says nominalCode 6210, nature cost; keep one of them.',
			},
		]);
	});

	it('takes the order that stands beside a cancelled one', async () => {
		const orders = [{ ...ORDER_IN_SAGE, document_no: '0000000034', cancelled_status: 'Fully' }, ORDER_IN_SAGE];
		const result = await run([{ ...PLAN, ordersInSage: JSON.stringify(orders) }], [fileItem(fileText(SIMPLE))]);
		expect(result.json('Step 1')).toHaveLength(1);
	});

	it('finds the settlement before it on the board, and holds it when one is missing in between', async () => {
		const before = {
			id: 3,
			settlementId: '10000000000',
			series: null,
			status: 'posted',
			currency: 'GBP',
			startDate: '2026-10-03T08:00:00.000Z',
			endDate: '2026-10-16T08:00:00.000Z',
			currentReserve: '100.00',
			closingClearing: '100.00',
		};
		const result = await run([{ ...PLAN, board: JSON.stringify([{}, before]) }], [fileItem(fileText(SIMPLE))]);
		expect(result.json('Step 1', 1)).toMatchObject([
			{
				kind: 'settlementChainBroken',
				recordId: '11111111111',
				message:
					'A settlement is missing between 2026-10-16T08:00:00.000Z (end of settlement 10000000000, series "GBP") and 2026-10-17T08:00:00.000Z, where settlement 11111111111 starts.',
			},
		]);
		const board = JSON.stringify([{ ...before, endDate: '2026-10-17T08:00:00.000Z' }]);
		const whole = await run([{ ...PLAN, board }], [fileItem(fileText(SIMPLE))]);
		expect(whole.json('Step 1', 1)).toEqual([]);
		expect(whole.json('Step 1')).toMatchObject([{ settlementId: '11111111111', series: 'GBP' }]);
	});

	it('does not plan again what the board shows as posted', async () => {
		const board = JSON.stringify([{ settlementId: '11111111111', series: 'GBP', status: 'posted', currency: 'GBP' }]);
		const result = await run([{ ...PLAN, board }], [fileItem(fileText(SIMPLE))]);
		expect(result.json('Step 1')).toEqual([{ settlementId: '11111111111', series: 'GBP', currency: 'GBP' }]);
		expect(result.json('Step 1', 1)).toEqual([]);
	});

	it('stops when the item has no file', async () => {
		const result = await run([READ], [{ json: {} }]);
		expect(result.status).toBe('error');
	});
});
