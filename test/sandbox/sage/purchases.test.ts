import { ID, nominalOf, query, startSage, type SageCompany } from './company';
import { DAY, SUPPLIER } from './world';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const document = (change: Record<string, unknown> = {}) => ({
	supplier_id: SUPPLIER,
	transaction_date: DAY,
	reference: '12345678901',
	second_reference: 'FEES-2604-0',
	document_goods_value: 100,
	document_tax_value: 20,
	tax_analysis_items: [{ id: ID.standard, goods_amount: 100, tax_amount: 20 }],
	nominal_analysis_items: [
		{ code: '6200', value: 70 },
		{ code: '6210', value: 30 },
	],
	...change,
});
const cash = {
	supplier_id: SUPPLIER,
	bank_id: ID.clearing,
	cheque_value: 120,
	transaction_date: DAY,
	reference: '12345678901',
	second_reference: 'FEES-PAID',
};
const balance = async () => (await sage.api.get(`/suppliers/${SUPPLIER}`)).data.balance;

it('posts an invoice: nominal and input VAT against creditors', async () => {
	const { status, data } = await sage.api.post('/purchase_invoices', document({ due_date: DAY }));
	expect({ status, data }).toEqual({ status: 200, data: { urn: expect.stringMatching(/^\d+$/) } });
	expect(await nominalOf(sage, data.urn)).toEqual({ '2100': '-120.00', '6200': '70.00', '6210': '30.00', '2201': '20.00' });
	expect(await balance()).toBe(120);
});

it('posts a credit note: the reverse, input VAT included', async () => {
	const { data } = await sage.api.post('/purchase_credit_notes', document());
	expect(await nominalOf(sage, data.urn)).toEqual({ '2100': '120.00', '6200': '-70.00', '6210': '-30.00', '2201': '-20.00' });
	expect(await balance()).toBe(-120);
});

it('pays a supplier from the bank and takes money back', async () => {
	const { data: paid } = await sage.api.post('/purchase_payments', { ...cash, supplier_cheque_value: 120 });
	expect(await nominalOf(sage, paid.urn)).toEqual({ '1250': '-120.00', '2100': '120.00' });
	expect(await balance()).toBe(-120);
	const { data: back } = await sage.api.post('/purchase_receipts', cash);
	expect(await nominalOf(sage, back.urn)).toEqual({ '1250': '120.00', '2100': '-120.00' });
	expect([await balance(), (await sage.facts('banks/AMZGBP')).balance]).toEqual([0, '412.50']);
});

it('finds what was posted on the supplier and in the cash book', async () => {
	const { data: posted } = await sage.api.post('/purchase_invoices', document());
	await sage.api.post('/purchase_payments', cash);
	const filter = `supplier_id eq ${SUPPLIER} and reference eq '12345678901'`;
	const { data } = await sage.api.get(
		'/purchase_posted_transactions',
		query({ $filter: filter, $expand: 'tax_analysis_items,bank_items', $orderby: 'id asc' }),
	);
	expect(data).toMatchObject([
		{
			urn: Number(posted.urn),
			trader_transaction_type: 'TradingAccountEntryTypeInvoice',
			document_gross_value: 120,
			tax_analysis_items: [{ entry_type: 'TaxEntryTypeInput', tax_amount: 20 }],
		},
		{
			trader_transaction_type: 'TradingAccountEntryTypePurchasePaymentSalesReceipt',
			document_gross_value: -120,
			bank_items: [{ bank_code: 'AMZGBP', bank_entry_type: 'BankAccountEntryType.Payment' }],
		},
	]);
	const inBank = await sage.api.get(
		'/bank_posted_transactions',
		query({ $filter: `bank_id eq ${ID.clearing} and second_reference eq 'FEES-PAID'`, $expand: 'trade_items' }),
	);
	expect(inBank.data).toMatchObject([{ source: 'Purchase Ledger', cheque_value: -120, trade_items: [{ account_number: 'AMZFEES' }] }]);
});

it.each([
	['a customer in place of a supplier', 'purchase_invoices', document({ customer_id: ID.marketplace }), "Unknown field 'customer_id'."],
	['an unknown supplier', 'purchase_invoices', document({ supplier_id: 9 }), "'supplier_id' 9 does not exist."],
	['a due date on a credit note', 'purchase_credit_notes', document({ due_date: DAY }), "Unknown field 'due_date'."],
	[
		'VAT that does not add up',
		'purchase_invoices',
		document({ document_tax_value: 19 }),
		"'tax_amount' of the analysis does not add up to 'document_tax_value'.",
	],
	[
		'a kept nominal',
		'purchase_invoices',
		document({ nominal_analysis_items: [{ code: '2100', value: 100 }] }),
		'The nominal account 2100 is kept by its ledger and takes no analysis.',
	],
	[
		"the customer's value on a payment",
		'purchase_payments',
		{ ...cash, customer_cheque_value: 120 },
		"Unknown field 'customer_cheque_value'.",
	],
])('refuses %s', async (_title, path, body, message) => {
	const { status, data } = await sage.api.post(`/${path}`, body);
	expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
});
