import { SELLER_ID } from '../../../sandbox/company/company';
import { AmazonBench, bodyOf, byId, DE, queryOf, SHOP, UK } from './fixtures';

jest.setTimeout(60_000);

let bench: AmazonBench;
beforeEach(async () => {
	bench = await AmazonBench.startNow();
	bench.addListing('T-1', 4);
	bench.addListing('T-2', 5);
	bench.addListing('T-FBA', 0, 'AMAZON_EU');
});
afterEach(async () => await bench.sandbox.stop());

const ITEM = (sku: string) => `/listings/2021-08-01/items/${SELLER_ID}/${encodeURIComponent(sku)}`;
const SEARCH = `/listings/2021-08-01/items/${SELLER_ID}`;
const patches = () => bench.exchanges.filter(({ method }) => method === 'PATCH');
const set = { resource: 'listing', operation: 'updateQuantity', ...SHOP, sku: byId('T-1'), quantity: 7 };
const setAll = {
	resource: 'listing',
	operation: 'updateQuantities',
	...SHOP,
	sku: '={{ $json.sku }}',
	quantity: '={{ $json.quantity }}',
	method: 'auto',
};
const items = (...changes: Array<[string, unknown]>) => changes.map(([sku, quantity]) => ({ json: { sku, quantity } as never }));
const patchOf = (quantity: number) => ({
	productType: 'PRODUCT',
	patches: [{ op: 'merge', path: '/attributes/fulfillment_availability', value: [{ fulfillment_channel_code: 'DEFAULT', quantity }] }],
});
const stored = (sku: string) => (bench.sandbox.store.all('amazonListing').find((each) => each.sku === sku) as any).accepted;

test('gets a listing, its SKU encoded once', async () => {
	bench.addListing('T/3 blue%', 6);
	const run = await bench.run({
		resource: 'listing',
		operation: 'get',
		...SHOP,
		sku: byId('T/3 blue%'),
		includedData: ['fulfillmentAvailability'],
	});
	expect(run.json('Amazon')).toEqual([{ sku: 'T/3 blue%', fulfillmentAvailability: [{ fulfillmentChannelCode: 'DEFAULT', quantity: 6 }] }]);
	expect(bench.asked(ITEM('T/3 blue%')).map(queryOf)).toEqual([
		{ marketplaceIds: 'A1F83G8C2ARO7P', includedData: 'fulfillmentAvailability' },
	]);
});

test('searches all listings over several pages, by a key that stays', async () => {
	for (let n = 10; n < 52; n++) bench.addListing(`U-${n}`, n);
	const run = await bench.run({ resource: 'listing', operation: 'getAll', ...SHOP, returnAll: true, includedData: ['summaries'] });
	expect(run.json('Amazon').map(({ sku }) => sku)).toEqual(['T-1', 'T-2', 'T-FBA', ...Array.from({ length: 42 }, (_, n) => `U-${n + 10}`)]);
	const [first, second] = bench.asked(SEARCH).map(queryOf);
	expect(first).toEqual({ marketplaceIds: 'A1F83G8C2ARO7P', includedData: 'summaries', sortBy: 'sku', sortOrder: 'ASC', pageSize: '20' });
	expect(second).toEqual({ ...first, pageToken: expect.any(String) });
});

test('gets all of more listings than Amazon gives in one search, each once, by the time at which they were created', async () => {
	bench.sandbox.store.transaction(() => {
		for (let n = 0; n < 2100; n++) bench.addListing(`W-${n}`, 1);
		for (const [n, { id }] of bench.sandbox.store.all('amazonListing').entries())
			bench.sandbox.store.update('amazonListing', id, { createdTime: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString() });
	});
	const all = { resource: 'listing', operation: 'getAll', ...SHOP, returnAll: true };
	const run = await bench.run({ ...all, includedData: ['summaries'] });
	expect(run.error).toBeUndefined();
	expect(new Set(run.json('Amazon').map(({ sku }) => sku)).size).toBe(2103);
	expect(run.json('Amazon')).toHaveLength(2103);
	// 2103 by twenty are 106 pages; beside them the first page, by which it shows that there are more, and the first listing of each further search.
	expect(bench.asked(SEARCH).length).toBeLessThanOrEqual(108);
	const without = await bench.run({ ...all, includedData: ['fulfillmentAvailability'] });
	expect(without.error?.message).toBe('Amazon gives only 1000 of 2103 listings in one search');
});

test('says so when Amazon leaves listings out of a search for all', async () => {
	for (let n = 0; n < 1001; n++) bench.addListing(`V-${n}`, 1);
	const run = await bench.run({ resource: 'listing', operation: 'getAll', ...SHOP, returnAll: true, includedData: ['summaries'] });
	expect(run.error?.message).toBe('Amazon gives only 1000 of 1004 listings in one search');
	const limited = await bench.run({ resource: 'listing', operation: 'getAll', ...SHOP, limit: 1002, includedData: ['summaries'] });
	expect(limited.error?.message).toBe('Amazon gives only 1000 of 1004 listings in one search');
	const enough = await bench.run({ resource: 'listing', operation: 'getAll', ...SHOP, limit: 30, includedData: ['summaries'] });
	expect(enough.json('Amazon')).toHaveLength(30);
});

test('searches by identifiers', async () => {
	const run = await bench.run({
		resource: 'listing',
		operation: 'getAll',
		...SHOP,
		includedData: ['summaries'],
		filters: { identifiers: 'T-2, T-FBA', identifiersType: 'SKU' },
	});
	expect(run.json('Amazon').map(({ sku }) => sku)).toEqual(['T-2', 'T-FBA']);
	expect(queryOf(bench.asked(SEARCH)[0])).toMatchObject({ identifiers: 'T-2,T-FBA', identifiersType: 'SKU', pageSize: '20' });
});

test('sets a quantity, and the handling time stays', async () => {
	const run = await bench.run(set);
	expect(run.json('Amazon')).toMatchObject([
		{ sku: 'T-1', status: 'ACCEPTED', quantity: 7, preview: false, submissionId: expect.any(String) },
	]);
	expect(patches().map(bodyOf)).toEqual([patchOf(7)]);
	expect(queryOf(patches()[0])).toEqual({ marketplaceIds: 'A1F83G8C2ARO7P', includedData: 'issues' });
	expect(stored('T-1')).toEqual([{ fulfillment_channel_code: 'DEFAULT', quantity: 7, lead_time_to_ship_max_days: 3 }]);
});

test('a preview changes nothing', async () => {
	const run = await bench.run({ ...set, options: { preview: true, issueLocale: 'en_GB' } });
	expect(run.json('Amazon')).toMatchObject([{ status: 'VALID', preview: true }]);
	expect(queryOf(patches()[0])).toMatchObject({ mode: 'VALIDATION_PREVIEW', issueLocale: 'en_GB' });
	expect(stored('T-1')[0].quantity).toBe(4);
});

test('a listing that Amazon fulfils is never patched', async () => {
	const run = await bench.run({ ...set, sku: byId('T-FBA') });
	expect(run.error?.message).toBe('T-FBA is not fulfilled by the seller alone: its channels are AMAZON_EU');
	expect(patches()).toEqual([]);
	expect(stored('T-FBA')).toEqual([{ fulfillment_channel_code: 'AMAZON_EU' }]);
});

test.each([[-1], [1.5], ['={{ $json.missing }}'], ['={{ null }}'], [' '], ['many']])(
	'a quantity of %p is refused before anything is sent, never taken for zero',
	async (quantity) => {
		const run = await bench.run({ ...set, quantity });
		expect(run.error?.message).toContain('whole number from 0');
		expect(bench.exchanges).toEqual([]);
	},
);

test('few changes go by patches, each with its own outcome beside its input item', async () => {
	const run = await bench.run(setAll, { items: items(['T-2', '9'], ['T-FBA', 3], ['T-9', 1], ['T-1', 0], ['T-4', '']) });
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon').map(({ sku, quantity, outcome, method }) => [sku, quantity, outcome, method])).toEqual([
		['T-2', 9, 'accepted', 'patch'],
		['T-FBA', 3, 'refused', 'none'],
		['T-9', 1, 'refused', 'none'],
		['T-1', 0, 'accepted', 'patch'],
		['T-4', null, 'refused', 'none'],
	]);
	expect(run.items('Amazon').map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
	expect(run.json('Amazon').map(({ message }) => message)).toEqual([
		'',
		'T-FBA is not fulfilled by the seller alone: its channels are AMAZON_EU',
		'There is no listing T-9 in this marketplace',
		'',
		'The quantity of T-4 is not a whole number from 0',
	]);
	expect(patches().map((each) => [each.url.split('?')[0], bodyOf(each)])).toEqual([
		[ITEM('T-2'), patchOf(9)],
		[ITEM('T-1'), patchOf(0)],
	]);
	// One search told how all of them are fulfilled.
	expect(bench.asked(SEARCH).map(queryOf)).toEqual([
		{
			marketplaceIds: 'A1F83G8C2ARO7P',
			identifiers: 'T-2,T-FBA,T-9,T-1',
			identifiersType: 'SKU',
			includedData: 'fulfillmentAvailability',
			pageSize: '20',
		},
	]);
});

test('items for another marketplace or seller stop all of it: nothing goes to the wrong store', async () => {
	const each = { ...setAll, marketplaceId: byId('={{ $json.store }}') };
	const changes = [
		['T-1', 1, UK],
		['T-2', 2, DE],
	].map(([sku, quantity, store]) => ({ json: { sku, quantity, store } as never }));
	const run = await bench.run(each, { items: changes });
	expect(run.error?.message).toContain('Item 1 is for');
	expect(bench.exchanges).toEqual([]);
});

test('an SKU that stands twice is refused both times', async () => {
	const run = await bench.run(setAll, { items: items(['T-1', 1], ['T-1', 2], ['T-2', 3]) });
	expect(run.json('Amazon').map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'accepted']);
	expect(stored('T-1')[0].quantity).toBe(4);
});

test.each(['shortPage', 'emptyPage'] as const)('a listing on a second page (%s) is no missing one', async (kind) => {
	bench.sandbox.faults.add({ side: 'amazon', kind, match: /^GET \/listings\// });
	const run = await bench.run(setAll, { items: items(['T-1', 11], ['T-2', 12]) });
	expect(run.json('Amazon')).toMatchObject([
		{ sku: 'T-1', outcome: 'accepted' },
		{ sku: 'T-2', outcome: 'accepted' },
	]);
});

test('many changes go by one feed, whose processing report gives the outcome of each', async () => {
	const run = await bench.run({ ...setAll, options: { patchLimit: 1 } }, { items: items(['T-1', 11], ['T-2', 12]) });
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon')).toMatchObject([
		{ sku: 'T-1', quantity: 11, outcome: 'accepted', method: 'feed', feedId: expect.any(String) },
		{ sku: 'T-2', quantity: 12, outcome: 'accepted', method: 'feed' },
	]);
	expect(patches()).toEqual([]);
	const posts = bench.exchanges.filter(({ method }) => method === 'POST' || method === 'PUT').filter(({ url }) => !url.startsWith('/auth'));
	expect(posts.map(({ method, url }) => [method, url.split('?')[0].replace(/[^/]*input-\d+$/, 'ID')])).toEqual([
		['POST', '/feeds/2021-06-30/documents'],
		['PUT', '/documents/ID'],
		['POST', '/feeds/2021-06-30/feeds'],
	]);
	expect(bodyOf(posts[0])).toEqual({ contentType: 'application/json; charset=UTF-8' });
	expect(bodyOf(posts[2])).toEqual({
		feedType: 'JSON_LISTINGS_FEED',
		marketplaceIds: ['A1F83G8C2ARO7P'],
		inputFeedDocumentId: expect.any(String),
	});
	expect(stored('T-1')).toEqual([{ fulfillment_channel_code: 'DEFAULT', quantity: 11, lead_time_to_ship_max_days: 3 }]);
	expect(stored('T-2')[0].quantity).toBe(12);
});

test('a listing that goes while the feed is on its way is invalid, the others are accepted', async () => {
	bench.sandbox.app.server.prependListener('request', ({ method, url }: { method?: string; url?: string }) => {
		if (method !== 'POST' || url !== '/feeds/2021-06-30/feeds') return;
		const { id } = bench.sandbox.store.all('amazonListing').find((each) => each.sku === 'T-2')!;
		bench.sandbox.store.delete('amazonListing', id);
	});
	const run = await bench.run({ ...setAll, method: 'feed' }, { items: items(['T-1', 11], ['T-2', 12]) });
	expect(run.json('Amazon').map(({ sku, outcome }) => [sku, outcome])).toEqual([
		['T-1', 'accepted'],
		['T-2', 'invalid'],
	]);
	expect(run.json('Amazon')[1].message).not.toBe('');
});

test('a feed whose answer was lost is found, not submitted twice', async () => {
	bench.sandbox.faults.add({ side: 'amazon', kind: 'dropAfter', match: /^POST \/feeds\/2021-06-30\/feeds/ });
	const run = await bench.run({ ...setAll, method: 'feed' }, { items: items(['T-1', 11]) });
	expect(run.json('Amazon')).toMatchObject([{ sku: 'T-1', outcome: 'accepted', method: 'feed' }]);
	expect(bench.sandbox.store.all('amazonFeed')).toHaveLength(1);
});

test('a feed that got no answer and shows nowhere is not taken for another one that was there, nor submitted again', async () => {
	await bench.run({ ...setAll, method: 'feed' }, { items: items(['T-2', 12]) });
	bench.sandbox.faults.add({ side: 'amazon', kind: 'serverError', match: /^POST \/feeds\/2021-06-30\/feeds/, times: 9 });
	const run = await bench.run({ ...setAll, method: 'feed' }, { items: items(['T-1', 11]) });
	expect(run.json('Amazon')).toMatchObject([
		{
			sku: 'T-1',
			outcome: 'unknown',
			method: 'feed',
			message: expect.stringContaining('It is not known whether Amazon carried out createFeed'),
		},
	]);
	expect(bench.sandbox.store.all('amazonFeed')).toHaveLength(1);
	expect(bench.asked('/feeds/2021-06-30/feeds').filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('a list of feeds that comes in short pages is read to its end, so that no older feed is taken for the new one', async () => {
	await bench.run({ ...setAll, method: 'feed' }, { items: items(['T-1', 11]) });
	await bench.run({ ...setAll, method: 'feed' }, { items: items(['T-2', 12]) });
	bench.sandbox.faults.add({ side: 'amazon', kind: 'serverError', match: /^POST \/feeds\/2021-06-30\/feeds/, times: 9 });
	bench.sandbox.faults.add({ side: 'amazon', kind: 'shortPage', match: /^GET \/feeds\/2021-06-30\/feeds$/ });
	const run = await bench.run({ ...setAll, method: 'feed' }, { items: items(['T-1', 13]) });
	expect(run.json('Amazon')).toMatchObject([{ sku: 'T-1', outcome: 'unknown', method: 'feed' }]);
});

test('a feed that takes longer than the wait is pending, and is read later', async () => {
	bench.sandbox.app.server.prependListener('request', ({ method, url }: { method?: string; url?: string }) => {
		if (method !== 'GET' || !url?.startsWith('/feeds/2021-06-30/feeds/')) return;
		const [feed] = bench.sandbox.store.all('amazonFeed');
		if (feed.slow === undefined)
			bench.sandbox.store.update('amazonFeed', feed.id, { startsAt: 0, endsAt: bench.clock.now() + 3_600_000, slow: true });
	});
	const run = await bench.run({ ...setAll, method: 'feed', options: { maxWaitSeconds: 1 } }, { items: items(['T-1', 11]) });
	const [{ feedId, outcome }] = run.json('Amazon');
	expect(outcome).toBe('pending');
	const soon = await bench.run({ resource: 'listing', operation: 'getBulkResult', feedId: feedId as string });
	expect(soon.json('Amazon')).toMatchObject([{ finished: false, explanation: `Feed ${String(feedId)} is IN_PROGRESS` }]);
	bench.clock.advance(3_600_000);
	const later = await bench.run({ resource: 'listing', operation: 'getBulkResult', feedId: feedId as string });
	expect(later.json('Amazon')).toMatchObject([
		{
			feedId,
			processingStatus: 'DONE',
			finished: true,
			summary: { messagesProcessed: 1, messagesAccepted: 1, messagesInvalid: 0 },
			issues: [],
		},
	]);
});

test('a seller that the token does not belong to stops the run before anything is set', async () => {
	const run = await bench.run({ ...setAll, sellerId: 'A0OTHER' }, { items: items(['T-1', 11]) });
	const going = await bench.run(
		{ ...setAll, sellerId: 'A0OTHER' },
		{ items: items(['T-1', 11], ['T-2', 12]), more: { onError: 'continueRegularOutput' } },
	);
	expect(going.items('Amazon').map(({ json, pairedItem }) => [json.details, pairedItem])).toEqual(
		[0, 1].map((item) => [expect.objectContaining({ reason: 'notAllowed' }), { item }]),
	);
	expect(run.error?.message).toBe(
		'Amazon does not allow searchListingsItems with this credential (seller A0OTHER, SKU T-1, marketplace A1F83G8C2ARO7P)',
	);
	expect(patches()).toEqual([]);
});
