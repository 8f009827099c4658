import axios from 'axios';
import { ORDERS, startWorld, type World } from './world';

let world: World;
beforeAll(async () => void (world = await startWorld()));
afterAll(async () => world.sandbox.stop());

const INCLUDED = { includedData: 'CANCELLATION,FULFILLMENT,PROCEEDS,RECIPIENT' };
const act = async (orderId: string, what: string) =>
	await axios.post(`${world.sandbox.baseUrl()}/sandbox/amazon/orders/${orderId}/${what}`, {}, { validateStatus: () => true });
const read = async (orderId: string) => (await world.get(`${ORDERS}/${orderId}`, INCLUDED)).data.order;
const unshipped = async (index: number): Promise<string> => {
	const { data } = await world.get(ORDERS, { createdAfter: '2026-01-01T00:00:00Z', fulfillmentStatuses: 'UNSHIPPED' });
	return data.orders[index].orderId;
};

it('lets a buyer ask to cancel, which leaves the order as it is', async () => {
	const orderId = await unshipped(0);
	const before = await read(orderId);
	expect((await act(orderId, 'ask-to-cancel')).status).toBe(200);
	const after = await read(orderId);
	expect(after.orderItems[0].cancellation).toEqual({ cancellationRequest: { requester: 'BUYER', cancelReason: 'Ordered by mistake' } });
	expect(after.fulfillment.fulfillmentStatus).toBe('UNSHIPPED');
	expect(after.proceeds).toEqual(before.proceeds);
	expect(after.lastUpdatedTime > before.lastUpdatedTime).toBe(true);
});

it('cancels an order, which is worth nothing then', async () => {
	const orderId = await unshipped(1);
	await act(orderId, 'cancel');
	const after = await read(orderId);
	expect(after.fulfillment.fulfillmentStatus).toBe('CANCELLED');
	expect(after).not.toHaveProperty('proceeds');
	expect(after.orderItems[0].cancellation.cancellationExecution.cancelledBy).toBe('MERCHANT');
});

it('moves the delivery of an order', async () => {
	const orderId = await unshipped(2);
	await act(orderId, 'move-delivery');
	expect((await read(orderId)).recipient.deliveryAddress.addressLine1).toBe('3 Loom Lane');
});

it('knows no other order and no other act', async () => {
	expect((await act('999-0000000-0000000', 'cancel')).status).toBe(404);
	expect((await act(await unshipped(0), 'constructor')).status).toBe(404);
});
