import { goodsNeeded, shipRisks, type ShipRiskInput } from '../../../nodes/domain/despatch/shipRisk';
import { emptyShipment } from '../../../nodes/domain/despatch/shipments';
import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { amazonOrder, ID, NOW } from './fixtures';

const TODAY = '2026-03-02T18:00:00Z';
const PAST = '2026-03-02T09:00:00Z';
const LATER = '2026-03-04T18:00:00Z';

const SEEN = '2026-03-02T11:45:00.000Z';
const due = (latestDateTime: string, orderId = ID, fulfillmentStatus = 'UNSHIPPED') => {
	const order = amazonOrder({ orderId }, { fulfillmentStatus, shipByWindow: { latestDateTime } });
	return { orderId, waitsFor: 'despatch', seenAt: SEEN, order: JSON.stringify(order) };
};
const sageOrder = (more: object = {}, goods: object = {}) => ({
	id: 900,
	document_no: '0000000042',
	customer_document_no: ID,
	document_status: 'EnumDocumentStatusLive',
	cancelled_status: 'None',
	lines: [
		{
			line_type: 'EnumLineTypeStandard',
			code: 'LAMP',
			line_quantity: '2.00000',
			allocated_quantity: '2',
			despatch_receipt_quantity: '0',
			...goods,
		},
		{ line_type: 'EnumLineTypeCharge', code: 'CARRIAGE', line_quantity: '1', despatch_receipt_quantity: '0' },
	],
	...more,
});
const risks = (more: Partial<ShipRiskInput>) =>
	shipRisks({
		settings: DEMO_SETTINGS,
		openOrders: [due(TODAY)],
		sageOrders: [sageOrder()],
		holdings: [],
		openExceptions: [],
		shipments: [],
		before: [],
		now: NOW,
		...more,
	});
const unallocated = { allocated_quantity: '0.00000' };
const free = (units: string, warehouse_name = 'HOME') => ({ product: { code: 'lamp' }, warehouse_name, free_stock_available: units });

test.each([
	['late', PAST, 'late', -3],
	['due today', TODAY, 'today', 6],
])('an order that the warehouse can send and that is %s is in the list with the hours', (_what, shipBy, risk, hoursLeft) => {
	expect(risks({ openOrders: [due(shipBy)] }).rows).toEqual([
		{ amazonOrderId: ID, risk, shipBy, hoursLeft, state: 'toDespatch', why: '', sageOrderNo: '0000000042', checkedAt: NOW },
	]);
});

test('an order with time left that nothing blocks is not in the list', () => {
	const { rows, counts } = risks({ openOrders: [due(LATER)] });
	expect(rows).toEqual([]);
	expect(counts).toEqual({ fetched: 1, held: 0, pending: 0 });
});

test.each([
	[
		'not in Sage, with its exception',
		{ sageOrders: [], openExceptions: [{ recordId: ID, kind: 'unknownSku', message: 'SKU X is unknown.' }] },
		'notInSage',
		'SKU X is unknown.',
	],
	['not in Sage yet', { sageOrders: [] }, 'notInSage', 'The order import has not brought it yet.'],
	[
		'not in Sage by choice',
		{ sageOrders: [], settings: settingsWith({ routes: { FBM: 'summary', FBA: 'orders' } }) },
		'notInSage',
		'Orders that the seller sends are not entered in Sage (routes.FBM).',
	],
	['in Sage twice', { sageOrders: [sageOrder(), sageOrder({ id: 901 })] }, 'twiceInSage', 'Sage has it 2 times.'],
	[
		'cancelled in Sage',
		{ sageOrders: [sageOrder({ document_status: 'EnumDocumentStatusCancelled' })] },
		'cancelledInSage',
		'Cancel it on Amazon too, or enter it again.',
	],
	['on hold', { sageOrders: [sageOrder({ document_status: 'EnumDocumentStatusOnHold' })] }, 'onHold', 'Take it off hold in Sage.'],
	[
		'without stock',
		{ sageOrders: [sageOrder({}, unallocated)], holdings: [free('1.00000'), free('9', 'FBA')] },
		'noStock',
		'2 of LAMP not allocated and not free.',
	],
])('an order with time left is blocked: %s', (_what, more, state, why) => {
	expect(risks({ openOrders: [due(LATER)], ...(more as Partial<ShipRiskInput>) }).rows).toMatchObject([{ risk: 'blocked', state, why }]);
});

test('free stock goes to the more urgent order first', () => {
	const OTHER = '202-3333333-4444444';
	const input = {
		openOrders: [due(LATER, OTHER), due('2026-03-03T18:00:00Z')],
		sageOrders: [sageOrder({}, unallocated), sageOrder({ id: 901, customer_document_no: OTHER }, unallocated)],
		holdings: [free('3')],
	};
	// Three lamps are free: two go to the first order, and the one that is left is not enough for the second.
	expect(risks(input).rows).toMatchObject([{ amazonOrderId: OTHER, state: 'noStock' }]);
});

test('what Sage has despatched and Amazon still waits for says what the queue knows of it', () => {
	const sent = { sageOrders: [sageOrder({}, { allocated_quantity: '0', despatch_receipt_quantity: '2.00000' })] };
	expect(risks(sent).rows).toMatchObject([{ state: 'despatched', why: 'The next run of the dispatch flow confirms it.' }]);
	const shipments = [{ ...emptyShipment(ID, 11), status: 'retry' as const, message: 'Amazon is away.' }];
	expect(risks({ ...sent, shipments }).rows).toMatchObject([{ state: 'despatched', why: 'Amazon is away.' }]);
});

test('what Amazon was told of since the order was last seen is no risk, until it is seen again', () => {
	const sent = { sageOrders: [sageOrder({}, { allocated_quantity: '0', despatch_receipt_quantity: '2.00000' })] };
	const told = (confirmedAt: string, more = {}) => [{ ...emptyShipment(ID, 11), status: 'confirmed' as const, confirmedAt, ...more }];
	expect(risks({ ...sent, shipments: told('2026-03-02T11:50:00.000Z') }).rows).toEqual([]);
	expect(risks({ ...sent, shipments: told('2026-03-02T11:40:00.000Z') }).rows).toMatchObject([{ state: 'despatched' }]);
	const two = [...told('2026-03-02T11:50:00.000Z'), { ...emptyShipment(ID, 12), status: 'retry' as const }];
	expect(risks({ ...sent, shipments: two }).rows).toMatchObject([{ state: 'despatched' }]);
});

test('an order that is pending, or whose row cannot be read, is none that Amazon waits for', () => {
	const openOrders = [due(PAST, ID, 'PENDING'), { orderId: '202-9', seenAt: SEEN, order: '{' }, {}];
	expect(risks({ openOrders })).toMatchObject({ rows: [], counts: { fetched: 0 } });
});

test('a late order is an exception of operations, whose own is not its reason', () => {
	const openExceptions = [{ recordId: ID, kind: 'shipmentLate', message: 'Late.' }];
	const { exceptions, judged, counts } = risks({ openOrders: [due(PAST)], openExceptions });
	expect(exceptions).toMatchObject([
		{ kind: 'shipmentLate', owner: 'operations', flow: 'shipRisk', recordType: 'package', recordId: ID, holds: false },
	]);
	expect(exceptions[0].message).toBe(
		`Amazon order ${ID} is not confirmed as sent: the warehouse has not despatched it. Amazon wants it shipped by 2026-03-02 09:00 (3 hours ago).`,
	);
	expect(judged).toEqual([ID]);
	expect(counts).toEqual({ fetched: 1, held: 1, pending: 0 });
});

test('an order that Amazon waits for no more leaves the list, and its exception is over', () => {
	const { gone, judged, exceptions } = risks({
		openOrders: [],
		before: [{ amazonOrderId: ID }, {}],
		openExceptions: [{ recordId: ID, kind: 'shipmentLate' }],
	});
	expect({ gone, judged, exceptions }).toEqual({ gone: [ID], judged: [ID], exceptions: [] });
});

test('free stock is asked for only of goods that are not allocated', () => {
	expect(goodsNeeded([sageOrder(), {}])).toEqual([]);
	expect(goodsNeeded([sageOrder({}, unallocated), sageOrder({}, unallocated)])).toEqual(['LAMP']);
});
