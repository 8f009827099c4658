import { ORDERS, startWorld, type World } from './world';

interface Item {
	orderItemId: string;
	quantityOrdered: number;
	fulfillment: { quantityFulfilled: number; quantityUnfulfilled: number };
}

describe('confirmShipment', () => {
	let world: World;
	let orders: Record<string, { orderId: string; orderItems: Item[]; createdTime: string }>;
	beforeEach(async () => {
		world = await startWorld();
		const { data } = await world.get(ORDERS, { createdAfter: '2026-01-01T00:00:00Z', includedData: 'FULFILLMENT,PACKAGES' });
		const by = (test: (order: any) => boolean) => data.orders.find(test);
		orders = {
			open: by((order) => order.fulfillment.fulfillmentStatus === 'UNSHIPPED' && order.orderItems[0].product.sellerSku === 'HH-BOARD-OAK'),
			partly: by((order) => order.fulfillment.fulfillmentStatus === 'PARTIALLY_SHIPPED'),
			pending: by((order) => order.fulfillment.fulfillmentStatus === 'PENDING'),
			amazon: by((order) => order.fulfillment.fulfilledBy === 'AMAZON'),
			shipped: by((order) => order.fulfillment.fulfillmentStatus === 'SHIPPED' && order.fulfillment.fulfilledBy === 'MERCHANT'),
		};
	});
	afterEach(async () => world.sandbox.stop());

	const detail = (order: { orderItems: Item[] }, change: object = {}) => ({
		packageReferenceId: '1',
		carrierCode: 'Royal Mail',
		trackingNumber: 'AB123456789GB',
		shipDate: '2026-11-23T09:30:00.000Z',
		orderItems: [{ orderItemId: order.orderItems[0].orderItemId, quantity: 1 }],
		...change,
	});
	const confirm = async (name: string, change: object = {}, top: object = {}) =>
		world.send('POST', `/orders/v0/orders/${orders[name].orderId}/shipmentConfirmation`, {
			marketplaceId: 'A1F83G8C2ARO7P',
			packageDetail: detail(orders[name], change),
			...top,
		});
	const readBack = async (name: string) =>
		(await world.get(`${ORDERS}/${orders[name].orderId}`, { includedData: 'PACKAGES,FULFILLMENT' })).data.order;

	it('answers 204 without a body and shows the package', async () => {
		const answer = await confirm('open', { shippingMethod: 'Royal Mail Tracked 24' });
		expect([answer.status, answer.data]).toEqual([204, '']);
		const order = await readBack('open');
		expect(order.packages).toEqual([
			{
				packageReferenceId: '1',
				createdTime: '2026-11-23T10:00:00Z',
				packageStatus: { status: 'SHIPPED' },
				carrier: 'Royal Mail',
				trackingNumber: 'AB123456789GB',
				shipTime: '2026-11-23T09:30:00Z',
				shippingService: 'Royal Mail Tracked 24',
				packageItems: [{ orderItemId: orders.open.orderItems[0].orderItemId, quantity: 1 }],
			},
		]);
		expect(order.fulfillment.fulfillmentStatus).toBe('PARTIALLY_SHIPPED');
		expect(order.orderItems[0].fulfillment).toMatchObject({ quantityFulfilled: 1, quantityUnfulfilled: 1 });
		expect(order.lastUpdatedTime).toBe('2026-11-23T10:00:00Z');
	});

	it('ships the order when the last unit is sent, in another parcel', async () => {
		await confirm('open');
		expect((await confirm('open', { packageReferenceId: '2' })).status).toBe(204);
		const order = await readBack('open');
		expect([order.fulfillment.fulfillmentStatus, order.packages.length]).toEqual(['SHIPPED', 2]);
	});

	it('edits the package when its reference comes again, and adds nothing', async () => {
		await confirm('open');
		expect((await confirm('open')).status).toBe(204);
		await confirm('open', { trackingNumber: 'ZZ1' });
		const order = await readBack('open');
		expect(order.packages.map(({ trackingNumber }: { trackingNumber: string }) => trackingNumber)).toEqual(['ZZ1']);
		expect(order.orderItems[0].fulfillment.quantityFulfilled).toBe(1);
	});

	it('drops a carrier that it does not recognise, with the tracking, and says 204 all the same', async () => {
		expect((await confirm('open', { carrierCode: 'ROYAL MAIL' })).status).toBe(204);
		const [parcel] = (await readBack('open')).packages;
		expect(parcel).not.toHaveProperty('carrier');
		expect(parcel).not.toHaveProperty('trackingNumber');
	});

	it('takes another carrier by name', async () => {
		await confirm('open', { carrierCode: 'Other', carrierName: 'Harbour Vans' });
		expect((await readBack('open')).packages[0].carrier).toBe('Harbour Vans');
	});

	it.each([
		[
			'a reference that is a number',
			{ packageReferenceId: 1 },
			'Please check the fields with invalid type [packageDetail.packageReferenceId]',
		],
		['a reference that is no number', { packageReferenceId: 'A-1' }, 'PackageReferenceId: is invalid, must be a positive numeric value.'],
		['the reference 0', { packageReferenceId: '0' }, 'PackageReferenceId: is invalid, must be a positive numeric value.'],
		['another carrier without its name', { carrierCode: 'Other' }, 'carrierName'],
		['no tracking', { trackingNumber: undefined }, 'packageDetail.trackingNumber'],
		['a date in the future', { shipDate: '2026-11-23T10:00:01Z' }, 'shipDate'],
		['a date before the order', { shipDate: '2026-11-01T10:00:00Z' }, 'shipDate'],
		['a day in place of a time', { shipDate: '21/11/2026' }, 'shipDate'],
		['no items', { orderItems: [] }, 'packageDetail.orderItems'],
		['a foreign item', { orderItems: [{ orderItemId: '1', quantity: 1 }] }, 'item 1'],
		['an invented field', { weight: 2 }, 'packageDetail.weight'],
	])('refuses %s', async (_what, change, words) => {
		const answer = await confirm('open', change);
		expect([answer.status, answer.data.errors[0].details]).toEqual([400, expect.stringContaining(words)]);
		expect(await readBack('open')).not.toHaveProperty('packages');
	});

	it('refuses more than was ordered, over all parcels', async () => {
		const orderItemId = orders.open.orderItems[0].orderItemId;
		expect((await confirm('open', { orderItems: [{ orderItemId, quantity: 3 }] })).status).toBe(400);
		await confirm('open');
		expect((await confirm('open', { packageReferenceId: '2', orderItems: [{ orderItemId, quantity: 2 }] })).status).toBe(400);
		expect((await confirm('open', { orderItems: [{ orderItemId, quantity: 2 }] })).status).toBe(204);
	});

	it('refuses pending orders, orders that Amazon sends, another marketplace, unknown orders, and new parcels of a sent one', async () => {
		expect((await confirm('pending')).status).toBe(400);
		expect((await confirm('amazon')).status).toBe(400);
		expect((await confirm('open', {}, { marketplaceId: 'A1PA6795UKMFR9' })).status).toBe(400);
		expect((await confirm('open', {}, { codCollectionMethod: 'DirectPayment' })).status).toBe(400);
		const late = await confirm('shipped', { packageReferenceId: '2', shipDate: '2026-11-23T09:00:00Z' });
		expect([late.status, late.data.errors[0].details]).toEqual([400, expect.stringContaining('errorMetric=PackageToUpdateNotFound')]);
		expect((await world.send('POST', '/orders/v0/orders/202-0000000-0000000/shipmentConfirmation', {})).status).toBe(404);
	});

	it('sends the rest of an order that was partly sent before', async () => {
		const open = orders.partly.orderItems.find(({ fulfillment }) => fulfillment.quantityUnfulfilled > 0) as Item;
		expect(
			(
				await confirm('partly', {
					packageReferenceId: '2',
					orderItems: [{ orderItemId: open.orderItemId, quantity: open.fulfillment.quantityUnfulfilled }],
				})
			).status,
		).toBe(204);
		expect((await readBack('partly')).fulfillment.fulfillmentStatus).toBe('SHIPPED');
	});
});
