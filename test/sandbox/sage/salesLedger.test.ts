import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { ID, nominalOf, query, startSage, type SageCompany } from './company';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const DAY = '2026-04-30T00:00:00Z';
const SUMMARY_CUSTOMER = 27826;

const invoice = (change: Record<string, unknown> = {}) => ({
	customer_id: SUMMARY_CUSTOMER,
	transaction_date: DAY,
	due_date: DAY,
	reference: '12345678901',
	second_reference: 'INV-2604-0',
	document_goods_value: 1000,
	document_tax_value: 180,
	document_discount_value: 0,
	document_tax_discount_value: 0,
	tax_analysis_items: [
		{ id: ID.standard, goods_amount: 900, tax_amount: 180, discount_amount: 0, tax_discount_amount: 0 },
		{ id: ID.zero, goods_amount: 100, tax_amount: 0, discount_amount: 0, tax_discount_amount: 0 },
	],
	nominal_analysis_items: [
		{ code: '4000', cost_centre: '', department: '', narrative: 'Sales', value: 950 },
		{ code: '4010', cost_centre: '', department: '', narrative: 'Delivery', value: 50 },
	],
	...change,
});

const cash = (change: Record<string, unknown> = {}) => ({
	customer_id: ID.marketplace,
	bank_id: ID.clearing,
	cheque_value: 250.1,
	transaction_date: DAY,
	reference: '12345678901',
	second_reference: 'SALES-2604-0',
	...change,
});

const creditNote = () => {
	const { due_date: _dueDate, ...body } = invoice({ second_reference: '20212345671234567C00' });
	return body;
};

const customerBalance = async (id: number) => (await sage.api.get(`/customers/${id}`)).data.balance;

it('posts an invoice: debtors against sales and output VAT', async () => {
	const { status, data } = await sage.api.post('/sales_invoices', invoice());
	expect(status).toBe(200);
	expect(await nominalOf(sage, data.urn)).toEqual({ '1100': '1180.00', '4000': '-950.00', '4010': '-50.00', '2200': '-180.00' });
	expect(await customerBalance(SUMMARY_CUSTOMER)).toBe(1180);
});

it('posts a credit note: the reverse, output VAT included', async () => {
	const { data } = await sage.api.post('/sales_credit_notes', creditNote());
	expect(await nominalOf(sage, data.urn)).toEqual({ '1100': '-1180.00', '4000': '950.00', '4010': '50.00', '2200': '180.00' });
	expect(await customerBalance(SUMMARY_CUSTOMER)).toBe(-1180);
});

it('posts a receipt on account: bank against debtors', async () => {
	const { data } = await sage.api.post('/sales_receipts', cash());
	expect(await nominalOf(sage, data.urn)).toEqual({ '1250': '250.10', '1100': '-250.10' });
	expect(await customerBalance(ID.marketplace)).toBe(-250.1);
	expect((await sage.facts('banks/AMZGBP')).balance).toBe('662.60');
});

it('posts a payment to a customer: debtors against bank', async () => {
	const { data } = await sage.api.post('/sales_payments', cash({ second_reference: 'REFUNDS-2604-0' }));
	expect(await nominalOf(sage, data.urn)).toEqual({ '1100': '250.10', '1250': '-250.10' });
	expect((await sage.facts('banks/AMZGBP')).balance).toBe('162.40');
});

it('finds a receipt on the customer and, under the same number, in the cash book', async () => {
	const { data: posted } = await sage.api.post('/sales_receipts', cash());
	const filter = "reference eq '12345678901' and second_reference eq 'SALES-2604-0'";
	const { data: onCustomer } = await sage.api.get(
		'/sales_posted_transactions',
		query({ $filter: `customer_id eq ${ID.marketplace} and ${filter}` }),
	);
	const { data: inBank } = await sage.api.get(
		'/bank_posted_transactions',
		query({ $filter: `bank_id eq ${ID.clearing} and ${filter}`, $expand: 'trade_items' }),
	);
	expect(onCustomer).toHaveLength(1);
	expect(onCustomer[0]).toMatchObject({
		urn: Number(posted.urn),
		trader_transaction_type: 'TradingAccountEntryTypePurchasePaymentSalesReceipt',
		document_gross_value: -250.1,
		document_outstanding_value: -250.1,
	});
	expect(inBank).toHaveLength(1);
	expect(inBank[0]).toMatchObject({ urn: Number(posted.urn), source: 'Sales Ledger', cheque_value: 250.1 });
	expect(inBank[0].trade_items[0]).toMatchObject({ account_number: 'AMZUKGBP', gross_value: 250.1 });
});

it('shows the VAT of a credit note as output VAT, and the bank of a receipt', async () => {
	await sage.api.post('/sales_credit_notes', creditNote());
	await sage.api.post('/sales_receipts', cash());
	const { data } = await sage.api.get(
		'/sales_posted_transactions',
		query({ $expand: 'tax_analysis_items,nominal_analysis_items,bank_items', $orderby: 'id asc' }),
	);
	expect(data[0].tax_analysis_items.map((item: any) => [item.code, item.entry_type, item.goods_amount, item.tax_amount])).toEqual([
		[1, 'TaxEntryTypeOutput', 900, 180],
		[2, 'TaxEntryTypeOutput', 100, 0],
	]);
	expect(data[0].nominal_analysis_items.map((item: any) => [item.code, item.value])).toEqual([
		['4000', 950],
		['4010', 50],
	]);
	expect(data[1].bank_items).toEqual([
		{
			bank_code: 'AMZGBP',
			bank_entry_type: 'BankAccountEntryType.Receipt',
			reference: '12345678901',
			cheque_value: 250.1,
			urn: data[1].urn,
		},
	]);
});

it('shows all values positive when the company is switched so', async () => {
	setBehaviour(sage.parts, { signedValues: false });
	await sage.api.post('/sales_receipts', cash());
	const { data } = await sage.api.get('/sales_posted_transactions');
	expect(data[0].document_gross_value).toBe(250.1);
});

it('takes tax code and nominal of the customer when the analysis is left out', async () => {
	const { data } = await sage.api.post('/sales_invoices', {
		customer_id: ID.marketplace,
		transaction_date: DAY,
		document_goods_value: 10,
		document_tax_value: 2,
	});
	expect(await nominalOf(sage, data.urn)).toEqual({ '1100': '12.00', '4000': '-10.00', '2200': '-2.00' });
});

it('shows debit and credit of one number in the nominal ledger, without second reference', async () => {
	const { data: posted } = await sage.api.post('/sales_invoices', invoice());
	const { data } = await sage.api.get('/nominal_transaction_enquiry_views', query({ $filter: `urn eq ${posted.urn}`, $orderby: 'id asc' }));
	expect(data.map((entry: any) => [entry.nominal_code_id, entry.debit, entry.credit])).toEqual([
		[501, 1180, 0],
		[510, 0, 950],
		[511, 0, 50],
		[504, 0, 180],
	]);
	// April is the first period of the company's year.
	expect(data[0]).toMatchObject({ period_number: 1, urn: Number(posted.urn), transaction_date: DAY });
	const { data: failure } = await sage.api.get('/nominal_transaction_enquiry_views', query({ $filter: "second_reference eq 'X'" }));
	expect(failure.Message).toBe("Could not find a property named 'second_reference'.");
});

it.each([
	[
		'tax items that miss a penny',
		'sales_invoices',
		{ document_tax_value: 180.01 },
		"'tax_amount' of the analysis does not add up to 'document_tax_value'.",
	],
	[
		'goods that differ from the nominal items',
		'sales_invoices',
		{ nominal_analysis_items: [{ code: '4000', value: 999.99 }] },
		"'value' of the analysis does not add up to 'document_goods_value'.",
	],
	['an unknown customer', 'sales_invoices', { customer_id: 5 }, "'customer_id' 5 does not exist."],
	['a read-only field', 'sales_invoices', { is_eu_trader: false }, "'is_eu_trader' is read-only."],
	[
		'a nominal that does not exist',
		'sales_invoices',
		{ nominal_analysis_items: [{ code: '4999', value: 1000 }] },
		"'code': there is no nominal account 4999//.",
	],
	['a receipt without bank', 'sales_receipts', { bank_id: undefined }, "'bank_id' is required."],
	['a receipt of nothing', 'sales_receipts', { cheque_value: 0 }, "'cheque_value' must be greater than zero."],
	[
		'a receipt whose customer value differs',
		'sales_receipts',
		{ customer_cheque_value: 250 },
		"'customer_cheque_value' differs from 'cheque_value' although the currency is the same.",
	],
	['an invoice field on a receipt', 'sales_receipts', { due_date: DAY }, "Unknown field 'due_date'."],
])('refuses %s', async (_title, path, change, message) => {
	const body = path === 'sales_invoices' ? invoice(change) : cash(change);
	const { status, data } = await sage.api.post(`/${path}`, body);
	expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
});

it('refuses a due date on a credit note', async () => {
	const { data } = await sage.api.post('/sales_credit_notes', { ...creditNote(), due_date: DAY });
	expect(data.Message).toBe("Unknown field 'due_date'.");
});

describe('allocation', () => {
	const idOf = async (secondReference: string) =>
		(await sage.api.get('/sales_posted_transactions', query({ $filter: `second_reference eq '${secondReference}'` }))).data[0].id;

	it('sets a receipt against an invoice and lowers what is outstanding', async () => {
		await sage.api.post('/sales_invoices', invoice());
		await sage.api.post('/sales_receipts', cash({ customer_id: SUMMARY_CUSTOMER, cheque_value: 1000 }));
		const [invoiceId, receiptId] = [await idOf('INV-2604-0'), await idOf('SALES-2604-0')];
		const body = {
			customer_id: SUMMARY_CUSTOMER,
			allocation_date: DAY,
			allocation_lines: [
				{ posted_tran_id: invoiceId, value_to_allocate: 1000 },
				{ posted_tran_id: receiptId, value_to_allocate: 1000 },
			],
		};
		const { status, data } = await sage.api.post('/sales_allocations', body);
		expect({ status, data }).toEqual({ status: 200, data: body });
		const { data: after } = await sage.api.get('/sales_posted_transactions', query({ $orderby: 'id asc' }));
		expect(after.map((entry: any) => entry.document_outstanding_value)).toEqual([180, 0]);
	});

	it('refuses more than is outstanding, sides that differ and transactions of others', async () => {
		await sage.api.post('/sales_invoices', invoice());
		await sage.api.post('/sales_receipts', cash({ customer_id: SUMMARY_CUSTOMER, cheque_value: 1000 }));
		const [invoiceId, receiptId] = [await idOf('INV-2604-0'), await idOf('SALES-2604-0')];
		const allocate = async (invoiceValue: number, receiptValue: number, customer = SUMMARY_CUSTOMER) =>
			(
				await sage.api.post('/sales_allocations', {
					customer_id: customer,
					allocation_lines: [
						{ posted_tran_id: invoiceId, value_to_allocate: invoiceValue },
						{ posted_tran_id: receiptId, value_to_allocate: receiptValue },
					],
				})
			).data.Message;
		expect(await allocate(1000.01, 1000.01)).toBe('allocation_lines[1].value_to_allocate is more than is outstanding.');
		expect(await allocate(900, 1000)).toBe('The allocated debits and credits differ.');
		expect(await allocate(1000, 1000, ID.marketplace)).toBe('allocation_lines[0].posted_tran_id is no transaction of the customer.');
	});
});
