import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { answerAsRecorded } from '../../../sandbox/sage/recorded/asRecorded';
import { realTime } from '../../../nodes/Sage200/transport/time';
import { draft, SageBench } from './bench';
import { Gateway } from './gateway';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const ID = '203-1234567-0000001';
const read = async (more: IDataObject = {}) =>
	await bench.run({
		resource: 'salesOrder',
		operation: 'getAll',
		customerReference: '',
		returnAll: true,
		includeLines: true,
		...more,
	} as INodeParameters);
/** One kettle at 25.00 net with 5.00 VAT, carriage at 3.00 net with 0.60, and a comment. */
const LINES = [
	{
		line_type: 'EnumLineTypeStandard',
		code: 'KETTLE-17',
		line_quantity: '1.00000',
		tax_code_id: 1729,
		line_total_value: '25.00',
		line_tax_value: '5.00',
	},
	{ line_type: 'EnumLineTypeCharge', code: 'CARRIAGE', tax_code_id: 1729, line_total_value: '3.00', line_tax_value: '0.60' },
	{ line_type: 'EnumLineTypeComment' },
];

test('orders come with their lines: stock code, tax code, value and tax of each', async () => {
	await bench.createOrders([draft(ID)]);
	const found = (await read({ filters: { amazonOrderIds: ID } })).json('Sage');
	expect(found).toMatchObject([
		{ customer_document_no: ID, total_gross_value: '33.60', document_status: 'EnumDocumentStatusLive', lines: LINES },
	]);
	// What an order has besides is left behind.
	expect(found[0]).not.toHaveProperty('delivery_address');
	expect((found[0].lines as IDataObject[])[0]).not.toHaveProperty('cost_price');
});

test('without Include Lines they come without', async () => {
	await bench.createOrders([draft(ID)]);
	expect((await read({ includeLines: false })).json('Sage')[0]).not.toHaveProperty('lines');
});

test('a site that answers as real ones do gives the same lines, page by page', async () => {
	const ids = Array.from({ length: 30 }, (_, index) => `203-1234567-${String(index + 1).padStart(7, '0')}`);
	await bench.createOrders(ids.map((id) => draft(id)));
	answerAsRecorded(bench.sandbox);
	const found = (await read({ filters: { amazonOrderIds: JSON.stringify(ids) } })).json('Sage');
	expect(found.map((order) => order.customer_document_no)).toEqual(ids);
	for (const { lines } of found) expect(lines).toMatchObject(LINES);
});

test('lines of orders tell what is allocated and despatched of a stock item, whoever ordered it', async () => {
	await bench.createOrders([draft(ID)]);
	const lines = async (filters: IDataObject) =>
		(await bench.run({ resource: 'salesOrder', operation: 'getLines', returnAll: true, filters } as INodeParameters)).json('Sage');
	expect(await lines({ stockCodes: 'KETTLE-17', orderedSince: '2026-01-01' })).toMatchObject([
		{
			sop_order_customer_document_no: ID,
			product_code: 'KETTLE-17',
			warehouse_name: 'HOME',
			sop_order_line_quantity: '1.00000',
			sop_order_line_allocated_quantity: '0.00000',
			sop_order_line_despatch_receipt_quantity: '0.00000',
		},
	]);
	expect(await lines({ stockCodes: 'PAN-24' })).toEqual([]);
	expect(await lines({ updatedSince: '2030-01-01T00:00:00Z' })).toEqual([]);
});

describe('of a site that leaves the lines out of the list', () => {
	let gateway: Gateway;
	const ORDER_LINES = /^\/sop_orders\/\d+\/sop_order_lines$/;
	beforeEach(async () => {
		await bench.createOrders([draft(ID)]);
		gateway = await Gateway.before(bench);
		jest.spyOn(realTime, 'sleep').mockResolvedValue(undefined);
	});
	afterEach(async () => {
		jest.restoreAllMocks();
		await gateway.stop();
	});
	/** The list of orders with `lines` as given, and the lines of an order by themselves. */
	const givingLines = (lines: unknown, ofOrder?: unknown) => {
		const order = { id: 1, document_no: '0000000001', customer_document_no: ID, total_gross_value: 33.6, lines };
		gateway.meddle = ({ method, path, url }) => {
			if (method !== 'GET') return undefined;
			const isFirst = !url.includes('skip=');
			if (path === '/sop_orders') return { status: 200, body: JSON.stringify(isFirst ? [order] : []) };
			if (ORDER_LINES.test(path) && ofOrder !== undefined) return { status: 200, body: JSON.stringify(isFirst ? ofOrder : []) };
			return undefined;
		};
	};

	test.each([
		['null', null],
		['an empty list', []],
		['something that is no line', [{ id: 7 }]],
	])('the lines are asked for by themselves (it gives %s)', async (_what, lines) => {
		givingLines(lines);
		expect((await read({ filters: { amazonOrderIds: ID } })).json('Sage')).toMatchObject([{ customer_document_no: ID, lines: LINES }]);
		expect(gateway.arrived.filter((request) => ORDER_LINES.test(request.slice(4)))).not.toEqual([]);
	});

	test.each([
		['no line', []],
		['no list', { value: [] }],
	])('an order of 33.60 that has %s there either ends the reading, and is not taken for an order without lines', async (_what, ofOrder) => {
		givingLines(null, ofOrder);
		const run = await read({ filters: { amazonOrderIds: ID } });
		expect(`${run.error?.message} ${String(run.error?.description)}`).toMatch(/\/sop_orders\/1\/sop_order_lines/);
		expect(run.json('Sage')).toEqual([]);
	});
});
