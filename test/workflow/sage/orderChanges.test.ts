import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { draft, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const ORDER_ID = '203-1234567-0000001';
const run = async (operation: string, more: IDataObject = {}) =>
	await bench.run({
		resource: 'salesOrder',
		operation,
		orderBy: 'amazonOrderId',
		order: ORDER_ID,
		...more,
		options: { settleDelaySeconds: 0, ...(more.options as IDataObject) },
	} as INodeParameters);
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;
const create = async () => (await bench.createOrders([draft(ORDER_ID)])).json('Sage')[0];
const puts = () => bench.arrived.filter((request) => request.startsWith('PUT '));
const get = async () => (await run('get')).json('Sage')[0];
/** Nobody is kept out: Sage takes a change of somebody else, without a lock of theirs. */
const isLocked = () =>
	bench.sandbox.store.all<IDataObject & { id: number }>('sage.order').some(({ lockId }) => lockId !== undefined && lockId !== null);
const despatch = async (id: unknown) => await fetch(`${bench.sandbox.baseUrl()}/sandbox/sage/despatch/${String(id)}`, { method: 'POST' });
const allocate = () => bench.sandbox.store.update('sage.sopSettings', 1, { allocate_stock_on_order_entry: true });

describe('Get', () => {
	test.each(['amazonOrderId', 'documentNo', 'id'])('finds an order by %s, with lines and address', async (orderBy) => {
		const { id, documentNo } = await create();
		const order = { amazonOrderId: ORDER_ID, documentNo, id: String(id) }[orderBy] as string;
		const [found] = (await run('get', { orderBy, order })).json('Sage');
		expect(found).toMatchObject({ id, customer_document_no: ORDER_ID, total_gross_value: '33.60', delivery_address: { city: 'Leeds' } });
		expect(found.lines as IDataObject[]).toHaveLength(3);
		expect(isLocked()).toBe(false);
	});

	test('says that an order is not there', async () => {
		expect(detailsOf((await run('get')).error)).toMatchObject({
			kind: 'notFoundInSage',
			message: `Sage 200 has no sales order ${ORDER_ID}`,
		});
	});

	test('does not choose between two orders with one Amazon order id', async () => {
		await create();
		const [order] = bench.sandbox.store.all<IDataObject & { id: number; row: IDataObject }>('sage.order');
		bench.sandbox.store.insert('sage.order', { ...order, id: 99, row: { ...order.row, id: 99, document_no: '0000000099' } });
		expect(detailsOf((await run('get')).error)).toMatchObject({
			kind: 'postedTwice',
			message: expect.stringContaining('0000000001 and 0000000099'),
		});
	});
});

test('an order is found by its Amazon order id beside a cancelled one of the same id', async () => {
	await create();
	await run('cancel');
	const [order] = bench.sandbox.store.all<IDataObject & { id: number; row: IDataObject }>('sage.order');
	const again = { ...order.row, id: 99, document_no: '0000000099', document_status: 'EnumDocumentStatusLive', cancelled_status: 'None' };
	bench.sandbox.store.insert('sage.order', { ...order, id: 99, row: again });
	expect((await run('get')).json('Sage')).toMatchObject([{ id: 99, document_no: '0000000099' }]);
});

test('Get Defaults gives what Sage would fill in, and saves nothing', async () => {
	const defaults = (await bench.run({ resource: 'salesOrder', operation: 'getDefaults', customerReference: 'AMZUKGBP' })).json('Sage');
	expect(defaults).toMatchObject([{ customer_id: 27825, currency_id: 1 }]);
	expect((await bench.facts('summary')).salesOrders).toBe(0);
});

describe('Update', () => {
	const changes = {
		requestedDeliveryDate: '2026-05-20',
		orderPriority: 'A',
		lines: JSON.stringify([{ line: 'KETTLE-17', quantity: '3' }]),
	};

	test('changes dates, priority and a quantity, once, and releases the lock', async () => {
		await create();
		// 3 x 25.00 + 3.00 = 78.00 net, 15.60 VAT
		expect((await run('update', { changes })).json('Sage')).toMatchObject([
			{ outcome: 'posted', amazonOrderId: ORDER_ID, totalGrossValue: '93.60' },
		]);
		expect(await get()).toMatchObject({ requested_delivery_date: expect.stringMatching(/^2026-05-20T00:00:00Z?$/), order_priority: 'A' });
		expect(isLocked()).toBe(false);
		expect(puts()).toHaveLength(1);
		expect((await run('update', { changes })).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted', totalGrossValue: '93.60' }]);
		expect(puts()).toHaveLength(1);
	});

	test('replaces the address and adds a line, and finds the added line the second time', async () => {
		await create();
		const deliveryAddress = {
			postalName: 'Ana Sample',
			address1: '2 Low Street',
			address2: '',
			address3: '',
			address4: '',
			city: 'York',
			county: '',
			postcode: 'YO1 1AA',
			country: 'United Kingdom',
		};
		const lines = [{ lineType: 'standard', stockCode: 'PAN-24', warehouse: 'HOME', quantity: '1', unitPrice: '10.00', taxCode: 1 }];
		const more = { changes: { deliveryAddress: JSON.stringify(deliveryAddress), lines: JSON.stringify(lines) } };
		// 25.00 + 3.00 + 10.00 = 38.00 net, 7.60 VAT
		expect((await run('update', more)).json('Sage')).toMatchObject([{ outcome: 'posted', totalGrossValue: '45.60' }]);
		expect(await get()).toMatchObject({ delivery_address: { city: 'York', address_1: '2 Low Street' } });
		expect((await run('update', more)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
		expect(((await get()).lines as IDataObject[]).map(({ code }) => code)).toContain('PAN-24');
		expect(puts()).toHaveLength(1);
	});

	test('takes a line out, changes a discount and flags the order in one go, and finds it done the second time', async () => {
		await bench.createOrders([
			draft(ORDER_ID, {
				lines: [
					...draft(ORDER_ID).lines,
					{ lineType: 'standard', stockCode: 'PAN-24', warehouse: 'HOME', quantity: '1', unitPrice: '10.00', taxCode: 1 },
				],
			}),
		]);
		const more = {
			changes: {
				headerTexts: JSON.stringify({ analysis_code_2: 'Buyer asked to cancel on Amazon' }),
				lines: JSON.stringify([
					{ line: 'PAN-24', remove: true },
					{ line: 'KETTLE-17', unitDiscount: '5' },
				]),
			},
		};
		// 25.00 - 5.00 + 3.00 = 23.00 net, 4.60 VAT
		expect((await run('update', more)).json('Sage')).toMatchObject([{ outcome: 'posted', totalGrossValue: '27.60' }]);
		const { lines, analysis_code_2: flag } = await get();
		expect((lines as IDataObject[]).map(({ code }) => code)).not.toContain('PAN-24');
		expect(flag).toBe('Buyer asked to cancel on Amazon');
		expect((await run('update', more)).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
		expect(puts()).toHaveLength(1);
	});

	test('says whether the order comes to what it should after the change', async () => {
		await bench.createOrders([draft(ORDER_ID)]);
		const change = async (quantity: string, expectedGross: string) =>
			(await run('update', { changes: { lines: JSON.stringify([{ line: 'KETTLE-17', quantity }]), expectedGross } })).json('Sage');
		// 2 x 25.00 + 3.00 = 53.00 net, 10.60 VAT
		expect(await change('2', '63.60')).toMatchObject([{ outcome: 'posted', expectedGross: '63.60', grossAgrees: true }]);
		expect(await change('2', '63.59')).toMatchObject([{ outcome: 'alreadyPosted', totalGrossValue: '63.60', grossAgrees: false }]);
	});

	test('a dry run shows the exact body, locks nothing and changes nothing', async () => {
		const { id } = await create();
		const [item] = (await run('update', { changes, options: { dryRun: true } })).json('Sage');
		expect(item).toMatchObject({
			outcome: 'dryRun',
			request: `PUT /sop_orders/${String(id)}`,
			body: {
				customer_id: 27825,
				is_editing: false,
				requested_delivery_date: '2026-05-20T00:00:00Z',
				lines: [{ line_type: 'EnumLineTypeStandard', product_id: 15531 }],
			},
			bodyText: expect.stringContaining('"line_quantity":3'),
		});
		expect(puts()).toEqual([]);
		expect(bench.arrived.some((request) => request.includes('is_to_lock'))).toBe(false);
	});

	test('a connection that breaks after the change is read back; the change is not sent again', async () => {
		await create();
		bench.fault('dropAfter', /^PUT .*\/sop_orders/);
		expect((await run('update', { changes })).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		expect(puts()).toHaveLength(1);
		expect(isLocked()).toBe(false);
	});

	test('a change that Sage refuses gives the lock back', async () => {
		const { id } = await create();
		const lines = JSON.stringify([
			{ lineType: 'freeText', description: 'Extra', quantity: '1', unitPrice: '1.00', taxCode: 1, nominalCode: '9999' },
		]);
		const run1 = await run('update', { changes: { lines } });
		expect(detailsOf(run1.error)).toMatchObject({ kind: 'refusedBySage', reference: ORDER_ID });
		expect(isLocked()).toBe(false);
		expect(puts()).toEqual([expect.stringContaining(`/sop_orders/${String(id)}`), expect.stringContaining(`/sop_orders/${String(id)}`)]);
	});

	test('an order that somebody else has locked is left alone', async () => {
		const { id } = await create();
		await fetch(`${bench.sandbox.baseUrl()}/sandbox/sage/lock/${String(id)}`, { method: 'POST' });
		expect(isLocked()).toBe(true);
		expect((await run('update', { changes })).error?.message).toContain('is locked by another user');
		expect(puts()).toEqual([]);
	});

	test('a read-only credential locks nothing', async () => {
		await create();
		bench.credentials.sage200OAuth2Api.writePolicy = 'readOnly';
		expect(detailsOf((await run('update', { changes })).error)).toMatchObject({ kind: 'refusedByPolicy' });
		expect(puts()).toEqual([]);
		expect(isLocked()).toBe(false);
	});

	test.each<[string, IDataObject, string, RegExp]>([
		['nothing', {}, 'orderDataMissing', /nothing is to change/],
		['a date in another form', { requestedDeliveryDate: '20 May 2026' }, 'orderDataMissing', /is no date/],
		['a priority of two characters', { orderPriority: 'AB' }, 'textTooLong', /order priority has 2 characters, Sage takes 1/],
		['a line that the order lacks', { lines: '[{"line":"PAN-24","quantity":"1"}]' }, 'notFoundInSage', /has no line PAN-24/],
		['a quantity that is none', { lines: '[{"line":"KETTLE-17","quantity":"many"}]' }, 'orderDataMissing', /is no number/],
		[
			'an unknown stock code',
			{ lines: '[{"lineType":"standard","stockCode":"NOPE","warehouse":"HOME","quantity":"1","unitPrice":"1.00","taxCode":1}]' },
			'unknownStockCode',
			/NOPE/,
		],
		['a postcode too long', { deliveryAddress: '{"postcode":"12345678901"}' }, 'addressDoesNotFit', /postcode has 11/],
	])('refuses %s before anything is locked or sent', async (_title, changed, kind, words) => {
		await create();
		expect(detailsOf((await run('update', { changes: changed })).error)).toMatchObject({ kind, message: expect.stringMatching(words) });
		expect(puts()).toEqual([]);
		expect(isLocked()).toBe(false);
	});
});

describe('Cancel', () => {
	test('cancels the whole order, once', async () => {
		await create();
		expect((await run('cancel')).json('Sage')).toMatchObject([
			{ outcome: 'posted', amazonOrderId: ORDER_ID, documentStatus: 'EnumDocumentStatusCancelled' },
		]);
		expect((await run('cancel')).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted', documentStatus: 'EnumDocumentStatusCancelled' }]);
		expect(puts()).toHaveLength(1);
		expect(isLocked()).toBe(false);
	});

	test('cancels one line by its stock code and keeps the rest', async () => {
		await create();
		// carriage stays: 3.00 net, 0.60 VAT
		expect((await run('cancel', { lines: 'KETTLE-17' })).json('Sage')).toMatchObject([
			{ outcome: 'posted', documentStatus: 'EnumDocumentStatusLive', totalGrossValue: '3.60' },
		]);
		expect((await run('cancel', { lines: 'KETTLE-17' })).json('Sage')).toMatchObject([{ outcome: 'alreadyPosted' }]);
	});

	test('refuses an order of which something is despatched, before anything is locked', async () => {
		allocate();
		const { id } = await create();
		expect((await despatch(id)).status).toBe(200);
		expect(detailsOf((await run('cancel')).error)).toMatchObject({
			kind: 'cancelledOnAmazon',
			message: expect.stringMatching(/KETTLE-17 is despatched/),
		});
		expect(puts()).toEqual([]);
		expect(isLocked()).toBe(false);
	});

	test('a dry run shows which lines go', async () => {
		await create();
		const [item] = (await run('cancel', { options: { dryRun: true } })).json('Sage');
		expect((item.body as { lines: IDataObject[] }).lines).toMatchObject([
			{ line_type: 'EnumLineTypeStandard', is_to_delete: true, create_cancelled_line: true },
			{ line_type: 'EnumLineTypeCharge', is_to_delete: true },
		]);
		expect(puts()).toEqual([]);
	});
});

describe('Delete', () => {
	const deletions = () => bench.arrived.filter((request) => request.startsWith('DELETE '));

	test('deletes an order; a second time it is not there, which is an error', async () => {
		const { id, documentNo } = await create();
		expect((await run('delete')).json('Sage')).toEqual([{ outcome: 'posted', deleted: ORDER_ID, id, documentNo }]);
		expect((await bench.facts('summary')).salesOrders).toBe(0);
		expect(detailsOf((await run('delete')).error)).toMatchObject({ kind: 'notFoundInSage' });
		expect(deletions()).toHaveLength(1);
	});

	test('a connection that breaks after the deletion is looked into, not repeated', async () => {
		await create();
		bench.fault('dropAfter', /^DELETE /);
		expect((await run('delete')).json('Sage')).toMatchObject([{ outcome: 'posted' }]);
		expect(deletions()).toHaveLength(1);
	});

	test('refuses a despatched order, and a dry run deletes nothing', async () => {
		allocate();
		const { id } = await create();
		expect((await run('delete', { options: { dryRun: true } })).json('Sage')).toMatchObject([
			{ outcome: 'dryRun', request: `DELETE /sop_orders/${String(id)}` },
		]);
		await despatch(id);
		expect(detailsOf((await run('delete')).error)).toMatchObject({ kind: 'cancelledOnAmazon' });
		expect(deletions()).toEqual([]);
	});
});
