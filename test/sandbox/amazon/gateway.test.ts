import { ORDERS, REPORTS, startWorld, type World } from './world';

const SELLERS = '/sellers/v1/marketplaceParticipations';

describe('The front door of the Selling Partner API', () => {
	let world: World;
	beforeEach(async () => void (world = await startWorld({ company: 'empty', rateFactor: 1 })));
	afterEach(async () => world.sandbox.stop());

	it('refuses a missing, a wrong and an expired token, each in its own words and without a rate', async () => {
		const token = await world.login();
		const call = async (headers: Record<string, string>) => {
			const answer = await world.http.get(SELLERS, { headers });
			expect(answer.headers['x-amzn-ratelimit-limit']).toBeUndefined();
			return [answer.status, answer.data.errors[0].code, answer.data.errors[0].details];
		};
		expect(await call({})).toEqual([403, 'MissingAuthenticationToken', expect.any(String)]);
		expect(await call({ 'x-amz-access-token': 'Atza|no' })).toEqual([
			403,
			'Unauthorized',
			'The access token you provided is revoked, malformed or invalid.',
		]);
		world.clock.advance(3_600_000 - 1);
		expect((await world.http.get(SELLERS, { headers: { 'x-amz-access-token': token } })).status).toBe(200);
		world.clock.advance(1);
		expect(await call({ 'x-amz-access-token': token })).toEqual([403, 'Unauthorized', 'The access token you provided has expired.']);
	});

	it('shows the participation with the rate of the model and a request id', async () => {
		const answer = await world.get(SELLERS);
		expect(answer.headers['x-amzn-ratelimit-limit']).toBe('0.016');
		expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
		expect(answer.data.payload[0].marketplace.id).toBe('A1F83G8C2ARO7P');
	});

	it.each([
		['GET', '/orders/2026-01-01/order'],
		['GET', '/orders/v0/orders'],
		['DELETE', ORDERS],
		['PUT', `${REPORTS}/1`],
		['GET', '/finances/v0/financialEventGroups'],
	])('refuses %s %s, which it does not have', async (method, url) => {
		await world.login();
		const answer = await world.http.request({ method, url, headers: { 'x-amz-access-token': await world.login() } });
		expect([answer.status, answer.data.errors[0].code]).toEqual([403, 'MissingAuthenticationToken']);
	});

	it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
		'takes no body of type %s, though it may look right',
		async (type) => {
			const body = type.endsWith('urlencoded') ? 'contentType=application%2Fjson' : '{"contentType":"application/json"}';
			const answer = await world.http.post('/feeds/2021-06-30/documents', body, {
				headers: { 'x-amz-access-token': await world.login(), 'content-type': type },
			});
			expect([answer.status, answer.data.errors[0].code]).toEqual([415, 'UnsupportedMediaType']);
		},
	);

	it('refuses unknown, doubled and empty parameters', async () => {
		for (const query of [
			'createdAfter=2026-11-01T00:00:00Z&sortBy=x',
			'createdAfter=2026-11-01T00:00:00Z&createdAfter=2026-11-02T00:00:00Z',
			'createdAfter=',
		]) {
			const answer = await world.get(`${ORDERS}?${query}`);
			expect([answer.status, answer.data.errors[0].code]).toEqual([400, 'InvalidInput']);
			expect(answer.headers['x-amzn-ratelimit-limit']).toBe('0.0056');
		}
	});

	it('lets 20 searches through at once, then one per 1/0.0056 seconds', async () => {
		const search = async () => world.get(ORDERS, { createdAfter: '2026-11-01T00:00:00Z' });
		const statuses: number[] = [];
		for (let call = 0; call < 21; call += 1) statuses.push((await search()).status);
		expect(statuses).toEqual([...Array<number>(20).fill(200), 429]);
		const refused = await search();
		expect(refused.data.errors[0].code).toBe('QuotaExceeded');
		expect(refused.headers['x-amzn-ratelimit-limit']).toBeUndefined();
		world.clock.advance(178_000);
		expect((await search()).status).toBe(429);
		world.clock.advance(1_000);
		expect((await search()).status).toBe(200);
		expect((await world.get(`${ORDERS}/202-0000000-0000000`)).status).toBe(404);
	});
});
