import { AmazonBench, anOrder, orderId } from './fixtures';

jest.setTimeout(30_000);

let bench: AmazonBench;
const startWith = async (rateFactor?: number) => (bench = await AmazonBench.start(rateFactor));
afterEach(async () => await bench.sandbox.stop());

const SEARCH = '/orders/2026-01-01/orders';
const getPages = {
	resource: 'order',
	operation: 'getPages',
	after: '2026-11-01T00:00:00Z',
	before: '2026-11-20T11:58:00Z',
	includedData: ['FULFILLMENT'],
	filters: { fulfillmentStatuses: ['SHIPPED'] },
	pageToken: '',
	mostPages: 2,
	keepBack: 0,
};
const add = (count: number) => bench.addOrders(...Array.from({ length: count }, (_, n) => anOrder(n)));
const read = async (more: object = {}) => {
	const run = await bench.run({ ...getPages, ...more });
	const [item] = run.json('Amazon') as any[];
	return { error: run.error, item, ids: item?.orders?.map((order: { orderId: string }) => order.orderId) as string[] };
};
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => orderId(from + n));

test('reads a few pages and goes on from the token in a later run, so that every order comes once', async () => {
	await startWith();
	add(250);
	const first = await read();
	expect(first.item).toMatchObject({ state: 'more', pages: 2, after: getPages.after, before: getPages.before });
	expect(first.ids).toEqual(numbered(0, 200));
	const second = await read({ pageToken: first.item.nextToken });
	expect(second.item).toMatchObject({ state: 'complete', pages: 1, nextToken: '' });
	expect(second.ids).toEqual(numbered(200, 250));
});

test('gives one item also where there is no order', async () => {
	await startWith();
	expect((await read()).item).toMatchObject({ state: 'complete', pages: 1, nextToken: '', orders: [] });
});

test("stops where Amazon's rate is used up, without waiting and without losing what was read", async () => {
	await startWith(1);
	add(2_150);
	// Twenty searches at once (orders 2026-01-01): a hundred orders each.
	const first = await read({ mostPages: 20 });
	expect(first.item).toMatchObject({ state: 'more', pages: 20 });
	const second = await read({ mostPages: 20, pageToken: first.item.nextToken });
	expect(second.item).toMatchObject({ state: 'quota', pages: 0, nextToken: first.item.nextToken, orders: [] });
	expect(bench.asked(SEARCH)).toHaveLength(20);
});

test('leaves a share of the searches to others', async () => {
	await startWith(1);
	add(1_500);
	// Half of the other 19 stay: the tenth search finds 11 and leaves 10; one more would leave 9, fewer than 9.5.
	const { item } = await read({ mostPages: 20, keepBack: 0.5 });
	expect(item).toMatchObject({ state: 'quota', pages: 10 });
	expect(item.orders).toHaveLength(1_000);
});

test('says that Amazon does not take a token, so that the reading begins again', async () => {
	await startWith();
	add(1);
	expect((await read({ pageToken: 'of another search' })).item).toMatchObject({ state: 'tokenRefused', pages: 0, orders: [] });
});

test('a search that Amazon refuses is an error, as for Get Many', async () => {
	await startWith();
	const { error } = await read({ before: '2026-11-20T11:59:30Z' });
	expect(error?.message).toContain('searchOrders');
});
