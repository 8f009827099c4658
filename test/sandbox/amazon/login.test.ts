import { LWA } from '../../../sandbox/company/company';
import { startWorld, type World } from './world';

const PATH = '/auth/o2/token';
const refresh = { grant_type: 'refresh_token', client_id: LWA.clientId, client_secret: LWA.clientSecret, refresh_token: LWA.refreshToken };

describe('Login with Amazon', () => {
	let world: World;
	beforeAll(async () => void (world = await startWorld({ company: 'empty' })));
	afterAll(async () => world.sandbox.stop());

	it('gives a token for an hour to a JSON body and to a form', async () => {
		for (const body of [refresh, new URLSearchParams(refresh)]) {
			const { status, data } = await world.http.post(PATH, body);
			expect(status).toBe(200);
			expect(data).toEqual({
				access_token: expect.stringMatching(/^Atza\|/),
				refresh_token: LWA.refreshToken,
				token_type: 'bearer',
				expires_in: 3600,
			});
		}
	});

	it.each([
		['a wrong client', { ...refresh, client_secret: 'wrong' }, 401, 'invalid_client'],
		['a wrong refresh token', { ...refresh, refresh_token: 'Atzr|other' }, 400, 'invalid_grant'],
		['an unknown grant', { ...refresh, grant_type: 'password' }, 400, 'unsupported_grant_type'],
		['a missing refresh token', { ...refresh, refresh_token: undefined }, 400, 'invalid_request'],
		['an unknown scope', { ...refresh, grant_type: 'client_credentials', scope: 'sellingpartnerapi::everything' }, 400, 'invalid_scope'],
	])('refuses %s', async (_what, body, status, error) => {
		const answer = await world.http.post(PATH, body);
		expect(answer.status).toBe(status);
		expect(answer.data).toEqual({ error, error_description: expect.any(String) });
		expect(JSON.stringify(answer.data)).not.toContain(LWA.clientSecret);
	});

	it('gives a grantless token that opens no operation of the seller', async () => {
		const { data } = await world.http.post(PATH, {
			...refresh,
			grant_type: 'client_credentials',
			scope: 'sellingpartnerapi::notifications',
		});
		const answer = await world.http.get('/sellers/v1/marketplaceParticipations', { headers: { 'x-amz-access-token': data.access_token } });
		expect([answer.status, answer.data.errors[0].code]).toEqual([403, 'Unauthorized']);
	});
});
