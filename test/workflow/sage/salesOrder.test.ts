import type { IDataObject } from 'n8n-workflow';
import { draft, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const orderId = (index: number) => `202-1234567-${String(index).padStart(7, '0')}`;
const orders = (count: number) => Array.from({ length: count }, (_, index) => draft(orderId(index + 1)));
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;

test('creates the order and says whether its gross is what the settlement will pay', async () => {
	const run = await bench.createOrders([draft(orderId(1))]);
	expect(run.error).toBeUndefined();
	expect(run.json('Sage')).toEqual([
		{
			amazonOrderId: orderId(1),
			outcome: 'posted',
			id: expect.any(Number),
			documentNo: expect.stringMatching(/^\d{10}$/),
			documentStatus: 'EnumDocumentStatusLive',
			creditLimitExceeded: false,
			totalGrossValue: '33.60',
			expectedGross: '33.60',
			grossAgrees: true,
		},
	]);
});

test('writes each line type with the fields that it may have', async () => {
	const freeText = {
		lineType: 'freeText' as const,
		description: 'Promotion',
		quantity: '1',
		unitPrice: '-1.66667',
		taxCode: 1,
		nominalCode: '4020',
		costCentre: '',
		department: '',
	};
	await bench.createOrders([draft(orderId(1), { lines: [...draft(orderId(1)).lines, freeText], requestedDeliveryDate: '2026-05-15' })]);
	const body = bench.asked('POST', '/sop_orders')[0].requestBody as string;
	expect(body).toContain('"selling_unit_price":25.00000');
	expect(body).toContain('"selling_unit_price":-1.66667');
	expect(JSON.parse(body)).toEqual({
		customer_id: 27825,
		customer_document_no: orderId(1),
		document_date: '2026-05-12T00:00:00Z',
		requested_delivery_date: '2026-05-15T00:00:00Z',
		use_invoice_address: false,
		delivery_address: {
			postal_name: 'Ana Sample',
			address_1: '1 High Street',
			address_2: '',
			address_3: '',
			address_4: '',
			city: 'Leeds',
			county: '',
			postcode: 'LS1 1AA',
			country: 'United Kingdom',
		},
		document_discount_percent: 0,
		settlement_discount_days: 0,
		settlement_discount_percent: 0,
		is_to_sequence_lines: true,
		lines: [
			{
				line_type: 'EnumLineTypeStandard',
				product_id: 15531,
				warehouse_id: 1,
				code: 'KETTLE-17',
				description: 'Stovetop kettle 1.7 l',
				line_quantity: 1,
				selling_unit_price: 25,
				tax_code_id: 1729,
				selling_unit_price_overridden: true,
				unit_discount_overridden: true,
				unit_discount_value: 0,
			},
			{ line_type: 'EnumLineTypeCharge', code: 'CARRIAGE', description: 'Delivery', selling_unit_price: 3, tax_code_id: 1729 },
			{ line_type: 'EnumLineTypeComment', description: `Amazon order ${orderId(1)}` },
			{
				line_type: 'EnumLineTypeFreeText',
				description: 'Promotion',
				line_quantity: 1,
				selling_unit_price: -1.66667,
				tax_code_id: 1729,
				nominal_reference: '4020',
				nominal_cost_centre: '',
				nominal_department: '',
				unit_discount_value: 0,
			},
		],
	});
});

test('reports a gross that is not what the settlement will pay, and goes on', async () => {
	const run = await bench.createOrders([draft(orderId(1), { expectedGross: '33.61' })]);
	expect(run.json('Sage')).toMatchObject([{ outcome: 'posted', totalGrossValue: '33.60', expectedGross: '33.61', grossAgrees: false }]);
});

test('imports the same 50 orders three times and leaves one of each, asking about them in two batches, each until a page is empty', async () => {
	await bench.createOrders(orders(50));
	expect(bench.posts()).toHaveLength(50);
	for (let again = 0; again < 2; again++) {
		bench.forget();
		const run = await bench.createOrders(orders(50));
		expect(run.json('Sage').map(({ outcome }) => outcome)).toEqual(Array(50).fill('alreadyPosted'));
		expect(bench.posts()).toEqual([]);
		// 25 and 25 orders, each with an empty page at its end.
		expect(bench.asked('GET', '/sop_orders')).toHaveLength(2 * bench.questionsFor(25));
	}
	const { salesOrders, orderIds } = await bench.facts<{ salesOrders: number; orderIds: string[] }>('summary');
	expect(salesOrders).toBe(50);
	expect(new Set(orderIds).size).toBe(50);
});

test('the same order twice in one run is created once', async () => {
	const run = await bench.createOrders([draft(orderId(1)), draft(orderId(1))]);
	expect(run.json('Sage').map(({ outcome }) => outcome)).toEqual(['posted', 'alreadyPosted']);
	expect(bench.posts()).toEqual(['sop_orders']);
});

test('runs that hold the lease one after the other leave one of each order', async () => {
	let lease: Promise<unknown> = Promise.resolve();
	await Promise.all([1, 2, 3].map(async () => await (lease = lease.then(async () => await bench.createOrders(orders(5))))));
	expect(await bench.facts('summary')).toMatchObject({ salesOrders: 5 });
	expect(bench.posts()).toHaveLength(5);
});

test('two orders under one Amazon order id stop, with both document numbers', async () => {
	await bench.createOrders([draft(orderId(1))]);
	const [stored] = bench.sandbox.store.all<{ id: number; row: IDataObject }>('sage.order');
	bench.sandbox.store.insert('sage.order', { row: { ...stored.row, id: 900, document_no: '0000000900' } });
	bench.forget();
	const run = await bench.createOrders([draft(orderId(1))]);
	expect(detailsOf(run.error)).toMatchObject({ kind: 'postedTwice', reference: orderId(1), urns: [stored.row.document_no, '0000000900'] });
	expect(run.error?.message).toContain('0000000900');
	expect(bench.posts()).toEqual([]);
});

test('a dry run shows the exact body and creates nothing', async () => {
	const run = await bench.createOrders([draft(orderId(1))], { dryRun: true });
	expect(run.json('Sage')).toMatchObject([{ amazonOrderId: orderId(1), outcome: 'dryRun', body: { customer_id: 27825 } }]);
	expect(run.json('Sage')[0].bodyText).toContain('"selling_unit_price":25.00000');
	expect(bench.posts()).toEqual([]);
});

describe('refuses an order before anything is sent', () => {
	const lines = draft(orderId(1)).lines;
	const long = draft(orderId(1)).deliveryAddress!;
	test.each<[string, string, Parameters<typeof draft>[1], RegExp]>([
		['an unknown stock code', 'unknownStockCode', { lines: [{ ...lines[0], stockCode: 'NOPE' }] }, /no stock item NOPE/],
		['an unknown warehouse', 'notFoundInSage', { lines: [{ ...lines[0], warehouse: 'MOON' }] }, /no warehouse MOON/],
		['an unknown charge', 'notFoundInSage', { lines: [{ ...lines[1], chargeCode: 'FREE' }] }, /no additional charge FREE/],
		['an unknown customer', 'notFoundInSage', { customerReference: 'NOBODY' }, /no customer NOBODY/],
		['an unknown tax code', 'notFoundInSage', { lines: [{ ...lines[0], taxCode: 77 }] }, /no tax code 77/],
		[
			'a price in another VAT mode than Sage',
			'orderTotalsDisagree',
			{ pricesIncludeTax: true },
			/prices with VAT, but Sage 200 takes prices without VAT/,
		],
		[
			'a postcode too long',
			'addressDoesNotFit',
			{ deliveryAddress: { ...long, postcode: '12345678901' } },
			/postcode has 11 characters, Sage takes 10/,
		],
		['an address line too long', 'addressDoesNotFit', { deliveryAddress: { ...long, address1: 'x'.repeat(61) } }, /address1 has 61/],
		['an order id too long', 'textTooLong', { customerDocumentNo: 'x'.repeat(31) }, /order id has 31 characters, Sage takes 30/],
		['no order id', 'orderDataMissing', { customerDocumentNo: '' }, /no order id/],
		['no lines', 'orderDataMissing', { lines: [] }, /no lines/],
		['a price with six decimals', 'orderDataMissing', { lines: [{ ...lines[0], unitPrice: '1.000001' }] }, /line 1: its price/],
		[
			'a line without tax code',
			'orderDataMissing',
			{ lines: [{ ...lines[0], taxCode: undefined as unknown as number } as (typeof lines)[number]] },
			/names no tax code/,
		],
		['a comment without text', 'orderDataMissing', { lines: [{ lineType: 'comment' } as (typeof lines)[number]] }, /needs a description/],
	])('%s', async (_title, kind, change, words) => {
		const run = await bench.createOrders([draft(orderId(1), change)]);
		const details = detailsOf(run.error);
		expect(details).toMatchObject({ kind, message: expect.stringMatching(words), remedy: expect.stringMatching(/./) });
		expect(JSON.stringify(details)).not.toContain('x'.repeat(61)); // the address itself stays out
		expect(bench.posts()).toEqual([]);
	});

	test('a stock item that is not for sale', async () => {
		bench.sandbox.store.update('sage.product', 15531, { allow_sales_order: false });
		const run = await bench.createOrders([draft(orderId(1))]);
		expect(detailsOf(run.error)).toMatchObject({ kind: 'stockItemNotForSale' });
		expect(bench.posts()).toEqual([]);
	});
});

describe('with Continue On Fail', () => {
	test('the good orders go on and each bad one comes out with what is known, on the error output', async () => {
		const bad = draft(orderId(2), { lines: [{ ...draft(orderId(2)).lines[0], stockCode: 'NOPE' }] });
		const run = await bench.createOrders([draft(orderId(1)), bad, draft(orderId(3))], {}, 'continueErrorOutput');
		expect(run.status).toBe('success');
		expect(run.json('Sage', 0).map(({ amazonOrderId }) => amazonOrderId)).toEqual([orderId(1), orderId(3)]);
		expect(run.items('Sage', 0).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		const [item] = run.json('Sage', 1);
		expect(item.error).toBe('Sage 200 has no stock item NOPE');
		expect(item.details).toEqual({
			kind: 'unknownStockCode',
			reference: orderId(2),
			secondReference: '',
			step: null,
			stepsDone: [],
			urns: [],
			message: 'Sage 200 has no stock item NOPE',
			remedy: expect.any(String),
		});
	});

	test('an item that carries no order is refused by itself', async () => {
		const parameters = { resource: 'salesOrder', operation: 'create', salesOrder: '={{ $json.salesOrder }}', options: {} };
		const items = [{ json: { salesOrder: draft(orderId(1)) as unknown as IDataObject } }, { json: { salesOrder: 'not json' } }];
		const run = await bench.run(parameters, items, 'continueRegularOutput');
		expect(run.json('Sage')).toMatchObject([{ outcome: 'posted' }, { error: 'Sales Order is not JSON', details: { kind: 'runFailed' } }]);
	});
});

test('without Continue On Fail the error carries what earlier items posted', async () => {
	const bad = draft(orderId(2), { lines: [] });
	const run = await bench.createOrders([draft(orderId(1)), bad]);
	expect((run.error as unknown as { context: IDataObject }).context.itemsDone).toMatchObject([
		{ amazonOrderId: orderId(1), outcome: 'posted' },
	]);
});

test('an order that stands on another customer account is not made again', async () => {
	await bench.createOrders([draft(orderId(1))]);
	bench.forget();
	const run = await bench.createOrders([draft(orderId(1), { customerReference: 'AMZSUMGB' })]);
	expect(detailsOf(run.error)).toMatchObject({
		kind: 'postedDiffers',
		message: expect.stringMatching(/is in Sage 200 as order \d+, but differs: it stands on another customer account/),
	});
	expect(bench.posts()).toEqual([]);
});

describe('Get Many', () => {
	const getAll = async (more: IDataObject) =>
		(
			await bench.run({ resource: 'salesOrder', operation: 'getAll', customerReference: 'AMZUKGBP', returnAll: true, ...more } as never)
		).json('Sage');

	test('finds orders by Amazon order id in batches', async () => {
		await bench.createOrders(orders(30));
		bench.forget();
		const ids = orders(60).map(({ customerDocumentNo }) => customerDocumentNo);
		const found = await getAll({ filters: { amazonOrderIds: JSON.stringify(ids) } });
		expect(found.map((order) => order.customer_document_no)).toEqual(ids.slice(0, 30));
		// 26 ids fit beside the fields; 30 orders stand among the first two batches, and none in the third.
		const questions = [26, 4, 0].reduce((sum, orders) => sum + bench.questionsFor(orders), 0);
		expect(bench.asked('GET', '/sop_orders')).toHaveLength(questions);
		expect(found[0].total_gross_value).toBe('33.60');
	});

	test('an empty array of ids finds nothing, without asking; an empty text finds all', async () => {
		await bench.createOrders(orders(2));
		bench.forget();
		expect(await getAll({ filters: { amazonOrderIds: '[]' } })).toEqual([]);
		expect(bench.asked('GET', '/sop_orders')).toEqual([]);
		expect(await getAll({ filters: { amazonOrderIds: '' } })).toHaveLength(2);
	});

	test('takes a comma list, keeps to the limit and gives lines in the raw form', async () => {
		await bench.createOrders(orders(3));
		const found = await getAll({
			filters: { amazonOrderIds: `${orderId(1)}, ${orderId(2)}` },
			returnAll: false,
			limit: 1,
			simplify: false,
		});
		expect(found).toHaveLength(1);
		expect(found[0].lines as IDataObject[]).toHaveLength(3);
	});
});
