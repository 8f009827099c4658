import { EXPIRED, invalidCredential, OK, payment, SITES, world } from './world';

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
