import { LosslessNumber } from 'lossless-json';
import { EXPIRED, OK, payment, world } from './world';

describe('the write policy', () => {
	const cases: Array<[title: string, credential: object, path: string, body: unknown, method: 'POST' | 'PUT' | 'DELETE']> = [
		['read only', { writePolicy: 'readOnly' }, '/bank_payment', payment('1.00'), 'POST'],
		['read only, a change', { writePolicy: 'readOnly' }, '/sop_orders/1', {}, 'PUT'],
		['read only, a deletion', { writePolicy: 'readOnly' }, '/sop_orders/1', undefined, 'DELETE'],
		['not understood', { writePolicy: 'whatever' }, '/bank_payment', payment('1.00'), 'POST'],
		['another resource', { writePolicy: 'limited', allowedWrites: ['salesOrders'] }, '/bank_payment', payment('1.00'), 'POST'],
		[
			'too much',
			{ writePolicy: 'limited', allowedWrites: ['cashBook'], largestAmount: '99.99' },
			'/bank_payment',
			payment('100.00'),
			'POST',
		],
	];
	test.each(cases)('refuses, and nothing is sent: %s', async (_title, credential, path, body, method) => {
		const { client, sent } = world([OK], credential);
		const outcome = await (await client()).send(path, body, method);
		expect(outcome).toMatchObject({
			kind: 'refused',
			trouble: {
				barredBy: 'policy',
				message: expect.stringContaining('write policy'),
				remedy: expect.stringContaining('Nothing was sent'),
			},
		});
		expect(sent).toHaveLength(0);
	});

	test('counts the writes of an execution over all its clients, not those of another', async () => {
		const credential = { writePolicy: 'limited', allowedWrites: ['cashBook'], mostWrites: 2 };
		const first = world([OK], credential, 'execution-a');
		const second = world([OK], credential, 'execution-a');
		const other = world([OK], credential, 'execution-b');
		const kinds = [];
		for (const each of [first, second, first, other]) kinds.push((await (await each.client()).send('/bank_payment', payment('1.00'))).kind);
		expect(kinds).toEqual(['accepted', 'accepted', 'refused', 'accepted']);
		expect(first.sent).toHaveLength(1);
	});

	test('tells beforehand which of several writes it would refuse', async () => {
		const client = await world([OK], { writePolicy: 'limited', allowedWrites: ['cashBook'], mostWrites: 1 }).client();
		const writes = ['1.00', '2.00'].map((gross) => ({ method: 'POST' as const, path: '/bank_payment', body: payment(gross) }));
		expect(client.refusalOf(writes.slice(0, 1))).toBeUndefined();
		expect(client.refusalOf(writes)?.message).toContain('allows 1 writes');
	});

	test('lets reads and questions through', async () => {
		const { client, sent } = world([{ statusCode: 200, body: '[{"id":1}]' }], { writePolicy: 'readOnly' });
		await (await client()).page('/banks');
		await (await client()).ask('/transaction_date_validation', {});
		await (await client()).ask('/sales_invoices_new', {});
		expect(sent).toHaveLength(3);
	});

	test('takes no posting for a question', async () => {
		const { client, sent } = world([OK]);
		await expect((await client()).ask('/bank_payment', payment('1.00'))).rejects.toThrow(RangeError);
		expect(sent).toHaveLength(0);
	});
});

describe('the end of the time', () => {
	const late = { kind: 'refused', trouble: { barredBy: 'time', message: expect.stringContaining('nothing was sent') } };

	test.each([
		['POST', '/bank_payment', payment('1.00')],
		['PUT', '/sop_orders/1', {}],
		['DELETE', '/sop_orders/1', undefined],
	] as const)('lets a %s out a millisecond before it, and none at it or later', async (method, path, body) => {
		const { client, sent, elapsed } = world([OK], { requestsPerSecond: 0 });
		const sage = await client();
		expect(await sage.before(elapsed() + 1).send(path, body, method)).toMatchObject({ kind: 'accepted' });
		expect(await sage.before(elapsed()).send(path, body, method)).toMatchObject(late);
		expect(await sage.before(elapsed() - 1).send(path, body, method)).toMatchObject(late);
		expect(sent).toHaveLength(1);
	});

	test('holds for a write that waited for its turn past it', async () => {
		const { client, sent } = world([OK], { requestsPerSecond: 1 });
		const limited = (await client()).before(1_500);
		const outcomes = [];
		for (let write = 0; write < 4; write++) outcomes.push(await limited.send('/bank_payment', payment('1.00')));
		expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'refused', 'refused']);
		expect(outcomes[2]).toMatchObject(late);
		expect(sent).toHaveLength(2);
	});

	test('holds for a repetition after the token was renewed, however long that took', async () => {
		const { client, sent } = world([EXPIRED, 'slowSites', OK], { requestsPerSecond: 0 });
		expect(await (await client()).before(20_000).send('/bank_payment', payment('1.00'))).toMatchObject(late);
		expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
			'POST https://sage.example.com/v1/bank_payment',
			'GET https://sage.example.com/v1/sites',
		]);
	});

	test('holds for a stopped run, and says how it goes on', async () => {
		const { client, sent, stop } = world([OK]);
		const sage = await client();
		expect(await sage.send('/bank_payment', payment('1.00'))).toMatchObject({ kind: 'accepted' });
		stop();
		expect(await sage.send('/bank_payment', payment('1.00'))).toMatchObject({
			kind: 'refused',
			trouble: { barredBy: 'stop', message: expect.stringContaining('stopped'), remedy: expect.stringContaining('next run goes on') },
		});
		expect(sent).toHaveLength(1);
	});

	test('stops no reading, and nothing that ends what has begun', async () => {
		const { client, sent } = world([{ statusCode: 200, body: '[{"id":1}]' }], { requestsPerSecond: 0 });
		const limited = (await client()).before(0);
		await limited.page('/banks');
		await limited.ask('/transaction_date_validation', {});
		expect(await limited.finish('/sop_orders/1', { is_editing: false })).toMatchObject({ kind: 'accepted' });
		expect(limited.lateness()).toMatchObject({ barredBy: 'time' });
		expect(sent).toHaveLength(3);
	});

	test('what was not sent in time does not count as a write', async () => {
		const { client } = world([OK], { requestsPerSecond: 0, writePolicy: 'limited', allowedWrites: ['cashBook'], mostWrites: 1 });
		const sage = await client();
		expect(await sage.before(0).send('/bank_payment', payment('1.00'))).toMatchObject(late);
		expect(await sage.send('/bank_payment', payment('1.00'))).toMatchObject({ kind: 'accepted' });
	});
});

describe('a posting', () => {
	test.each([
		[400, 'refused'],
		[403, 'refused'],
		[404, 'refused'],
		[409, 'refused'],
		[422, 'refused'],
		[429, 'refused'],
		// Something passed it on, or did not.
		[301, 'unclear'],
		[302, 'unclear'],
		[307, 'unclear'],
		[308, 'unclear'],
		// Sage may have taken it before this was said.
		[408, 'unclear'],
		[500, 'unclear'],
		[502, 'unclear'],
		[503, 'unclear'],
		[504, 'unclear'],
	])('that is answered with %d is %s, and is sent once', async (statusCode, kind) => {
		const { client, sent } = world([{ statusCode, body: '{"Message":"no"}' }, OK]);
		expect(await (await client()).send('/bank_payment', payment('1.00'))).toMatchObject({ kind, trouble: { status: statusCode } });
		expect(sent).toHaveLength(1);
	});

	test('whose answer is cut short is unclear, and is sent once', async () => {
		const { client, sent } = world([{ statusCode: 200, body: '{"urn":"47' }, OK]);
		expect(await (await client()).send('/bank_payment', payment('1.00'))).toMatchObject({ kind: 'unclear' });
		expect(sent).toHaveLength(1);
	});
});

describe('time', () => {
	test('paces the requests by the credential', async () => {
		const { client, elapsed } = world([{ statusCode: 200, body: '[]' }], { requestsPerSecond: 2 });
		for (let request = 0; request < 3; request++) await (await client()).page('/banks');
		expect(elapsed()).toBe(1000);
	});

	test('a posting whose answer never ends is unclear, and is sent once', async () => {
		const { client, sent, elapsed } = world(['never']);
		expect(await (await client()).send('/bank_payment', payment('1.00'))).toMatchObject({
			kind: 'unclear',
			trouble: { message: expect.stringContaining('ETIMEDOUT') },
		});
		expect(sent).toHaveLength(1);
		expect(elapsed()).toBe(210_000);
	});

	test('a read gives up when its time is over, tries and waits included', async () => {
		const { client, elapsed, sent } = world(['never']);
		await expect((await client()).page('/banks')).rejects.toThrow('ETIMEDOUT');
		expect(sent.length).toBeLessThan(4);
		expect(elapsed()).toBeLessThanOrEqual(150_000);
	});
});

describe('a value that is too large to be held exactly', () => {
	const limited = { writePolicy: 'limited', allowedWrites: ['cashBook', 'salesOrders'], largestAmount: '50.00' };

	test.each<[string, unknown]>([
		['/bank_payment', payment('99999999999999999.00')],
		[
			'/bank_payment',
			{ nominal_analysis_items: Array.from({ length: 3 }, () => ({ gross_value: new LosslessNumber('90000000000000.00') })) },
		],
		['/sop_orders', { lines: [{ selling_unit_price: '99999999999999.00000', line_quantity: '99999999.00000' }] }],
	])('is too much for a limit, and nothing is sent: %s', async (path, body) => {
		const { client, sent } = world([OK], limited);
		const sage = await client();
		expect(sage.refusalOf([{ method: 'POST', path, body }])).toMatchObject({ barredBy: 'policy' });
		expect(await sage.send(path, body)).toMatchObject({ kind: 'refused' });
		expect(sent).toEqual([]);
	});
});
