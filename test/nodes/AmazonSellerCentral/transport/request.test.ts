import { Readable } from 'node:stream';
import type { IExecuteFunctions, IHttpRequestOptions, INode } from 'n8n-workflow';
import { OPERATIONS } from '../../../../nodes/AmazonSellerCentral/transport/catalogue';
import { amazonRead, amazonWrite } from '../../../../nodes/AmazonSellerCentral/transport/request';
import { restrictedToken } from '../../../../nodes/AmazonSellerCentral/transport/restricted';
import { useTiming } from '../../../../nodes/AmazonSellerCentral/transport/timing';
import { SimulatedTiming } from '../simulatedTiming';

const NODE: INode = {
	id: '1',
	name: 'Amazon',
	type: 'n8n-nodes-amazon-sage200.amazonSellerCentral',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
interface Reply {
	readonly statusCode: number;
	readonly body?: unknown;
	readonly headers?: Record<string, string>;
}
type Answer = (options: IHttpRequestOptions) => Reply;
let account = 0;

/** A context whose two helpers answer by the functions given; each request is kept. */
function contextOf(asSeller: Answer, direct: Answer = () => ({ statusCode: 500 }), more: Record<string, unknown> = {}) {
	const [seller, other]: [IHttpRequestOptions[], IHttpRequestOptions[]] = [[], []];
	const reply = (answer: Answer, options: IHttpRequestOptions) => {
		const { statusCode, body = '', headers = {} } = answer(options);
		return { statusCode, headers, body: Readable.from([Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))]) };
	};
	// Another refresh token each time: the buckets of the process are kept by account.
	const credential = {
		region: 'eu',
		clientId: 'client',
		clientSecret: 'client-secret',
		refreshToken: `r${account++}`,
		accessToken: 'Atza|seller',
		...more,
	};
	const context = {
		getNode: () => NODE,
		getCredentials: async () => credential,
		getExecutionCancelSignal: () => undefined,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => (
				seller.push(options),
				reply(asSeller, options)
			),
			httpRequest: async (options: IHttpRequestOptions) => (other.push(options), reply(direct, options)),
		},
	} as unknown as IExecuteFunctions;
	const timing = new SimulatedTiming();
	useTiming(context, timing);
	return { context, seller, other, timing };
}

const headerOf = ({ headers }: IHttpRequestOptions) => (headers as Record<string, string>)['x-amz-access-token'];
const DESTINATIONS = { endpoint: 'notifications', version: 'v1', name: 'getDestinations' };
const grantless =
	(token: string): Answer =>
	({ url }) =>
		url === 'https://api.amazon.com/auth/o2/token'
			? { statusCode: 200, body: { access_token: token, expires_in: 3600 } }
			: { statusCode: 200, body: { payload: [] } };

test('sends a body as JSON, lists joined by commas, and leaves out what is empty', async () => {
	const { context, seller } = contextOf(() => ({ statusCode: 200, body: { status: 'ACCEPTED' } }));
	const body = { productType: 'PRODUCT', patches: [] };
	const query = { marketplaceIds: ['A', 'B'], issueLocale: undefined, mode: '' };
	await amazonWrite.call(context, { operation: OPERATIONS.patchListingsItem, path: { sellerId: 'S', sku: 'a b' }, query, body }, 0);
	expect(seller[0]).toMatchObject({
		method: 'PATCH',
		baseURL: 'https://sellingpartnerapi-eu.amazon.com',
		url: '/listings/2021-08-01/items/S/a%20b',
		qs: { marketplaceIds: 'A,B' },
		body: JSON.stringify(body),
		headers: { 'content-type': 'application/json' },
		disableFollowRedirect: true,
	});
});

test('a write that is answered without a body gives an empty object', async () => {
	const { context } = contextOf(() => ({ statusCode: 204 }));
	expect(await amazonWrite.call(context, { operation: OPERATIONS.confirmShipment, path: { orderId: '1' }, body: {} }, 0)).toEqual({});
});

test('a write without a clear answer says that its outcome is unknown, and is sent once', async () => {
	const { context, seller } = contextOf(() => ({ statusCode: 500 }));
	const body = { reportType: 'GET_LEDGER_DETAIL_VIEW_DATA', marketplaceIds: ['A1F83G8C2ARO7P'], dataStartTime: '2026-11-01T00:00:00Z' };
	const failed = await amazonWrite.call(context, { operation: OPERATIONS.createReport, body }, 4).catch((error) => error);
	expect(failed.message).toBe(
		'It is not known whether Amazon carried out createReport (report type GET_LEDGER_DETAIL_VIEW_DATA, marketplace A1F83G8C2ARO7P, dataStartTime 2026-11-01T00:00:00Z)',
	);
	expect(failed.context).toMatchObject({ itemIndex: 4, details: { kind: 'outcomeUnknown', reason: 'outcomeUnknown', httpStatus: 500 } });
	expect(seller).toHaveLength(1);
});

test('a grantless operation goes with a token of the application, kept for the next and renewed before it ends', async () => {
	const { context, seller, other, timing } = contextOf(() => ({ statusCode: 500 }), grantless('Atza|app-1'), { clientId: 'grantless-1' });
	await amazonRead.call(context, { operation: DESTINATIONS }, 0);
	await amazonRead.call(context, { operation: DESTINATIONS }, 0);
	expect(seller).toEqual([]);
	const logins = () => other.filter(({ url }) => String(url).endsWith('/auth/o2/token'));
	expect(logins().map(({ body }) => Object.fromEntries(new URLSearchParams(String(body))))).toEqual([
		{
			grant_type: 'client_credentials',
			scope: 'sellingpartnerapi::notifications',
			client_id: 'grantless-1',
			client_secret: 'client-secret',
		},
	]);
	expect(other.filter(({ url }) => url === '/notifications/v1/destinations').map(headerOf)).toEqual(['Atza|app-1', 'Atza|app-1']);
	await timing.wait(3_541_000); // within a minute of its end
	await amazonRead.call(context, { operation: DESTINATIONS }, 0);
	expect(logins()).toHaveLength(2);
});

test('a grantless token that is refused is replaced once, and then the refusal counts', async () => {
	let issued = 0;
	const direct: Answer = ({ url }) =>
		String(url).endsWith('/token')
			? { statusCode: 200, body: { access_token: `Atza|${++issued}`, expires_in: 3600 } }
			: { statusCode: 403, body: { errors: [{ code: 'Unauthorized', message: 'No.' }] } };
	const { context } = contextOf(() => ({ statusCode: 500 }), direct, { clientId: 'grantless-2' });
	await expect(amazonRead.call(context, { operation: DESTINATIONS }, 0)).rejects.toMatchObject({ httpCode: '403' });
	expect(issued).toBe(2);
});

test("a restricted token is asked for one resource, and goes in place of the seller's token", async () => {
	const path = '/reports/2021-06-30/documents/doc-1';
	const { context, seller, other } = contextOf(
		() => ({ statusCode: 200, body: { restrictedDataToken: 'Atz.sprdt|1', expiresIn: 3600 } }),
		() => ({ statusCode: 200, body: { url: 'https://x' } }),
	);
	const token = await restrictedToken.call(context, path, 0);
	expect(JSON.parse(String(seller[0].body))).toEqual({ restrictedResources: [{ method: 'GET', path }] });
	await amazonRead.call(context, { operation: OPERATIONS.getReportDocument, path: { reportDocumentId: 'doc-1' }, token }, 0);
	expect(seller).toHaveLength(1);
	expect(other.map(headerOf)).toEqual(['Atz.sprdt|1']);
});

test('names personal data only where orders v0 wants it', async () => {
	const { context, seller } = contextOf(() => ({ statusCode: 200, body: { restrictedDataToken: 't' } }));
	await restrictedToken.call(context, '/orders/v0/orders/1', 0, ['buyerInfo']);
	expect(JSON.parse(String(seller[0].body))).toEqual({
		restrictedResources: [{ method: 'GET', path: '/orders/v0/orders/1', dataElements: ['buyerInfo'] }],
	});
});

test.each([
	[
		'an operation that does not exist',
		{ endpoint: 'orders', version: 'v9', name: 'getOrder' },
		{},
		'The catalogue has no operation orders/v9/getOrder',
	],
	['a path without its parameter', OPERATIONS.getOrder, {}, 'orderId'],
])('refuses %s before anything is sent', async (_what, operation, path, words) => {
	const { context, seller } = contextOf(() => ({ statusCode: 200 }));
	await expect(amazonRead.call(context, { operation, path }, 2)).rejects.toMatchObject({
		message: expect.stringContaining(words),
		context: { itemIndex: 2 },
	});
	expect(seller).toEqual([]);
});

test('a deadline of the caller limits all tries and waits together', async () => {
	const { context, seller, timing } = contextOf(() => ({ statusCode: 503, body: '<html>' }));
	await expect(
		amazonRead.call(context, { operation: OPERATIONS.getOrder, path: { orderId: '1' }, limits: { totalMs: 900 } }, 0),
	).rejects.toMatchObject({ httpCode: '503' });
	expect(seller.length).toBeLessThan(5);
	expect(timing.elapsed).toBeLessThanOrEqual(900);
});

test("the credential's allowed domains go along with every request", async () => {
	const limits = { allowedHttpRequestDomains: 'domains', allowedDomains: 'amazon.com', clientId: 'limited' };
	const { context, seller, other } = contextOf(() => ({ statusCode: 200, body: { orders: [] } }), grantless('Atza|app'), limits);
	await amazonRead.call(context, { operation: OPERATIONS.searchOrders }, 0);
	await amazonRead.call(context, { operation: DESTINATIONS }, 0);
	expect([...seller, ...other].map(({ allowedDomains }) => allowedDomains)).toEqual(['amazon.com', 'amazon.com', 'amazon.com']);
});
