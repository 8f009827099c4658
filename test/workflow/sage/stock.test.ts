import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const run = async (resource: string, operation: string, more: IDataObject = {}) =>
	await bench.run({
		resource,
		operation,
		...more,
		options: { settleDelaySeconds: 0, ...(more.options as IDataObject) },
	} as INodeParameters);
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;
const list = async (operation: string, filters: IDataObject = {}) =>
	(await run('stock', operation, { returnAll: true, filters })).json('Sage');
const MOVE = {
	stockCode: 'PAN-28',
	quantity: '40',
	fromWarehouse: 'HOME',
	toWarehouse: 'FBA',
	date: '2026-05-12',
	reference: 'FBA-OUT-1',
	secondReference: '0001',
};
const inStock = async (stockCode: string, warehouses: string) =>
	(await list('getHoldings', { stockCodes: stockCode, warehouses })).map(({ quantity_in_stock: quantity }) => Number(quantity));

test('Get Holdings gives free stock by stock code and warehouse', async () => {
	const rows = await list('getHoldings', { stockCodes: 'PAN-28,KETTLE-17' });
	expect(
		rows.map(({ product, warehouse_name: name, free_stock_available_less_reserved: free }) => [
			(product as IDataObject).code,
			name,
			Number(free),
		]),
	).toEqual([
		['KETTLE-17', 'HOME', 500],
		['PAN-28', 'HOME', 500],
		['PAN-28', 'FBA', 120],
	]);
	expect(await inStock('PAN-28', 'FBA')).toEqual([120]);
	expect(await list('getHoldings', { stockCodes: '[]' })).toEqual([]);
});

test('Get Holdings takes products by their id, and Get Many of products says whether they have levels', async () => {
	const products = (await run('product', 'getAll', { returnAll: true, filters: { codes: 'PAN-28,SHARPEN' } })).json('Sage');
	expect(products.map(({ code, product_group: group }) => [code, (group as IDataObject).product_type])).toEqual([
		['PAN-28', 'Stock'],
		['SHARPEN', 'Service/Labour'],
	]);
	const rows = await list('getHoldings', { productIds: JSON.stringify(products.map(({ id }) => id)), warehouses: 'HOME' });
	expect(rows.map(({ product }) => (product as IDataObject).code)).toEqual(['PAN-28', 'SHARPEN']);
	expect(await list('getHoldings', { productIds: '[]' })).toEqual([]);
});

test('Get Holdings finds what has changed since a time', async () => {
	bench.clock.advance(60_000);
	await run('stock', 'transfer', MOVE);
	expect((await list('getHoldings', { updatedSince: '2026-05-13T10:00:30Z' })).map(({ warehouse_name: name }) => name)).toEqual([
		'HOME',
		'FBA',
	]);
});

test('Get Bins and Get Warehouses name the places', async () => {
	expect(await list('getBins', { stockCodes: 'PAN-28' })).toMatchObject([
		{ name: 'Unspecified', product: { code: 'PAN-28' } },
		{ name: 'Unspecified' },
	]);
	expect((await list('getWarehouses', {})).map(({ name }) => name)).toEqual([
		'HOME',
		'FBA',
		'HOM',
		'FB',
		'FBA-DMG',
		'FBA-LOST',
		'FBA-GONE',
	]);
	expect(await list('getWarehouses', { names: 'FBA' })).toHaveLength(1);
});

describe('Transfer Once', () => {
	test('moves units between warehouses once; the second time it is found', async () => {
		const [first] = (await run('stock', 'transfer', MOVE)).json('Sage');
		expect(first).toMatchObject({
			outcome: 'posted',
			stockCode: 'PAN-28',
			quantity: '40',
			fromWarehouse: 'HOME',
			toWarehouse: 'FBA',
			movements: [expect.any(String), expect.any(String)],
		});
		expect((await run('stock', 'transfer', MOVE)).json('Sage')).toEqual([{ ...first, outcome: 'alreadyPosted' }]);
		expect(bench.posts()).toEqual(['stock_transfers']);
		expect([...(await inStock('PAN-28', 'HOME')), ...(await inStock('PAN-28', 'FBA'))]).toEqual([460, 160]);
		expect(await list('getTransactions', { reference: 'FBA-OUT-1' })).toMatchObject([
			{ warehouse_name: 'HOME', second_reference: '0001' },
			{ warehouse_name: 'FBA' },
		]);
	});

	test('a connection that breaks after the write is read back; before the write it stays unknown', async () => {
		bench.fault('dropAfter', /^POST .*\/stock_transfers/);
		expect((await run('stock', 'transfer', MOVE)).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		bench.fault('dropBefore', /^POST .*\/stock_transfers/);
		const other = { ...MOVE, secondReference: '0002' };
		expect(detailsOf((await run('stock', 'transfer', other)).error)).toMatchObject({
			kind: 'outcomeUnknown',
			reference: 'FBA-OUT-1',
			secondReference: '0002',
		});
		expect(bench.posts()).toHaveLength(2);
		expect((await run('stock', 'transfer', other)).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		expect(await inStock('PAN-28', 'FBA')).toEqual([200]);
	});

	test('the same transfer twice in one run, of which the first stays unknown, is sent once', async () => {
		bench.fault('dropBefore', /^POST .*\/stock_transfers/);
		const both = await bench.run(
			{ resource: 'stock', operation: 'transfer', ...MOVE, options: { settleDelaySeconds: 0 } },
			[{ json: {} }, { json: {} }],
			'continueRegularOutput',
		);
		expect(both.json('Sage').map(({ details }) => (details as IDataObject).kind)).toEqual(['outcomeUnknown', 'outcomeUnknown']);
		expect(bench.posts()).toHaveLength(1);
	});

	test('the same references with another quantity are a stop', async () => {
		await run('stock', 'transfer', MOVE);
		expect(detailsOf((await run('stock', 'transfer', { ...MOVE, quantity: '41' })).error)).toMatchObject({
			kind: 'postedDiffers',
			message: expect.stringMatching(/quantity 40(\.0+)? instead of 41/),
		});
		expect(bench.posts()).toHaveLength(1);
	});

	test('keeps the item in the receiving warehouse first when asked', async () => {
		const move = { ...MOVE, stockCode: 'KETTLE-17', quantity: '2' };
		expect(detailsOf((await run('stock', 'transfer', move)).error)).toMatchObject({
			kind: 'notFoundInSage',
			message: 'Stock item KETTLE-17 is not kept in warehouse FBA',
		});
		expect((await run('stock', 'transfer', { ...move, options: { createHolding: true } })).json('Sage')).toMatchObject([
			{ outcome: 'posted' },
		]);
		expect(bench.posts()).toEqual(['warehouse_holdings', 'stock_transfers']);
		expect(await inStock('KETTLE-17', 'FBA')).toEqual([2]);
	});

	test('wants the bin named where there are several', async () => {
		const [bin] = bench.sandbox.store.all<IDataObject & { id: number }>('sage.bin').filter(({ productId }) => productId === 15533);
		bench.sandbox.store.insert('sage.bin', { ...bin, id: 9_001, name: 'Damaged' });
		expect(detailsOf((await run('stock', 'transfer', MOVE)).error)).toMatchObject({
			kind: 'ambiguousCode',
			message: 'Stock item PAN-28 has 2 bins in warehouse HOME: Unspecified, Damaged',
		});
		expect((await run('stock', 'transfer', { ...MOVE, fromBin: 'Unspecified' })).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
	});

	test('a dry run shows the body', async () => {
		const [item] = (await run('stock', 'transfer', { ...MOVE, options: { dryRun: true } })).json('Sage');
		expect(item).toMatchObject({
			outcome: 'dryRun',
			request: 'POST /stock_transfers',
			body: { product_id: 15533, quantity: 40, reference: 'FBA-OUT-1', second_reference: '0001', date: '2026-05-12T00:00:00Z' },
		});
		expect(bench.posts()).toEqual([]);
	});

	test.each<[string, IDataObject, string]>([
		['nothing', { quantity: '0' }, 'identityFails'],
		['six decimals', { quantity: '1.000001' }, 'identityFails'],
		['without a second reference', { secondReference: '={{ "" }}' }, 'identityFails'],
		['a long reference', { reference: 'x'.repeat(21) }, 'textTooLong'],
		['an unknown item', { stockCode: 'NOPE' }, 'unknownStockCode'],
		['an unknown warehouse', { toWarehouse: 'MOON' }, 'notFoundInSage'],
		['into the same bin', { toWarehouse: 'HOME' }, 'identityFails'],
		['more than is there', { quantity: '501' }, 'refusedBySage'],
	])('refuses a transfer: %s', async (_title, change, kind) => {
		expect(detailsOf((await run('stock', 'transfer', { ...MOVE, ...change })).error)).toMatchObject({ kind });
		expect(await inStock('PAN-28', 'FBA')).toEqual([120]);
	});
});

describe('a stocktake', () => {
	const step = async (operation: string, more: IDataObject = {}) => await run('stocktake', operation, { stocktake: 'May count', ...more });
	const create = async () => await run('stocktake', 'create', { name: 'May count', warehouse: 'HOME', stockCodes: 'KETTLE-17,PAN-28' });
	const counts = JSON.stringify([
		{ stockCode: 'KETTLE-17', quantity: '497', narrative: 'Broken' },
		{ stockCode: 'PAN-28', quantity: '500' },
	]);

	test('goes step by step to the approval, each step once', async () => {
		const [created] = (await create()).json('Sage');
		expect(created).toMatchObject({ outcome: 'posted', name: 'May count', warehouse: 'HOME', id: expect.any(Number) });
		expect((await create()).json('Sage')).toEqual([{ ...created, outcome: 'alreadyPosted' }]);
		for (const outcome of ['posted', 'alreadyPosted'])
			expect((await step('advance', { from: 'selectingitems' })).json('Sage')).toMatchObject([{ outcome }]);
		expect((await step('get')).json('Sage')).toMatchObject([
			{ stocktake_status: 'Sheets printed', stocktake_count_sheet_items: [{ item_code: 'KETTLE-17' }, { item_code: 'PAN-28' }] },
		]);
		for (const outcome of ['posted', 'alreadyPosted'])
			expect((await step('enterCounts', { specifyCounts: 'json', counts })).json('Sage')).toMatchObject([
				{ outcome, status: 'Entering counts' },
			]);
		for (const outcome of ['posted', 'alreadyPosted'])
			expect((await step('advance', { from: 'enteringcounts' })).json('Sage')).toMatchObject([{ outcome, status: 'Requires Approval' }]);
		expect(detailsOf((await step('approve', { largestChange: 2 })).error)).toMatchObject({
			kind: 'refusedBySage',
			message: expect.stringContaining('would change 3 units, the limit is 2'),
		});
		expect(await inStock('KETTLE-17', 'HOME')).toEqual([500]);
		for (const outcome of ['posted', 'alreadyPosted'])
			expect((await step('approve', { largestChange: 3, nominalCode: '4990', narrative: 'May' })).json('Sage')).toMatchObject([
				{ outcome, status: 'Complete' },
			]);
		expect(await inStock('KETTLE-17', 'HOME')).toEqual([497]);
		expect(bench.arrived.filter((request) => /^(POST|PUT) .*\/stocktakes/.test(request))).toHaveLength(5);
		expect((await run('stocktake', 'getAll', { returnAll: true, filters: { names: 'May count' } })).json('Sage')).toMatchObject([
			{ stocktake_name: 'May count', warehouse_name: 'HOME' },
		]);
	});

	test('refuses steps from another status, counts that are missing and items that are not on the sheet', async () => {
		await create();
		expect(detailsOf((await step('enterCounts', { specifyCounts: 'json', counts })).error)).toMatchObject({
			kind: 'refusedBySage',
			message: expect.stringContaining('is at "Selecting items"'),
		});
		expect(detailsOf((await step('approve', { largestChange: 100 })).error)).toMatchObject({ kind: 'refusedBySage' });
		await step('advance', { from: 'selectingitems' });
		expect(detailsOf((await step('enterCounts', { specifyCounts: 'json', counts: '[]' })).error)).toMatchObject({
			kind: 'orderDataMissing',
		});
		expect(
			detailsOf(
				(await step('enterCounts', { specifyCounts: 'json', counts: JSON.stringify([{ stockCode: 'MUG-BLUE', quantity: '1' }]) })).error,
			),
		).toMatchObject({ kind: 'notFoundInSage' });
		await step('enterCounts', { specifyCounts: 'json', counts: JSON.stringify([{ stockCode: 'PAN-28', quantity: '500' }]) });
		expect(detailsOf((await step('advance', { from: 'enteringcounts' })).error)).toMatchObject({
			kind: 'orderDataMissing',
			message: expect.stringContaining('KETTLE-17 is not counted'),
		});
	});

	test('refuses an item that the warehouse does not keep', async () => {
		const run1 = await run('stocktake', 'create', { name: 'FBA count', warehouse: 'FBA', stockCodes: 'KETTLE-17' });
		expect(detailsOf(run1.error)).toMatchObject({
			kind: 'notFoundInSage',
			message: expect.stringContaining('KETTLE-17 is not kept in warehouse FBA'),
		});
	});
});
