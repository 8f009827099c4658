import axios from 'axios';
import { TABLES, WORKFLOWS } from '../../sandbox/demo/ids';
import { COLLECTION } from '../../sandbox/sage/books/names';
import type { OrderRecord } from '../../sandbox/sage/postings/salesOrder';
import { Canvas } from '../../workflows/source/builder/canvas';
import { calledByWebhook, callWorkflow } from '../../workflows/source/builder/nodes';
import { World } from './world';

jest.setTimeout(600_000);

const BY_ID = { path: 'import-by-id', id: 'amzTestByIdOrder', webhookId: '6b0f1c52-6a35-4b0c-9d36-0d6d54f6b101' };

let world: World;
/** Orders of the demo company that are to be sent, in Sage after the first run. */
let open: string[];
let again: Awaited<ReturnType<World['run']>>;

const onAmazon = async (orderId: string, act: string) =>
	await axios.post(`${world.running.sandbox.baseUrl()}/sandbox/amazon/orders/${orderId}/${act}`, {}, { timeout: 60_000 });
/** Rows of Sage's own store; money in pence. */
const sageOrders = (orderId: string): any[] =>
	world.running.sandbox.store
		.all<OrderRecord>(COLLECTION.order)
		.map(({ row }) => row)
		.filter((row) => row.customer_document_no === orderId);
const exceptionsOf = async (orderId: string) =>
	(await world.openExceptions()).filter(({ recordId, flow }) => recordId === orderId && flow === 'orders');
const trailOf = async (orderId: string) => (await world.rows('orderTrail')).find((row) => row.orderId === orderId)!;

/** A row that a person adds to the settings: the table has none for what stands at its default. */
const add = async (key: string, value: string) => await world.running.api.addRows(TABLES.settings.id, [{ key, value, means: '' }]);

function byId(): Canvas {
	const canvas = new Canvas({ workflow: { id: BY_ID.id, name: 'Import by id' }, description: 'Test', tags: [], settings: { keep: 'all' } });
	const start = canvas.add('Start', [0, 0], calledByWebhook(BY_ID.path, BY_ID.webhookId));
	start.to(canvas.add('Import', [1, 0], callWorkflow(WORKFLOWS.importOrders, { orderIds: '={{ $json.body.orderIds }}' })));
	return canvas;
}

beforeAll(async () => {
	world = await World.begin();
	await world.run();
	const inSage = new Set((await world.sage()).orderIds);
	const listed: any[] = await world.sandbox('amazon/orders');
	open = listed.filter(({ orderId, status }) => status === 'UNSHIPPED' && inSage.has(orderId)).map(({ orderId }) => orderId);
	await add('orders.cancelledOnAmazon', 'Delete');
});
afterAll(async () => await world?.end());

test('the demo company has orders that buyers can still change', () => {
	expect(open.length).toBeGreaterThanOrEqual(4);
});

test('after the import an order that is cancelled on Amazon is deleted in Sage, but not once something of it is despatched', async () => {
	const [deleted, despatched, asked, moved] = open as [string, string, string, string];
	const [{ id }] = sageOrders(despatched);
	await world.person('despatch', id);
	await onAmazon(deleted, 'cancel');
	await onAmazon(despatched, 'cancel');
	await onAmazon(asked, 'ask-to-cancel');
	await onAmazon(moved, 'move-delivery');
	const { orderIds: before } = await world.sage();
	again = await world.run();
	expect(again.orders).toMatchObject({ skipped: false, posted: 0, cancellations: { asked: 1, done: 1, held: 1 } });
	const { orderIds: after } = await world.sage();
	expect([...after].sort()).toEqual(before.filter((orderId) => orderId !== deleted).sort());
	expect(await exceptionsOf(deleted)).toEqual([]);
	expect(await exceptionsOf(despatched)).toMatchObject([{ kind: 'cancelledOnAmazon', owner: 'operations' }]);
	expect(await trailOf(deleted)).toMatchObject({
		amazonStatus: 'CANCELLED',
		cancellation: expect.stringMatching(/^Sage order \d+ deleted$/),
	});
	expect(await trailOf(despatched)).toMatchObject({ cancellation: 'waits for a person', openExceptions: 'cancelledOnAmazon' });
});

test('a buyer who asks to cancel after the import is told to operations at once, and nothing is changed in Sage', async () => {
	const asked = open[2] as string;
	expect(sageOrders(asked)).toHaveLength(1);
	expect(await exceptionsOf(asked)).toMatchObject([{ kind: 'buyerAskedToCancel', owner: 'operations' }]);
	expect((await trailOf(asked)).cancellationAskedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('a delivery that was moved is told, because changes are left to people, and is in Sage once they are not', async () => {
	const moved = open[3] as string;
	expect(await exceptionsOf(moved)).toMatchObject([
		{ kind: 'orderChangedOnAmazon', message: expect.stringContaining('delivery address (address1') },
	]);
	await add('orders.changedOnAmazon', 'Update');
	await add('orders.cancellationFlag', 'analysis_code_4');
	await world.run();
	expect(await exceptionsOf(moved)).toEqual([]);
	const [order] = sageOrders(moved);
	expect(order.delivery_address.address_1).toBe('3 Loom Lane');
	const listed: any[] = await world.sandbox('amazon/orders');
	expect((order.total_gross_value / 100).toFixed(2)).toBe(listed.find(({ orderId }) => orderId === moved).total);
});

test('a buyer who asks is flagged in the field of the order that the client named', async () => {
	const [order] = sageOrders(open[2] as string);
	expect(order.analysis_code_4).toBe('Buyer asked to cancel on Amazon');
	// It was asked for before: the time of the first word stays.
	expect((await world.rows('exceptions')).filter(({ kind, status }) => kind === 'buyerAskedToCancel' && status === 'open')).toHaveLength(1);
});

test('nothing is left to be done in a further run', async () => {
	const before = await world.sage();
	const { orders } = await world.run();
	expect(orders).toMatchObject({ posted: 0, cancellations: { asked: 1, done: 0, held: 1 } });
	expect(await world.sage()).toEqual(before);
});

test('one order is imported by its id, and one that Amazon does not have is told', async () => {
	await world.publishBeside(byId().toJson());
	const [again] = open as [string];
	await world.call(BY_ID.path, { orderIds: `202-9999999-9999999 ${again}` });
	expect(await exceptionsOf('202-9999999-9999999')).toMatchObject([{ kind: 'orderNotOnAmazon', owner: 'ecommerce' }]);
	expect(await exceptionsOf(again)).toEqual([]);
});
