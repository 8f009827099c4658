import { ID, nominalOf, query, startSage, type SageCompany } from './company';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const DAY = '2026-04-14T00:00:00Z';

const fees = (line: Record<string, unknown> = {}, header: Record<string, unknown> = {}) => ({
	bank_id: ID.clearing,
	transaction_date: DAY,
	reference: '12345678901',
	second_reference: 'FEES-2604-0',
	narrative: 'Fees in April',
	nominal_analysis_items: [
		{
			code: '6200',
			cost_centre: '',
			department: '',
			gross_value: 120,
			goods_value: 100,
			tax_value: 20,
			tax_code_id: ID.standard,
			transaction_date: DAY,
			reference: '12345678901',
			...line,
		},
	],
	...header,
});

describe('bank payment', () => {
	it('debits the nominal and input VAT and credits the clearing account', async () => {
		const { status, data } = await sage.api.post('/bank_payment', fees());
		expect(status).toBe(200);
		expect(data).toEqual({ urn: expect.stringMatching(/^\d+$/) });
		expect(await nominalOf(sage, data.urn)).toEqual({ '6200': '100.00', '2201': '20.00', '1250': '-120.00' });
	});

	it('takes the gross off the balance of the bank', async () => {
		await sage.api.post('/bank_payment', fees());
		const { data } = await sage.api.get(`/banks/${ID.clearing}`);
		// 412.50 opening less 120.00
		expect(data.balance).toBe(292.5);
		const summary = await sage.facts('summary');
		expect(summary.banks).toEqual([
			{ code: 'CURRENT', balance: '12500.00', transactions: 1 },
			{ code: 'AMZGBP', balance: '292.50', transactions: 2 },
			{ code: 'CURREN', balance: '0.00', transactions: 0 },
			{ code: 'AMZGB', balance: '0.00', transactions: 0 },
			{ code: 'AMZFBA', balance: '0.00', transactions: 0 },
		]);
		expect(summary.nominalBalances).toBe('0.00');
	});

	it('is found again by bank and references, with an integer number and its VAT direction', async () => {
		const { data: posted } = await sage.api.post('/bank_payment', fees());
		const filter = `bank_id eq ${ID.clearing} and reference eq '12345678901' and second_reference eq 'FEES-2604-0'`;
		const { data } = await sage.api.get(
			'/bank_posted_transactions',
			query({ $filter: filter, $expand: 'tax_analysis_items,nominal_analysis_items' }),
		);
		expect(data).toHaveLength(1);
		expect(data[0]).toMatchObject({
			urn: Number(posted.urn),
			bank_transaction_type: 'BankAccountEntryType.Payment',
			cheque_value: -120,
			transaction_date: DAY,
		});
		expect(data[0].tax_analysis_items).toEqual([
			{
				id: ID.standard,
				code: 1,
				name: 'Std Rate',
				entry_type: 'TaxEntryTypeInput',
				goods_amount: 100,
				tax_amount: 20,
				tax_discount_amount: 0,
			},
		]);
		expect(data[0].nominal_analysis_items[0]).toMatchObject({ code: '6200', value: 100, narrative: 'Fees in April' });
	});

	it('shows child records only when they are expanded', async () => {
		await sage.api.post('/bank_payment', fees());
		const { data } = await sage.api.get('/bank_posted_transactions', query({ $filter: "reference eq '12345678901'" }));
		expect(data[0]).not.toHaveProperty('tax_analysis_items');
	});

	it.each([
		['an unknown field', fees({}, { urn: '1' }), "Unknown field 'urn'."],
		['a misspelt field in a line', fees({ net_value: 100 }), "Unknown field 'nominal_analysis_items[0].net_value'."],
		['a reference of 21 characters', fees({}, { reference: '123456789012345678901' }), "'reference' is longer than 20 characters."],
		['no bank', fees({}, { bank_id: undefined }), "'bank_id' is required."],
		['an unknown bank', fees({}, { bank_id: 99 }), "'bank_id' 99 does not exist."],
		['no lines', fees({}, { nominal_analysis_items: [] }), "'nominal_analysis_items' must not be empty."],
		['an unknown nominal', fees({ code: '9999' }), "'code': there is no nominal account 9999//."],
		['a cost centre that does not correspond', fees({ cost_centre: 'AMZ' }), "'code': there is no nominal account 6200/AMZ/."],
		['a number as nominal code', fees({ code: 6200 }), "'nominal_analysis_items[0].code' must be a text."],
		['an unknown tax code', fees({ tax_code_id: 1 }), "'nominal_analysis_items[0].tax_code_id' 1 does not exist."],
		['tax on a code of rate 0', fees({ tax_code_id: ID.outside }), 'Tax code 26 has rate 0, but a tax value of 20.00 was sent.'],
		['implausible tax', fees({ gross_value: 105, tax_value: 5 }), 'A tax value of 5.00 on 100.00 is implausible for tax code 1.'],
		[
			'parts that do not add up',
			fees({ gross_value: 120.01 }),
			'nominal_analysis_items[0]: goods_value and tax_value do not add up to gross_value.',
		],
		[
			'a negative line',
			fees({ gross_value: -120, goods_value: -100, tax_value: -20 }),
			"'nominal_analysis_items[0].gross_value' must be greater than zero.",
		],
		['a text as amount', fees({ gross_value: '120' }), "'nominal_analysis_items[0].gross_value' must be a number."],
		['a control account', fees({ code: '1200' }), 'The nominal account 1200 is kept by its ledger and takes no analysis.'],
		[
			'a date without time zone',
			fees({}, { transaction_date: '2026-04-14' }),
			"'transaction_date' must be a date with time, such as 2026-01-31T00:00:00Z.",
		],
		[
			'a day that does not exist',
			fees({}, { transaction_date: '2026-04-31T00:00:00Z' }),
			"'transaction_date' must be a date with time, such as 2026-01-31T00:00:00Z.",
		],
		[
			'a closed period',
			fees({ transaction_date: '2026-01-31T00:00:00Z' }, { transaction_date: '2026-01-31T00:00:00Z' }),
			'The transaction date is in a closed period.',
		],
		[
			'a future period',
			fees({ transaction_date: '2026-06-01T00:00:00Z' }, { transaction_date: '2026-06-01T00:00:00Z' }),
			'The transaction date is in a future period.',
		],
		[
			'a line whose date was left to the default',
			fees({ transaction_date: undefined }),
			'nominal_analysis_items[0].transaction_date (2026-05-13; today when left out) is not the date of the transaction (2026-04-14).',
		],
		['fields of a foreign bank', fees({}, { cheque_value: 120 }), "The sandbox does not simulate 'cheque_value'."],
	])('refuses %s and posts nothing', async (_title, body, message) => {
		const before = await sage.facts('summary');
		const { status, data } = await sage.api.post('/bank_payment', body);
		expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
		expect(await sage.facts('summary')).toEqual(before);
	});

	it('reads amounts from the text that was sent, so a float sum is refused', async () => {
		const text = JSON.stringify(fees()).replace('"goods_value":100', `"goods_value":${0.1 + 0.2}`);
		const { status, data } = await sage.api.post('/bank_payment', text, { headers: { 'content-type': 'application/json' } });
		expect(status).toBe(400);
		expect(data.Message).toBe("'nominal_analysis_items[0].goods_value' has at most 2 decimals.");
	});

	it('leaves out the tax entry of a line without tax', async () => {
		const { data } = await sage.api.post(
			'/bank_payment',
			fees({ code: '4910', gross_value: 7.5, goods_value: 7.5, tax_value: 0, tax_code_id: ID.outside }),
		);
		expect(await nominalOf(sage, data.urn)).toEqual({ '4910': '7.50', '1250': '-7.50' });
	});
});

describe('bank receipt', () => {
	it('debits the bank and credits the nominal and output VAT', async () => {
		const { data } = await sage.api.post('/bank_receipt', fees({ code: '4990' }, { second_reference: 'OTHER-2604-0' }));
		expect(await nominalOf(sage, data.urn)).toEqual({ '1250': '120.00', '4990': '-100.00', '2200': '-20.00' });
		const { data: found } = await sage.api.get(
			`/banks/${ID.clearing}/bank_posted_transactions`,
			query({ $filter: `urn eq ${data.urn}`, $expand: 'tax_analysis_items' }),
		);
		expect(found[0]).toMatchObject({ bank_transaction_type: 'BankAccountEntryType.Receipt', cheque_value: 120 });
		expect(found[0].tax_analysis_items[0].entry_type).toBe('TaxEntryTypeOutput');
	});
});

describe('bank transfer', () => {
	const transfer = {
		bank_from_id: ID.clearing,
		bank_to_id: ID.current,
		payment_value: 400.25,
		reference: '12345678901',
		second_reference: 'PAYOUT-2604-0',
		narrative: 'Payout',
		transaction_date: DAY,
	};

	it('echoes the transfer without a number', async () => {
		const { status, data } = await sage.api.post('/bank_transfer', transfer);
		expect(status).toBe(200);
		expect(data).toEqual(transfer);
	});

	it('has one leg in each bank', async () => {
		await sage.api.post('/bank_transfer', transfer);
		const { data } = await sage.api.get(
			'/bank_posted_transactions',
			query({ $filter: "second_reference eq 'PAYOUT-2604-0'", $orderby: 'bank_id asc' }),
		);
		expect(data.map((leg: any) => [leg.bank_id, leg.bank_transaction_type, leg.cheque_value])).toEqual([
			[ID.current, 'BankAccountEntryType.Receipt', 400.25],
			[ID.clearing, 'BankAccountEntryType.Payment', -400.25],
		]);
		expect(await nominalOf(sage, String(data[0].urn))).toEqual({ '1200': '400.25', '1250': '-400.25' });
		expect((await sage.facts('banks/AMZGBP')).balance).toBe('12.25');
		expect((await sage.facts('banks/CURRENT')).balance).toBe('12900.25');
	});

	it.each([
		['to the same bank', { bank_to_id: ID.clearing }, 'A transfer needs two different banks.'],
		['of nothing', { payment_value: 0 }, "'payment_value' must be greater than zero."],
		['of three decimals', { payment_value: 1.005 }, "'payment_value' has at most 2 decimals."],
		['with a commission in pounds', { commission_value: 1 }, "The sandbox does not simulate 'commission_value'."],
	])('refuses one %s', async (_title, change, message) => {
		const { status, data } = await sage.api.post('/bank_transfer', { ...transfer, ...change });
		expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
	});
});

describe('opening balances', () => {
	it('are in the cash book and the nominal ledger on the first open day', async () => {
		const { data } = await sage.api.get('/bank_posted_transactions', query({ $filter: "reference eq 'OPENING'", $orderby: 'bank_id asc' }));
		expect(data.map((entry: any) => [entry.bank_id, entry.cheque_value, entry.transaction_date])).toEqual([
			[ID.current, 12500, '2026-02-01T00:00:00Z'],
			[ID.clearing, 412.5, '2026-02-01T00:00:00Z'],
		]);
		const { nominal } = await sage.facts('summary');
		const balances = Object.fromEntries(nominal.map((each: any) => [each.code, each.balance]));
		expect(balances).toMatchObject({ '1200': '12500.00', '1250': '412.50', '3100': '-12912.50' });
	});
});
