import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { query, ID, startSage, type SageCompany } from './company';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const ORDER_ID = '203-1566897-3013500';
const standard = (change: Record<string, unknown> = {}) => ({
	line_type: 'EnumLineTypeStandard',
	product_id: ID.kettle,
	warehouse_id: ID.home,
	code: 'KETTLE-17',
	description: 'Kettle, as listed',
	line_quantity: 3,
	selling_unit_price: 16.65833,
	tax_code_id: ID.standard,
	...change,
});
const freeText = (change: Record<string, unknown> = {}) => ({
	line_type: 'EnumLineTypeFreeText',
	description: 'Promotion',
	line_quantity: 1,
	selling_unit_price: -2.5,
	tax_code_id: ID.standard,
	nominal_reference: '4020',
	...change,
});
const charge = (change: Record<string, unknown> = {}) => ({
	line_type: 'EnumLineTypeCharge',
	code: 'CARRIAGE',
	description: 'Delivery',
	selling_unit_price: 3.95,
	...change,
});
const comment = (change: Record<string, unknown> = {}) => ({
	line_type: 'EnumLineTypeComment',
	description: `Order ${ORDER_ID}`,
	...change,
});

const order = (lines: unknown[] = [standard(), freeText(), charge(), comment()], change: Record<string, unknown> = {}) => ({
	customer_id: ID.marketplace,
	customer_document_no: ORDER_ID,
	document_date: '2026-05-03T00:00:00Z',
	use_invoice_address: false,
	delivery_address: {
		postal_name: 'Harriet Stone',
		address_1: '4 Quay Street',
		city: 'Whitby',
		postcode: 'YO21 3PU',
		country: 'United Kingdom',
	},
	lines,
	...change,
});

it('stores an order and works out its totals', async () => {
	const { status, data } = await sage.api.post('/sop_orders', order());
	expect(status).toBe(200);
	// Lines: 3 x 16.65833 = 49.97499 -> 49.97, VAT 9.994 -> 9.99; -2.50, VAT -0.50; 3.95, VAT 0.79.
	expect(data).toMatchObject({
		document_no: '0000000001',
		customer_document_no: ORDER_ID,
		document_status: 'EnumDocumentStatusLive',
		currency_id: 1,
		subtotal_goods_value: 47.47,
		subtotal_charge_net_value: 3.95,
		subtotal_charge_tax_value: 0.79,
		total_net_value: 51.42,
		total_tax_value: 10.28,
		total_gross_value: 61.7,
	});
	expect(data).not.toHaveProperty('lines');
	expect((await sage.facts('summary')).orderIds).toEqual([ORDER_ID]);
});

it('shows lines with the text of the stock item unless told to use its own', async () => {
	const { data: posted } = await sage.api.post('/sop_orders', order([standard(), standard({ use_description: true })]));
	const { data } = await sage.api.get(
		`/sop_orders/${posted.id}`,
		query({ $expand: 'lines,delivery_address,customer', $select: 'document_no,lines,delivery_address.postcode,customer.reference' }),
	);
	expect(Object.keys(data).sort()).toEqual(['customer', 'delivery_address', 'document_no', 'lines']);
	expect(data.lines.map((line: any) => [line.line_number, line.description, line.line_total_value, line.line_tax_value])).toEqual([
		[1, 'Stovetop kettle 1.7 l', 49.97, 9.99],
		[2, 'Kettle, as listed', 49.97, 9.99],
	]);
	expect(data.delivery_address).toEqual({ postcode: 'YO21 3PU' });
	expect(data.customer).toEqual({ reference: 'AMZUKGBP' });
});

it('takes VAT out of the price when prices include tax', async () => {
	sage.parts.store.update('sage.sopSettings', 1, { are_prices_tax_inclusive: true });
	expect((await sage.api.get('/sop_settings')).data[0].are_prices_tax_inclusive).toBe(true);
	const { data } = await sage.api.post(
		'/sop_orders',
		order([
			standard({ line_quantity: 1, selling_unit_price: 19.99 }),
			standard({ product_id: ID.bread, code: 'BOOK-BREAD', tax_code_id: ID.zero, line_quantity: 2, selling_unit_price: 7.495 }),
		]),
	);
	// 19.99 at 20 % contains 3.33; 2 x 7.495 = 14.99 at 0 %.
	expect(data).toMatchObject({ total_gross_value: 34.98, total_tax_value: 3.33, total_net_value: 31.65 });
});

it("works VAT out on the total per rate, not line by line, as Sage's own example has it", async () => {
	const line = standard({ line_quantity: 1, selling_unit_price: 3.33 });
	const { data } = await sage.api.post('/sop_orders', order([line, line]));
	// Each line 0.666 -> 0.67 of VAT, 1.34 together; on 6.66 it is 1.332 -> 1.33.
	expect(data).toMatchObject({ total_net_value: 6.66, total_tax_value: 1.33, total_gross_value: 7.99 });
});

it('keeps the rates of an order apart', async () => {
	const bread = standard({ product_id: ID.bread, code: 'BOOK-BREAD', tax_code_id: ID.zero, line_quantity: 1, selling_unit_price: 3.33 });
	const line = standard({ line_quantity: 1, selling_unit_price: 3.33 });
	const { data } = await sage.api.post('/sop_orders', order([line, bread]));
	expect(data).toMatchObject({ total_net_value: 6.66, total_tax_value: 0.67, total_gross_value: 7.33 });
});

it('works VAT out on the total per rate where prices include tax as well', async () => {
	sage.parts.store.update('sage.sopSettings', 1, { are_prices_tax_inclusive: true });
	const line = standard({ line_quantity: 1, selling_unit_price: 9.99 });
	const { data } = await sage.api.post('/sop_orders', order([line, line]));
	// Each 9.99 contains 1.665 -> 1.67; 19.98 contains 3.33.
	expect(data).toMatchObject({ total_gross_value: 19.98, total_tax_value: 3.33, total_net_value: 16.65 });
});

it("takes a customer's document discount unless the order says that there is none", async () => {
	setBehaviour(sage.parts, { customerDiscountPercent: 500 });
	const lines = [standard({ line_quantity: 1, selling_unit_price: 20 })];
	const { data: discounted } = await sage.api.post('/sop_orders', order(lines));
	// 5 % of 20.00 is 1.00; 20 % of 19.00 is 3.80.
	expect(discounted).toMatchObject({ subtotal_discount_value: 1, total_net_value: 19, total_tax_value: 3.8, total_gross_value: 22.8 });
	const { data: plain } = await sage.api.post('/sop_orders', order(lines, { customer_document_no: 'B', document_discount_percent: 0 }));
	expect(plain).toMatchObject({ subtotal_discount_value: 0, total_gross_value: 24 });
});

it('takes the tax code of product, customer and charge where a line has none', async () => {
	const { data: posted } = await sage.api.post(
		'/sop_orders',
		order([
			standard({ product_id: ID.bread, code: 'BOOK-BREAD', tax_code_id: undefined }),
			freeText({ tax_code_id: undefined, nominal_reference: undefined }),
			charge(),
		]),
	);
	const { data } = await sage.api.get(`/sop_orders/${posted.id}/sop_order_lines`);
	expect(data.map((line: any) => [line.tax_code_id, line.nominal_reference])).toEqual([
		[ID.zero, '4000'],
		[ID.standard, '4000'],
		[ID.standard, '4010'],
	]);
});

it('applies a line discount, the value before the percentage', async () => {
	const { data } = await sage.api.post(
		'/sop_orders',
		order([standard({ line_quantity: 2, selling_unit_price: 10, unit_discount_percent: 50, unit_discount_value: 1 })]),
	);
	expect(data.total_net_value).toBe(18);
});

it('touches no ledger', async () => {
	const before = await sage.facts('ledger');
	await sage.api.post('/sop_orders', order());
	expect(await sage.facts('ledger')).toEqual(before);
});

it('is found by the number of the channel, several at a time', async () => {
	for (const number of ['A', 'B', 'C']) await sage.api.post('/sop_orders', order([standard()], { customer_document_no: number }));
	const filter = `customer_id eq ${ID.marketplace} and (customer_document_no eq 'A' or customer_document_no eq 'C' or customer_document_no eq 'D')`;
	const { data } = await sage.api.get(
		'/sop_orders',
		query({ $filter: filter, $select: 'id,document_no,customer_document_no', $orderby: 'id asc' }),
	);
	expect(data).toEqual([
		{ id: 1, document_no: '0000000001', customer_document_no: 'A' },
		{ id: 3, document_no: '0000000003', customer_document_no: 'C' },
	]);
	expect((await sage.api.get(`/customers/${ID.marketplace}/sop_orders`)).data).toHaveLength(3);
});

it('does not mind the same channel number twice, like Sage', async () => {
	await sage.api.post('/sop_orders', order());
	expect((await sage.api.post('/sop_orders', order())).status).toBe(200);
});

it('needs a number when Sage does not give them', async () => {
	sage.parts.store.update('sage.sopSettings', 1, { auto_generate_order_return_numbers: false });
	expect((await sage.api.post('/sop_orders', order())).data.Message).toBe(
		"'document_no' is required because numbers are not generated automatically.",
	);
	expect((await sage.api.post('/sop_orders', order(undefined, { document_no: 'WEB1' }))).data.document_no).toBe('WEB1');
	expect((await sage.api.post('/sop_orders', order(undefined, { document_no: 'WEB1' }))).data.Message).toBe(
		'The order number WEB1 is in use.',
	);
});

it.each([
	['no lines', order([]), "An order needs at least one item in 'lines'."],
	[
		'a number of 31 characters',
		order(undefined, { customer_document_no: 'X'.repeat(31) }),
		"'customer_document_no' is longer than 30 characters.",
	],
	[
		'a postcode of 11 characters',
		order(undefined, { delivery_address: { postcode: '12345678901' } }),
		"'delivery_address.postcode' is longer than 10 characters.",
	],
	['a read-only reference', order(undefined, { external_reference: 'X' }), "'external_reference' is read-only."],
	['a reference, which orders do not have', order(undefined, { reference: 'X' }), "Unknown field 'reference'."],
	['an unknown line type', order([standard({ line_type: 'Standard' })]), "'lines[0].line_type' is not a line type."],
	['a standard line without product', order([standard({ product_id: undefined })]), "'lines[0].product_id' is required."],
	['a standard line without warehouse', order([standard({ warehouse_id: undefined })]), "'lines[0].warehouse_id' is required."],
	['a product that does not exist', order([standard({ product_id: 1 })]), "'lines[0].product_id' 1 does not exist."],
	['a code of another product', order([standard({ code: 'PAN-24' })]), "'lines[0].code' is not the code of the product."],
	['a price of six decimals', order([standard({ selling_unit_price: 1.000001 })]), "'lines[0].selling_unit_price' has at most 5 decimals."],
	['a quantity of nothing', order([standard({ line_quantity: 0 })]), "'lines[0].line_quantity' must be greater than zero."],
	[
		'a product on free text',
		order([freeText({ product_id: ID.kettle })]),
		"'lines[0].product_id' cannot be set on a line of type EnumLineTypeFreeText.",
	],
	['free text without a text', order([freeText({ description: undefined })]), "'lines[0].description' is required."],
	['an unknown charge', order([charge({ code: 'GIFTWRAP' })]), "'lines[0]': there is no such additional charge."],
	['two of a charge', order([charge({ line_quantity: 2 })]), "'lines[0].line_quantity' cannot be set on a charge."],
	[
		'a price on a comment',
		order([comment({ selling_unit_price: 1 })]),
		"'lines[0].selling_unit_price' cannot be set on a line of type EnumLineTypeComment.",
	],
	[
		'an unknown nominal',
		order([freeText({ nominal_reference: '4999' })]),
		"'lines[0].nominal_reference': there is no nominal account 4999//.",
	],
	['a payment with the order', order(undefined, { payment_with_order: true }), "The sandbox does not simulate 'payment_with_order'."],
])('refuses %s and stores nothing', async (_title, body, message) => {
	const { status, data } = await sage.api.post('/sop_orders', body);
	expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
	expect((await sage.facts('summary')).salesOrders).toBe(0);
});

it('refuses a product that is not for sales orders', async () => {
	sage.parts.store.update('sage.product', ID.kettle, { allow_sales_order: false });
	expect((await sage.api.post('/sop_orders', order())).data.Message).toBe('The product KETTLE-17 is not for sales orders.');
});

it('refuses a customer on hold unless told to override', async () => {
	sage.parts.store.update('sage.customer', ID.marketplace, { on_hold: true });
	expect((await sage.api.post('/sop_orders', order())).data.Message).toBe('The customer AMZUKGBP is on hold.');
	expect((await sage.api.post('/sop_orders', order(undefined, { override_on_hold: true }))).status).toBe(200);
});
