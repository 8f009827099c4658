import { ID, query, startSage, type SageCompany } from './company';

let sage: SageCompany;
beforeAll(async () => void (sage = await startSage()));
afterAll(async () => sage.stop());

const codes = async (options: Record<string, string | number>) =>
	(await sage.api.get('/lookup_products', query(options))).data.map((row: any) => row.code);

it('finds products by code, several at a time', async () => {
	expect(await codes({ $filter: "code eq 'PAN-28' or code eq 'PAN-24' or code eq 'NONE'", $orderby: 'id asc' })).toEqual([
		'PAN-24',
		'PAN-28',
	]);
});

it('pages with an order', async () => {
	expect(await codes({ $orderby: 'code desc', $top: 2 })).toEqual(['TOWEL-LIN', 'TEAPOT']);
	expect(await codes({ $orderby: 'code desc', $top: 2, $skip: 11 })).toEqual(['BOARD-OAK']);
	expect(await codes({ $orderby: 'allow_sales_order asc,code asc', $top: 1 })).toEqual(['BOARD-OAK']);
});

it('selects fields, also of expanded records', async () => {
	const { data } = await sage.api.get(
		'/banks',
		query({ $filter: "code eq 'AMZGBP'", $select: 'id,balance,account_currency.name', $expand: 'account_currency' }),
	);
	expect(data).toEqual([{ id: ID.clearing, balance: 412.5, account_currency: { name: 'Pound Sterling' } }]);
});

it('writes decimals with all their places', async () => {
	const { data } = await sage.api.get('/banks', {
		...query({ $filter: "code eq 'CURRENT'", $select: 'balance' }),
		transformResponse: (text) => text,
	});
	expect(data).toBe('[{"balance":12500.00}]');
});

it('answers settings as a list of one', async () => {
	const { data } = await sage.api.get('/system_settings', query({ $expand: 'transaction_date_validation' }));
	expect(data).toHaveLength(1);
	expect(data[0]).toMatchObject({ number_open_periods: 4, use_segmented_address: true });
	const { data: cashBook } = await sage.api.get('/cash_book_settings');
	expect(cashBook).toEqual([{ id: 1, default_bank_account_id: ID.current }]);
	expect(data[0].transaction_date_validation.closed_period_classification).toBe('Unacceptable');
});

it('gives at most 500 rows unless told otherwise', async () => {
	for (let n = 0; n < 510; n++) sage.parts.store.insert('sage.warehouse', { id: 1000 + n, name: `W${n}` });
	expect((await sage.api.get('/warehouses')).data).toHaveLength(500);
	expect((await sage.api.get('/warehouses', query({ $top: 5000 }))).data).toHaveLength(517);
});

it.each<[string, Record<string, string | number>, string]>([
	['$skip without an order', { $skip: 1 }, '$skip needs $orderby.'],
	['more than 5000 rows', { $top: 5001 }, '$top is at most 5000.'],
	['a negative $top', { $top: -1 }, '$top is a whole number.'],
	['an unknown option', { $search: 'x' }, "The query option '$search' is not supported here."],
	['an option without dollar', { top: 1 }, "The query option 'top' is not supported here."],
	['an unknown field in $select', { $select: 'id,colour' }, "Could not find a property named 'colour'."],
	['an unknown field in $orderby', { $orderby: 'colour' }, "Could not find a property named 'colour'."],
	['another word than asc or desc', { $orderby: 'code up' }, "'code up' is not an order."],
	['an expansion that does not exist', { $expand: 'stock' }, "'stock' cannot be expanded."],
	['the expansion of a plain field', { $expand: 'code' }, "'code' cannot be expanded."],
	['an odd $count', { $count: 'yes' }, '$count is true or false.'],
	['an empty option', { $filter: '' }, "The query option '$filter' needs one value."],
])('refuses %s', async (_title, options, message) => {
	const { status, data } = await sage.api.get('/lookup_products', query(options));
	expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
});

it('refuses a filter on a single record', async () => {
	expect((await sage.api.get(`/banks/${ID.clearing}`, query({ $filter: 'id eq 2' }))).status).toBe(400);
});

it('has the master data of the demo company', async () => {
	const first = async (path: string, filter: string) => (await sage.api.get(path, query({ $filter: filter }))).data[0];
	expect(await first('/tax_codes', 'code eq 1')).toMatchObject({ id: ID.standard, name: 'Std Rate', tax_rate: 20 });
	expect(await first('/customers', "reference eq 'AMZUKGBP'")).toMatchObject({
		id: ID.marketplace,
		currency_id: 1,
		default_tax_code_id: ID.standard,
		balance: 0,
	});
	expect(await first('/lookup_customers', "reference eq 'AMZUKGBP'")).toMatchObject({ id: ID.marketplace, short_name: 'AMZUK' });
	expect(await first('/nominal_codes', "reference eq '6200'")).toMatchObject({
		id: 520,
		name: 'Amazon referral fees',
		account_status_type: 'AccountStatusActive',
	});
	expect(await first('/lookup_nominal_codes', "reference eq '6200'")).toMatchObject({ id: 520, cost_centre_code: '', department_code: '' });
	expect(await first('/products', "code eq 'BOOK-BREAD'")).toMatchObject({
		id: ID.bread,
		tax_code_id: ID.zero,
		allow_sales_order: true,
		free_stock_quantity: 500,
	});
	expect(await first('/lookup_banks', "code eq 'AMZGBP'")).toMatchObject({ id: ID.clearing, account_status_type: 'AccountStatusActive' });
	expect(await first('/sop_additional_charges', "code eq 'CARRIAGE'")).toMatchObject({ id: 61, nominal_code_id: 511 });
	expect(await first('/currencies', 'is_base_currency eq true')).toMatchObject({ id: 1, name: 'Pound Sterling', symbol: '£' });
	expect(await first('/sop_document_status_types', 'id eq 2')).toMatchObject({ value: 'EnumDocumentStatusComplete' });
});
