import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { ID, query, startSage, type SageCompany } from './company';
import { FBA, holdingOf, PAN_28 } from './world';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const binOf = async (productId: number, warehouseId: number): Promise<number> =>
	(await holdingOf(sage, productId, warehouseId)).bin_holdings[0].id;
const transfer = async (change: Record<string, unknown> = {}) =>
	sage.api.post('/stock_transfers', {
		product_id: PAN_28,
		bin_holding_from_id: await binOf(PAN_28, ID.home),
		bin_holding_to_id: await binOf(PAN_28, FBA),
		quantity: 40,
		reference: 'FBA15ABCDEF',
		second_reference: 'OUT-1',
		...change,
	});
const inStock = async (productId: number, warehouseId: number) => (await holdingOf(sage, productId, warehouseId)).quantity_in_stock;

it('shows what is in each warehouse, with the product by its code', async () => {
	const { data } = await sage.api.get(
		'/warehouse_holdings',
		query({
			$expand: 'product',
			$select: 'warehouse_name,product.code,free_stock_available_less_reserved',
			$filter: `product_id eq ${PAN_28}`,
		}),
	);
	expect(data).toEqual([
		{ warehouse_name: 'HOME', product: { code: 'PAN-28' }, free_stock_available_less_reserved: 500 },
		{ warehouse_name: 'FBA', product: { code: 'PAN-28' }, free_stock_available_less_reserved: 120 },
	]);
	expect((await sage.api.get('/product_views', query({ $filter: `id eq ${PAN_28}` }))).data).toMatchObject([
		{ code: 'PAN-28', free_stock_quantity: 620, confirmed_quantity_in_stock: 620 },
	]);
});

describe('a transfer', () => {
	it('moves stock between warehouses, stamps both and writes both sides of the history', async () => {
		sage.clock.advance(60_000);
		const { status, data } = await transfer();
		expect({ status, data }).toEqual({ status: 200, data: {} });
		expect([await inStock(PAN_28, ID.home), await inStock(PAN_28, FBA)]).toEqual([460, 160]);
		const moved = await sage.api.get(
			'/warehouse_holdings',
			query({ $filter: 'date_time_updated gt 2026-05-13T10:00:30Z', $orderby: 'date_time_updated asc' }),
		);
		expect(moved.data.map((holding: any) => [holding.product_id, holding.warehouse_name])).toEqual([
			[PAN_28, 'HOME'],
			[PAN_28, 'FBA'],
		]);
		const history = await sage.api.get(
			'/product_transaction_views',
			query({ $filter: `product_id eq ${PAN_28} and reference eq 'FBA15ABCDEF'`, $orderby: 'id asc' }),
		);
		expect(
			history.data.map((move: any) => [
				move.transaction_group_id,
				move.warehouse_name,
				move.quantity,
				move.second_reference,
				move.transaction_date,
			]),
		).toEqual([
			[1, 'HOME', 40, 'OUT-1', '2026-05-13T00:00:00Z'],
			[2, 'FBA', 40, 'OUT-1', '2026-05-13T00:00:00Z'],
		]);
	});

	it('shows in the history only after a while when the company lags', async () => {
		setBehaviour(sage.parts, { visibleAfterSeconds: 30 });
		await transfer();
		const found = async () =>
			(await sage.api.get('/product_transaction_views', query({ $filter: "reference eq 'FBA15ABCDEF'" }))).data.length;
		expect(await found()).toBe(0);
		sage.clock.advance(30_000);
		expect(await found()).toBe(2);
	});

	it.each<[string, Record<string, unknown>, string]>([
		['more than is there', { quantity: 501 }, 'The bin Unspecified has only 500.00000 free.'],
		['of nothing', { quantity: 0 }, "'quantity' must be greater than zero."],
		['of another product', { product_id: ID.kettle }, 'Both bins must hold the product.'],
		['to an unknown bin', { bin_holding_to_id: 999 }, "'bin_holding_to_id' 999 does not exist."],
		['without a source', { bin_holding_from_id: undefined }, "'bin_holding_from_id' is required."],
		['with a long reference', { reference: 'X'.repeat(21) }, "'reference' is longer than 20 characters."],
	])('%s is refused', async (_title, change, message) => {
		const { status, data } = await transfer(change);
		expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
		expect([await inStock(PAN_28, ID.home), await inStock(PAN_28, FBA)]).toEqual([500, 120]);
	});

	it('to a warehouse that does not keep the product yet needs a holding first', async () => {
		expect(await holdingOf(sage, ID.kettle, FBA)).toBeUndefined();
		const { status, data } = await sage.api.post('/warehouse_holdings', { product_id: ID.kettle, warehouse_id: FBA });
		expect({ status, data }).toMatchObject({ status: 200, data: { product_id: ID.kettle, warehouse_name: 'FBA', quantity_in_stock: 0 } });
		const { data: bins } = await sage.api.get(`/warehouse_holdings/${data.id}/bin_holdings`);
		expect(bins).toMatchObject([{ name: 'Unspecified', allocation_priority: 9 }]);
		await transfer({ product_id: ID.kettle, bin_holding_from_id: await binOf(ID.kettle, ID.home), bin_holding_to_id: bins[0].id });
		expect(await inStock(ID.kettle, FBA)).toBe(40);
		expect((await sage.api.post('/warehouse_holdings', { product_id: ID.kettle, warehouse_id: FBA })).data.Message).toBe(
			'The product is in this warehouse already.',
		);
	});

	it('can go between bins of one warehouse', async () => {
		const holding = await holdingOf(sage, PAN_28, FBA);
		const { data: damaged } = await sage.api.post('/bin_holdings', {
			warehouse_holding_id: holding.id,
			product_id: PAN_28,
			name: 'Damaged',
			allocation_priority: 1,
		});
		await transfer({ bin_holding_from_id: holding.bin_holdings[0].id, bin_holding_to_id: damaged.id, quantity: 1 });
		const { data } = await sage.api.get(
			`/products/${PAN_28}/bin_holdings`,
			query({ $filter: `warehouse_holding_id eq ${holding.id}`, $orderby: 'id asc' }),
		);
		expect(data.map((bin: any) => [bin.name, bin.quantity_in_stock])).toEqual([
			['Unspecified', 119],
			['Damaged', 1],
		]);
	});
});

describe('a stocktake', () => {
	const open = async (productId: number = ID.kettle, more: Record<string, unknown> = {}) => {
		const { id } = await holdingOf(sage, productId, ID.home);
		return sage.api.post('/stocktakes', {
			stocktake_name: 'May count',
			warehouse_id: ID.home,
			stocktake_type: 'By Stock Item',
			show_expected_quantities: true,
			stocktake_items: [{ warehouse_holding_id: id, is_selected: true }],
			...more,
		});
	};
	const put = (id: number, body: Record<string, unknown>) => sage.api.put(`/stocktakes/${id}`, { warehouse_id: ID.home, ...body });
	const read = async (id: number) =>
		(await sage.api.get(`/stocktakes/${id}`, query({ $expand: 'stocktake_items,stocktake_count_sheet_items' }))).data;

	it('lists what can be counted and stores nothing', async () => {
		const { data } = await sage.api.post('/stocktake_new_items', { warehouse_id: FBA, stocktake_type: 'By Stock Item' });
		expect(data.stocktake_items.map((item: any) => [item.item_code, item.quantity_in_stock])).toEqual([
			['PAN-28', 120],
			['MUG-SAND', 120],
			['SCALE-DIG', 120],
			['BOOK-SOUP', 120],
		]);
		expect((await sage.api.get('/stocktakes')).data).toEqual([]);
	});

	it('goes step by step to the count, which is absolute', async () => {
		const { id } = (await open()).data;
		expect(await read(id)).toMatchObject({
			stocktake_status: 'Selecting items',
			stocktake_items: [{ item_code: 'KETTLE-17', is_selected: true }],
		});
		await put(id, { advance_status: true });
		const { stocktake_count_sheet_items: sheet } = (await sage.api.post('/stocktake_enter_values', { id })).data;
		expect(sheet).toMatchObject([{ item_code: 'KETTLE-17', recorded_quantity_in_stock: 500, actual_quantity_entered: false }]);
		expect(
			(
				await put(id, {
					stocktake_count_sheet_items: [
						{ id: sheet[0].id, actual_quantity_entered: true, actual_quantity_in_stock: 497, discrepancy_narrative: 'Broken' },
					],
				})
			).status,
		).toBe(200);
		expect(await read(id)).toMatchObject({
			stocktake_status: 'Entering counts',
			stocktake_count_sheet_items: [{ actual_quantity_in_stock: 497, discrepancy_status: 'Discrepancy Found' }],
		});
		await put(id, { advance_status: true });
		expect((await sage.api.post('/stocktake_approve_complete', { id })).data.stocktake_status).toBe('Requires Approval');
		expect(await inStock(ID.kettle, ID.home)).toBe(500);
		await put(id, { stock_variance_nominal_code_id: 510, nominal_narrative: 'May', advance_status: true });
		expect(await inStock(ID.kettle, ID.home)).toBe(497);
		expect(await read(id)).toMatchObject({
			stocktake_status: 'Complete',
			stocktake_count_sheet_items: [{ discrepancy_status: 'Discrepancy Resolved' }],
		});
		expect((await sage.api.get('/stocktake_views')).data).toMatchObject([
			{ stocktake_name: 'May count', warehouse_name: 'HOME', stocktake_status_id: 5 },
		]);
	});

	it('takes a single count, and fills in the rest on request', async () => {
		const { id } = (await open()).data;
		await put(id, { advance_status: true });
		const [item] = (await read(id)).stocktake_count_sheet_items;
		expect(
			(await sage.api.put(`/stocktake_count_sheet_items/${item.id}`, { actual_quantity_entered: true, actual_quantity_in_stock: 10 })).data,
		).toMatchObject({ actual_quantity_in_stock: 10 });
		await put(id, { pre_fill_actual_with_expected: true });
		expect((await read(id)).stocktake_count_sheet_items).toMatchObject([{ actual_quantity_in_stock: 10 }]);
	});

	it('refuses steps out of order', async () => {
		const { id } = (await open()).data;
		const message = async (answer: Promise<any>) => (await answer).data.Message;
		expect(await message(sage.api.post('/stocktake_enter_values', { id }))).toBe("The stocktake is at 'Selecting items'.");
		expect(await message(put(id, { stock_variance_nominal_code_id: 510 }))).toBe(
			"Nominal code and narrative can be set at 'Requires Approval' only.",
		);
		await put(id, { advance_status: true });
		await put(id, { advance_status: true });
		expect(await message(put(id, { advance_status: true }))).toBe('Not every item of the sheet is counted.');
		const [item] = (await read(id)).stocktake_count_sheet_items;
		expect(
			await message(
				put(id, { stocktake_count_sheet_items: [{ id: item.id, actual_quantity_entered: true, actual_quantity_in_stock: -1 }] }),
			),
		).toBe('stocktake_count_sheet_items[0]: the company does not allow negative counts.');
		expect(await message(put(id, { warehouse_id: FBA }))).toBe("'warehouse_id' cannot be changed.");
		expect((await sage.api.delete(`/stocktakes/${id}`)).status).toBe(200);
	});

	it('by bin counts one bin of a product', async () => {
		const holding = await holdingOf(sage, ID.kettle, ID.home);
		await sage.api.post('/bin_holdings', { warehouse_holding_id: holding.id, product_id: ID.kettle, name: 'Shelf 4' });
		const items = [{ warehouse_holding_id: holding.id, bin_name: 'Shelf 4', is_selected: true }];
		const { data } = await open(ID.kettle, { stocktake_type: 'By Bin', stocktake_items: items });
		await put(data.id, { advance_status: true });
		await put(data.id, { pre_fill_actual_with_expected: true });
		expect((await sage.api.post('/stocktake_view_adjustments', { id: data.id })).data.stocktake_count_sheet_items).toMatchObject([
			{ bin_name: 'Shelf 4', actual_quantity_in_stock: 0, discrepancy_status: 'No Discrepancy' },
		]);
		expect(
			(
				await open(ID.kettle, {
					stocktake_type: 'By Bin',
					stocktake_items: [{ warehouse_holding_id: holding.id, bin_name: 'Nowhere', is_selected: true }],
				})
			).data.Message,
		).toBe("'stocktake_items[0].bin_name' is no bin of the product.");
	});

	it('does not take an item twice, nor another type in the same warehouse', async () => {
		await open();
		const { data } = await open();
		expect(data.id).toBe(2);
		expect((await sage.api.get('/stocktakes/2', query({ $expand: 'stocktake_items,failed_stocktake_items' }))).data).toMatchObject({
			stocktake_items: [],
			failed_stocktake_items: [{ item_code: 'KETTLE-17' }],
		});
		expect((await open(ID.bread, { stocktake_type: 'By Bin' })).data.Message).toBe(
			"'stocktake_type': other stocktakes of the warehouse are 'By Stock Item'.",
		);
		expect((await open(ID.bread, { stocktake_items: [] })).data.Message).toBe('A stocktake needs at least one selected item.');
	});
});
