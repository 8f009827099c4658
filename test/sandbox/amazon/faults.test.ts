import { ORDERS, startWorld, type World } from './world';

const SELLERS = '/sellers/v1/marketplaceParticipations';

describe('A misbehaving Amazon', () => {
	let world: World;
	beforeAll(async () => void (world = await startWorld({ company: 'empty' })));
	afterAll(async () => world.sandbox.stop());
	const order = async (fault: object) => world.http.post('/sandbox/faults', { side: 'amazon', match: `GET ${SELLERS}`, ...fault });

	it.each([
		['throttle', 429, 'QuotaExceeded'],
		['serverError', 500, ''],
		['errorAfter', 500, ''],
		['unavailable', 503, '<html>'],
	])('%s answers %i once and then works again', async (kind, status, body) => {
		expect((await order({ kind })).status).toBe(204);
		const answer = await world.get(SELLERS);
		expect(answer.status).toBe(status);
		expect(typeof answer.data === 'string' ? answer.data : JSON.stringify(answer.data)).toContain(body);
		expect(answer.headers['x-amzn-ratelimit-limit']).toBeUndefined();
		expect((await world.get(SELLERS)).status).toBe(200);
	});

	it.each(['dropBefore', 'dropAfter', 'truncate'])('%s cuts the connection', async (kind) => {
		await order({ kind, times: 2 });
		await expect(world.get(SELLERS)).rejects.toThrow(/socket hang up|aborted|ECONNRESET/);
		await expect(world.get(SELLERS)).rejects.toThrow(/socket hang up|aborted|ECONNRESET/);
		expect((await world.get(SELLERS)).status).toBe(200);
	});

	it('expireToken ends the life of the token in use', async () => {
		await order({ kind: 'expireToken' });
		const details = async () => (await world.get(SELLERS)).data.errors[0].details;
		expect(await details()).toBe('The access token you provided has expired.');
		expect(await details()).toBe('The access token you provided has expired.');
		await world.login();
		expect((await world.get(SELLERS)).status).toBe(200);
	});

	it('leaves other paths and the other side alone', async () => {
		await order({ kind: 'serverError' });
		await order({ kind: 'serverError', side: 'sage', match: '.' });
		expect((await world.get(ORDERS, { createdAfter: '2026-11-01T00:00:00Z' })).status).toBe(200);
		expect((await world.get(SELLERS)).status).toBe(500);
		expect((await world.http.delete('/sandbox/faults')).status).toBe(204);
	});

	it.each([{ side: 'ebay' }, { kind: 'explode' }, { match: '(' }, { match: '' }, { times: 0 }])('refuses the order %j', async (wrong) => {
		expect((await order({ kind: 'throttle', ...wrong })).status).toBe(400);
		expect((await world.get(SELLERS)).status).toBe(200);
	});
});
