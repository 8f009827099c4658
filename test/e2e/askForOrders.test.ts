import axios from 'axios';
import { COLLECTIONS, type OrderRecord } from '../../sandbox/amazon/records';
import { eventually, World } from './world';

jest.setTimeout(600_000);

const MISSED = '203-7777777-7777777';
const ELSEWHERE = '999-0000000-0000001';

let world: World;

/** Sends the form as a browser does. The sign-in is n8n's own and is left out here. */
async function ask(text: string): Promise<number> {
	const form = new FormData();
	form.append('field-0', text);
	const url = `${world.running.api.url}/form/ask-for-orders`;
	const send = async () => (await axios.post(url, form, { validateStatus: () => true, timeout: 300_000 })).status;
	// Just after the publication n8n may not know the form yet.
	return await eventually(send, (status) => status === 200);
}

/** As if Amazon's search missed an order: it changed last before what the import looks at. */
async function addMissedOrder(): Promise<void> {
	const { store } = world.running.sandbox;
	const { orderIds } = await world.sage();
	const like = store
		.all<OrderRecord>(COLLECTIONS.orders)
		.find(({ order }) => orderIds.includes(order.orderId) && order.fulfillment?.fulfillmentStatus === 'UNSHIPPED') as OrderRecord;
	const order = { ...structuredClone(like.order), orderId: MISSED, lastUpdatedTime: like.order.createdTime };
	store.insert(COLLECTIONS.orders, { order, settlementId: null });
}

const inSage = async () => (await world.sage()).orderIds.filter((orderId: string) => orderId === MISSED);
const runs = async () => (await world.rows('runLog')).filter(({ flow, status }) => flow === 'orders' && status !== 'running').length;

/** Waits until one more run of the import is written down and its lease is free. */
async function untilRunAfter(before: number): Promise<void> {
	await eventually(runs, (now) => now > before, 120_000);
	await eventually(
		async () => await world.heldLeases(),
		(held) => held.length === 0,
	);
}

beforeAll(async () => {
	world = await World.begin();
	await world.publish((workflow) => {
		for (const node of workflow.nodes) if (node.type === 'n8n-nodes-base.formTrigger') node.parameters.authentication = 'none';
	});
	await world.run();
	await addMissedOrder();
	await world.run();
});
afterAll(async () => await world?.end());

test('an order that Amazon does not list is not in Sage', async () => {
	expect(await inSage()).toEqual([]);
});

test('is entered once by who asks for it, however often, and stands on its trail', async () => {
	for (const text of [MISSED, `${MISSED}, not an id`]) {
		const before = await runs();
		expect(await ask(text)).toBe(200);
		await untilRunAfter(before);
		expect((await world.openExceptions()).filter(({ recordId }) => recordId === MISSED)).toEqual([]);
		expect(await inSage()).toEqual([MISSED]);
	}
	const [row] = (await world.rows('orderTrail')).filter(({ orderId }) => orderId === MISSED);
	expect(row.sageOrder).toMatch(/^\d{10}$/);
});

test('one that Amazon does not have is told as an exception', async () => {
	const before = await runs();
	expect(await ask(ELSEWHERE)).toBe(200);
	await untilRunAfter(before);
	expect((await world.openExceptions()).filter(({ recordId }) => recordId === ELSEWHERE)).toMatchObject([{ kind: 'orderNotOnAmazon' }]);
});
