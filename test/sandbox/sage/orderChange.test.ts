import { ID, query, startSage, type SageCompany } from './company';
import { holdingOf, newOrder, person, readOrder, standardLine } from './world';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

/** A change names the customer and the number, as the description requires. */
const change = async (id: number, body: Record<string, unknown>) => {
	const { document_no } = await readOrder(sage, id);
	return sage.api.put(`/sop_orders/${id}`, { customer_id: ID.marketplace, document_no, ...body });
};
const bread = standardLine({
	product_id: ID.bread,
	code: 'BOOK-BREAD',
	description: 'Book: Bread at home',
	tax_code_id: ID.zero,
	line_quantity: 1,
	selling_unit_price: 7.5,
});

describe('a change', () => {
	it('keeps what it does not name and moves the stamps', async () => {
		const id = await newOrder(sage, [standardLine()], {
			delivery_address: { postal_name: 'A. Reader', city: 'Leeds', postcode: 'LS1 1AA' },
		});
		sage.clock.advance(60_000);
		const { status } = await change(id, { delivery_address: { city: 'York' }, promised_delivery_date: '2026-05-20T00:00:00Z' });
		expect(status).toBe(200);
		expect(await readOrder(sage, id)).toMatchObject({
			customer_document_no: '203-1566897-3013500',
			promised_delivery_date: '2026-05-20T00:00:00Z',
			delivery_address: { postal_name: 'A. Reader', city: 'York', postcode: 'LS1 1AA' },
			date_time_updated: '2026-05-13T10:01:00.000Z',
		});
	});

	it('changes, adds and removes lines and works the totals out again', async () => {
		const id = await newOrder(sage, [standardLine(), bread]);
		const { lines } = await readOrder(sage, id);
		await change(id, {
			lines: [
				{ ...standardLine({ line_quantity: 3 }), id: lines[0].id },
				{ ...bread, id: lines[1].id, is_to_delete: true },
				{ line_type: 'EnumLineTypeComment', description: 'Gift' },
			],
		});
		const after = await readOrder(sage, id);
		// 3 x 10.00 at 20 %
		expect(after).toMatchObject({ total_net_value: 30, total_tax_value: 6, total_gross_value: 36 });
		expect(after.lines.map((line: any) => [line.id, line.line_number, line.line_type])).toEqual([
			[lines[0].id, 1, 'EnumLineTypeStandard'],
			[lines[1].id + 1, 2, 'EnumLineTypeComment'],
		]);
	});

	it('is not atomic: what came before a refused line stays, what comes after it is not looked at', async () => {
		const id = await newOrder(sage, [standardLine(), bread]);
		const { lines } = await readOrder(sage, id);
		const { status, data } = await change(id, {
			customer_document_no: 'CHANGED',
			lines: [
				{ ...standardLine({ line_quantity: 5 }), id: lines[0].id },
				{ ...bread, id: lines[1].id, tax_code_id: 1 },
				{ line_type: 'EnumLineTypeComment', description: 'Never' },
			],
		});
		expect({ status, data }).toEqual({ status: 400, data: { Message: "'lines[1].tax_code_id' 1 does not exist." } });
		const after = await readOrder(sage, id);
		expect([after.customer_document_no, after.lines.map((line: any) => line.line_quantity), after.total_net_value]).toEqual([
			'CHANGED',
			[5, 1],
			57.5,
		]);
	});

	it.each([
		['of the customer', { customer_id: 27826 }, "'customer_id' of an order cannot be changed."],
		['of the number', { document_no: 'X' }, "'document_no' of an order cannot be changed."],
		['of a read-only field', { document_status: 'EnumDocumentStatusOnHold' }, "'document_status' is read-only."],
		['of a line of another order', { lines: [{ ...standardLine(), id: 99 }] }, "'lines[0].id' 99 is no line of the order."],
		['of a line to another product', { lines: [{ ...bread, id: 1 }] }, "'lines[0].product_id' of a line cannot be changed."],
		['with a lock that is not there', { lock_id: 1 }, "'lock_id': the sales order is not locked."],
		['without the customer', { customer_id: undefined }, "'customer_id' is required."],
	])('%s is refused', async (_title, body, message) => {
		const id = await newOrder(sage);
		expect((await change(id, body)).data.Message).toBe(message);
	});

	it('answers 404 for an order that does not exist', async () => {
		expect((await sage.api.put('/sop_orders/99', { customer_id: ID.marketplace })).status).toBe(404);
	});
});

describe('cancelling', () => {
	it('removes a line and remembers it; with the last one the order is cancelled', async () => {
		const id = await newOrder(sage, [standardLine({ to_allocate_quantity: 2 }), bread]);
		const { lines } = await readOrder(sage, id);
		const cancel = (index: number) =>
			change(id, {
				lines: [{ ...(index === 0 ? standardLine() : bread), id: lines[index].id, is_to_delete: true, create_cancelled_line: true }],
			});
		await cancel(0);
		expect(await readOrder(sage, id)).toMatchObject({
			cancelled_status: 'Partially',
			document_status: 'EnumDocumentStatusLive',
			total_net_value: 7.5,
		});
		expect((await holdingOf(sage, ID.kettle, ID.home)).quantity_allocated_sop).toBe(0);
		await cancel(1);
		expect(await readOrder(sage, id)).toMatchObject({
			cancelled_status: 'Fully',
			document_status: 'EnumDocumentStatusCancelled',
			total_gross_value: 0,
			lines: [],
		});
		expect((await change(id, {})).data.Message).toBe('The sales order is cancelled.');
	});

	it('refuses to leave an order without lines and without a trace', async () => {
		const id = await newOrder(sage);
		const { lines } = await readOrder(sage, id);
		expect((await change(id, { lines: [{ ...standardLine(), id: lines[0].id, is_to_delete: true }] })).data.Message).toBe(
			'The last line of an order can only be cancelled.',
		);
	});

	it('is refused for a line that is despatched', async () => {
		const id = await newOrder(sage);
		await person(sage, 'despatch', id);
		const { lines } = await readOrder(sage, id);
		expect(
			(await change(id, { lines: [{ ...standardLine(), id: lines[0].id, is_to_delete: true, create_cancelled_line: true }] })).data.Message,
		).toBe("'lines[0]' cannot be deleted: it is despatched.");
	});
});

describe('deleting', () => {
	it('answers 200 without a body, and stock is free again', async () => {
		const id = await newOrder(sage, [standardLine({ to_allocate_quantity: 2 })]);
		const { status, data } = await sage.api.delete(`/sop_orders/${id}`);
		expect({ status, data }).toEqual({ status: 200, data: '' });
		expect((await sage.api.get(`/sop_orders/${id}`)).status).toBe(404);
		expect((await sage.api.delete(`/sop_orders/${id}`)).status).toBe(404);
		expect((await holdingOf(sage, ID.kettle, ID.home)).free_stock_available).toBe(500);
	});

	it('is refused once something is despatched', async () => {
		const id = await newOrder(sage);
		await person(sage, 'despatch', id);
		expect((await sage.api.delete(`/sop_orders/${id}`)).data.Message).toBe('The line 1 cannot be deleted: it is despatched.');
	});
});

describe('a lock', () => {
	const lock = (id: number) => sage.api.get(`/sop_orders/${id}`, query({ $expand: 'lines,is_to_lock' }));

	it('comes with a reading and goes back with the change', async () => {
		const id = await newOrder(sage);
		const { data } = await lock(id);
		expect(data.lock_id).toEqual(expect.any(Number));
		expect((await change(id, { order_priority: 'A' })).data.Message).toBe('The sales order 0000000001 is locked by another user.');
		expect((await change(id, { order_priority: 'A', lock_id: data.lock_id, is_editing: false })).status).toBe(200);
		expect((await change(id, { order_priority: 'B' })).status).toBe(200);
	});

	it('of somebody else refuses changes, deletion and a second lock', async () => {
		const id = await newOrder(sage);
		await person(sage, 'lock', id);
		for (const answer of [await change(id, {}), await sage.api.delete(`/sop_orders/${id}`), await lock(id)]) {
			expect([answer.status, answer.data.Message]).toEqual([400, 'The sales order 0000000001 is locked by another user.']);
		}
	});

	it('stays when a line of the change is refused', async () => {
		const id = await newOrder(sage);
		const { data } = await lock(id);
		await change(id, { lock_id: data.lock_id, is_editing: false, lines: [{ ...standardLine(), id: 99 }] });
		expect((await change(id, {})).data.Message).toContain('is locked');
	});

	it('is no word of other collections', async () => {
		expect((await sage.api.get(`/customers/${ID.marketplace}`, query({ $expand: 'is_to_lock' }))).status).toBe(400);
	});
});

it('proposes what an order begins with and stores nothing', async () => {
	const { status, data } = await sage.api.post('/sop_orders_new', { customer_id: ID.marketplace });
	expect({ status, data }).toMatchObject({
		status: 200,
		data: { customer_id: ID.marketplace, currency_id: 1, document_date: '2026-05-13T00:00:00Z', lines: [] },
	});
	expect((await sage.facts('summary')).salesOrders).toBe(0);
});

it('copies a stored delivery address of the customer', async () => {
	const { data: address } = await sage.api.post('/customer_delivery_addresses', {
		customer_id: ID.marketplace,
		description: 'Depot',
		postal_name: 'Depot',
		city: 'Hull',
		tax_code_id: ID.standard,
		telephone: '01482 000000',
	});
	const id = await newOrder(sage, [standardLine()], { customer_delivery_address_id: address.id });
	expect(await readOrder(sage, id)).toMatchObject({
		use_invoice_address: false,
		delivery_address: { postal_name: 'Depot', city: 'Hull', telephone_number: '01482 000000' },
	});
});

it('shows orders in the light and flat collections', async () => {
	const id = await newOrder(sage, [standardLine()], { delivery_address: { postal_name: 'A. Reader', postcode: 'LS1 1AA' } });
	expect((await sage.api.get('/lookup_sop_orders')).data).toEqual([
		{ id, document_no: '0000000001', customer_id: ID.marketplace, customer_document_no: '203-1566897-3013500', document_status_id: 0 },
	]);
	const { data } = await sage.api.get('/sop_order_return_views', query({ $filter: "customer_document_no eq '203-1566897-3013500'" }));
	expect(data).toMatchObject([
		{
			id,
			total_gross_value: 24,
			customer_reference: 'AMZUKGBP',
			sop_delivery_addr_postal_name: 'A. Reader',
			sop_delivery_addr_post_code: 'LS1 1AA',
			cancelled_status_id: 0,
		},
	]);
	const lines = await sage.api.get('/sop_order_line_views', query({ $filter: `sop_order_id eq ${id}` }));
	expect(lines.data).toMatchObject([
		{
			sop_order_line_product_code: 'KETTLE-17',
			sop_order_line_quantity: 2,
			product_code: 'KETTLE-17',
			warehouse_name: 'HOME',
			tax_code_code: 1,
		},
	]);
});
