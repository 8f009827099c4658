import { emptyRow } from '../../../../nodes/domain/settlement/desk/board';
import { followUpOrders, openOrders, type FollowUpRun } from '../../../../nodes/domain/settlement/desk/openOrders';
import { readWaiting, waitingRow } from '../../../../nodes/domain/settlement/desk/waiting';
import { NOW, ORDER_ID } from '../fixture';
import { back, inSage, OPEN, planRows, sale } from '../planFixture';

const CUT_OVER = { ...OPEN, cutOver: '2026-10-01T00:00:00+01:00' };
const made = (createdTime: string) => [{ orderId: ORDER_ID, createdTime, shipTo: 'GB', shipFrom: 'GB', carrier: '', units: 1 }];

/** 24.00 sold and 12.00 given back of an order that Sage does not have, posted. */
const POSTED = planRows('12.00', [sale('Principal', '20.00'), sale('Tax', '4.00'), back('Principal', '-10.00'), back('Tax', '-2.00')], {
	ordersInSage: [],
	settings: CUT_OVER,
}).ready[0];
const WAITING = readWaiting(POSTED.waiting.map((credit) => waitingRow(credit, '', NOW))).kept;

const follow = (more: Partial<FollowUpRun> = {}) =>
	followUpOrders({
		settings: CUT_OVER,
		nominalMap: [],
		board: [{ ...emptyRow('11111111111'), series: 'GBP', status: 'posted' }],
		waiting: WAITING,
		orderIds: [ORDER_ID],
		money: [...POSTED.orderMoney],
		mode: 'auto',
		approvals: [],
		now: NOW,
		ordersInSage: [],
		credits: [],
		...more,
	});

describe('an order of a posted settlement that is looked at again', () => {
	it('is one question while Sage does not have it, though its credit note waits as well', () => {
		const { exceptions, followed, decided } = follow();
		expect(exceptions.map(({ kind, amount, holds }) => [kind, amount, holds])).toEqual([['orderNotInSage', '24.00', false]]);
		expect([followed.map(({ status }) => status), decided]).toEqual([['waiting'], []]);
	});

	it('of an age that was not known is judged by what Amazon said since', () => {
		expect(follow().exceptions[0].message).toContain('does not say when it was made');
		expect(follow({ amazonOrders: made('2026-10-02T10:00:00Z') }).exceptions[0].message).toMatch(/is not in Sage\.$/);
		// From before: the money stands on account, and the credit note is the question.
		expect(follow({ amazonOrders: made('2026-09-12T10:00:00Z') }).exceptions.map(({ kind, amount }) => [kind, amount])).toEqual([
			['refundBeforeCutOver', '12.00'],
		]);
	});

	it('has nothing left to say once it is in Sage, and its credit note is posted', () => {
		const { exceptions, decided, judged } = follow({ ordersInSage: inSage('20.00', '4.00') });
		expect([exceptions, judged]).toEqual([[], [ORDER_ID]]);
		expect(decided.map(({ decision, plan }) => [decision, plan?.steps.map(({ amount }) => amount)])).toEqual([['post', ['12.00']]]);
	});

	it('is not followed up where nobody looked for credits: a refund could be credited twice', () => {
		expect(() => follow({ credits: undefined })).toThrow(/credits of its refunds were not/);
	});
});

it('looks again at orders with an open exception of settlements, and at those whose credit notes wait', () => {
	const open = { status: 'open', flow: 'settlements', recordType: 'order', kind: 'orderNotInSage', lastSeenAt: '2026-12-01T09:00:00.000Z' };
	const others = [
		{ ...open, recordId: '202-1000001-0000009', status: 'ignored' },
		{ ...open, recordId: '202-1000001-0000008', flow: 'orders' },
		{ ...open, recordId: '202-1000001-0000006', kind: 'orderOnBothRoutes' },
	];
	expect(openOrders([{ ...open, recordId: '202-1000001-0000007' }, ...others], WAITING, '2026-11-20').orderIds).toEqual([
		ORDER_ID,
		'202-1000001-0000007',
	]);
});

it('looks at 2,000 orders a run, those first that were looked at longest ago', () => {
	const id = (number: number) => `202-1000001-${String(number).padStart(7, '0')}`;
	const at = (index: number) => new Date(Date.UTC(2026, 9, 1) + index * 60_000).toISOString();
	const open = { status: 'open', flow: 'settlements', recordType: 'order', kind: 'orderNotInSage' };
	const rows = Array.from({ length: 2001 }, (_, index) => ({ ...open, recordId: id(index), lastSeenAt: at(2001 - index) }));
	const { orderIds } = openOrders(rows, [], '2026-11-20');
	expect([orderIds.length, orderIds[0], orderIds.includes(id(0))]).toEqual([2000, id(2000), false]);
});
