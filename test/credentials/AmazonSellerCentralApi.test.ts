import { Readable } from 'node:stream';
import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { AmazonSellerCentralApi } from '../../credentials/AmazonSellerCentralApi.credentials';

const credential = new AmazonSellerCentralApi();
const VALUES: ICredentialDataDecryptedObject = {
	region: 'eu',
	clientId: 'client-1',
	clientSecret: 'secret-1',
	refreshToken: 'Atzr|seller-1',
};

/** Stands in for Login with Amazon; answers when `release` is called, or at once. */
class Login {
	readonly requests: IHttpRequestOptions[] = [];
	private waiting: Array<() => void> = [];

	constructor(
		private readonly answer: (count: number) => { statusCode: number; body: unknown },
		private readonly hold = false,
	) {}

	helper(): IHttpRequestHelper {
		const httpRequest = async (options: IHttpRequestOptions) => {
			this.requests.push(options);
			const answer = this.answer(this.requests.length);
			if (this.hold) await new Promise<void>((resolve) => this.waiting.push(resolve));
			return { ...answer, body: Readable.from([Buffer.from(JSON.stringify(answer.body))]) };
		};
		return { helpers: { httpRequest } } as IHttpRequestHelper;
	}

	release(): void {
		for (const resolve of this.waiting.splice(0)) resolve();
	}
}

const granting = (hold = false) =>
	new Login((count) => ({ statusCode: 200, body: { access_token: `Atza|${count}`, expires_in: 3600 } }), hold);
const authenticate = async (login: Login, values: ICredentialDataDecryptedObject = VALUES) =>
	await credential.preAuthentication.call(login.helper(), values);

test('exchanges the refresh token at Login with Amazon, as a form', async () => {
	const login = granting();
	expect(await authenticate(login)).toEqual({ accessToken: 'Atza|1' });
	expect(login.requests).toHaveLength(1);
	const { method, url, headers, body } = login.requests[0];
	expect({ method, url, type: headers?.['content-type'] }).toEqual({
		method: 'POST',
		url: 'https://api.amazon.com/auth/o2/token',
		type: 'application/x-www-form-urlencoded',
	});
	expect(body).toBe('grant_type=refresh_token&refresh_token=Atzr%7Cseller-1&client_id=client-1&client_secret=secret-1');
});

test('overlapping requests of one credential share one exchange, and the next one is a new exchange', async () => {
	const login = granting(true);
	const all = Promise.all([1, 2, 3, 4, 5].map(async () => await authenticate(login)));
	login.release();
	expect(await all).toEqual(Array(5).fill({ accessToken: 'Atza|1' }));
	const next = authenticate(login);
	login.release();
	expect(await next).toEqual({ accessToken: 'Atza|2' });
});

test.each([
	['another seller on the same application', { refreshToken: 'Atzr|seller-2' }],
	['another application', { clientId: 'client-2' }],
	['a corrected secret', { clientSecret: 'secret-2' }],
	['another token service', { region: 'custom', endpoint: 'http://127.0.0.1:4010', tokenUrl: 'http://127.0.0.1:4010/auth/o2/token' }],
])('does not share with %s', async (_what, change) => {
	const login = granting(true);
	const both = Promise.all([authenticate(login), authenticate(login, { ...VALUES, ...change })]);
	login.release();
	expect((await both).map(({ accessToken }) => accessToken).sort()).toEqual(['Atza|1', 'Atza|2']);
});

test.each([
	[400, { error: 'invalid_grant', error_description: 'Atzr|seller-1 is revoked' }, 'invalid_grant', 'Authorise the application again'],
	[401, { error: 'invalid_client', error_description: 'secret-1 is wrong' }, 'invalid_client', 'client secret'],
	[400, { error: 'unauthorized_client' }, 'unauthorized_client', 'another application'],
	[503, '<html>down</html>', '', 'later'],
	[200, { access_token: '' }, '', 'Check'],
])('HTTP %i with %j says what to do and keeps secrets out', async (statusCode, body, code, remedy) => {
	const login = new Login(() => ({ statusCode, body }));
	const thrown = await authenticate(login).then(
		() => undefined,
		(error: Error & { description?: string; lwa?: unknown }) => error,
	);
	expect(thrown?.message).toContain(`HTTP ${statusCode}`);
	expect(thrown?.description).toContain(remedy);
	expect(thrown?.lwa).toEqual({ status: statusCode, code });
	expect(JSON.stringify([thrown, thrown?.message])).not.toMatch(/seller-1|secret-1/);
	// A refused exchange is not remembered.
	expect(await authenticate(granting())).toEqual({ accessToken: 'Atza|1' });
});

test("a login that cannot be reached is told by its code, without the request that the helper's error carries", async () => {
	const carried = { config: { data: 'client_secret=secret-1&refresh_token=Atzr%7Cseller-1' } };
	const login = new Login(() => {
		throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', ...carried });
	});
	const thrown = await authenticate(login).catch((error) => error);
	expect(thrown).toMatchObject({
		message: 'Login with Amazon could not be reached (ECONNREFUSED)',
		lwa: { status: 0, code: 'ECONNREFUSED' },
	});
	expect(JSON.stringify([thrown, thrown.message, thrown.cause])).not.toMatch(/seller-1|secret-1/);
});

test('a login that never answers ends by a deadline of its own', async () => {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	const asked = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(20));
	const silent = { helpers: { httpRequest: async () => await new Promise(() => undefined) } } as unknown as IHttpRequestHelper;
	await expect(credential.preAuthentication.call(silent, { ...VALUES, refreshToken: 'Atzr|silent' })).rejects.toMatchObject({
		lwa: { status: 0, code: 'ETIMEDOUT' },
	});
	expect(asked).toHaveBeenCalledWith(30_000);
	asked.mockRestore();
});

test.each([
	['token address', { tokenUrl: 'http://login.example.com/token' }],
	['token address', { tokenUrl: '' }],
	['endpoint', { endpoint: 'http://api.example.com' }],
])('sends no secret when the %s is unsafe (%j)', async (what, change) => {
	const login = granting();
	const values = {
		...VALUES,
		region: 'custom',
		endpoint: 'http://127.0.0.1:4010',
		tokenUrl: 'http://127.0.0.1:4010/auth/o2/token',
		...change,
	};
	await expect(authenticate(login, values)).rejects.toThrow(`The ${what} of the Amazon credential`);
	expect(login.requests).toEqual([]);
});

test('secrets are password fields, and the access token is hidden and expirable', () => {
	const byName = Object.fromEntries(credential.properties.map((property) => [property.name, property]));
	for (const name of ['clientSecret', 'refreshToken', 'accessToken']) expect(byName[name].typeOptions?.password).toBe(true);
	expect(byName.accessToken).toMatchObject({ type: 'hidden', typeOptions: { expirable: true } });
});
