import type { SageOrderFact } from '../../../../nodes/domain/settlement/known/sageOrders';
import { ORDER_ID, refund, SALE, settingsOpening, type ShortFile } from '../fixture';
import { inSage, OPEN, planOf, planRows, sale, stepsOf, SUMMARY } from '../planFixture';

const LIVE = inSage('20.00', '4.00')[0];
const CANCELLED = { ...LIVE, documentNo: '0000000034', documentStatus: 'EnumDocumentStatusCancelled', cancelledStatus: 'Fully' };
const SECOND = { ...LIVE, documentNo: '0000000056' };

/** 24.00 paid, 12.00 given back, 3.60 commission. */
const BOTH_WAYS: ShortFile = { total: '8.40', rows: [...SALE, ...refund('2026-10-25 10:00:00 UTC')] };
const CASH = [
	'sales_receipts SALES-2610-0 24.00',
	'sales_payments REFUNDS-2610-0 12.00',
	'bank_payment FEES-2610-0 3.60',
	'bank_transfer PAYOUT-2611-0 8.40',
];

describe('an order that Sage does not have once and standing', () => {
	it.each<[string, SageOrderFact[], string, string, RegExp]>([
		[
			'is missing',
			[],
			'orderNotInSage',
			'operations',
			/^Amazon paid 24\.00 GBP for order 202-5550001-1110001 in settlement 11111111111; the order is not/,
		],
		['is cancelled', [CANCELLED], 'orderCancelledInSage', 'finance', /cancelled in Sage \(0000000034, EnumDocumentStatusCancelled\)/],
		['stands twice', [LIVE, SECOND], 'orderTwiceInSage', 'finance', /0000000012, .* and 0000000056, .*count twice/],
		['has no status', [{ ...LIVE, documentStatus: '' }], 'orderStatusUnclear', 'support', /0000000012, status not given/],
		['has a status by number', [{ ...LIVE, documentStatus: '0' }], 'orderStatusUnclear', 'support', /0000000012, 0\)/],
		['stands, and one beside it has no status', [LIVE, { ...SECOND, documentStatus: '' }], 'orderStatusUnclear', 'support', /0000000056/],
	])('is an exception of its own when it %s: the cash is posted, its credit note waits', (_state, ordersInSage, kind, owner, words) => {
		const outcome = planOf(BOTH_WAYS, { settings: OPEN, ordersInSage });
		expect(stepsOf(outcome)).toEqual(CASH);
		const own = { kind, owner, holds: false, recordType: 'order', recordId: ORDER_ID, currency: 'GBP' };
		expect(outcome.exceptions).toMatchObject([
			{ ...own, amount: '24.00', key: `${kind}|${ORDER_ID}|11111111111|sales`, message: expect.stringMatching(words) },
		]);
		expect(outcome.ready[0].waiting).toMatchObject([
			{ orderId: ORDER_ID, settlementId: '11111111111', period: '2026-10', gross: '12.00', taxShown: '2.00', waitsFor: kind },
		]);
	});

	it.each<[string, SageOrderFact[]]>([
		['a cancelled one beside it', [CANCELLED, LIVE]],
		['itself, given twice', [LIVE, { ...LIVE }]],
	])('is paid without a word in spite of %s', (_other, ordersInSage) => {
		const outcome = planOf({ total: '20.40', rows: SALE }, { settings: OPEN, ordersInSage });
		expect([outcome.exceptions, outcome.ready[0].plan.steps[0].amount]).toEqual([[], '24.00']);
	});

	it('holds nobody else: one order missing of two', () => {
		const other = '202-5550002-1110002';
		const rows = [
			sale('Principal', '100.00'),
			sale('Tax', '20.00'),
			sale('Principal', '100.00', { orderId: other }),
			sale('Tax', '20.00', { orderId: other }),
		];
		const outcome = planRows('240.00', rows, { ordersInSage: inSage('100.00', '20.00') });
		expect(stepsOf(outcome)).toEqual(['sales_receipts SALES-2610-0 240.00', 'bank_transfer PAYOUT-2611-0 240.00']);
		expect(outcome.exceptions).toMatchObject([{ kind: 'orderNotInSage', recordId: other, amount: '120.00', holds: false }]);
	});
});

describe('sales on the summary route', () => {
	it('are invoiced from the settlement where their order is cancelled in Sage', () => {
		expect(stepsOf(planOf(BOTH_WAYS, { settings: SUMMARY, ordersInSage: [CANCELLED] }))?.slice(0, 3)).toEqual([
			'sales_invoices INV-2610-0 24.00',
			'sales_receipts RCPT-2610-0 24.00',
			'sales_credit_notes CRN-2610-0 12.00',
		]);
	});

	it('count once where Sage has the order: paid there, with a word to finance', () => {
		const outcome = planOf(BOTH_WAYS, { settings: SUMMARY, ordersInSage: [LIVE, CANCELLED] });
		expect(stepsOf(outcome)).toEqual([CASH[0], 'sales_credit_notes 20255500011110001C00 12.00', ...CASH.slice(1)]);
		expect(outcome.exceptions).toMatchObject([{ kind: 'orderOnBothRoutes', holds: false, recordId: ORDER_ID, amount: '24.00' }]);
	});
});

describe('what has no Amazon order id', () => {
	it('moves its money, and says that nothing of it can be found again', () => {
		const rows = BOTH_WAYS.rows.map((row) => ({ ...row, orderId: 'S02-1234567-123456' }));
		const outcome = planOf({ total: '8.40', rows }, { settings: OPEN, ordersInSage: [] });
		expect(stepsOf(outcome)).toEqual(CASH);
		expect(outcome.exceptions).toMatchObject([
			{ kind: 'orderNotInSage', holds: false, amount: '24.00', message: expect.stringContaining('no order id of Amazon') },
			{ kind: 'orderNotInSage', holds: false, amount: '12.00' },
		]);
		expect([outcome.ready[0].waiting, [...outcome.ready[0].orderMoney]]).toEqual([[], []]);
	});

	it('waits with its refund in a preview too', () => {
		const rows = refund('2026-10-25 10:00:00 UTC').map((row) => ({ ...row, orderId: 'S02-1234567-123456' }));
		const outcome = planOf({ total: '-12.00', rows }, { settings: OPEN, ordersInSage: 'assumed' });
		expect(stepsOf(outcome)).toEqual(['sales_payments REFUNDS-2610-0 12.00']);
		expect(outcome.exceptions).toMatchObject([{ kind: 'orderNotInSage', holds: false, message: expect.stringContaining('17 digits') }]);
	});
});

describe('tax that Amazon withholds of an order in Sage', () => {
	const withheld = (amount: string) => ({
		...sale('', amount),
		type: ['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal'] as [string, string, string],
	});
	const sold = [sale('Principal', '20.00'), sale('Tax', '4.00')];
	const to = (shipTo: string) => [
		{ orderId: ORDER_ID, createdTime: '2026-10-18T10:00:00Z', shipTo, shipFrom: 'GB', carrier: '', units: 1 },
	];

	it('is an alarm for finance on a sale from stock here to a buyer here; the cash is posted', () => {
		const given = { ordersInSage: inSage('20.00', '0.00'), amazonOrders: to('GB') };
		const outcome = planRows('20.00', [...sold, withheld('-4.00')], given);
		expect(stepsOf(outcome)?.[0]).toBe('sales_receipts SALES-2610-0 20.00');
		expect(outcome.exceptions).toMatchObject([{ kind: 'marketplaceVatInUk', recordId: ORDER_ID, amount: '4.00', holds: false }]);
	});

	it('is as it should be on the way abroad', () => {
		const outcome = planRows('20.00', [...sold, withheld('-4.00')], { ordersInSage: inSage('20.00', '0.00'), amazonOrders: to('IE') });
		expect(outcome.exceptions).toEqual([]);
	});

	it('is told where it does not cancel the tax rows; the cash is posted', () => {
		const outcome = planRows('20.60', [...sold, withheld('-3.40')], { ordersInSage: inSage('20.60', '0.00') });
		expect(stepsOf(outcome)?.[0]).toBe('sales_receipts SALES-2610-0 20.60');
		expect(outcome.exceptions.map(({ kind, holds }) => [kind, holds])).toContainEqual(['withheldTaxDoesNotCancel', false]);
	});
});

describe('rows that do not say who shipped, while the routes differ', () => {
	const routes = settingsOpening('0.00', { routes: { FBM: 'orders', FBA: 'summary' } });
	const silent = [sale('Principal', '20.00', { channel: '' }), sale('Tax', '4.00', { channel: '' })];

	it('hold the settlement, unless Sage has the order', () => {
		const held = planRows('24.00', silent, { settings: routes, ordersInSage: [] });
		expect([held.ready, held.exceptions]).toMatchObject([[], [{ kind: 'settlementNotSupported', holds: true, amount: '24.00' }]]);
		const posted = planRows('24.00', silent, { settings: routes });
		expect([posted.exceptions, stepsOf(posted)?.[0]]).toEqual([[], 'sales_receipts SALES-2610-0 24.00']);
	});
});
