import { ID, query, startSage, type SageCompany } from './company';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

describe('customers', () => {
	it('are proposed with defaults and kept with what is sent', async () => {
		const { data: proposal } = await sage.api.post('/customers_new', {});
		expect(proposal).toEqual({
			reference: '',
			name: '',
			short_name: '',
			on_hold: false,
			account_status_type: 'AccountStatusActive',
			currency_id: 1,
			default_tax_code_id: ID.standard,
			default_nominal_code_reference: '4000',
			default_nominal_code_cost_centre: '',
			default_nominal_code_department: '',
		});
		const { status, data } = await sage.api.post('/customers', {
			reference: 'AMZDEEUR',
			name: 'Amazon.de marketplace customers',
			short_name: 'AMZDE',
			currency_id: 2,
		});
		expect({ status, data }).toMatchObject({
			status: 200,
			data: { reference: 'AMZDEEUR', currency_id: 2, balance: 0, default_nominal_code_reference: '4000' },
		});
		expect((await sage.api.get('/lookup_customers', query({ $filter: "reference eq 'AMZDEEUR'" }))).data).toMatchObject([{ id: data.id }]);
	});

	it('change but for reference and currency', async () => {
		const put = (body: Record<string, unknown>) =>
			sage.api.put(`/customers/${ID.marketplace}`, { reference: 'AMZUKGBP', name: 'Amazon.co.uk', ...body });
		expect((await put({ on_hold: true })).data).toMatchObject({ name: 'Amazon.co.uk', on_hold: true, short_name: 'AMZUK' });
		expect((await put({ reference: 'OTHER' })).data.Message).toBe("'reference' cannot be changed.");
		expect((await put({ currency_id: 2 })).data.Message).toBe("'currency_id' cannot be changed.");
	});

	it.each([
		['a reference that is in use', { reference: 'AMZUKGBP', name: 'X' }, "'reference' AMZUKGBP is in use."],
		['no name', { reference: 'NEW' }, "'name' is required."],
		['a reference of 9 characters', { reference: 'ABCDEFGHI', name: 'X' }, "'reference' is longer than 8 characters."],
		['an unknown currency', { reference: 'NEW', name: 'X', currency_id: 9 }, "'currency_id' 9 does not exist."],
		[
			'an unknown nominal',
			{ reference: 'NEW', name: 'X', default_nominal_code_reference: '4999' },
			"'default_nominal_code_reference': there is no nominal account 4999//.",
		],
		['a balance', { reference: 'NEW', name: 'X', balance: 1 }, "'balance' is read-only."],
	])('are refused with %s', async (_title, body, message) => {
		const { status, data } = await sage.api.post('/customers', body);
		expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
	});

	it('have delivery addresses of their own', async () => {
		const { data } = await sage.api.post('/customer_delivery_addresses', {
			customer_id: ID.marketplace,
			description: 'Depot',
			city: 'Hull',
			tax_code_id: ID.standard,
			address_country_code_id: 2,
		});
		expect(data).toMatchObject({ description: 'Depot', country: 'Ireland', is_default: false });
		expect(
			(
				await sage.api.put(`/customer_delivery_addresses/${data.id}`, {
					customer_id: ID.marketplace,
					description: 'Depot',
					tax_code_id: ID.standard,
					city: 'Goole',
				})
			).data.city,
		).toBe('Goole');
		expect((await sage.api.get(`/customers/${ID.marketplace}/customer_delivery_addresses`)).data).toHaveLength(1);
		expect((await sage.api.delete(`/customer_delivery_addresses/${data.id}`)).status).toBe(200);
		expect(
			(await sage.api.post('/customer_delivery_addresses', { customer_id: 5, description: 'X', tax_code_id: ID.standard })).data.Message,
		).toBe("'customer_id' 5 does not exist.");
	});
});

describe('nominal codes', () => {
	it('are proposed with a report category and without a name', async () => {
		// 4 is the category of overheads.
		expect((await sage.api.post('/nominal_codes_new', {})).data).toMatchObject({
			reference: '',
			name: '',
			report_category_id: 4,
			cost_centre_code: '',
		});
	});

	it('are added with cost centre and department, and can be posted to at once', async () => {
		const { status, data } = await sage.api.post('/nominal_codes', {
			reference: '6300',
			name: 'Amazon Vine',
			report_category_id: 1,
			cost_centre_id: 1,
			department_id: 1,
		});
		expect({ status, data }).toMatchObject({
			status: 200,
			data: { reference: '6300', cost_centre_code: 'WEB', department_code: 'UK', balance_year_to_date: 0 },
		});
		const day = { transaction_date: '2026-05-13T00:00:00Z' };
		const item = {
			code: '6300',
			cost_centre: 'WEB',
			department: 'UK',
			gross_value: 5,
			goods_value: 5,
			tax_value: 0,
			tax_code_id: ID.outside,
			...day,
		};
		expect((await sage.api.post('/bank_payment', { bank_id: ID.clearing, nominal_analysis_items: [item], ...day })).status).toBe(200);
		expect((await sage.api.get(`/nominal_codes/${data.id}/nominal_transaction_enquiry_views`)).data).toMatchObject([
			{ debit: 5, credit: 0 },
		]);
	});

	it.each([
		['one that exists', { reference: '6200', name: 'X', report_category_id: 1 }, "'reference' 6200 is in use."],
		['one without report category', { reference: '6300', name: 'X' }, "'report_category_id' is required."],
		[
			'one of an unknown report category',
			{ reference: '6300', name: 'X', report_category_id: 9 },
			"'report_category_id' 9 does not exist.",
		],
		['one without name', { reference: '6300', report_category_id: 1 }, "'name' is required."],
		[
			'one of an unknown cost centre',
			{ reference: '6300', name: 'X', report_category_id: 1, cost_centre_id: 9 },
			"'cost_centre_id' 9 does not exist.",
		],
		[
			'a code in place of an id',
			{ reference: '6300', name: 'X', report_category_id: 1, cost_centre_code: 'WEB' },
			"'cost_centre_code' is read-only.",
		],
	])('do not take %s', async (_title, body, message) => {
		const { status, data } = await sage.api.post('/nominal_codes', body);
		expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
	});
});

it('tells the modules and the user as one record, not as a list', async () => {
	expect((await sage.api.get('/licence')).data).toMatchObject({
		is_sales_orders_enabled: true,
		is_stock_enabled: true,
		is_cash_book_enabled: true,
	});
	expect((await sage.api.get('/current_user', query({ $select: 'friendly_name' }))).data).toEqual({ friendly_name: 'Integration' });
});

it('keeps suppliers like customers', async () => {
	const { data } = await sage.api.post('/suppliers', { reference: 'CARRIER', name: 'A carrier' });
	expect((await sage.api.put(`/suppliers/${data.id}`, { reference: 'CARRIER', name: 'Another carrier' })).data.name).toBe(
		'Another carrier',
	);
	expect(
		(await sage.api.get('/lookup_suppliers', query({ $orderby: 'reference asc' }))).data.map((supplier: any) => supplier.reference),
	).toEqual(['AMZFEES', 'CARRIER']);
});
