import { chooseDespatches, gatherOrders, ordersToAsk } from '../../../nodes/domain/despatch/choose';
import { emptyShipment, type ShipmentRow } from '../../../nodes/domain/despatch/shipments';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';
import { confirmedQueue, dispatchSettings, ID, line, minutesLater, NOW } from './fixtures';

const row = (orderId: string, more: Partial<ShipmentRow>): ShipmentRow => ({ ...emptyShipment(orderId, 11), ...more });
const choose = (more: object = {}) =>
	chooseDespatches({ settings: DEMO_SETTINGS, cursors: [], shipments: [], shipRisk: [], now: NOW, ...more });

test('without a cursor two weeks of despatches are read', () => {
	expect(choose()).toEqual({ ok: true, value: { after: '2026-02-16T12:00:00.000Z', before: NOW, orderIds: [] } });
});

test('with a cursor, those since then less the overlap of half an hour', () => {
	const cursors = [
		{ flow: 'dispatch', position: '2026-03-02T11:55:00.000Z' },
		{ flow: 'orders', position: '2026-01-01T00:00:00Z' },
	];
	expect(choose({ cursors })).toMatchObject({ value: { after: '2026-03-02T11:25:00.000Z' } });
});

test.each([['soon'], ['2026-03-02T12:05:00Z']])('a cursor that is no time before now stops the flow: %s', (position) => {
	expect(choose({ cursors: [{ flow: 'dispatch', position }] })).toMatchObject({ ok: false, refusal: { kind: 'cursorUnreadable' } });
});

test('what is open in the queue is looked at when its time has come, what is done is not', () => {
	const shipments = [
		row('a', { status: 'retry', nextAttemptAt: minutesLater(-1) }),
		row('b', { status: 'retry', nextAttemptAt: minutesLater(1) }),
		row('c', { status: 'due' }),
		row('d', { status: 'elsewhere' }),
		row('e', { status: 'over' }),
	];
	expect(choose({ shipments })).toMatchObject({ value: { orderIds: ['a', 'c'] } });
});

test('what was confirmed in the last week is looked at once a day, and what the list of risks knows as despatched at once', () => {
	const confirmed = { status: 'confirmed', confirmedAt: '2026-02-27T12:00:00.000Z' } as const;
	const shipments = [
		row('a', { ...confirmed, checkedAt: '2026-03-01T11:00:00.000Z' }),
		row('b', { ...confirmed, checkedAt: '2026-03-01T13:00:00.000Z' }),
		row('c', { ...confirmed, confirmedAt: '2026-02-20T12:00:00.000Z' }),
	];
	const shipRisk = [{ amazonOrderId: 'r', state: 'despatched' }, { amazonOrderId: 's', state: 'toDespatch' }, {}];
	expect(choose({ shipments, shipRisk })).toMatchObject({ value: { orderIds: ['a', 'r'] } });
});

test('changed despatches lead to their orders, each once; other customers and the warehouse of Amazon lead nowhere', () => {
	const lines = [
		line(),
		line(),
		line({ sop_order_customer_document_no: 'PO-1' }),
		line({ sop_order_customer_document_no: '202-9999999-9999999', warehouse_name: 'FBA' }),
	];
	expect(gatherOrders(DEMO_SETTINGS, lines, ['202-0000000-0000001', ID])).toEqual({
		orderIds: ['202-0000000-0000001', ID],
		textOrderIds: [],
	});
});

test("Sage's orders are asked for only where the client keeps something in them", () => {
	expect(gatherOrders(dispatchSettings({ trackingFrom: 'spare_text_1' }), [line()], [])).toEqual({ orderIds: [ID], textOrderIds: [ID] });
});

describe('Amazon is asked', () => {
	const asked = (lines = [line()], shipments: ShipmentRow[] = [], now = NOW) =>
		ordersToAsk({ settings: DEMO_SETTINGS, lines, sageOrders: [] }, shipments, now).orderIds;

	test('about a new note, an open one, and one that was changed; not about a confirmed one', () => {
		expect(asked()).toEqual([ID]);
		expect(asked([line()], confirmedQueue())).toEqual([]);
		expect(asked([line({ sop_despatch_consignment_no: 'ZZ1' })], confirmedQueue())).toEqual([ID]);
		const [confirmed] = confirmedQueue();
		const retry = { ...confirmed, status: 'retry' as const, nextAttemptAt: minutesLater(5) };
		expect(asked([line()], [retry])).toEqual([]);
		expect(asked([line()], [retry], minutesLater(6))).toEqual([ID]);
	});

	const idOf = (number: number) => `202-0000000-${String(number).padStart(7, '0')}`;
	const noteOf = (number: number) =>
		line({
			sop_order_customer_document_no: idOf(number),
			sop_despatch_id: number,
			sop_despatch_line_id: number,
			sop_order_line_id: number,
		});

	test('about as many orders as fit in a run, the oldest despatch first; the others are left to the next runs', () => {
		const lines = Array.from({ length: 200 }, (_, index) => noteOf(200 - index));
		const { orderIds, leftOrderIds } = ordersToAsk({ settings: DEMO_SETTINGS, lines, sageOrders: [] }, [], NOW);
		expect(orderIds).toEqual(Array.from({ length: 120 }, (_, index) => idOf(index + 1)));
		expect(leftOrderIds).toEqual(Array.from({ length: 80 }, (_, index) => idOf(index + 121)));
	});

	test('about the most urgent of the queue and the oldest new notes in turns, so that neither keeps the other waiting', () => {
		const lines = Array.from({ length: 300 }, (_, index) => noteOf(index + 1));
		const shipBy = (number: number) => new Date(Date.parse(NOW) + (400 - number) * 60_000).toISOString();
		const queued = lines.slice(0, 150).map((_, index): ShipmentRow => ({
			...emptyShipment(idOf(index + 1), index + 1),
			status: 'retry',
			shipBy: shipBy(index + 1),
		}));
		const { orderIds, leftOrderIds } = ordersToAsk({ settings: DEMO_SETTINGS, lines, sageOrders: [] }, queued, NOW);
		expect(orderIds.slice(0, 4)).toEqual([idOf(150), idOf(151), idOf(149), idOf(152)]);
		expect([orderIds.length, leftOrderIds.length]).toEqual([120, 180]);
	});
});
