import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { ID, nominalOf, query, startSage, type SageCompany } from './company';
import { newOrder, person, readOrder, standardLine } from './world';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const promotion = {
	line_type: 'EnumLineTypeFreeText',
	description: 'Promotion',
	line_quantity: 1,
	selling_unit_price: -3.33,
	tax_code_id: ID.standard,
	nominal_reference: '4020',
};
const carriage = { line_type: 'EnumLineTypeCharge', code: 'CARRIAGE', description: 'Carriage', selling_unit_price: 3.95 };
const invoiceViews = async (id: number) =>
	(await sage.api.get('/sop_order_return_invoice_credit_views', query({ $filter: `sop_order_return_id eq ${id}` }))).data;

describe('a person invoices an order', () => {
	it('after its despatch: goods, promotion and carriage, each on its nominal', async () => {
		const id = await newOrder(sage, [standardLine(), promotion, carriage]);
		await person(sage, 'despatch', id);
		const { status, data } = await person(sage, 'invoice', id);
		// Net 20.00 - 3.33 + 3.95; VAT 4.00 - 0.67 (0.666) + 0.79.
		expect({ status, data }).toMatchObject({ status: 200, data: { documentNo: '0000000001', net: '20.62', tax: '4.12' } });
		expect(await nominalOf(sage, String(data.urn))).toEqual({
			'1100': '24.74',
			'4000': '-20.00',
			'4020': '3.33',
			'4010': '-3.95',
			'2200': '-4.12',
		});
		expect(await readOrder(sage, id)).toMatchObject({
			document_status: 'EnumDocumentStatusComplete',
			invoice_credit_status: 'Fully',
			total_gross_value: 24.74,
		});
		expect((await sage.api.get('/sop_order_despatch_line_views')).data).toMatchObject([
			{ sop_despatch_line_is_invoiced: true, sop_order_document_status_type: 'EnumDocumentStatusComplete' },
		]);
	});

	it('and the invoice leads to its transaction on the customer', async () => {
		const id = await newOrder(sage);
		await person(sage, 'despatch', id);
		await person(sage, 'invoice', id);
		const [view] = await invoiceViews(id);
		expect(view).toMatchObject({
			sop_order_return_customer_document_no: '203-1566897-3013500',
			sop_invoice_credit_document_no: '0000000001',
			sop_invoice_credit_total_gross_value: 24,
		});
		const { data } = await sage.api.get(
			'/sales_posted_transactions',
			query({ $filter: `customer_id eq ${ID.marketplace} and reference eq '${view.sop_invoice_credit_document_no}'` }),
		);
		expect(data).toMatchObject([
			{
				trader_transaction_type: 'TradingAccountEntryTypeInvoice',
				document_gross_value: 24,
				document_outstanding_value: 24,
				second_reference: '0000000001',
			},
		]);
		const lines = await sage.api.get(
			'/sop_order_return_line_invoice_credit_views',
			query({ $filter: `sop_invoice_credit_id eq ${view.sop_invoice_credit_id}` }),
		);
		expect(lines.data).toMatchObject([{ sop_invoice_credit_line_invoice_credit_quantity: 2 }]);
	});

	it('and an allocation takes it off what is outstanding', async () => {
		const id = await newOrder(sage);
		await person(sage, 'despatch', id);
		await person(sage, 'invoice', id);
		await sage.api.post('/sales_receipts', {
			customer_id: ID.marketplace,
			bank_id: ID.clearing,
			cheque_value: 30,
			reference: '12345678901',
			transaction_date: '2026-05-13T00:00:00Z',
		});
		const read = async () => (await sage.api.get('/sales_posted_transactions', query({ $orderby: 'id asc' }))).data;
		const [invoice, receipt] = await read();
		const allocation_lines = [
			{ posted_tran_id: invoice.id, value_to_allocate: 24 },
			{ posted_tran_id: receipt.id, value_to_allocate: 24 },
		];
		expect((await sage.api.post('/sales_allocations', { customer_id: ID.marketplace, allocation_lines })).status).toBe(200);
		expect((await read()).map((entry: any) => [entry.document_allocated_value, entry.document_outstanding_value])).toEqual([
			[24, 0],
			[-24, -6],
		]);
	});

	it('in parts that add up to the line', async () => {
		const id = await newOrder(sage, [standardLine({ line_quantity: 3, selling_unit_price: 3.33333, to_allocate_quantity: 3 })]);
		const { lines, total_net_value, total_tax_value } = await readOrder(sage, id);
		let [net, tax] = [0, 0];
		for (const quantity of [1, 1, 1]) {
			await sage.api.post('/sop_confirm_despatch', { sop_order_return_id: id, items: [{ id: lines[0].id, quantity }] });
			const { data } = await person(sage, 'invoice', id);
			[net, tax] = [net + Number(data.net) * 100, tax + Number(data.tax) * 100];
		}
		// 9.99999 is 10.00; VAT 2.00
		expect([total_net_value, total_tax_value]).toEqual([10, 2]);
		expect([Math.round(net), Math.round(tax)]).toEqual([1000, 200]);
	});

	it.each([
		// Net prices: 6.66, 20 % of it 1.332. With tax: 6.66 contains 1.11, each 3.33 contains 0.555 -> 0.56.
		['without tax', false, { net: 6.66, tax: 1.33 }],
		['with tax', true, { net: 5.55, tax: 1.11 }],
	])('with the VAT of the order, which is on its total, with prices %s', async (_what, isInclusive, { net, tax }) => {
		sage.parts.store.update('sage.sopSettings', 1, { are_prices_tax_inclusive: isInclusive });
		const line = standardLine({ line_quantity: 1, selling_unit_price: 3.33, to_allocate_quantity: 1 });
		const id = await newOrder(sage, [line, line]);
		const { lines, ...order } = await readOrder(sage, id);
		expect([order.total_net_value, order.total_tax_value]).toEqual([net, tax]);
		const posted: Array<Record<string, string>> = [];
		for (const { id: lineId } of lines) {
			await sage.api.post('/sop_confirm_despatch', { sop_order_return_id: id, items: [{ id: lineId, quantity: 1 }] });
			posted.push((await person(sage, 'invoice', id)).data);
		}
		const pence = (name: string) => posted.reduce((sum, each) => sum + Math.round(Number(each[name]) * 100), 0);
		expect([pence('net') / 100, pence('tax') / 100]).toEqual([net, tax]);
		expect(await nominalOf(sage, String(posted[1].urn))).toMatchObject({ '2200': `-${posted[1].tax}`, '4000': `-${posted[1].net}` });
	});

	it('not before its despatch, nor twice', async () => {
		const id = await newOrder(sage);
		expect((await person(sage, 'invoice', id)).data.Message).toBe('Nothing of the order is ready to invoice.');
		await person(sage, 'despatch', id);
		await person(sage, 'invoice', id);
		expect((await person(sage, 'invoice', id)).status).toBe(400);
		expect((await person(sage, 'invoice', 99)).status).toBe(404);
		expect((await person(sage, 'despatch', id)).data.Message).toBe('Nothing of the order is left to despatch.');
	});
});

describe('sales returns of 2025 R1', () => {
	const post = (body: Record<string, unknown> = {}) =>
		sage.api.post('/sop_returns', {
			customer_id: ID.marketplace,
			customer_document_no: 'RMA-1',
			lines: [standardLine({ line_quantity: 1 })],
			...body,
		});

	it('begin with defaults, which can be sent back as they are', async () => {
		const { data: draft } = await sage.api.post('/sop_returns_new', { customer_id: ID.marketplace });
		const { status, data } = await sage.api.post('/sop_returns', {
			...draft,
			customer_document_no: 'RMA-1',
			lines: [{ ...standardLine({ line_quantity: 1 }), id: 7, an_unknown_field: 1 }],
		});
		expect({ status, data }).toMatchObject({
			status: 200,
			data: { document_no: 'R000000001', total_gross_value: 12, customer_document_no: 'RMA-1' },
		});
	});

	it("are found by the customer's number and shown in the older views", async () => {
		const { data } = await post();
		expect((await sage.api.get('/sop_returns', query({ $filter: "customer_document_no eq 'RMA-1'" }))).data).toMatchObject([
			{ id: data.id },
		]);
		expect((await sage.api.get(`/sop_returns/${data.id}`)).data.document_no).toBe('R000000001');
		expect((await sage.api.get('/lookup_sop_returns')).data).toMatchObject([{ document_no: 'R000000001' }]);
		expect((await sage.api.get('/sop_return_line_views')).data).toMatchObject([
			{ sop_return_customer_document_no: 'RMA-1', sop_return_line_quantity: 1, product_code: 'KETTLE-17' },
		]);
		expect((await sage.api.get('/sop_order_return_views')).data).toMatchObject([{ document_type_id: 1, document_no: 'R000000001' }]);
	});

	it('are credited by a person', async () => {
		const { data } = await post();
		const { data: credit } = await person(sage, 'credit', data.id);
		expect(await nominalOf(sage, String(credit.urn))).toEqual({ '1100': '-12.00', '4000': '10.00', '2200': '2.00' });
		expect((await sage.api.get('/sop_return_line_views')).data).toMatchObject([{ sop_return_line_invoice_credit_quantity: 1 }]);
		expect((await invoiceViews(data.id))[0]).toMatchObject({
			sop_invoice_credit_document_no: credit.documentNo,
			sop_order_return_document_type_id: 1,
		});
	});

	it('do not exist on an older version', async () => {
		setBehaviour(sage.parts, { release: '2024R1' });
		const answers = [
			await post(),
			await sage.api.post('/sop_returns_new', { customer_id: ID.marketplace }),
			await sage.api.get('/sop_returns'),
			await sage.api.get('/sop_returns/1'),
			await sage.api.get('/lookup_sop_returns'),
		];
		expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
		expect((await sage.api.get('/sop_return_line_views')).status).toBe(200);
	});

	it('need a customer and a line', async () => {
		expect((await post({ customer_id: 5 })).data.Message).toBe("'customer_id' 5 does not exist.");
		expect((await post({ lines: [] })).data.Message).toBe("A return needs at least one item in 'lines'.");
	});
});
