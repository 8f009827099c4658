import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { CHART } from '../../../nodes/domain/settlement/catalogue/chart';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { line, SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const run = async (resource: string, operation: string, more: IDataObject = {}) =>
	await bench.run({
		resource,
		operation,
		returnAll: true,
		...more,
		options: { ...(operation.startsWith('create') ? { settleDelaySeconds: 0 } : {}), ...(more.options as IDataObject) },
	} as INodeParameters);
const rows = async (resource: string, operation: string, more: IDataObject = {}) => (await run(resource, operation, more)).json('Sage');
const detailsOf = (error: unknown) => (error as { context: { details: IDataObject } }).context.details;

describe('customers', () => {
	const NEW = {
		reference: 'AMZDEEUR',
		name: 'Amazon.de marketplace customers',
		fields: { currency: 'Euro', taxCode: 1, nominalCode: '4000', shortName: 'AMZDE' },
	};

	test('Create Once opens an account with what is named; the second time it is found', async () => {
		const [first] = await rows('customer', 'create', NEW);
		expect(first).toMatchObject({
			outcome: 'posted',
			reference: 'AMZDEEUR',
			name: 'Amazon.de marketplace customers',
			currency_id: 2,
			default_tax_code_id: 1729,
		});
		expect(await rows('customer', 'create', NEW)).toEqual([{ ...first, outcome: 'alreadyPosted' }]);
		expect(bench.posts()).toEqual(['customers']);
		expect(await rows('customer', 'get', { customerReference: 'AMZDEEUR' })).toMatchObject([
			{ id: first.id, default_nominal_code_reference: '4000', short_name: 'AMZDE' },
		]);
	});

	test('an account of that reference in another currency is a stop', async () => {
		expect(detailsOf((await run('customer', 'create', { ...NEW, reference: 'AMZUKGBP' })).error)).toMatchObject({
			kind: 'postedDiffers',
			message: expect.stringContaining('another currency'),
		});
		expect(bench.posts()).toEqual([]);
	});

	test('an unclear outcome is looked into, not repeated', async () => {
		bench.fault('dropAfter', /^POST .*\/customers/);
		expect(await rows('customer', 'create', NEW)).toMatchObject([{ outcome: 'posted' }]);
		expect(bench.posts()).toEqual(['customers']);
	});

	test('a dry run shows the body; bad fields are refused', async () => {
		expect(await rows('customer', 'create', { ...NEW, options: { dryRun: true } })).toMatchObject([
			{
				outcome: 'dryRun',
				body: { reference: 'AMZDEEUR', currency_id: 2, default_tax_code_id: 1729, default_nominal_code_reference: '4000' },
			},
		]);
		expect(detailsOf((await run('customer', 'create', { ...NEW, reference: 'TOOLONGREF' })).error)).toMatchObject({ kind: 'textTooLong' });
		const picked = { __rl: true, mode: 'list', value: '21', cachedResultName: '21 - Reduced Rate' };
		expect(await rows('customer', 'create', { ...NEW, fields: { taxCode: picked }, options: { dryRun: true } })).toMatchObject([
			{ body: { default_tax_code_id: 1821 } },
		]);
		expect((await run('customer', 'create', { ...NEW, fields: { taxCode: 'T1' } })).error?.message).toBe('"T1" is no number of a tax code');
		expect(detailsOf((await run('customer', 'create', { ...NEW, fields: { currency: 'Doubloon' } })).error)).toMatchObject({
			kind: 'notFoundInSage',
			message: expect.stringContaining('no currency Doubloon'),
		});
		expect(bench.posts()).toEqual([]);
	});

	test('Get Delivery Addresses gives those of the customer', async () => {
		bench.sandbox.store.insert('sage.deliveryAddress', {
			id: 1,
			customer_id: 27825,
			description: 'Returns desk',
			is_default: false,
			postal_name: 'Harbour & Hearth',
			address_1: '3 Quay',
			city: 'Hull',
			postcode: 'HU1 1AA',
			tax_code_id: 1729,
		});
		expect(await rows('customer', 'getDeliveryAddresses', { customerReference: 'AMZUKGBP' })).toMatchObject([
			{ description: 'Returns desk', city: 'Hull' },
		]);
		expect(await rows('customer', 'getDeliveryAddresses', { customerReference: 'AMZSUMGB' })).toEqual([]);
	});

	test('says that a customer is not there', async () => {
		expect((await run('customer', 'get', { customerReference: 'NOBODY' })).error?.message).toBe('Sage 200 has no customer NOBODY');
	});
});

describe('nominal codes', () => {
	const gone = ['6270', '6280'];
	beforeEach(() => {
		for (const { id, reference } of bench.sandbox.store.all<{ id: number; reference: string }>('sage.nominalCode'))
			if (gone.includes(reference)) bench.sandbox.store.delete('sage.nominalCode', id);
	});

	test('Create Missing makes those of the shipped chart that Sage lacks, once', async () => {
		const codes = new Set(Object.values(CHART).map(({ code }) => code));
		const first = await rows('nominalCode', 'createMissing', { source: 'chart', incomeCategory: '0003', costCategory: '0004' });
		expect(first).toHaveLength(codes.size);
		expect(first.filter(({ outcome }) => outcome === 'posted')).toMatchObject([
			{ code: '6270', name: 'Amazon deals, coupons and programmes' },
			{ code: '6280', name: 'Postage bought from Amazon' },
		]);
		expect(bench.posts().filter((path) => path === 'nominal_codes')).toHaveLength(2);
		expect(
			(await rows('nominalCode', 'createMissing', { source: 'chart', incomeCategory: '0003', costCategory: '0004' })).every(
				({ outcome }) => outcome === 'alreadyPosted',
			),
		).toBe(true);
		expect((await rows('nominalCode', 'getAll', { filters: { codes: '6270,6280' } })).map(({ reference }) => reference).sort()).toEqual(
			gone,
		);
	});

	test('Create Missing without a report category takes the one that Sage proposes, asked once', async () => {
		const list = JSON.stringify(['6997', '6998'].map((code) => ({ code, name: `Fees ${code}` })));
		expect(
			(await rows('nominalCode', 'createMissing', { source: 'list', specifyList: 'json', list })).map(({ outcome }) => outcome),
		).toEqual(['posted', 'posted']);
		const asked = bench.asked('POST', '/nominal_codes_new').filter(({ status }) => status === 200); // the first try renews the token
		expect(asked).toHaveLength(1);
		const proposed = JSON.parse(asked[0].responseBody!).report_category_id;
		expect(proposed).toBeGreaterThan(0);
		expect(bench.asked('POST', '/nominal_codes').map(({ requestBody }) => JSON.parse(requestBody!).report_category_id)).toEqual([
			proposed,
			proposed,
		]);
	});

	test('Create Missing takes a list with cost centre and department; a dry run posts nothing', async () => {
		const list = JSON.stringify([
			{ code: '6200', name: 'Amazon referral fees EU', costCentre: 'WEB', department: 'EU', reportCategory: '0004' },
		]);
		expect(
			await rows('nominalCode', 'createMissing', { source: 'list', specifyList: 'json', list, options: { dryRun: true } }),
		).toMatchObject([{ outcome: 'dryRun', body: { reference: '6200', cost_centre_id: 1, department_id: 2 } }]);
		expect(bench.posts().filter((path) => path === 'nominal_codes')).toEqual([]);
		expect(await rows('nominalCode', 'createMissing', { source: 'list', specifyList: 'json', list })).toMatchObject([
			{ outcome: 'posted', code: '6200', costCentre: 'WEB' },
		]);
		const found = await rows('nominalCode', 'getAll', { filters: { codes: '6200' } });
		expect(found.map(({ cost_centre_code: centre, department_code: department }) => [centre, department])).toEqual([
			['', ''],
			['WEB', 'EU'],
		]);
	});

	test('an unknown cost centre is refused', async () => {
		const list = JSON.stringify([{ code: '6999', name: 'X', costCentre: 'MOO' }]);
		expect(detailsOf((await run('nominalCode', 'createMissing', { source: 'list', specifyList: 'json', list })).error)).toMatchObject({
			kind: 'notFoundInSage',
			message: expect.stringContaining('no cost centre MOO'),
		});
	});

	test('Get Cost Centres, Get Departments and Get Transactions', async () => {
		expect((await rows('nominalCode', 'getCostCentres')).map(({ code }) => code)).toEqual(['WEB', 'SHP']);
		expect(await rows('nominalCode', 'getDepartments', { filters: { codes: 'UK' } })).toMatchObject([
			{ code: 'UK', name: 'United Kingdom' },
		]);
		setBehaviour(bench.sandbox, { unseenLooks: 0 }); // the ledger shows the payment at the first look
		await bench.run({
			resource: 'cashBook',
			operation: 'bankPayment',
			bankCode: 'AMZGBP',
			date: '2026-05-10',
			reference: '15330000001',
			secondReference: 'FEES-2605-0',
			specifyLines: 'json',
			lines: JSON.stringify([line()]),
			options: {},
		});
		expect(await rows('nominalCode', 'getTransactions', { filters: { nominalCodes: '6200', reference: '15330000001' } })).toMatchObject([
			{ debit: '100.00', credit: '0.00' },
		]);
	});
});

test('currencies, countries, periods, licence', async () => {
	expect((await rows('currency', 'getAll')).map(({ name, is_base_currency: isBase }) => [name, isBase])).toEqual([
		['Pound Sterling', true],
		['Euro', false],
	]);
	expect(await rows('country', 'getAll', { filters: { codes: 'DE' } })).toMatchObject([{ code: 'DE', name: 'Germany' }]);
	const periods = await rows('period', 'getAll');
	expect(periods[0]).toEqual(
		expect.objectContaining({ period_number: expect.any(Number), period_start_date: expect.stringMatching(/^\d{4}-\d{2}-01T00:00:00Z?$/) }),
	);
	expect((await rows('settings', 'get', { which: 'licence' }))[0]).toMatchObject({
		is_sales_orders_enabled: true,
		is_cash_book_enabled: true,
	});
});

test.each([
	['cash_book_settings', { default_bank_account_id: 1 }],
	['nominal_ledger_settings', { keep_nominal_transactions: true }],
	['sales_ledger_settings', { allow_batch_processing: false }],
	['stock_settings', { integrate_stock_management_with_nominal: false }],
	['system_settings', { number_open_periods: 4, update_nominal_online: true }],
])('Settings: %s come as one item', async (which, wanted) => {
	const found = await rows('settings', 'get', { which });
	expect(found).toHaveLength(1);
	expect(found[0]).toMatchObject(wanted);
});

test('Get Status lists all periods, and says by ledger whether those of a posting would take it', async () => {
	setBehaviour(bench.sandbox, { closedUntil: { 'Cash Book': '2026-04-30' } });
	const found = await rows('period', 'getStatus', { from: '2026-04-20', until: '2026-05-15' });
	expect(found).toHaveLength(8 * 12);
	const asked = found.filter(({ asked_date: date }) => date !== undefined);
	expect(asked.slice(0, 2)).toMatchObject([
		{ period_start_date: '2026-04-01T00:00:00Z', asked_date: '2026-04-30', sales: 'Normal', purchase: 'Normal', cashbook: 'Unacceptable' },
		{
			period_start_date: '2026-05-01T00:00:00Z',
			asked_date: '2026-05-31',
			sales: 'Acceptable',
			purchase: 'Acceptable',
			cashbook: 'Acceptable',
		},
	]);
	expect(found.find(({ period_start_date: start }) => start === '2026-03-01T00:00:00Z')).not.toHaveProperty('sales');
	expect((await run('period', 'getStatus', { from: '2026-02-30' })).error?.message).toContain('"2026-02-30" is no day');
});

test('Validate Date says whether Sage would take a date', async () => {
	const ask = async (date: string, ledger: string) => (await rows('period', 'validateDate', { date, ledger }))[0];
	expect(await ask('2026-05-10', 'cashbook')).toMatchObject({ date: '2026-05-10', acceptable: true });
	expect(await ask('2024-01-10', 'sales')).toMatchObject({ ledger: 'sales', acceptable: false });
});
