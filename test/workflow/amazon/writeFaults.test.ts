import type { FaultKind } from '../../../sandbox/core/faults';
import { FaultBench } from './faultBench';
import { anOrder, byId, orderId, UK } from './fixtures';

/** What becomes of a write when Amazon misbehaves: the table of docs/amazon-faults.md. */
jest.setTimeout(120_000);

let bench: FaultBench;
beforeEach(async () => (bench = await FaultBench.start()));
afterEach(async () => await bench.stop());

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
		specifyOrderItems: 'json',
		orderItems: '[{"orderItemId": "9001", "quantity": 1}]',
		options: {},
	};
	beforeEach(() =>
		bench.amazon.addOrders(anOrder(1, { fulfillment: { ...(anOrder(1).fulfillment as object), fulfillmentStatus: 'UNSHIPPED' } })),
	);

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
		bench.order(kind, CONFIRM);
		const { items, error } = await bench.run(confirm);
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ confirmed: true, shown: 'agrees' }]);
		expect(bench.asked(CONFIRM)).toBe(2);
		const [{ order: kept }] = bench.amazon.sandbox.store.all('amazonOrder') as unknown as Array<{ order: { packages: unknown[] } }>;
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
	const reports = () => bench.amazon.sandbox.store.all('amazonReport').length;

	test.each<FaultKind>(['throttle', 'throttleWithRate', 'expireToken', 'revokeToken'])(
		'with %s once is sent again, for nothing was done',
		async (kind) => {
			bench.order(kind, CREATE);
			const { items } = await bench.run(request);
			expect(items).toMatchObject([{ outcome: 'requested' }]);
			expect([bench.asked(CREATE), reports()]).toEqual([2, 1]);
		},
	);

	test.each<FaultKind>(['dropAfter', 'errorAfter', 'truncate', 'noContent', 'slowDrip'])(
		'with %s was done: it is found, and sent once',
		async (kind) => {
			bench.order(kind, CREATE);
			const { items, error } = await bench.run(request);
			expect(error).toBeUndefined();
			expect(items).toMatchObject([{ outcome: 'found', reportId: expect.any(String) }]);
			expect([bench.asked(CREATE), reports()]).toEqual([1, 1]);
		},
	);

	test.each<FaultKind>(['dropBefore', 'serverError', 'unavailable', 'hang'])(
		'with %s shows nowhere: its outcome is unknown, and it is sent once',
		async (kind) => {
			bench.order(kind, CREATE, 1000);
			const { items, error } = await bench.run(request);
			expect(items).toEqual([]);
			expect(error?.context.details).toMatchObject({ reason: 'outcomeUnknown', remedy: expect.stringContaining('not sent again') });
			expect([bench.asked(CREATE), reports()]).toEqual([1, 0]);
		},
	);
});

test('an unclear write whose look fails as well stays unknown: the failed look must not read as a report that was never asked for', async () => {
	const [CREATE, LIST] = [/^POST \/reports\/2021-06-30\/reports$/, /^GET \/reports\/2021-06-30\/reports$/];
	bench.order('dropAfter', CREATE);
	bench.amazon.sandbox.app.server.prependListener(
		'request',
		({ method, url }: { method: string; url: string }) => void (CREATE.test(`${method} ${url}`) && bench.order('unavailable', LIST, 1000)),
	);
	const { error } = await bench.run({
		resource: 'report',
		operation: 'request',
		reportType: byId('GET_LEDGER_DETAIL_VIEW_DATA'),
		marketplaceId: byId(UK),
		options: { dataStartTime: '2026-11-01T00:00:00Z', reportOptions: '{"eventType": "Adjustments"}' },
	});
	expect(error?.context.details).toMatchObject({ kind: 'outcomeUnknown', reason: 'outcomeUnknown', operation: 'createReport' });
	expect([bench.asked(CREATE), bench.asked(LIST)]).toEqual([1, 1 + 2 * 5]);
});
