import { runAmazonNode } from '../../../bench/node';
import { simulatedTiming } from '../../../bench/simulatedTiming';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { LWA } from '../../../sandbox/company/company';
import type { FaultKind } from '../../../sandbox/core/faults';
import { everythingOf } from './everythingOf';
import { AmazonBench, anOrder, byId, orderId, settlementText, UK } from './fixtures';

/**
 * What becomes of a request when Amazon misbehaves: the table of docs/amazon-faults.md. Real requests through n8n's helper to the sandbox;
 * waits pass on the sandbox's clock. Deadlines are real, so they are cut short here.
 */
jest.setTimeout(120_000);

const DEADLINE_MS = 2000;
let bench: AmazonBench;
let requests: string[];
beforeEach(async () => {
	bench = await AmazonBench.start(1);
	jest.spyOn(Date, 'now').mockImplementation(() => bench.clock.now());
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => timeout(Math.min(milliseconds, DEADLINE_MS)));
	requests = [];
	bench.sandbox.app.server.prependListener(
		'request',
		({ method, url }: { method: string; url: string }) => void requests.push(`${method} ${url.split('?')[0]}`),
	);
});
afterEach(async () => {
	jest.restoreAllMocks();
	await bench.sandbox.stop();
});

const order = (kind: FaultKind, match: RegExp, times = 1) => bench.sandbox.faults.add({ side: 'amazon', kind, match, times });
const asked = (match: RegExp) => requests.filter((request) => match.test(request)).length;
type Failed = Error & { description?: string; context: { details: IDataObject } };

/** Secrets, every token that was given out, what signs the address of a document, and the names in the sandbox's orders. */
const canaries = (): string[] => [
	LWA.clientSecret,
	LWA.refreshToken,
	...bench.sandbox.store.all('amazonToken').map(({ token }) => String(token)),
	'X-Amz-Signature',
	'Buyer 1',
	'Buyer 2',
	'Buyer 3',
];

/** For whatever is thrown in this file; the item of continue-on-fail is made of the same. */
function showsNothingPrivate(error: Failed): void {
	const everything = everythingOf(error) + String(error.stack);
	expect(canaries().filter((canary) => everything.includes(canary))).toEqual([]);
}

/** The items that the node gives, or the error that it throws. */
async function run(parameters: INodeParameters): Promise<{ items: IDataObject[]; error?: Failed; seconds: number }> {
	const start = bench.clock.now();
	const given = await runAmazonNode(parameters, [{ json: {} }], bench.credentials, simulatedTiming(bench.clock)).catch(
		(error: Failed) => error,
	);
	const seconds = (bench.clock.now() - start) / 1000;
	if (!Array.isArray(given)) showsNothingPrivate(given);
	return Array.isArray(given) ? { items: given.map(({ json }) => json), seconds } : { items: [], error: given, seconds };
}

const SEARCH = /^GET \/orders\/2026-01-01\/orders$/;
const search = {
	resource: 'order',
	operation: 'getAll',
	returnAll: true,
	dateField: 'lastUpdated',
	after: '2026-11-01T00:00:00Z',
	includedData: ['BUYER', 'FULFILLMENT'],
};

describe('a read', () => {
	beforeEach(() => bench.addOrders(anOrder(1), anOrder(2), anOrder(3)));
	const titles = (items: IDataObject[]) =>
		items.map(({ orderItems }) => (orderItems as Array<{ product: { title: string } }>)[0].product.title);

	test.each<[FaultKind, number]>([
		['throttle', 2],
		['throttleWithRate', 2],
		['serverError', 2],
		['errorAfter', 2],
		['unavailable', 2],
		['dropBefore', 2],
		['dropAfter', 2],
		['truncate', 2],
		['noContent', 2],
		['slowDrip', 2],
		['hang', 2],
		['expireToken', 2],
		['revokeToken', 2],
		['splitText', 1],
		['wrongCharset', 1],
		['emptyPage', 2],
		['shortPage', 2],
	])('with %s once gives all orders, each once and its text whole, in %i requests', async (kind, count) => {
		order(kind, SEARCH);
		const { items, error, seconds } = await run(search);
		expect(error).toBeUndefined();
		expect(items.map((item) => item.orderId)).toEqual([orderId(1), orderId(2), orderId(3)]);
		expect(titles(items)).toEqual(Array(3).fill('Teapot, Müller'));
		expect(asked(SEARCH)).toBe(count);
		expect(seconds).toBeLessThan(300);
	});

	test.each<[FaultKind, string, number]>([
		['throttle', 'rateLimited', 4],
		['throttleWithRate', 'rateLimited', 4],
		['serverError', 'unavailable', 5],
		['unavailable', 'unavailable', 5],
		['dropBefore', 'noConnection', 5],
		['truncate', 'noConnection', 5],
		['slowDrip', 'noConnection', 5],
		['hang', 'noConnection', 5],
		['noContent', 'unreadableAnswer', 5],
		['expireToken', 'notAllowed', 2],
		['revokeToken', 'notAllowed', 2],
	])('with %s for ever ends as %s after %i requests, and in time', async (kind, reason, count) => {
		order(kind, SEARCH, 1000);
		const { items, error, seconds } = await run(search);
		expect(items).toEqual([]);
		expect(error?.context.details).toMatchObject({ reason, operation: 'searchOrders', remedy: expect.stringMatching(/\w/) });
		expect(asked(SEARCH)).toBe(count);
		// A slot of this operation comes every 179 s, and three of them fit in.
		expect(seconds).toBeLessThanOrEqual(reason === 'rateLimited' ? 575 : 300);
	});

	test('with empty pages for ever is no empty list: it ends with an error', async () => {
		order('emptyPage', SEARCH, 1000);
		const { items, error } = await run(search);
		expect(items).toEqual([]);
		expect(error?.message).toContain('the list was not read to its end');
		expect(asked(SEARCH)).toBeLessThanOrEqual(30);
	});

	test('with a refresh token that was revoked stops at the login', async () => {
		order('invalidGrant', /^POST \/auth/, 1000);
		const { error } = await run(search);
		expect(error?.context.details).toMatchObject({ reason: 'loginRefused', code: 'invalid_grant' });
		expect([asked(SEARCH), asked(/^POST \/auth/)]).toEqual([0, 1]);
	});

	test.each<[FaultKind, number]>([
		['slowDrip', 2],
		['hang', 2],
		['unavailable', 2],
		['dropBefore', 2],
	])('with %s at the login logs in again', async (kind, count) => {
		order(kind, /^POST \/auth/);
		const { items } = await run(search);
		expect(items).toHaveLength(3);
		expect(asked(/^POST \/auth/)).toBe(count);
	});
});

describe('the download of a document', () => {
	const DOCUMENT = /^GET \/documents\//;
	const text = settlementText('11005').replace('T-1', 'Mütze-1');
	const get = (output = 'header') =>
		run({
			resource: 'settlement',
			operation: 'get',
			reportDocumentId: bench.addReport(5, {}, text),
			binaryPropertyName: 'data',
			output,
			options: {},
		});

	test.each<[FaultKind, number]>([
		['serverError', 2],
		['unavailable', 2],
		['throttle', 2],
		['dropBefore', 2],
		['dropAfter', 2],
		['truncate', 2],
		['slowDrip', 2],
		['hang', 2],
		['splitText', 1],
		['wrongCharset', 1],
	])('with %s once gives the whole file in %i transfers', async (kind, count) => {
		order(kind, DOCUMENT);
		const { items, error } = await get();
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ settlementId: '11005', totalAmount: '10.25' }]);
		expect(asked(DOCUMENT)).toBe(count);
	});

	test.each<[FaultKind, string]>([
		['unavailable', 'unavailable'],
		['truncate', 'noConnection'],
		['hang', 'noConnection'],
	])('with %s for ever ends as %s after four transfers', async (kind, reason) => {
		order(kind, DOCUMENT, 1000);
		const { items, error } = await get();
		expect(items).toEqual([]);
		expect(error?.context.details).toMatchObject({ reason });
		expect(asked(DOCUMENT)).toBe(4);
	});

	test.each<FaultKind>(['splitText', 'wrongCharset'])('with %s keeps every letter', async (kind) => {
		order(kind, DOCUMENT);
		const { items } = await get('rows');
		expect(items.map(({ sku }) => sku)).toContain('Mütze-1');
	});

	test('that comes empty is no settlement without rows', async () => {
		order('noContent', DOCUMENT);
		const { items, error } = await get();
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/\w/);
	});
});

describe('a write that may be repeated', () => {
	const CONFIRM = /^POST \/orders\/v0\/orders\/.*\/shipmentConfirmation$/;
	const confirm = {
		resource: 'order',
		operation: 'confirmShipment',
		marketplaceId: byId(UK),
		orderId: orderId(1),
		packageReferenceId: '1',
		carrierCode: 'Royal Mail',
		trackingNumber: 'AB123456789GB',
		shipDate: '2026-11-20T10:30:00Z',
		orderItems: '[{"orderItemId": "9001", "quantity": 1}]',
		options: {},
	};
	beforeEach(() => bench.addOrders(anOrder(1, { fulfillment: { ...(anOrder(1).fulfillment as object), fulfillmentStatus: 'UNSHIPPED' } })));

	test.each<FaultKind>([
		'throttle',
		'serverError',
		'errorAfter',
		'unavailable',
		'dropBefore',
		'dropAfter',
		'hang',
		'expireToken',
		'revokeToken',
	])('with %s once is done, once', async (kind) => {
		order(kind, CONFIRM);
		const { items, error } = await run(confirm);
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ confirmed: true, shown: 'agrees' }]);
		expect(asked(CONFIRM)).toBe(2);
		const [{ order: kept }] = bench.sandbox.store.all('amazonOrder') as unknown as Array<{ order: { packages: unknown[] } }>;
		expect(kept.packages).toHaveLength(1);
	});
});

describe('a write that must not be done twice', () => {
	const CREATE = /^POST \/reports\/2021-06-30\/reports$/;
	const request = {
		resource: 'report',
		operation: 'request',
		reportType: byId('GET_LEDGER_DETAIL_VIEW_DATA'),
		marketplaceId: byId(UK),
		options: { dataStartTime: '2026-11-01T00:00:00Z', reportOptions: '{"eventType": "Adjustments"}' },
	};
	const reports = () => bench.sandbox.store.all('amazonReport').length;

	test.each<FaultKind>(['throttle', 'throttleWithRate', 'expireToken', 'revokeToken'])(
		'with %s once is sent again, for nothing was done',
		async (kind) => {
			order(kind, CREATE);
			const { items } = await run(request);
			expect(items).toMatchObject([{ outcome: 'requested' }]);
			expect([asked(CREATE), reports()]).toEqual([2, 1]);
		},
	);

	test.each<FaultKind>(['dropAfter', 'errorAfter', 'truncate', 'noContent', 'slowDrip'])(
		'with %s was done: it is found, and sent once',
		async (kind) => {
			order(kind, CREATE);
			const { items, error } = await run(request);
			expect(error).toBeUndefined();
			expect(items).toMatchObject([{ outcome: 'found', reportId: expect.any(String) }]);
			expect([asked(CREATE), reports()]).toEqual([1, 1]);
		},
	);

	test.each<FaultKind>(['dropBefore', 'serverError', 'unavailable', 'hang'])(
		'with %s shows nowhere: its outcome is unknown, and it is sent once',
		async (kind) => {
			order(kind, CREATE, 1000);
			const { items, error } = await run(request);
			expect(items).toEqual([]);
			expect(error?.context.details).toMatchObject({ reason: 'outcomeUnknown', remedy: expect.stringContaining('not sent again') });
			expect([asked(CREATE), reports()]).toEqual([1, 0]);
		},
	);
});

test('an unclear write whose look fails as well stays unknown: the failed look must not read as a report that was never asked for', async () => {
	const [CREATE, LIST] = [/^POST \/reports\/2021-06-30\/reports$/, /^GET \/reports\/2021-06-30\/reports$/];
	order('dropAfter', CREATE);
	bench.sandbox.app.server.prependListener(
		'request',
		({ method, url }: { method: string; url: string }) => void (CREATE.test(`${method} ${url}`) && order('unavailable', LIST, 1000)),
	);
	const { error } = await run({
		resource: 'report',
		operation: 'request',
		reportType: byId('GET_LEDGER_DETAIL_VIEW_DATA'),
		marketplaceId: byId(UK),
		options: { dataStartTime: '2026-11-01T00:00:00Z', reportOptions: '{"eventType": "Adjustments"}' },
	});
	expect(error?.context.details).toMatchObject({ kind: 'outcomeUnknown', reason: 'outcomeUnknown', operation: 'createReport' });
	expect([asked(CREATE), asked(LIST)]).toEqual([1, 1 + 2 * 5]);
});

describe('an execution that is cancelled ends at once, on the time of day', () => {
	const DOCUMENT = /^GET \/documents\//;
	const settlement = () => ({
		resource: 'settlement',
		operation: 'get',
		reportDocumentId: bench.addReport(5),
		binaryPropertyName: 'data',
		output: 'header',
		options: {},
	});
	beforeEach(() => {
		jest.restoreAllMocks();
		bench.addOrders(anOrder(1));
	});

	test.each<[string, FaultKind, RegExp, () => INodeParameters]>([
		['while Amazon is silent', 'hang', SEARCH, () => search],
		['while an answer drips', 'slowDrip', SEARCH, () => search],
		['while it waits for its turn after a 429', 'throttle', SEARCH, () => search],
		['while the login is silent', 'hang', /^POST \/auth/, () => search],
		['while a document drips', 'slowDrip', DOCUMENT, settlement],
		['while the storage is silent', 'hang', DOCUMENT, settlement],
	])('%s', async (_when, kind, match, parameters) => {
		order(kind, match, 1000);
		const cancel = new AbortController();
		let cancelledAt = Infinity;
		bench.sandbox.app.server.prependListener('request', ({ method, url }: { method: string; url: string }) => {
			if (match.test(`${method} ${url.split('?')[0]}`)) setTimeout(() => void ((cancelledAt = performance.now()), cancel.abort()), 150);
		});
		const error = await runAmazonNode(parameters(), [{ json: {} }], bench.credentials, undefined, cancel.signal).catch(
			(failure: Failed) => failure,
		);
		expect((error as Failed).context.details).toMatchObject({ reason: 'cancelled' });
		expect(performance.now() - cancelledAt).toBeLessThan(1000);
		expect(asked(match)).toBe(1);
		showsNothingPrivate(error as Failed);
	});
});
