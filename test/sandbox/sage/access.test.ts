import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAGE_OAUTH, SITE } from '../../../sandbox/company/company';
import { REST_BASE } from '../../../sandbox/sage/rest';
import { INITIAL_REFRESH_TOKEN } from '../../../sandbox/sage/tokens';
import { startSage, type SageCompany } from './company';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const CLIENT = { client_id: SAGE_OAUTH.clientId, client_secret: SAGE_OAUTH.clientSecret };
const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';
const AUTHORIZE = {
	client_id: SAGE_OAUTH.clientId,
	response_type: 'code',
	redirect_uri: REDIRECT,
	audience: 's200ukipd/sage200',
	scope: 'openid profile email offline_access',
	state: 's-1',
};
const HOUR = 3600_000;

const token = (body: Record<string, string>, headers = {}) =>
	sage.plain.post('/sage/oauth/token', new URLSearchParams(body).toString(), {
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
	});
const refresh = (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...CLIENT });
const authorize = async (change: Record<string, string | undefined> = {}) =>
	sage.plain.get('/sage/authorize', { params: { ...AUTHORIZE, ...change }, maxRedirects: 0 });
const codeOf = (location: string) => new URL(location).searchParams.get('code')!;

describe('signing in', () => {
	it('redirects at once with code and state and trades the code once', async () => {
		const { status, headers } = await authorize();
		expect(status).toBe(302);
		expect(headers.location).toContain(`${REDIRECT}?code=`);
		expect(new URL(headers.location).searchParams.get('state')).toBe('s-1');
		const body = { grant_type: 'authorization_code', code: codeOf(headers.location), redirect_uri: REDIRECT, ...CLIENT };
		const { status: traded, data } = await token(body);
		expect(traded).toBe(200);
		expect(data).toMatchObject({
			token_type: 'Bearer',
			expires_in: 3600,
			access_token: expect.any(String),
			refresh_token: expect.any(String),
		});
		const again = await token(body);
		expect([again.status, again.data.error]).toEqual([400, 'invalid_grant']);
	});

	it.each([
		['without audience', { audience: undefined }],
		['of an unknown client', { client_id: 'other' }],
		['for a token', { response_type: 'token' }],
		['without a way back', { redirect_uri: undefined }],
	])('refuses a request %s', async (_title, change) => {
		expect((await authorize(change)).status).toBe(400);
	});

	it('refuses a code that is late or meant for another address', async () => {
		const first = codeOf((await authorize()).headers.location);
		expect(
			(await token({ grant_type: 'authorization_code', code: first, redirect_uri: 'http://127.0.0.1/other', ...CLIENT })).data.error,
		).toBe('invalid_grant');
		const second = codeOf((await authorize()).headers.location);
		sage.clock.advance(601_000);
		expect((await token({ grant_type: 'authorization_code', code: second, redirect_uri: REDIRECT, ...CLIENT })).data.error).toBe(
			'invalid_grant',
		);
	});

	it('gives no refresh token without offline_access', async () => {
		const code = codeOf((await authorize({ scope: 'openid' })).headers.location);
		expect((await token({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...CLIENT })).data).not.toHaveProperty(
			'refresh_token',
		);
	});

	it('takes the client in the body as form or JSON, or as Basic', async () => {
		const grant = { grant_type: 'refresh_token', refresh_token: INITIAL_REFRESH_TOKEN };
		const basic = `Basic ${Buffer.from(`${CLIENT.client_id}:${CLIENT.client_secret}`).toString('base64')}`;
		expect((await token({ ...grant, ...CLIENT })).status).toBe(200);
		expect((await token(grant, { authorization: basic })).status).toBe(200);
		expect((await sage.plain.post('/sage/oauth/token', { ...grant, ...CLIENT })).status).toBe(200);
		const wrong = await token({ ...grant, ...CLIENT, client_secret: 'wrong' });
		expect([wrong.status, wrong.data.error]).toEqual([401, 'invalid_client']);
		expect((await token({ ...CLIENT, grant_type: 'password' })).data.error).toBe('unsupported_grant_type');
	});
});

describe('refreshing', () => {
	it('replaces the refresh token; the old one ends a minute later', async () => {
		const first = (await refresh(INITIAL_REFRESH_TOKEN)).data.refresh_token;
		const second = (await refresh(first)).data.refresh_token;
		expect(second).not.toBe(first);
		expect((await refresh(first)).status).toBe(200);
		sage.clock.advance(61_000);
		expect((await refresh(first)).data.error).toBe('invalid_grant');
		expect((await refresh(second)).status).toBe(200);
	});

	it('ends 90 days after the consent, however often it was refreshed', async () => {
		let current = (await refresh(INITIAL_REFRESH_TOKEN)).data.refresh_token;
		for (let day = 0; day < 89; day++) {
			sage.clock.advance(24 * HOUR);
			current = (await refresh(current)).data.refresh_token;
		}
		sage.clock.advance(24 * HOUR);
		expect((await refresh(current)).data.error).toBe('invalid_grant');
	});

	it('always takes the initial refresh token', async () => {
		await refresh(INITIAL_REFRESH_TOKEN);
		sage.clock.advance(365 * 24 * HOUR);
		expect((await refresh(INITIAL_REFRESH_TOKEN)).status).toBe(200);
	});

	it('survives a restart, with the books', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'sage-'));
		try {
			const before = await startSage(join(folder, 'state.db'));
			const { data } = await before.plain.post('/sage/oauth/token', {
				grant_type: 'refresh_token',
				refresh_token: INITIAL_REFRESH_TOKEN,
				...CLIENT,
			});
			await before.stop();
			const after = await startSage(join(folder, 'state.db'));
			const answer = await after.plain.post('/sage/oauth/token', {
				grant_type: 'refresh_token',
				refresh_token: data.refresh_token,
				...CLIENT,
			});
			const summary = await after.facts('summary');
			await after.stop();
			expect(answer.status).toBe(200);
			expect(summary.banks[1]).toEqual({ code: 'AMZGBP', balance: '412.50', transactions: 1 });
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

describe('calling', () => {
	it('lists the sites without site and company', async () => {
		const authorization = String(sage.api.defaults.headers.authorization);
		const { status, data } = await sage.plain.get(`${REST_BASE}/sites`, { headers: { authorization } });
		expect({ status, data }).toEqual({ status: 200, data: [SITE] });
	});

	it.each([
		['no token', { authorization: '' }],
		['a wrong token', { authorization: 'Bearer other' }],
		['no site', { 'x-site': '' }],
		['no company', { 'x-company': '' }],
		['another company', { 'x-company': '2' }],
	])('answers 401 to %s', async (_title, headers) => {
		const { status, data } = await sage.api.get('/banks', { headers });
		expect(status).toBe(401);
		expect(data.statusCode).toBe(401);
	});

	it('ends a token after an hour', async () => {
		sage.clock.advance(HOUR - 1);
		expect((await sage.api.get('/banks')).status).toBe(200);
		sage.clock.advance(1);
		expect((await sage.api.get('/banks')).status).toBe(401);
		expect((await (await sage.signIn()).get('/banks')).status).toBe(200);
	});

	it.each([
		['get', '/nominal_journals'],
		['post', '/banks'],
		['get', '/bank_payment'],
		['delete', '/sop_orders/1'],
		['get', '/sop_orders/99'],
		['get', '/sop_orders/abc'],
		['get', '/banks/99/bank_posted_transactions'],
		['get', '/sop_settings/1'],
	])('answers 404 to %s %s', async (method, url) => {
		const { status } = await sage.api.request({ method, url, data: method === 'post' ? {} : undefined });
		expect(status).toBe(404);
	});

	it.each([
		['no body', '', 'A JSON body is needed.'],
		['broken JSON', '{"bank_id":', 'The body is not well-formed JSON.'],
		['a list', '[]', 'The body must be an object.'],
	])('answers 400 to %s', async (_title, text, message) => {
		const { status, data } = await sage.api.post('/bank_payment', text, {
			headers: { 'content-type': 'application/json' },
			transformRequest: (sent) => sent,
		});
		expect({ status, data }).toEqual({ status: 400, data: { Message: message } });
	});

	it('answers 400 to a form', async () => {
		const { status } = await sage.api.post('/bank_payment', 'bank_id=1', {
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(status).toBe(400);
	});
});
