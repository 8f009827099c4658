import type { IDataObject } from 'n8n-workflow';
import type { FaultKind } from '../../../sandbox/core/faults';
import { FaultBench, SEARCH, search } from './faultBench';
import { anOrder, orderId, settlementText } from './fixtures';

/** What becomes of a read when Amazon misbehaves: the table of docs/amazon-faults.md. */
jest.setTimeout(120_000);

let bench: FaultBench;
beforeEach(async () => (bench = await FaultBench.start()));
afterEach(async () => await bench.stop());

describe('a read', () => {
	beforeEach(() => bench.amazon.addOrders(anOrder(1), anOrder(2), anOrder(3)));
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
		bench.order(kind, SEARCH);
		const { items, error, seconds } = await bench.run(search);
		expect(error).toBeUndefined();
		expect(items.map((item) => item.orderId)).toEqual([orderId(1), orderId(2), orderId(3)]);
		expect(titles(items)).toEqual(Array(3).fill('Teapot, Müller'));
		expect(bench.asked(SEARCH)).toBe(count);
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
		bench.order(kind, SEARCH, 1000);
		const { items, error, seconds } = await bench.run(search);
		expect(items).toEqual([]);
		expect(error?.context.details).toMatchObject({ reason, operation: 'searchOrders', remedy: expect.stringMatching(/\w/) });
		expect(bench.asked(SEARCH)).toBe(count);
		// A slot of this operation comes every 179 s, and three of them fit in.
		expect(seconds).toBeLessThanOrEqual(reason === 'rateLimited' ? 575 : 300);
	});

	test('with empty pages for ever is no empty list: it ends with an error', async () => {
		bench.order('emptyPage', SEARCH, 1000);
		const { items, error } = await bench.run(search);
		expect(items).toEqual([]);
		expect(error?.message).toContain('the list was not read to its end');
		expect(bench.asked(SEARCH)).toBeLessThanOrEqual(30);
	});

	test('with a refresh token that was revoked stops at the login', async () => {
		bench.order('invalidGrant', /^POST \/auth/, 1000);
		const { error } = await bench.run(search);
		expect(error?.context.details).toMatchObject({ reason: 'loginRefused', code: 'invalid_grant' });
		expect([bench.asked(SEARCH), bench.asked(/^POST \/auth/)]).toEqual([0, 1]);
	});

	test.each<[FaultKind, number]>([
		['slowDrip', 2],
		['hang', 2],
		['unavailable', 2],
		['dropBefore', 2],
	])('with %s at the login logs in again', async (kind, count) => {
		bench.order(kind, /^POST \/auth/);
		const { items } = await bench.run(search);
		expect(items).toHaveLength(3);
		expect(bench.asked(/^POST \/auth/)).toBe(count);
	});
});

describe('the download of a document', () => {
	const DOCUMENT = /^GET \/documents\//;
	const text = settlementText('11005').replace('T-1', 'Mütze-1');
	const get = (output = 'header') =>
		bench.run({
			resource: 'settlement',
			operation: 'get',
			reportDocumentId: bench.amazon.addReport(5, {}, text),
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
		bench.order(kind, DOCUMENT);
		const { items, error } = await get();
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ settlementId: '11005', totalAmount: '10.25' }]);
		expect(bench.asked(DOCUMENT)).toBe(count);
	});

	test.each<[FaultKind, string]>([
		['unavailable', 'unavailable'],
		['truncate', 'noConnection'],
		['hang', 'noConnection'],
	])('with %s for ever ends as %s after four transfers', async (kind, reason) => {
		bench.order(kind, DOCUMENT, 1000);
		const { items, error } = await get();
		expect(items).toEqual([]);
		expect(error?.context.details).toMatchObject({ reason });
		expect(bench.asked(DOCUMENT)).toBe(4);
	});

	test.each<FaultKind>(['splitText', 'wrongCharset'])('with %s keeps every letter', async (kind) => {
		bench.order(kind, DOCUMENT);
		const { items } = await get('rows');
		expect(items.map(({ sku }) => sku)).toContain('Mütze-1');
	});

	test('that comes empty is no settlement without rows', async () => {
		bench.order('noContent', DOCUMENT);
		const { items, error } = await get();
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/\w/);
	});
});
