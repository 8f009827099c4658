import { ORDER_ID } from '../fixture';
import { back, inSage, OPEN, planRows, sale, stepsOf } from '../planFixture';

const CUT_OVER = '2026-10-01T00:00:00+01:00';
const ON_ACCOUNT = { ...OPEN, cutOver: CUT_OVER };
const AS_SUMMARY = { ...ON_ACCOUNT, beforeCutOver: { route: 'summary', statement: 'Robin Hale, 2026-10-01' } as const };

const made = (createdTime: string) => [{ orderId: ORDER_ID, createdTime, shipTo: 'GB', shipFrom: 'GB', carrier: '', units: 1 }];
const BEFORE = made('2026-09-30T22:59:59Z');
const SINCE = made('2026-09-30T23:00:00Z');

const SOLD = [sale('Principal', '20.00'), sale('Tax', '4.00')];
const GIVEN_BACK = [back('Principal', '-20.00'), back('Tax', '-4.00')];

describe('a sale of an order that is not in Sage', () => {
	const plan = (settings: typeof OPEN, amazonOrders?: typeof BEFORE) =>
		planRows('24.00', SOLD, { settings, ordersInSage: [], ...(amazonOrders && { amazonOrders }) });

	it('is paid on account without a word where it was made before the cut-over', () => {
		const outcome = plan(ON_ACCOUNT, BEFORE);
		expect([outcome.exceptions, stepsOf(outcome)]).toEqual([
			[],
			['sales_receipts SALES-2610-0 24.00', 'bank_transfer PAYOUT-2611-0 24.00'],
		]);
	});

	it('is invoiced as a summary where a person stated that such sales were not booked order by order', () => {
		const outcome = plan(AS_SUMMARY, BEFORE);
		expect([outcome.exceptions, stepsOf(outcome)?.slice(0, 2)]).toEqual([
			[],
			['sales_invoices INV-2610-0 24.00', 'sales_receipts RCPT-2610-0 24.00'],
		]);
	});

	it.each([
		['was made at the cut-over', ON_ACCOUNT, SINCE, /not in Sage\.$/],
		['was made at the cut-over, whatever was before', AS_SUMMARY, SINCE, /not in Sage\.$/],
		['is of an age that Amazon does not say', ON_ACCOUNT, undefined, /does not say when it was made/],
		['is of an age that Amazon does not say, whatever was before', AS_SUMMARY, made(''), /does not say when it was made/],
	])('is paid on account and missed where it %s', (_when, settings, amazonOrders, words) => {
		const outcome = plan(settings, amazonOrders);
		expect(stepsOf(outcome)?.[0]).toBe('sales_receipts SALES-2610-0 24.00');
		expect(outcome.exceptions).toMatchObject([{ kind: 'orderNotInSage', holds: false, message: expect.stringMatching(words) }]);
	});

	it('is looked up in Sage first: an old order that stands there is paid as any', () => {
		const outcome = planRows('24.00', SOLD, { settings: AS_SUMMARY, ordersInSage: inSage('20.00', '4.00'), amazonOrders: BEFORE });
		expect([outcome.exceptions, stepsOf(outcome)?.[0]]).toEqual([[], 'sales_receipts SALES-2610-0 24.00']);
	});
});

describe('a refund of an order from before the cut-over', () => {
	it('is paid, and its credit waits: the old invoice does not carry the order id', () => {
		const outcome = planRows('-24.00', GIVEN_BACK, { settings: ON_ACCOUNT, ordersInSage: [], amazonOrders: BEFORE });
		expect(stepsOf(outcome)).toEqual(['sales_payments REFUNDS-2610-0 24.00']);
		expect(outcome.exceptions).toMatchObject([{ kind: 'refundBeforeCutOver', holds: false, amount: '24.00', recordId: ORDER_ID }]);
		expect(outcome.ready[0].waiting).toMatchObject([{ waitsFor: 'refundBeforeCutOver', gross: '24.00', taxShown: '4.00' }]);
	});

	it('is credited as a summary where a person stated that such sales were not booked order by order', () => {
		const outcome = planRows('-24.00', GIVEN_BACK, { settings: AS_SUMMARY, ordersInSage: [], amazonOrders: BEFORE });
		expect(outcome.exceptions).toEqual([]);
		expect(outcome.ready[0].plan.steps).toMatchObject([
			{ document: 'sales_credit_notes', customerReference: 'AMZSUMGB', lines: [{ taxCode: 1, net: '20.00', tax: '4.00' }] },
			{ document: 'sales_payments', customerReference: 'AMZSUMGB', amount: '24.00' },
		]);
	});

	it('waits where nobody knows its age', () => {
		const outcome = planRows('-24.00', GIVEN_BACK, { settings: AS_SUMMARY, ordersInSage: [] });
		expect(stepsOf(outcome)).toEqual(['sales_payments REFUNDS-2610-0 24.00']);
		expect(outcome.exceptions).toMatchObject([{ kind: 'orderNotInSage', holds: false }]);
	});
});

describe('a channel that is posted from the settlement, with a cut-over', () => {
	const routes = { FBM: 'summary', FBA: 'summary' } as const;
	const plan = (day: string, settings: typeof OPEN, amazonOrders = made('')) =>
		planRows(
			'24.00',
			SOLD.map((row) => ({ ...row, posted: `${day} 10:00:00 UTC` })),
			{ settings: { ...settings, routes }, ordersInSage: [], amazonOrders },
		);

	it('receives a sale from before it on account: it may have been booked order by order', () => {
		const outcome = plan('2026-10-20', ON_ACCOUNT, BEFORE);
		expect([outcome.exceptions, stepsOf(outcome)?.[0]]).toEqual([[], 'sales_receipts SALES-2610-0 24.00']);
	});

	it('invoices a sale since then', () => {
		expect(stepsOf(plan('2026-10-20', ON_ACCOUNT, SINCE))?.[0]).toBe('sales_invoices INV-2610-0 24.00');
	});

	it('receives a sale on account where nobody knows its age, and says so', () => {
		const outcome = plan('2026-10-20', ON_ACCOUNT);
		expect(stepsOf(outcome)?.[0]).toBe('sales_receipts SALES-2610-0 24.00');
		expect(outcome.exceptions).toMatchObject([
			{ kind: 'orderNotInSage', holds: false, message: expect.stringContaining('does not say when') },
		]);
	});

	it('invoices all sales with the recorded statement, whatever their age', () => {
		expect(stepsOf(plan('2026-10-20', AS_SUMMARY))?.[0]).toBe('sales_invoices INV-2610-0 24.00');
	});

	it('invoices a sale of an age that nobody knows once the cut-over is a year ago', () => {
		const longAgo = { ...ON_ACCOUNT, cutOver: '2025-10-01T00:00:00+01:00' };
		expect(stepsOf(plan('2026-10-20', longAgo))?.[0]).toBe('sales_invoices INV-2610-0 24.00');
	});
});
