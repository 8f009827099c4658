import { ORDERS, REPORTS, SETTLEMENT_TYPE, startWorld, type World } from './world';

const SELLERS = '/sellers/v1/marketplaceParticipations';

describe('A misbehaving Amazon', () => {
	let world: World;
	beforeAll(async () => void (world = await startWorld({ company: 'empty' })));
	afterAll(async () => world.sandbox.stop());
	const order = async (fault: object) => world.http.post('/sandbox/faults', { side: 'amazon', match: `GET ${SELLERS}`, ...fault });

	it.each([
		['throttle', 429, 'QuotaExceeded'],
		['noContent', 204, ''],
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

	it('throttleWithRate names the rate of the operation', async () => {
		await order({ kind: 'throttleWithRate', match: `GET ${ORDERS}` });
		const answer = await world.get(ORDERS, { createdAfter: '2026-11-01T00:00:00Z' });
		expect([answer.status, answer.data.errors[0].code, answer.headers['x-amzn-ratelimit-limit']]).toEqual([429, 'QuotaExceeded', '0.56']);
	});

	it('hang never answers, and slowDrip answers so slowly that only a deadline ends it', async () => {
		for (const kind of ['hang', 'slowDrip']) {
			await order({ kind });
			await expect(
				world.http.get(SELLERS, { headers: { 'x-amz-access-token': await world.login() }, signal: AbortSignal.timeout(400) }),
			).rejects.toThrow('canceled');
		}
	});

	it('revokeToken makes the token unknown, invalidGrant refuses the login', async () => {
		await order({ kind: 'revokeToken' });
		const details = async () => (await world.get(SELLERS)).data.errors[0].details;
		expect(await details()).toBe('The access token you provided is revoked, malformed or invalid.');
		expect(await details()).toBe('The access token you provided is revoked, malformed or invalid.');
		await order({ kind: 'invalidGrant', match: 'POST /auth/o2/token' });
		const answer = await world.http.post('/auth/o2/token', { grant_type: 'refresh_token' });
		expect([answer.status, answer.data.error]).toEqual([400, 'invalid_grant']);
		await world.login();
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

describe('Spoilt bodies and pages', () => {
	let world: World;
	beforeAll(async () => {
		world = await startWorld();
		await world.login();
	});
	afterAll(async () => world.sandbox.stop());
	const ALL = { createdAfter: '2026-01-01T00:00:00Z' };
	const order = async (kind: string, match: string) => world.http.post('/sandbox/faults', { side: 'amazon', kind, match });
	const chunksOf = async (url: string, params: object) => {
		const { data, headers } = await world.http.get(url, {
			params,
			responseType: 'stream',
			headers: { 'x-amz-access-token': await world.login() },
		});
		const chunks: Buffer[] = [];
		for await (const chunk of data) chunks.push(chunk);
		return { chunks, headers };
	};

	it('splitText ends chunks inside of characters, and the whole is right', async () => {
		await order('splitText', 'GET /orders');
		const { chunks } = await chunksOf(ORDERS, { ...ALL, includedData: 'BUYER' });
		expect(chunks.some((chunk) => chunk.toString('utf8').includes('\ufffd'))).toBe(true);
		const whole = Buffer.concat(chunks).toString('utf8');
		expect(whole).not.toContain('\ufffd');
		expect(whole).toMatch(/Siân|Zoë/);
		expect(JSON.parse(whole).orders).toHaveLength(72);
	});

	it('wrongCharset names another charset than the bytes have', async () => {
		await order('wrongCharset', 'GET /orders');
		const { chunks, headers } = await chunksOf(ORDERS, { ...ALL, includedData: 'BUYER' });
		expect(headers['content-type']).toBe('application/json; charset=ISO-8859-1');
		expect(Buffer.concat(chunks).toString('utf8')).toMatch(/Siân|Zoë/);
	});

	it.each([
		['emptyPage', 0],
		['shortPage', 1],
	])('%s shows %i records and a token, and the pages after it hold the rest', async (kind, shown) => {
		const seen: string[][] = [];
		let paginationToken: string | undefined;
		await order(kind, 'GET /orders');
		do {
			const { data } = await world.get(ORDERS, { ...ALL, maxResultsPerPage: 50, paginationToken });
			seen.push(data.orders.map(({ orderId }: { orderId: string }) => orderId));
			paginationToken = data.pagination?.nextToken;
		} while (paginationToken);
		expect(seen.map((page) => page.length)).toEqual([shown, 50, 72 - 50 - shown]);
		expect(new Set(seen.flat()).size).toBe(72);
	});

	it('emptyPage works on reports, listings, transactions, payouts and inventory as well', async () => {
		const uk = 'A1F83G8C2ARO7P';
		const pages: Array<[string, object, (data: any) => [unknown[], string | undefined], string]> = [
			[REPORTS, { reportTypes: SETTLEMENT_TYPE }, (data) => [data.reports, data.nextToken], 'nextToken'],
			[
				'/listings/2021-08-01/items/A2HARBOURHEARTH',
				{ marketplaceIds: uk },
				(data) => [data.items, data.pagination?.nextToken],
				'pageToken',
			],
			[
				'/finances/2024-06-19/transactions',
				{ postedAfter: '2026-10-01T00:00:00Z' },
				(data) => [data.payload.transactions, data.payload.nextToken],
				'nextToken',
			],
			['/finances/transfers/2024-06-01/payouts', {}, (data) => [data.payouts, data.nextToken], 'nextToken'],
			[
				'/fba/inventory/v1/summaries',
				{ granularityType: 'Marketplace', granularityId: uk, marketplaceIds: uk },
				(data) => [data.payload.inventorySummaries, data.pagination?.nextToken],
				'nextToken',
			],
		];
		for (const [path, params, read, tokenName] of pages) {
			await order('emptyPage', `GET ${path}$`);
			const [records, token] = read((await world.get(path, { ...params })).data);
			expect([path, records, typeof token]).toEqual([path, [], 'string']);
			const rest = await world.get(
				path,
				tokenName === 'nextToken' && path === REPORTS ? { nextToken: token } : { ...params, [tokenName]: token },
			);
			expect(read(rest.data)[0].length).toBeGreaterThan(2);
		}
	});
});
