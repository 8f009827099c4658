import { LosslessNumber } from 'lossless-json';
import { inspect } from 'node:util';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { equals } from '../../../../nodes/Sage200/transport/filter';
import { createClient } from '../../../../nodes/Sage200/transport/request';
import type { Time } from '../../../../nodes/Sage200/transport/time';

/** `slowSites`: the token is renewed after half a minute. */
type Answer = { statusCode: number; body?: unknown; headers?: Record<string, string> } | Error | 'never' | 'slowSites';

/** A node whose requests get the answers in turn (the last one stays), and a clock that only moves when somebody waits. */
function world(answers: Answer[], credential: object = {}, executionId: string = crypto.randomUUID()) {
	const sent: IHttpRequestOptions[] = [];
	let now = 0;
	const stopped = new AbortController();
	const time: Time = {
		now: () => now,
		timeOfDay: () => now,
		sleep: async (milliseconds) => void (now += milliseconds),
		within: async (milliseconds, work) => {
			if (answers[Math.min(sent.length - 1, answers.length - 1)] !== 'never') return await work;
			now += milliseconds;
			return 'late';
		},
	};
	const httpRequestWithAuthentication = async (_credential: string, options: IHttpRequestOptions) => {
		sent.push(options);
		const answer = answers[Math.min(sent.length - 1, answers.length - 1)];
		if (answer instanceof Error) throw answer;
		if (answer === 'never') return await new Promise(() => {});
		if (answer === 'slowSites') now += 30_000;
		if (answer === 'slowSites') return { headers: {}, statusCode: 200, body: '[]' };
		return { headers: {}, body: '', ...answer };
	};
	const context = {
		getNode: () => ({ id: '1', name: 'Sage', type: 'sage200', typeVersion: 1, position: [0, 0], parameters: {} }),
		getExecutionId: () => executionId,
		getExecutionCancelSignal: () => stopped.signal,
		getCredentials: async () => ({ resolvedBaseUrl: 'https://sage.example.com/v1', siteId: 's', companyId: '1', ...credential }),
		helpers: { httpRequestWithAuthentication },
	} as unknown as IExecuteFunctions;
	return { sent, client: async () => await createClient(context, time), elapsed: () => now, stop: () => stopped.abort() };
}

const OK: Answer = { statusCode: 200, body: '{"urn":"4711"}' };
const EXPIRED: Answer = { statusCode: 401, body: '' };
const SITES: Answer = { statusCode: 200, body: '[]' };
const invalidCredential = Object.assign(new Error('refresh refused'), { failure: { cause: 'credential-invalid' } });
const payment = (gross: string) => ({ nominal_analysis_items: [{ gross_value: new LosslessNumber(gross) }] });

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
		expect(elapsed()).toBeLessThanOrEqual(180_000);
	});
});

describe('an access token', () => {
	test('that has expired is renewed by a question, and the posting is sent once more', async () => {
		const { client, sent } = world([EXPIRED, SITES, OK]);
		expect(await (await client()).send('/bank_payment', payment('1.00'))).toMatchObject({ kind: 'accepted' });
		expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
		// n8n repeats what it is told to take a 401 of for an error: that is the question only.
		expect(sent.map(({ ignoreHttpStatusErrors }) => ignoreHttpStatusErrors)).toEqual([true, { ignore: true, except: [401] }, true]);
	});

	test('that is good while the posting is refused with 401 is no reason to go on: the user may not do it', async () => {
		const { client, sent } = world([EXPIRED, SITES, { statusCode: 401, body: '{"Message":"No override."}' }]);
		expect(await (await client()).send('/sop_orders', {})).toMatchObject({
			kind: 'refused',
			trouble: { status: 401, message: expect.stringContaining('No override.') },
		});
		expect(sent).toHaveLength(3);
	});

	test('that cannot be renewed may have been renewed by another worker: one more try', async () => {
		const { client, sent } = world([EXPIRED, invalidCredential, SITES, OK]);
		expect(await (await client()).send('/bank_payment', payment('1.00'))).toMatchObject({ kind: 'accepted' });
		expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'POST']);
	});

	test('that cannot be renewed needs a new connection', async () => {
		const { client, sent } = world([EXPIRED, invalidCredential]);
		expect(await (await client()).send('/bank_payment', payment('1.00'))).toMatchObject({
			kind: 'refused',
			trouble: { message: expect.stringContaining('reconnected') },
		});
		expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});

	test('a 401 without a body says what to check', async () => {
		const { client } = world([EXPIRED]);
		await expect((await client()).page('/banks')).rejects.toThrow('does not accept this user');
	});
});

describe('an answer that is not what was asked for', () => {
	test.each(['{}', 'null', '0', '"text"', '{"Message":"x"}', '{"value":[{"id":1}]}', '[{}]'])('is asked for again: %s', async (body) => {
		const { client, sent } = world([
			{ statusCode: 200, body },
			{ statusCode: 200, body: '[{"id":7}]' },
		]);
		expect((await (await client()).page('/banks', {}, 'id')).value).toEqual([{ id: 7 }]);
		expect(sent).toHaveLength(2);
	});

	test('is an error when it stays: nothing is concluded from it', async () => {
		const { client, sent } = world([{ statusCode: 200, body: '{}' }]);
		await expect((await client()).page('/banks', {}, 'id')).rejects.toThrow(
			'an answer that cannot be understood (GET /banks): it is no list',
		);
		expect(sent).toHaveLength(4);
	});

	test('of records that the filter leaves out is an error', async () => {
		const { client } = world([{ statusCode: 200, body: '[{"id":1,"code":"OTHER"}]' }]);
		await expect((await client()).page('/banks', { filter: equals('code', 'AMZGBP') }, 'id')).rejects.toThrow('not asked for');
	});

	test('longer than 32 MB is given up, and its stream with it', async () => {
		let given = 0;
		const flood = async function* () {
			for (;;) yield (given += 1024 * 1024) && Buffer.alloc(1024 * 1024, '[');
		};
		const { client, sent } = world([{ statusCode: 200, body: flood() }]);
		await expect((await client()).page('/banks')).rejects.toThrow('longer than 32 MB');
		expect(given).toBe(33 * 1024 * 1024);
		expect(sent).toHaveLength(1);
	});

	test('a refusal without end is read as far as its words reach', async () => {
		const flood = async function* () {
			for (;;) yield Buffer.from('No. '.repeat(1024));
		};
		const { client } = world([{ statusCode: 400, body: flood() }]);
		expect(await (await client()).send('/bank_payment', payment('1.00'))).toMatchObject({ kind: 'refused', trouble: { status: 400 } });
	});
});

describe('selected fields that the site does not know', () => {
	const select = ['id', 'cancelled_status'];

	test('are left to it: it is asked for all, and from then on at once', async () => {
		const { client, sent } = world([
			{ statusCode: 400, body: '{"Message":"Could not find a property named cancelled_status"}' },
			{ statusCode: 200, body: '[{"id":1,"total":"5.00"}]' },
		]);
		const sage = await client();
		for (let time = 0; time < 2; time++) expect((await sage.page('/sop_orders', { select }, 'id')).value).toEqual([{ id: 1 }]);
		expect(sent.map(({ url }) => url.includes('$select'))).toEqual([true, false, false]);
	});

	test('a refusal that has another reason stays one', async () => {
		const { client, sent } = world([{ statusCode: 400, body: '{"Message":"Bad filter"}' }]);
		await expect((await client()).page('/sop_orders', { select }, 'id')).rejects.toThrow('Bad filter');
		expect(sent).toHaveLength(2);
	});
});

describe('what nobody may see', () => {
	const credential = { clientSecret: 'the-client-secret', oauthTokenData: { access_token: 'the-access-token' } };
	const body = { customer_id: 1, delivery_address: { postal_name: 'Ana Sample', email_address: 'ana@example.com' } };
	const echo = `no: ${JSON.stringify(body)} Bearer the-access-token the-client-secret`;

	test.each([400, 500])('does not come back with a refusal (%d)', async (statusCode) => {
		const { client } = world([{ statusCode, body: JSON.stringify({ ExceptionMessage: echo }) }], credential);
		const { trouble } = (await (await client()).send('/sop_orders', body)) as { trouble: { message: string; remedy: string } };
		for (const secret of ['Ana', 'Sample', 'ana@', 'the-access-token', 'the-client-secret'])
			expect(JSON.stringify(trouble)).not.toContain(secret);
		expect(trouble.message).toContain('no:');
	});

	test('nor with the error of a read', async () => {
		const { client } = world([{ statusCode: 400, body: echo }], credential);
		const error = await (await client()).ask('/sop_orders_new', body).catch((failure: unknown) => failure);
		const shown = inspect(error, { depth: 10 });
		for (const secret of ['Ana', 'Sample', 'the-access-token', 'the-client-secret']) expect(shown).not.toContain(secret);
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
