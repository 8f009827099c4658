import { anOrder, DE, orderId, UK } from './fixtures';
import { idsOf, PollBench } from './pollBench';

jest.setTimeout(60_000);

let bench: PollBench;
beforeEach(async () => (bench = await PollBench.start()));
afterEach(async () => await bench.stop());

const created = { event: 'orderCreated' };
const changed = { event: 'orderChanged' };
const cancellation = { event: 'cancellationRequested' };
const status = (fulfillmentStatus: string) => ({ fulfillment: { ...(anOrder(1).fulfillment as object), fulfillmentStatus } });

const change = (n: number, more: Record<string, unknown>) => {
	const record = bench.amazon.sandbox.store.all('amazonOrder').find(({ order }) => (order as { orderId: string }).orderId === orderId(n))!;
	const lastUpdatedTime = new Date(bench.amazon.clock.now()).toISOString();
	bench.amazon.sandbox.store.update('amazonOrder', record.id, { order: { ...(record.order as object), lastUpdatedTime, ...more } });
};
const askToCancel = (n: number) =>
	change(n, {
		orderItems: [
			{
				...(anOrder(n).orderItems as object[])[0],
				cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'Ordered by mistake' } },
			},
		],
	});

test('starts now: what was there before is no event', async () => {
	bench.amazon.addOrders(bench.orderAt(1, -60), bench.orderAt(2, -5));
	expect(await bench.poll(created)).toEqual([]);
	expect(await bench.later(10, created)).toEqual([]);
	bench.amazon.addOrders(bench.orderAt(3, 1));
	expect(idsOf(await bench.later(5, created))).toEqual([orderId(3)]);
});

test('gives each created order once, although every poll reads back a while', async () => {
	await bench.poll(created);
	bench.amazon.addOrders(bench.orderAt(1, 1), bench.orderAt(2, 2));
	expect(idsOf(await bench.later(5, created))).toEqual([orderId(1), orderId(2)]);
	for (let poll = 0; poll < 4; poll++) expect(await bench.later(5, created)).toEqual([]);
});

test('an order that shows late in the search is not lost', async () => {
	await bench.poll(created);
	await bench.later(30, created);
	bench.amazon.addOrders(bench.orderAt(1, -10)); // its own time lies before the last poll
	expect(idsOf(await bench.later(3, created))).toEqual([orderId(1)]);
});

test('starts from a time that is given', async () => {
	bench.amazon.addOrders(bench.orderAt(1, -180), bench.orderAt(2, -60));
	const startFrom = new Date(bench.amazon.clock.now() - 120 * 60_000).toISOString();
	expect(idsOf(await bench.poll({ ...created, startFrom }))).toEqual([orderId(2)]);
	await expect(bench.poll({ ...created, startFrom: 'soon' })).rejects.toThrow('Start From is not a date: "soon"');
});

test('a start without a zone is in the time zone of the workflow, whatever that of the server', async () => {
	await bench.poll({ ...created, startFrom: '2026-07-01T00:00:00' });
	expect(bench.memory).toMatchObject({ state: { startedAt: '2026-06-30T23:00:00Z' } }); // summer time in London
});

test('gives an order at each of its changes', async () => {
	await bench.poll(changed);
	bench.amazon.addOrders(bench.orderAt(1, 1));
	expect(idsOf(await bench.later(5, changed))).toEqual([orderId(1)]);
	expect(await bench.later(5, changed)).toEqual([]);
	change(1, status('CANCELLED'));
	expect(await bench.later(5, changed)).toMatchObject([{ orderId: orderId(1), fulfillment: { fulfillmentStatus: 'CANCELLED' } }]);
	expect(await bench.later(5, changed)).toEqual([]);
});

test('of changed orders gives only those that are ready to import, when asked to', async () => {
	const ready = { ...changed, readyOnly: true };
	await bench.poll(ready);
	bench.amazon.addOrders(bench.orderAt(1, 1, status('PENDING')), bench.orderAt(2, 1, status('UNSHIPPED')));
	expect(idsOf(await bench.later(5, ready))).toEqual([orderId(2)]);
	change(1, status('UNSHIPPED'));
	expect(idsOf(await bench.later(5, ready))).toEqual([orderId(1)]);
});

test('a created order that is pending waits, and comes once when it is ready, days later', async () => {
	const ready = { ...created, readyOnly: true };
	await bench.poll(ready);
	bench.amazon.addOrders(bench.orderAt(1, 1, status('PENDING')), bench.orderAt(2, 1, status('PENDING')));
	expect(await bench.later(5, ready)).toEqual([]);
	expect(await bench.later(3 * 1440, ready)).toEqual([]);
	bench.restart();
	change(1, status('UNSHIPPED'));
	change(2, status('CANCELLED'));
	expect(idsOf(await bench.later(5, ready))).toEqual([orderId(1)]);
	const looks = bench.amazon.asked(/^\/orders\/2026-01-01\/orders\/.+/).length;
	expect(await bench.later(5, ready)).toEqual([]);
	// The cancelled one is over too: nobody looks any more.
	expect(bench.amazon.asked(/^\/orders\/2026-01-01\/orders\/.+/)).toHaveLength(looks);
});

test('a waiting order that Amazon no longer knows is over; one whose look fails fails the poll and waits on', async () => {
	const ready = { ...created, readyOnly: true };
	await bench.poll(ready);
	bench.amazon.addOrders(bench.orderAt(1, 1, status('PENDING')), bench.orderAt(2, 1, status('PENDING')));
	await bench.later(5, ready);
	const gone = bench.amazon.sandbox.store.all('amazonOrder').find(({ order }) => (order as { orderId: string }).orderId === orderId(1))!;
	bench.amazon.sandbox.store.delete('amazonOrder', gone.id);
	expect(await bench.later(5, ready)).toEqual([]);
	expect(Object.keys((bench.memory.state as { waiting: object }).waiting)).toEqual([orderId(2)]);
	change(2, status('UNSHIPPED'));
	bench.amazon.sandbox.faults.add({ side: 'amazon', kind: 'unavailable', match: /^GET \/orders\/2026-01-01\/orders\/./, times: 5 });
	await expect(bench.later(5, ready)).rejects.toThrow('Amazon could not answer getOrder');
	expect(idsOf(await bench.later(5, ready))).toEqual([orderId(2)]);
});

test('the cursor moves on also when Amazon does not say up to when it looked', async () => {
	const { parse } = JSON;
	jest.spyOn(JSON, 'parse').mockImplementation((text) => {
		const value: unknown = parse(text);
		return typeof value === 'object' && value !== null && 'createdBefore' in value ? { ...value, createdBefore: undefined } : value;
	});
	await bench.poll(created);
	await bench.later(60, created);
	expect(bench.memory).toMatchObject({ state: { cursor: '2026-11-20T12:58:00Z' } });
});

test("gives a buyer's request to cancel once, whatever changes at the order afterwards", async () => {
	await bench.poll(cancellation);
	bench.amazon.addOrders(bench.orderAt(1, 1), bench.orderAt(2, 1));
	expect(await bench.later(5, cancellation)).toEqual([]);
	askToCancel(1);
	const [request, ...others] = await bench.later(5, cancellation);
	expect(others).toEqual([]);
	expect(request).toMatchObject({
		orderId: orderId(1),
		orderItems: [{ cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'Ordered by mistake' } } }],
	});
	bench.amazon.clock.advance(120 * 60_000);
	change(1, status('SHIPPED'));
	expect(await bench.later(5, cancellation)).toEqual([]);
});

test('a manual run shows samples and moves nothing', async () => {
	bench.amazon.addOrders(bench.orderAt(1, -60 * 24), bench.orderAt(2, -60));
	await bench.poll(created);
	const before = JSON.stringify(bench.memory);
	bench.amazon.addOrders(bench.orderAt(3, 1));
	bench.amazon.clock.advance(10 * 60_000);
	expect(idsOf(await bench.poll(created, { mode: 'manual' }))).toEqual([orderId(1), orderId(2), orderId(3)]);
	expect(JSON.stringify(bench.memory)).toBe(before);
	expect(idsOf(await bench.poll(created))).toEqual([orderId(3)]);
});

test('a sample shows only what would be given out, without gift messages', async () => {
	const packing = { giftOption: { giftMessage: 'Happy birthday, Anna', giftWrapLevel: 'STANDARD' } };
	bench.amazon.addOrders(
		bench.orderAt(1, -60, status('PENDING')),
		bench.orderAt(2, -60, { orderItems: [{ ...(anOrder(2).orderItems as object[])[0], fulfillment: { packing } }] }),
	);
	const sample = await bench.poll({ ...created, readyOnly: true }, { mode: 'manual' });
	expect(idsOf(sample)).toEqual([orderId(2)]);
	expect(JSON.stringify(sample)).not.toContain('Anna');
	const parameters = { ...changed, startFrom: '2026-11-01T00:00:00Z' };
	expect(JSON.stringify(await bench.poll(parameters))).not.toContain('Anna');
	expect(JSON.stringify(await bench.poll({ ...parameters, includedData: ['RECIPIENT'], marketplaceIds: UK }))).toContain('Anna');
});

test('another credential or another setting does not go on from the same place', async () => {
	await bench.poll(created);
	bench.amazon.addOrders(
		bench.orderAt(1, 1),
		bench.orderAt(2, 1, { salesChannel: { channelName: 'AMAZON', marketplaceId: DE, marketplaceName: 'Amazon.de' } }),
	);
	bench.amazon.clock.advance(10 * 60_000);
	expect(await bench.poll(created, { credentialId: 'seller-2' })).toEqual([]);
	expect(await bench.poll({ ...created, marketplaceIds: DE })).toEqual([]);
	bench.amazon.addOrders(
		bench.orderAt(3, 1),
		bench.orderAt(4, 1, { salesChannel: { channelName: 'AMAZON', marketplaceId: DE, marketplaceName: 'Amazon.de' } }),
	);
	expect(idsOf(await bench.later(5, { ...created, marketplaceIds: DE }))).toEqual([orderId(4)]);
});

test('a new refresh token of the same credential goes on where the old one was', async () => {
	await bench.poll({ ...created, marketplaceIds: UK });
	const [state] = Object.values(bench.memory);
	await bench.later(5, { ...created, marketplaceIds: UK });
	expect(Object.values(bench.memory)[0]).toMatchObject({
		scope: (state as { scope: string }).scope,
		startedAt: (state as { startedAt: string }).startedAt,
	});
});
