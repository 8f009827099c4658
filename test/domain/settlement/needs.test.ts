import { ordersToAsk, type OrderInFile } from '../../../nodes/domain/settlement/needs';
import { ORDER_ID } from './fixture';
import { OPEN } from './planFixture';

const SUMMARY_FBA = { ...OPEN, routes: { FBM: 'orders', FBA: 'summary' } as const };
const CUT_OVER = { ...SUMMARY_FBA, cutOver: '2026-10-01T00:00:00+01:00' };
const STATED = { ...CUT_OVER, beforeCutOver: { route: 'summary', statement: 'Robin Hale, 2026-10-01' } as const };

const order = (more: Partial<OrderInFile> = {}): OrderInFile => ({
	orderId: ORDER_ID,
	channel: 'FBA',
	isRefunded: false,
	hasTaxRows: true,
	soldAt: Date.parse('2026-10-20T10:00:00Z'),
	hasWithheldTax: false,
	...more,
});
const answeredFor = (ids: readonly string[] = [], unanswered: readonly string[] = []) => ({
	answered: new Set(ids),
	unanswered: new Set(unanswered),
});
const asked = (one: OrderInFile, settings: typeof OPEN, known: readonly string[] = []) =>
	ordersToAsk({ orders: [one] }, [], answeredFor(known), settings).orderIds;

describe('an order of a channel that is posted from the settlement', () => {
	it('is asked for when there is a cut-over: it may have been booked order by order before', () => {
		expect(asked(order(), CUT_OVER)).toEqual([ORDER_ID]);
	});

	it('is not asked for without a cut-over, with the recorded statement, or when Amazon has said it already', () => {
		expect([asked(order(), SUMMARY_FBA), asked(order(), STATED), asked(order(), CUT_OVER, [ORDER_ID])]).toEqual([[], [], []]);
	});

	it('is not asked for a year after the cut-over, unless it is refunded', () => {
		const late = { soldAt: Date.parse('2027-10-02T10:00:00Z') };
		expect(asked(order(late), CUT_OVER)).toEqual([]);
		expect(asked(order({ ...late, isRefunded: true }), CUT_OVER)).toEqual([ORDER_ID]);
	});
});

it('asks first for refunded orders, then for those whose VAT hangs on where the goods went, 200 in a run', () => {
	const id = (number: number) => `202-1000001-${String(number).padStart(7, '0')}`;
	const many = Array.from({ length: 250 }, (_, index) => order({ orderId: id(index) }));
	const orders = [...many, order({ orderId: id(800), hasTaxRows: false }), order({ orderId: id(900), isRefunded: true })];
	const { orderIds: ids, left } = ordersToAsk({ orders }, [], answeredFor(), CUT_OVER);
	expect([ids.length, ids[0], ids[1], ids[2]]).toEqual([200, id(900), id(800), id(0)]);
	// 252 in all, of which 200 are asked now.
	expect(left).toBe(52);
});

it('asks again last for orders that Amazon did not answer for, and does not wait for them', () => {
	const id = (number: number) => `202-1000001-${String(number).padStart(7, '0')}`;
	const silent = Array.from({ length: 250 }, (_, index) => id(index));
	const orders = [...silent, id(900)].map((orderId) => order({ orderId }));
	const { orderIds, left } = ordersToAsk({ orders }, [], answeredFor([], silent), CUT_OVER);
	expect([orderIds.length, orderIds[0], left]).toEqual([200, id(900), 0]);
});
