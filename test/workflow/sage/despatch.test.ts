import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { draft, SageBench } from './bench';

let bench: SageBench;
let despatchNo: string;
const ORDER_ID = '203-1234567-0000001';

beforeEach(async () => {
	bench = await SageBench.start();
	bench.sandbox.store.update('sage.sopSettings', 1, { allocate_stock_on_order_entry: true });
	const [order] = (await bench.createOrders([draft(ORDER_ID)])).json('Sage');
	const answer = await fetch(`${bench.sandbox.baseUrl()}/sandbox/sage/despatch/${String(order.id)}`, { method: 'POST' });
	despatchNo = ((await answer.json()) as { despatchNo: string }).despatchNo;
	bench.forget();
});
afterEach(async () => await bench.stop());

const list = async (operation: string, filters: IDataObject = {}) =>
	(await bench.run({ resource: 'despatch', operation, returnAll: true, filters } as INodeParameters)).json('Sage');
const track = async (more: IDataObject) =>
	await bench.run({
		resource: 'despatch',
		operation: 'updateTracking',
		despatchNo,
		...more,
		options: { settleDelaySeconds: 0, ...(more.options as IDataObject) },
	} as INodeParameters);
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;
const puts = () => bench.arrived.filter((request) => request.startsWith('PUT '));
const TRACKING = { courier: 'DPD', tracking: { consignmentNo: 'AB123456789GB', pieces: 2 } };

test('Get Lines gives despatched lines with the Amazon order id', async () => {
	const expected = {
		sop_order_customer_document_no: ORDER_ID,
		sop_despatch_document_no: despatchNo,
		product_code: 'KETTLE-17',
		customer_reference: 'AMZUKGBP',
	};
	expect(await list('getLines', { amazonOrderIds: ORDER_ID })).toEqual([expect.objectContaining(expected)]);
	expect(await list('getLines', { updatedSince: '2026-05-13T09:00:00Z', customerReferences: 'AMZUKGBP' })).toHaveLength(1);
	expect(await list('getLines', { updatedSince: '2026-05-14T00:00:00Z' })).toEqual([]);
});

test('tracking that is written back shows in the receipt and in the lines', async () => {
	expect((await track(TRACKING)).json('Sage')).toMatchObject([
		{ outcome: 'posted', despatchNo, courier_name: 'DPD', consignment_no: 'AB123456789GB', pieces: 2 },
	]);
	expect(await list('getReceipts', { despatchNumbers: despatchNo })).toMatchObject([
		{ despatch_no: despatchNo, courier_name: 'DPD', consignment_no: 'AB123456789GB' },
	]);
	expect(await list('getLines')).toMatchObject([{ sop_despatch_courier_name: 'DPD', sop_despatch_consignment_no: 'AB123456789GB' }]);
});

test('is written once, whatever the connection does; what stands there already is left alone', async () => {
	bench.fault('dropAfter', /^PUT .*\/sop_despatch_receipts/);
	expect((await track(TRACKING)).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	expect((await track(TRACKING)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
	expect((await track({ tracking: { consignmentNo: 'AB123456789GB' } })).json('Sage')).toMatchObject([
		{ outcome: 'alreadyPosted', courier_name: 'DPD' },
	]);
	expect(puts()).toHaveLength(1);
});

test('a dry run shows the request', async () => {
	const [item] = (await track({ ...TRACKING, options: { dryRun: true } })).json('Sage');
	expect(item).toMatchObject({
		outcome: 'dryRun',
		request: expect.stringMatching(/^PUT \/sop_despatch_receipts\/\d+$/),
		body: { courier_id: 2, consignment_no: 'AB123456789GB', pieces: 2 },
	});
	expect(puts()).toEqual([]);
});

test.each<[string, IDataObject, string]>([
	['an unknown courier', { courier: 'Owl Post' }, 'notFoundInSage'],
	['an unknown despatch note', { despatchNo: '9999999999', courier: 'DPD' }, 'notFoundInSage'],
	['a consignment number too long', { tracking: { consignmentNo: 'x'.repeat(61) } }, 'textTooLong'],
	['nothing to write', {}, 'orderDataMissing'],
])('refuses %s', async (_title, more, kind) => {
	expect(detailsOf((await track(more)).error)).toMatchObject({ kind });
	expect(puts()).toEqual([]);
});

test('Get Couriers gives couriers by name', async () => {
	expect((await list('getCouriers')).map(({ name }) => name)).toEqual(['Royal Mail', 'DPD', 'Coastline Parcels', 'Letter post']);
	expect(await list('getCouriers', { names: 'DPD' })).toMatchObject([{ id: 2, name: 'DPD' }]);
});
