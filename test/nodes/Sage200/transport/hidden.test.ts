import { inspect } from 'node:util';
import { world } from './world';

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
