import { LWA } from '../../../sandbox/company/company';
import { everythingOf } from './everythingOf';
import { AmazonBench, anOrder, orderId } from './fixtures';

jest.setTimeout(60_000);

let bench: AmazonBench;
beforeEach(async () => {
	// The jitter of the pauses: near nothing, so that the tests do not wait.
	jest.spyOn(Math, 'random').mockReturnValue(0.01);
	bench = await AmazonBench.start();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await bench.sandbox.stop();
});

const SEARCH = '/orders/2026-01-01/orders';
const getAll = { resource: 'order', operation: 'getAll', returnAll: true, after: '2026-11-01T00:00:00Z', includedData: [] };
const secrets = () => [LWA.clientSecret, LWA.refreshToken, ...bench.sandbox.store.all('amazonToken').map(({ token }) => String(token))];

test('logs in once for a whole run and keeps the token for the next', async () => {
	bench.addOrders(anOrder(1));
	await bench.run(getAll, { items: [{ json: {} }, { json: {} }, { json: {} }] });
	await bench.run(getAll);
	expect(bench.asked('/auth/o2/token')).toHaveLength(1);
	expect(bench.asked(SEARCH)).toHaveLength(4);
});

test('renews an access token that expired after an hour', async () => {
	bench.addOrders(anOrder(1));
	await bench.run(getAll);
	bench.clock.advance(3_601_000);
	const run = await bench.run(getAll);
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon')).toMatchObject([{ orderId: orderId(1) }]);
	expect(bench.asked('/auth/o2/token')).toHaveLength(2);
	expect(bench.asked(SEARCH).map(({ status }) => status)).toEqual([200, 403, 200]);
});

test('parallel runs with an expired token log in once', async () => {
	bench.addOrders(anOrder(1));
	const runs = await Promise.all([1, 2, 3, 4].map(async () => await bench.run(getAll)));
	expect(runs.map((run) => run.json('Amazon').length)).toEqual([1, 1, 1, 1]);
	expect(bench.asked('/auth/o2/token')).toHaveLength(1);
});

test.each(['throttle', 'serverError', 'unavailable', 'dropBefore', 'truncate'] as const)('gets all orders in spite of %s', async (kind) => {
	bench.addOrders(anOrder(1), anOrder(2));
	bench.sandbox.faults.add({ side: 'amazon', kind, match: /^GET \/orders\// });
	// The rate is known from the first answer; without it a 429 waits 179 s, as the model says.
	if (kind === 'throttle') {
		bench.sandbox.faults.clear();
		await bench.run(getAll);
		bench.sandbox.faults.add({ side: 'amazon', kind, match: /^GET \/orders\// });
	}
	const run = await bench.run(getAll);
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon').map((item) => item.orderId)).toEqual([orderId(1), orderId(2)]);
});

test('gives up on an Amazon that stays down, with what happened and nothing secret', async () => {
	bench.sandbox.faults.add({ side: 'amazon', kind: 'unavailable', match: /^GET \/orders\//, times: 50 });
	const run = await bench.run(getAll);
	expect(run.status).toBe('error');
	expect(run.error?.message).toBe('Amazon could not answer searchOrders (lastUpdatedAfter 2026-11-01T00:00:00Z)');
	expect(run.error?.httpCode).toBe('503');
	expect(run.error?.failure).toMatchObject({ cause: 'temporarily-unavailable' });
	expect(bench.asked(SEARCH)).toHaveLength(5);
	for (const secret of secrets()) expect(everythingOf(run.error)).not.toContain(secret);
});

test('a refresh token that was revoked stops at the login and says how to authorise again', async () => {
	bench.credentials.amazonSellerCentralApi.refreshToken = 'Atzr|revoked';
	const run = await bench.run(getAll);
	expect(run.error?.message).toBe('Login with Amazon refused the credential for searchOrders (lastUpdatedAfter 2026-11-01T00:00:00Z)');
	expect(run.error?.description).toContain('invalid_grant');
	expect(run.error?.description).toContain('Authorise the application again');
	expect(run.error?.failure).toEqual({ cause: 'credential-invalid' });
	expect(bench.asked('/auth/o2/token')).toHaveLength(1);
	expect(bench.asked(SEARCH)).toEqual([]);
	expect(everythingOf(run.error)).not.toContain('Atzr|revoked');
});

test('a 403 that stays after a new token names the role, and shows no token', async () => {
	bench.sandbox.faults.add({ side: 'amazon', kind: 'expireToken', match: /^GET \/orders\//, times: 2 });
	const run = await bench.run(getAll);
	expect(run.error?.message).toBe('Amazon does not allow searchOrders with this credential (lastUpdatedAfter 2026-11-01T00:00:00Z)');
	expect(run.error?.description).toContain('Amazon says: Unauthorized');
	expect(run.error?.description).toContain('role');
	expect(run.error?.description).toMatch(/request id [0-9a-f-]{36}/);
	expect(bench.asked(SEARCH)).toHaveLength(2);
	for (const secret of secrets()) expect(everythingOf(run.error)).not.toContain(secret);
});

test('an endpoint over plain http on another machine gets neither secret nor token', async () => {
	bench.credentials.amazonSellerCentralApi.endpoint = 'http://sandbox.example.com';
	const run = await bench.run(getAll);
	expect(run.error?.message).toContain('endpoint of the Amazon credential must start with https://');
	expect(bench.exchanges).toEqual([]);
});

test('allowed domains of the credential hold for this node as well', async () => {
	Object.assign(bench.credentials.amazonSellerCentralApi, {
		allowedHttpRequestDomains: 'domains',
		allowedDomains: 'sellingpartnerapi-eu.amazon.com',
	});
	const run = await bench.run(getAll);
	expect(run.status).toBe('error');
	expect(run.error?.message).toBe('searchOrders was not sent to Amazon (lastUpdatedAfter 2026-11-01T00:00:00Z)');
	expect(bench.exchanges).toEqual([]);
});
