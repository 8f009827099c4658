import { chooseOrders } from '../../../nodes/domain/order/choose';
import { LeftOut } from '../../../nodes/domain/order/leftOut';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';

const NOW = '2026-11-05T09:00:00.000Z';
const SETTINGS = { ...DEMO_SETTINGS, flow: { ...DEMO_SETTINGS.flow, firstRunDays: 30 } };
const choose = (cursors: object[], openExceptions: object[] = []) =>
	chooseOrders({ settings: SETTINGS, cursors, openExceptions, now: NOW } as Parameters<typeof chooseOrders>[0]);
const chosen = (...given: Parameters<typeof choose>) => {
	const choice = choose(...given);
	if (!choice.ok) throw new Error(choice.refusal.message);
	return choice.value;
};
const row = (recordId: string, kind: string, more = {}) => ({
	recordType: 'order',
	status: 'open',
	recordId,
	kind,
	lastSeenAt: NOW,
	...more,
});

describe('which orders a run fetches', () => {
	it.each(['yesterday', '2026-11-05', '2026-11-05T09:00:00.001Z'])('refuses the cursor %s: orders would be passed over', (position) => {
		expect(choose([{ flow: 'ordersAll', position }])).toMatchObject({ ok: false, refusal: { kind: 'cursorUnreadable' } });
		expect(choose([{ flow: 'orders', position }])).toMatchObject({ ok: false, refusal: { kind: 'cursorUnreadable' } });
	});

	it.each([
		['outcomeUnknown', '2026-11-05T08:30:00.001Z', true],
		['outcomeUnknown', '2026-11-05T08:30:00.000Z', false],
		['outcomeUnknown', 'no time', true],
		['postedNotShown', '2020-01-01T00:00:00.000Z', true],
		['unknownSku', NOW, false],
	])('an order with %s last seen at %s waits to settle: %s', (kind, lastSeenAt, waits) => {
		const ids = ['202-1'];
		expect(chosen([], [row('202-1', kind, { lastSeenAt })])).toMatchObject(
			waits ? { retryOrderIds: [], waitingOrderIds: ids } : { retryOrderIds: ids, waitingOrderIds: [] },
		);
	});

	it('waits for an order with one unsettled exception among others, and leaves ignored and other records alone', () => {
		const rows = [
			row('A', 'unknownSku'),
			row('A', 'postedNotShown'),
			row('B', 'unknownSku', { status: 'ignored' }),
			row('C', 'runFailed', { recordType: 'run' }),
			{},
		];
		expect(chosen([], rows)).toMatchObject({ retryOrderIds: [], waitingOrderIds: ['A'] });
	});

	it('asks for forty held orders at most, those seen longest ago, so that a run does not wait for their rate', () => {
		const seen = (n: number) => new Date(Date.parse(NOW) - n * 60_000).toISOString();
		const rows = Array.from({ length: 60 }, (_, n) => row(`H-${n}`, 'unknownSku', { lastSeenAt: seen(n) }));
		const { retryOrderIds } = chosen([], rows);
		expect(retryOrderIds).toHaveLength(40);
		expect([retryOrderIds[0], retryOrderIds[39]]).toEqual(['H-59', 'H-20']);
	});

	it('leaves to the settlements what they have to say of an order', () => {
		const rows = [
			row('202-1', 'orderNotInSage', { flow: 'settlements' }),
			row('202-2', 'outcomeUnknown', { flow: 'settlements' }),
			row('202-3', 'unknownSku', { flow: 'orders' }),
		];
		expect(chosen([{}], rows)).toMatchObject({ retryOrderIds: ['202-3'], waitingOrderIds: [] });
	});
});

test('an order that waits is left alone, and one that comes twice is taken once', () => {
	const leftOut = new LeftOut(['A']);
	expect(['A', 'B', 'B', 'A'].map((id) => leftOut.reasonFor(id))).toEqual([
		'waiting to settle',
		undefined,
		'given twice',
		'waiting to settle',
	]);
});

describe('orders that somebody asks for by their ids', () => {
	const asked = (askedOrderIds: string[], openExceptions: object[] = []) => {
		const choice = chooseOrders({ settings: SETTINGS, cursors: [], openExceptions, askedOrderIds, now: NOW } as Parameters<
			typeof chooseOrders
		>[0]);
		if (!choice.ok) throw new Error(choice.refusal.message);
		return choice.value;
	};

	it('are fetched beside the held ones, each once', () => {
		const { retryOrderIds, askedOrderIds } = asked(['B', 'A'], [row('A', 'unknownSku')]);
		expect([retryOrderIds, askedOrderIds]).toEqual([
			['A', 'B'],
			['B', 'A'],
		]);
	});

	it('are fetched even while they wait to settle, and are then left alone like the others', () => {
		expect(asked(['A'], [row('A', 'outcomeUnknown')])).toMatchObject({ retryOrderIds: ['A'], waitingOrderIds: ['A'] });
	});
});

it('asks Amazon for the buyer only where the settings keep something of him', () => {
	const included = (orders: object) => {
		const settings = { ...SETTINGS, orders: { ...SETTINGS.orders, ...orders } };
		const choice = chooseOrders({ settings, cursors: [], openExceptions: [], now: NOW });
		return choice.ok && choice.value.includedData.includes('BUYER');
	};
	expect(included({})).toBe(false);
	expect(included({ keepBuyerContact: true })).toBe(true);
	expect(included({ orderFields: [{ field: 'spare_text_1', fact: 'purchaseOrderNumber', text: '' }] })).toBe(true);
});
