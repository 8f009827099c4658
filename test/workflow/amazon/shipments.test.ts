import { AmazonBench, anOrder, bodyOf, byId, orderId, queryOf, UK } from './fixtures';

jest.setTimeout(30_000);

let bench: AmazonBench;
beforeEach(async () => {
	bench = await AmazonBench.start();
	bench.addOrders(anOrder(1, { fulfillment: { ...(anOrder(1).fulfillment as object), fulfillmentStatus: 'UNSHIPPED' } }));
});
afterEach(async () => await bench.sandbox.stop());

const CONFIRM = `/orders/v0/orders/${orderId(1)}/shipmentConfirmation`;
const confirm = {
	resource: 'order',
	operation: 'confirmShipment',
	marketplaceId: byId(UK),
	orderId: orderId(1),
	packageReferenceId: '1',
	carrierCode: 'Royal Mail',
	trackingNumber: 'AB123456789GB',
	shipDate: '2026-11-20T10:30:00+01:00',
	specifyOrderItems: 'json',
	orderItems: '[{"orderItemId": "9001", "quantity": 1}]',
};
const confirmed = () => bench.asked(CONFIRM);
/** From the confirmation on, the order cannot be read so many times. */
const afterConfirming = (times: number) =>
	bench.sandbox.app.server.prependListener('request', ({ url = '' }: { url?: string }) => {
		if (!url.startsWith(CONFIRM)) return;
		bench.sandbox.faults.add({ side: 'amazon', kind: 'unavailable', match: /^GET \/orders\/2026-01-01\/orders\//, times });
	});

test('confirms a package with exactly the body that Amazon describes, and sees it in the order', async () => {
	const run = await bench.run({ ...confirm, options: { shippingMethod: 'Royal Mail Tracked 24' } });
	expect(run.error).toBeUndefined();
	expect(confirmed().map(({ method, status }) => [method, status])).toEqual([['POST', 204]]);
	expect(bodyOf(confirmed()[0])).toEqual({
		marketplaceId: 'A1F83G8C2ARO7P',
		packageDetail: {
			packageReferenceId: '1',
			carrierCode: 'Royal Mail',
			shippingMethod: 'Royal Mail Tracked 24',
			trackingNumber: 'AB123456789GB',
			shipDate: '2026-11-20T09:30:00Z',
			orderItems: [{ orderItemId: '9001', quantity: 1 }],
		},
	});
	expect(queryOf(bench.asked(`/orders/2026-01-01/orders/${orderId(1)}`)[0])).toEqual({ includedData: 'PACKAGES,FULFILLMENT' });
	expect(run.json('Amazon')).toMatchObject([
		{
			orderId: orderId(1),
			packageReferenceId: '1',
			confirmed: true,
			shown: 'agrees',
			shownTrackingNumber: 'AB123456789GB',
			fulfillmentStatus: 'SHIPPED',
		},
	]);
});

test('items that a person fills in field by field are those of the package', async () => {
	const run = await bench.run({
		...confirm,
		specifyOrderItems: 'fields',
		orderItemsFields: { entries: [{ orderItemId: '9001', quantity: 1, transparencyCodes: '' }] },
	});
	expect(run.error).toBeUndefined();
	expect(bodyOf(confirmed()[0])).toMatchObject({ packageDetail: { orderItems: [{ orderItemId: '9001', quantity: 1 }] } });
});

test('without a carrier nothing is sent', async () => {
	await expect(bench.run({ ...confirm, carrierCode: '' })).rejects.toThrow('Parameter "Carrier" is required');
	expect(confirmed()).toEqual([]);
});

test('a carrier that Amazon does not know shows: its answer was yes, the tracking is gone', async () => {
	const run = await bench.run({ ...confirm, carrierCode: 'ROYAL MAIL' });
	expect(confirmed()[0].status).toBe(204);
	expect(run.json('Amazon')).toMatchObject([{ confirmed: true, shown: 'differs' }]);
});

test('another carrier goes under Other with its name', async () => {
	const run = await bench.run({ ...confirm, carrierCode: 'Other', carrierName: 'Evri' });
	expect(bodyOf(confirmed()[0]).packageDetail).toMatchObject({ carrierCode: 'Other', carrierName: 'Evri' });
	expect(run.json('Amazon')).toMatchObject([{ shown: 'agrees', shownCarrier: 'Evri' }]);
});

test('a name of the carrier that an expression gives goes along when the carrier turns out to be Other', async () => {
	const run = await bench.run({ ...confirm, carrierCode: '={{ "Oth" + "er" }}', carrierName: '={{ "Evri" }}' });
	expect(bodyOf(confirmed()[0]).packageDetail).toMatchObject({ carrierCode: 'Other', carrierName: 'Evri' });
	expect(run.json('Amazon')).toMatchObject([{ shown: 'agrees' }]);
});

test('a look afterwards that fails does not hide that Amazon took the confirmation', async () => {
	afterConfirming(5);
	const run = await bench.run(confirm);
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon')).toMatchObject([
		{ confirmed: true, shown: 'notRead', notReadBecause: expect.stringContaining('Amazon could not answer getOrder') },
	]);
});

test('the same package again, after an answer that was lost, edits it and makes no second one', async () => {
	bench.sandbox.faults.add({ side: 'amazon', kind: 'dropAfter', match: /shipmentConfirmation$/ });
	const run = await bench.run(confirm);
	expect(run.error).toBeUndefined();
	expect(confirmed().length).toBeGreaterThanOrEqual(1);
	const packages = await bench.run({ resource: 'order', operation: 'getPackages', orderId: orderId(1) });
	expect(packages.json('Amazon')).toMatchObject([
		{
			orderId: orderId(1),
			fulfillmentStatus: 'SHIPPED',
			fulfilledBy: 'MERCHANT',
			packageReferenceId: '1',
			carrier: 'Royal Mail',
			trackingNumber: 'AB123456789GB',
		},
	]);
});

test('a package that was confirmed is reported so, although the order cannot be read afterwards', async () => {
	jest.spyOn(Math, 'random').mockReturnValue(0.01);
	afterConfirming(50);
	const run = await bench.run(confirm);
	jest.restoreAllMocks();
	expect(run.error).toBeUndefined();
	expect(run.json('Amazon')).toMatchObject([{ confirmed: true, shown: 'notRead' }]);
	expect(confirmed()).toHaveLength(1);
});

test('an order that was not shipped has no packages', async () => {
	const run = await bench.run({ resource: 'order', operation: 'getPackages', orderId: orderId(1) });
	expect(run.status).toBe('success');
	expect(run.json('Amazon')).toEqual([]);
});

test.each([
	['a package reference that is no number', { packageReferenceId: 'DN-4711' }, 'Package Reference ID is not a number from 1: "DN-4711"'],
	['Other without a name', { carrierCode: 'Other' }, 'Carrier Name is empty'],
	['a ship date in the future', { shipDate: '2100-01-01T00:00:00Z' }, 'Ship Date is in the future'],
	['no ship date', { shipDate: '={{ "" }}' }, 'Ship Date is empty'],
	['no tracking number', { trackingNumber: ' ' }, 'Tracking Number is empty'],
	['no items', { specifyOrderItems: 'json', orderItems: '[]' }, 'Order Items is empty'],
	['an item without quantity', { specifyOrderItems: 'json', orderItems: '[{"orderItemId": "9001"}]' }, 'no quantity from 1 in entry 1'],
	['an item without id', { specifyOrderItems: 'json', orderItems: '[{"quantity": 1}]' }, 'no orderItemId in entry 1'],
	['items that are no JSON', { specifyOrderItems: 'json', orderItems: '9001' + ',1' }, 'Order Items is not JSON'],
	['no marketplace', { marketplaceId: byId('={{ "" }}') }, 'Marketplace is empty'],
])('refuses %s and sends nothing', async (_what, change, message) => {
	const run = await bench.run({ ...confirm, ...change });
	expect(run.error?.message).toContain(message);
	expect(bench.exchanges).toEqual([]);
});

test("hands on Amazon's refusal", async () => {
	bench.addOrders(anOrder(2, { fulfillment: { ...(anOrder(2).fulfillment as object), fulfilledBy: 'AMAZON' } }));
	const run = await bench.run({ ...confirm, orderId: orderId(2) });
	expect(run.error?.message).toBe(`Amazon did not accept confirmShipment (order ${orderId(2)}, package 1, marketplace A1F83G8C2ARO7P)`);
	expect(run.error?.description).toContain('Amazon fulfils this order.');
});

describe('two parcels of one order', () => {
	const second = { ...confirm, trackingNumber: 'CD987654321GB' };

	test('under one reference: the second is refused and nothing is sent, so that the first stays as it is', async () => {
		await bench.run(confirm);
		const run = await bench.run(second);
		expect(run.error?.message).toBe(`Package 1 of order ${orderId(1)} is another parcel at Amazon`);
		expect(confirmed()).toHaveLength(1);
	});

	test('under one reference, as a correction that is meant', async () => {
		await bench.run(confirm);
		const run = await bench.run({ ...second, options: { replacePackage: true } });
		expect(run.json('Amazon')).toMatchObject([{ shown: 'agrees', shownTrackingNumber: 'CD987654321GB' }]);
		expect(confirmed()).toHaveLength(2);
	});

	test('the same parcel again, as in a repeated run, is confirmed again', async () => {
		await bench.run(confirm);
		expect((await bench.run(confirm)).json('Amazon')).toMatchObject([{ confirmed: true, shown: 'agrees' }]);
	});

	test('without a reference nothing is sent: there is no number that would stand for both', async () => {
		const run = await bench.run({ ...confirm, packageReferenceId: '={{ "" }}' });
		expect(run.error?.message).toBe('Package Reference ID is empty');
		expect(confirmed()).toEqual([]);
	});
});

test('an empty tracking number is refused unless the letter is said to be untracked, and a given one then', async () => {
	expect((await bench.run({ ...confirm, trackingNumber: '' })).error?.message).toBe('Tracking Number is empty');
	expect((await bench.run({ ...confirm, options: { untracked: true } })).error?.message).toBe(
		'Tracking Number is filled in, and Untracked is on',
	);
	expect(confirmed()).toEqual([]);
});

test('an untracked letter goes to Amazon with the field that its model wants, empty', async () => {
	await bench.run({ ...confirm, trackingNumber: '', options: { untracked: true } });
	expect(bodyOf(confirmed()[0]).packageDetail).toMatchObject({ trackingNumber: '', carrierCode: 'Royal Mail' });
});
