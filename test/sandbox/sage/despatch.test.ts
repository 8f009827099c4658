import { ID, query, startSage, type SageCompany } from './company';
import { holdingOf, newOrder, person, readOrder, ROYAL_MAIL, standardLine } from './world';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const despatch = (id: number, items: unknown[], more: Record<string, unknown> = {}) =>
	sage.api.post('/sop_confirm_despatch', { sop_order_return_id: id, items, ...more });
const kettles = () => holdingOf(sage, ID.kettle, ID.home);

describe('allocation', () => {
	it('sets stock aside when the order says so', async () => {
		const id = await newOrder(sage, [standardLine({ to_allocate_quantity: 2 })]);
		expect((await readOrder(sage, id)).lines[0]).toMatchObject({
			allocated_quantity: 2,
			available_for_despatch: 2,
			allocation_status: 'Fully',
			despatch_receipt_status: 'None',
		});
		expect(await kettles()).toMatchObject({
			confirmed_qty_in_stock: 500,
			quantity_allocated_sop: 2,
			quantity_allocated: 2,
			free_stock_available: 498,
			free_stock_available_less_reserved: 498,
		});
		expect((await sage.api.get(`/products/${ID.kettle}`)).data.free_stock_quantity).toBe(498);
	});

	it('happens by itself where the company is set so, as far as stock goes', async () => {
		sage.parts.store.update('sage.sopSettings', 1, { allocate_stock_on_order_entry: true });
		const first = await newOrder(sage, [standardLine({ line_quantity: 499 })]);
		const second = await newOrder(sage, [standardLine({ line_quantity: 3 })]);
		expect((await readOrder(sage, first)).lines[0].allocated_quantity).toBe(499);
		expect((await readOrder(sage, second)).lines[0]).toMatchObject({ allocated_quantity: 1, allocation_status: 'Partially' });
	});

	it.each([
		[
			'more than is free',
			standardLine({ line_quantity: 501, to_allocate_quantity: 501 }),
			"'lines[0].to_allocate_quantity' is more than the free stock of 500.00000.",
		],
		[
			'more than is ordered',
			standardLine({ to_allocate_quantity: 3 }),
			"'lines[0].to_allocate_quantity' is more than is left to allocate.",
		],
		[
			'what the warehouse does not keep',
			standardLine({ warehouse_id: 2, to_allocate_quantity: 1 }),
			"'lines[0]': the product KETTLE-17 is not kept in the warehouse.",
		],
	])('refuses %s', async (_title, line, message) => {
		const { status, data } = await sage.api.post('/sop_orders', { customer_id: ID.marketplace, lines: [line] });
		expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
		expect((await sage.facts('summary')).salesOrders).toBe(0);
	});
});

describe('confirming a despatch', () => {
	it('takes stock out, writes the note with its tracking and tells the views', async () => {
		const id = await newOrder(sage, [standardLine({ to_allocate_quantity: 2 })]);
		const lineId = (await readOrder(sage, id)).lines[0].id;
		const tracking = {
			sop_order_return_id: id,
			courier_id: ROYAL_MAIL,
			consignment_no: 'AB123456789GB',
			weight: 1.25,
			pieces: 1,
			notes: 'Porch',
		};
		const { status, data } = await despatch(id, [{ id: lineId, quantity: 2 }], {
			despatch_receipt_date: '2026-05-13T09:30:00Z',
			tracking_items: [tracking],
		});
		expect({ status, data }).toMatchObject({
			status: 200,
			data: {
				sop_order_return_id: id,
				items: [{ id: lineId, quantity: 2 }],
				tracking_items: [{ consignment_no: 'AB123456789GB', weight: 1.25 }],
			},
		});
		expect(await kettles()).toMatchObject({ confirmed_qty_in_stock: 498, quantity_allocated_sop: 0, free_stock_available: 498 });
		const lineView = (await sage.api.get('/sop_order_despatch_line_views')).data;
		expect(lineView).toMatchObject([
			{
				sop_despatch_document_no: '0000000001',
				sop_despatch_line_quantity: 2,
				sop_despatch_line_is_invoiced: false,
				sop_despatch_date: '2026-05-13T09:30:00Z',
				sop_order_line_id: lineId,
				sop_order_customer_document_no: '203-1566897-3013500',
				sop_order_document_status_type: 'EnumDocumentStatusLive',
				product_code: 'KETTLE-17',
				warehouse_name: 'HOME',
				sop_despatch_courier_name: 'Royal Mail',
				sop_despatch_consignment_no: 'AB123456789GB',
				sop_despatch_weight: 1.25,
				sop_despatch_pieces: 1,
				sop_despatch_notes: 'Porch',
			},
		]);
		expect((await sage.api.get('/sop_order_despatch_views')).data).toMatchObject([
			{ sop_despatch_document_no: '0000000001', sop_despatch_courier_id: ROYAL_MAIL, sop_order_id: id },
		]);
		expect(await readOrder(sage, id)).toMatchObject({ despatch_receipt_status: 'Fully', document_status: 'EnumDocumentStatusLive' });
	});

	it('writes the history of the product', async () => {
		const id = await newOrder(sage, [standardLine({ to_allocate_quantity: 2 })]);
		await despatch(id, [{ id: (await readOrder(sage, id)).lines[0].id, quantity: 1 }]);
		const { data } = await sage.api.get(
			'/product_transaction_views',
			query({ $filter: `product_id eq ${ID.kettle} and reference eq '0000000001'` }),
		);
		expect(data).toMatchObject([
			{
				product_code: 'KETTLE-17',
				quantity: 1,
				second_reference: '0000000001',
				warehouse_name: 'HOME',
				bin_name: 'Unspecified',
				source_area_reference: 'AMZUKGBP',
			},
		]);
		expect((await readOrder(sage, id)).despatch_receipt_status).toBe('Partially');
	});

	it('leaves stock in place until the invoice where the company is set so', async () => {
		sage.parts.store.update('sage.sopSettings', 1, { update_stock_on_despatch: false });
		const id = await newOrder(sage);
		await person(sage, 'despatch', id);
		expect(await kettles()).toMatchObject({ confirmed_qty_in_stock: 500, free_stock_available: 498 });
		expect((await person(sage, 'invoice', id)).status).toBe(200);
		expect(await kettles()).toMatchObject({ confirmed_qty_in_stock: 498, free_stock_available: 498 });
	});

	it.each<[string, (lineId: number) => unknown[], Record<string, unknown>, string]>([
		[
			'what is not allocated',
			(id) => [{ id, quantity: 2 }],
			{},
			"'items[0].quantity' is more than is allocated and available for despatch.",
		],
		['more than is ordered', (id) => [{ id, quantity: 3 }], {}, "'items[0].quantity' is more than is left to despatch."],
		['a line of another order', () => [{ id: 99, quantity: 1 }], {}, "'items[0].id' 99 is no line of the order."],
		['nothing', () => [], {}, "A despatch needs at least one item in 'items'."],
		[
			'an unknown courier',
			(id) => [{ id, quantity: 1 }],
			{ tracking_items: [{ courier_id: 9 }] },
			"'tracking_items[0].courier_id' 9 does not exist.",
		],
		[
			'tracking of another order',
			(id) => [{ id, quantity: 1 }],
			{ tracking_items: [{ sop_order_return_id: 9 }] },
			"'tracking_items[0].sop_order_return_id' is another order.",
		],
		['services', (id) => [{ id, quantity: 1 }], { confirmation_intent_type: 'Confirm' }, 'The sandbox has no services to confirm.'],
	])('refuses %s and writes no note', async (_title, items, more, message) => {
		const id = await newOrder(sage, [standardLine({ to_allocate_quantity: 1 })]);
		const { status, data } = await despatch(id, items((await readOrder(sage, id)).lines[0].id), more);
		expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
		expect((await sage.api.get('/sop_despatch_receipts')).data).toEqual([]);
		expect(await kettles()).toMatchObject({ confirmed_qty_in_stock: 500, quantity_allocated_sop: 1 });
	});
});

describe('the note', () => {
	it('takes tracking later, and the line view moves with it', async () => {
		const id = await newOrder(sage);
		await person(sage, 'despatch', id);
		const [receipt] = (await sage.api.get('/sop_despatch_receipts')).data;
		expect(receipt).toMatchObject({ despatch_no: '0000000001' });
		sage.clock.advance(60_000);
		const { status, data } = await sage.api.put(`/sop_despatch_receipts/${receipt.id}`, {
			courier_id: ROYAL_MAIL,
			consignment_no: 'ZZ1',
			weight: 0.1234,
		});
		expect({ status, data }).toMatchObject({
			status: 200,
			data: { courier_name: 'Royal Mail', consignment_no: 'ZZ1', weight: 0.1234, date_time_updated: '2026-05-13T10:01:00.000Z' },
		});
		const since = await sage.api.get(
			'/sop_order_despatch_line_views',
			query({ $filter: 'date_time_updated gt 2026-05-13T10:00:30Z', $orderby: 'date_time_updated asc,sop_despatch_line_id asc' }),
		);
		expect(since.data).toMatchObject([{ sop_despatch_consignment_no: 'ZZ1', sop_despatch_weight: 0.123 }]);
	});

	it('refuses read-only fields and unknown couriers', async () => {
		await person(sage, 'despatch', await newOrder(sage));
		expect((await sage.api.put('/sop_despatch_receipts/1', { despatch_no: 'X' })).data.Message).toBe("'despatch_no' is read-only.");
		expect((await sage.api.put('/sop_despatch_receipts/1', { courier_id: 9 })).data.Message).toBe("'courier_id' 9 does not exist.");
		expect((await sage.api.put('/sop_despatch_receipts/9', { notes: '' })).status).toBe(404);
	});

	it('names couriers that can be added and changed, and deleted while unused', async () => {
		const { data } = await sage.api.post('/couriers', { name: 'Coast & Co', tracking_url: 'https://coast.example/' });
		expect((await sage.api.put(`/couriers/${data.id}`, { name: 'Coast' })).data).toMatchObject({
			name: 'Coast',
			tracking_url: 'https://coast.example/',
		});
		expect((await sage.api.post('/couriers', { name: 'Coast' })).data.Message).toBe("'name' Coast is in use.");
		await person(sage, 'despatch', await newOrder(sage), { courier_id: data.id });
		expect((await sage.api.delete(`/couriers/${data.id}`)).data.Message).toBe('The courier is used by a despatch note.');
		expect((await sage.api.delete('/couriers/2')).status).toBe(200);
	});
});
