import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { draft, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const get = async (path: string, more: IDataObject = {}) =>
	await bench.run({ resource: 'odata', operation: 'get', path, returnAll: false, limit: 50, ...more } as INodeParameters);
const conditions = (...condition: IDataObject[]) => ({ conditions: { condition } });
const NAME = { field: 'name', operator: 'contains', type: 'text', value: 'mug' };

test('reads a collection with conditions, fields and an order', async () => {
	const more = {
		...conditions(NAME, { field: 'id', operator: 'gt', type: 'number', value: '15534' }),
		options: { select: 'id,code', orderBy: 'code asc' },
	};
	expect((await get('products', more)).json('Sage')).toEqual([{ id: 15535, code: 'MUG-SAND' }]);
	expect((await get('/products', { ...more, join: 'or', limit: 2 })).json('Sage')).toEqual([
		{ id: 15536, code: 'BOARD-OAK' },
		{ id: 15539, code: 'BOOK-BREAD' },
	]);
});

test('joins a filter of its own to the conditions', async () => {
	const options = { filter: "code eq 'MUG-BLUE' or code eq 'PAN-24'", select: 'code' };
	expect((await get('products', { ...conditions(NAME), options })).json('Sage')).toEqual([{ code: 'MUG-BLUE' }]);
});

test('pages through more than one page when there is an order', async () => {
	await bench.createOrders(Array.from({ length: 3 }, (_, index) => draft(`203-1234567-000000${index}`)));
	const found = await get('sop_orders', { returnAll: true, options: { orderBy: 'id asc', expand: 'lines' } });
	expect(found.json('Sage').map(({ lines }) => (lines as IDataObject[]).length)).toEqual([3, 3, 3]);
	const run = await get('sop_orders', { returnAll: true });
	expect(run.error?.message).toBe('Order By is needed for more than 500 records');
});

test('reads one record and settings', async () => {
	expect((await get('products/15531', { options: { select: 'code' } })).json('Sage')).toEqual([{ code: 'KETTLE-17' }]);
	expect((await get('licence')).json('Sage')).toMatchObject([{ is_stock_enabled: true }]);
	expect((await get('sop_settings')).json('Sage')).toMatchObject([{ are_prices_tax_inclusive: false }]);
});

test.each<[string, string, IDataObject, RegExp]>([
	['a path that leaves the API', '../oauth/token', {}, /no path of the Sage 200 API/],
	['a path with a query', 'products?$top=1', {}, /no path of the Sage 200 API/],
	['another host', 'https://example.com/products', {}, /no path of the Sage 200 API/],
	['a lock that nothing would release', 'sop_orders/1', { options: { expand: 'is_to_lock' } }, /would lock the order/],
	['a lock in other letters', 'sop_orders/1', { options: { expand: 'lines,Is_To_Lock' } }, /would lock the order/],
	['goods to despatch, which are locked by reading', 'sop_confirm_despatch', {}, /locks what it returns/],
	['a field that is none', 'products', conditions({ ...NAME, field: "code eq 'x' or name" }), /is no name of a field/],
	['a number that is none', 'products', conditions({ field: 'id', operator: 'eq', type: 'number', value: "1' or 1" }), /is no number/],
	['a part of a number', 'products', conditions({ field: 'id', operator: 'contains', type: 'number', value: '1' }), /compares texts only/],
	[
		'a day that is none',
		'products',
		conditions({ field: 'date_time_updated', operator: 'gt', type: 'date', value: 'yesterday' }),
		/is no date/,
	],
])('refuses %s before anything is asked', async (_title, path, more, words) => {
	expect((await get(path, more)).error?.message).toMatch(words);
	expect(bench.arrived.filter((request) => request.includes('/accounts/v1/'))).toEqual([]);
});

test("doubles a quote in a text and gives Sage's words when it refuses", async () => {
	await get('products', conditions({ field: 'name', operator: 'eq', type: 'text', value: "Chef's knife" }));
	expect(decodeURIComponent(bench.arrived.at(-1) as string)).toContain("name eq 'Chef''s knife'");
	expect((await get('products', conditions({ field: 'id', operator: 'eq', type: 'text', value: 'x' }))).error?.message).toContain(
		'refused the request (400, GET /products)',
	);
});
