import type { PlanInput } from '../../../../nodes/domain/settlement/plan';
import { NOW, ORDER_ID, planInOnlySeries, refund, SALE, settingsOpening, settlementOf, type ShortFile } from '../fixture';

const LIVE = {
	customerDocumentNo: ORDER_ID,
	documentNo: '0000000012',
	documentStatus: 'EnumDocumentStatusLive',
	totalNet: '20.00',
	totalTax: '4.00',
};

const planOf = (file: ShortFile, more: Pick<PlanInput, 'ordersInSage' | 'settings'>) =>
	planInOnlySeries({ settlement: settlementOf(file), nominalMap: [], previous: null, now: NOW, ...more });

describe('when Sage has the order, but not once and standing', () => {
	const CANCELLED = { ...LIVE, documentNo: '0000000034', documentStatus: 'EnumDocumentStatusCancelled', cancelledStatus: 'Fully' };
	const SECOND = { ...LIVE, documentNo: '0000000056' };
	const bothWays: ShortFile = { total: '8.40', rows: [...SALE, ...refund('2026-10-25 10:00:00 UTC')] };
	const settings = settingsOpening('0.00');

	it.each([
		['is cancelled', [CANCELLED], 'orderCancelledInSage', 'finance', /^Amazon paid for 1 order that is cancelled in Sage: .*0000000034/],
		['stands twice', [LIVE, SECOND], 'orderTwiceInSage', 'finance', /0000000012, .* and 0000000056, .*counted twice/],
		['has no status', [{ ...LIVE, documentStatus: '' }], 'orderStatusUnclear', 'support', /0000000012, status not given/],
		['has a status by number', [{ ...LIVE, documentStatus: '0' }], 'orderStatusUnclear', 'support', /0000000012, 0\)/],
		['stands, and one beside it has no status', [LIVE, { ...SECOND, documentStatus: '' }], 'orderStatusUnclear', 'support', /0000000056/],
	])('holds sale and refund of an order that %s', (_state, ordersInSage, kind, owner, words) => {
		const outcome = planOf(bothWays, { settings, ordersInSage });
		expect(outcome.ready).toEqual([]);
		expect(outcome.exceptions).toMatchObject([
			{ kind, owner, amount: '24.00', key: `${kind}|11111111111|sales`, message: expect.stringMatching(words) },
			{ kind, owner, amount: '-12.00', key: `${kind}|11111111111|refunds` },
		]);
	});

	it.each([
		['a cancelled one beside it', [CANCELLED, LIVE]],
		['itself, given twice', [LIVE, { ...LIVE }]],
	])('pays the one that stands, in spite of %s', (_other, ordersInSage) => {
		const outcome = planOf({ total: '20.40', rows: SALE }, { settings, ordersInSage });
		expect([outcome.exceptions, outcome.ready[0].plan.steps[0].amount]).toEqual([[], '24.00']);
	});

	it('posts a sale of the summary route whose order is cancelled in Sage, and holds one whose order stands', () => {
		const summary = settingsOpening('0.00', { routes: { FBM: 'summary', FBA: 'summary' } });
		const cancelled = planOf(bothWays, { settings: summary, ordersInSage: [CANCELLED] });
		expect(cancelled.ready[0].plan.steps.map(({ document }) => document).slice(0, 3)).toEqual([
			'sales_invoices',
			'sales_receipts',
			'sales_credit_notes',
		]);
		expect(planOf(bothWays, { settings: summary, ordersInSage: [LIVE, CANCELLED] }).exceptions).toMatchObject([
			{ kind: 'orderOnBothRoutes' },
		]);
	});
});
