import type { INodeParameters } from 'n8n-workflow';
import { SAGE_OAUTH, SITE } from '../../../sandbox/company/company';
import { INITIAL_REFRESH_TOKEN } from '../../../sandbox/sage/tokens';
import { SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const get = async (resource: string, more: INodeParameters = {}, operation = 'getAll') =>
	await bench.run({ resource, operation, returnAll: true, ...more });

test.each([
	['bank', 'AMZGBP', { code: 'AMZGBP', balance: '412.50', bank_account_nominal_reference: '1250' }],
	['customer', 'AMZUKGBP', { id: 27825, reference: 'AMZUKGBP', currency_id: 1 }],
	['nominalCode', '6200', { reference: '6200', name: 'Amazon referral fees' }],
	['product', 'BOARD-OAK', { id: 15536, code: 'BOARD-OAK', tax_code_id: 1729, allow_sales_order: true }],
	['taxCode', '1', { id: 1729, code: 1, tax_rate: '20.00' }],
])('finds a %s by its code', async (resource, code, expected) => {
	expect((await get(resource, { filters: { codes: code } })).json('Sage')).toMatchObject([expected]);
	expect((await get(resource, { filters: { codes: JSON.stringify([code]) } })).json('Sage')).toMatchObject([expected]);
	expect((await get(resource, { filters: { codes: '[]' } })).json('Sage')).toEqual([]);
	expect((await get(resource)).json('Sage').length).toBeGreaterThan(1);
});

test('keeps to the limit and gives all fields when not simplified', async () => {
	const simple = await get('customer', { returnAll: false, limit: 1 });
	expect(simple.json('Sage')).toHaveLength(1);
	expect(Object.keys(simple.json('Sage')[0])).toHaveLength(8);
	expect(Object.keys((await get('customer', { simplify: false })).json('Sage')[0]).length).toBeGreaterThan(8);
});

test('reads whether prices include VAT', async () => {
	expect((await get('settings', { which: 'sop_settings' }, 'get')).json('Sage')).toMatchObject([{ are_prices_tax_inclusive: false }]);
});

describe('access', () => {
	test('shows the sites before site and company are known', async () => {
		Object.assign(bench.credentials.sage200OAuth2Api, { siteId: '', companyId: '' });
		expect((await get('site')).json('Sage')).toMatchObject([{ site_id: SITE.site_id, company_id: SITE.company_id }]);
		const run = await get('bank');
		expect(run.error?.message).toBe('The Sage 200 credential names no site and company');
		expect(run.error?.description).toContain('Site: Get Many');
	});

	test('renews the access token once and stores it, with the new refresh token', async () => {
		await get('bank');
		await get('bank');
		expect(bench.exchanges.filter(({ url }) => url === '/sage/oauth/token')).toHaveLength(1);
		const { oauthTokenData } = bench.credentials.sage200OAuth2Api as { oauthTokenData: { access_token: string; refresh_token: string } };
		expect(oauthTokenData.access_token).not.toBe('expired');
		expect(oauthTokenData.refresh_token).not.toBe(INITIAL_REFRESH_TOKEN);
	});

	test('asks to reconnect when the consent is over, 90 days after it', async () => {
		await get('bank');
		bench.clock.advance(91 * 86_400_000);
		const run = await get('bank');
		expect(run.error?.message).toBe('The Sage 200 credential needs to be reconnected');
		expect(run.error?.description).toContain('90 days');
	});

	test('says that site and company are wrong when Sage keeps refusing, and gives no secret away', async () => {
		bench.credentials.sage200OAuth2Api.companyId = '99';
		const run = await get('bank');
		expect(run.error?.message).toContain('does not accept this user for the site and company (401, GET /banks)');
		const { access_token: token } = bench.credentials.sage200OAuth2Api.oauthTokenData as { access_token: string };
		const told = [run.error?.message, run.error?.description, JSON.stringify(run.error), (run.error as Error).stack].join(' ');
		for (const secret of [token, SAGE_OAUTH.clientSecret, INITIAL_REFRESH_TOKEN]) expect(told).not.toContain(secret);
	});

	test('refuses an address without encryption on another machine, before anything is sent', async () => {
		bench.credentials.sage200OAuth2Api.baseUrl = 'http://sage.example.com/uk/sage200extra/accounts/v1';
		expect((await get('bank')).error?.message).toContain('must start with https://');
		expect(bench.arrived).toEqual([]);
	});
});
