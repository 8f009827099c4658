import type { OrderDecision } from '../../../../nodes/domain/settlement/known/decisions';
import type { CreditFact } from '../../../../nodes/domain/settlement/known/credits';
import type { OrderMoney } from '../../../../nodes/domain/settlement/known/orderMoney';
import type { PlanInput } from '../../../../nodes/domain/settlement/plan';
import { fromDecimal } from '../../../../nodes/domain/money/money';
import { ORDER_ID, type ShortRow } from '../fixture';
import { back, inSage, linesOf, planRows, row, stepsOf } from '../planFixture';

const OURS = '20255500011110001C00';
const NOTE = `sales_credit_notes ${OURS}`;
const PAID = (amount: string) => `sales_payments REFUNDS-2610-0 ${amount}`;

const credit = (gross: string, more: Partial<CreditFact> = {}): CreditFact => ({
	orderId: ORDER_ID,
	source: 'creditNote',
	documentNo: '0000000101',
	reference: 'CRN101',
	secondReference: ORDER_ID,
	gross: fromDecimal(gross),
	maybeSameAs: '',
	...more,
});
const oursOf = (settlementId: string, gross: string, secondReference = OURS) => credit(gross, { reference: settlementId, secondReference });

/** What an earlier settlement gave back of the same order. */
const earlier = (refunded: string, credited: OrderMoney['credited'], settlementId = '10000000000'): OrderMoney => ({
	orderId: ORDER_ID,
	settlementId,
	series: 'GBP',
	currency: 'GBP',
	period: '2026-09',
	receipt: '',
	payment: 'REFUNDS-2609-0',
	settled: fromDecimal('0.00'),
	units: 0,
	stockUnits: 0,
	refunded: fromDecimal(refunded),
	credited,
});
const decided = (more: Partial<OrderDecision>): OrderDecision => ({
	orderId: ORDER_ID,
	settlementId: '11111111111',
	answer: 'credit',
	by: 'Robin Hale',
	...more,
});

/** Two refunds, 12.00 and 6.00. */
const EIGHTEEN = [
	back('Principal', '-10.00'),
	back('Tax', '-2.00'),
	back('Principal', '-5.00', { adjustmentId: 'A2' }),
	back('Tax', '-1.00', { adjustmentId: 'A2' }),
];
const TWELVE = EIGHTEEN.slice(0, 2);

const plan = (total: string, rows: ShortRow[], more: Partial<Omit<PlanInput, 'series'>> = {}) =>
	planRows(total, rows, { ordersInSage: inSage('100.00', '20.00'), credits: [], ...more });

describe('a refund of an order, beside what somebody credited in Sage by hand', () => {
	it('is credited by us where nobody has credited anything', () => {
		const outcome = plan('-18.00', EIGHTEEN);
		expect([outcome.exceptions, stepsOf(outcome)]).toEqual([[], [`${NOTE} 18.00`, PAID('18.00')]]);
		expect(linesOf(outcome, OURS)).toEqual(['4030 T1 15.00 + 3.00']);
		expect([...outcome.ready[0].orderMoney]).toMatchObject([{ refunded: 1_800, credited: 'us' }]);
	});

	it.each<[string, CreditFact[]]>([
		['a credit note', [credit('18.00')]],
		['a sales return', [credit('18.00', { source: 'salesReturn' })]],
		['two documents together', [credit('12.00'), credit('6.00', { documentNo: '102' })]],
	])('is paid only where as much is credited already: %s', (_what, credits) => {
		const outcome = plan('-18.00', EIGHTEEN, { credits });
		expect([outcome.exceptions, stepsOf(outcome)]).toEqual([[], [PAID('18.00')]]);
		expect([...outcome.ready[0].orderMoney]).toMatchObject([{ refunded: 1_800, credited: 'byHand' }]);
	});

	it.each([
		['less', '12.00'],
		['a penny less', '17.99'],
		['more', '30.00'],
	])('waits with both figures where %s is credited', (_what, gross) => {
		const outcome = plan('-18.00', EIGHTEEN, { credits: [credit(gross)] });
		expect(stepsOf(outcome)).toEqual([PAID('18.00')]);
		expect(outcome.exceptions).toMatchObject([{ kind: 'creditsDisagree', holds: false, recordId: ORDER_ID, amount: '18.00' }]);
		expect(outcome.exceptions[0].message).toBe(
			`Order ${ORDER_ID}: 18.00 GBP refunded and not credited by this flow, ${gross} credited in Sage by hand (credit note 0000000101).`,
		);
		expect(outcome.ready[0].waiting).toMatchObject([{ waitsFor: 'creditsDisagree', gross: '18.00', taxShown: '3.00' }]);
		expect([...outcome.ready[0].orderMoney]).toMatchObject([{ refunded: 1_800, credited: 'waiting' }]);
	});

	it('waits where a return and a credit note may be one and the same, whatever they come to', () => {
		const credits = [
			credit('12.00', { source: 'salesReturn', documentNo: 'R7', maybeSameAs: 'C9' }),
			credit('6.00', { documentNo: 'C9', maybeSameAs: 'R7' }),
		];
		const outcome = plan('-18.00', EIGHTEEN, { credits });
		expect(outcome.exceptions).toMatchObject([
			{
				kind: 'creditsDisagree',
				message: expect.stringContaining('sales return R7, credit note C9); a return and a credit note may be one'),
			},
		]);
	});

	it('is compared together with what earlier settlements refunded and nobody here credited', () => {
		// 30.00 were given back in all, 12.00 of them earlier; somebody credited 24.00, the earlier ones as well.
		const rows = TWELVE;
		const orderMoney = [earlier('12.00', 'waiting')];
		const both = plan('-12.00', rows, { orderMoney, credits: [credit('24.00')] });
		expect([both.exceptions, stepsOf(both)]).toEqual([[], [PAID('12.00')]]);
		const one = plan('-12.00', rows, { orderMoney, credits: [credit('12.00')] });
		expect(one.exceptions).toMatchObject([{ kind: 'creditsDisagree', message: expect.stringContaining('24.00 GBP refunded') }]);
	});
});

describe('our own credit notes', () => {
	const orderMoney = [earlier('12.00', 'us'), earlier('6.00', 'us', '10000000001')];
	const ours = [oursOf('10000000000', '12.00'), oursOf('10000000001', '6.00', `${OURS.toLowerCase()} `)];

	it('of earlier settlements stop nothing: a third refund is credited as usual', () => {
		const outcome = plan('-12.00', TWELVE, { orderMoney, credits: ours });
		expect([outcome.exceptions, stepsOf(outcome)]).toEqual([[], [`${NOTE} 12.00`, PAID('12.00')]]);
	});

	it('do not count as credited by hand: only what is left is compared', () => {
		const equal = plan('-12.00', TWELVE, { orderMoney, credits: [...ours, credit('12.00')] });
		expect([equal.exceptions, stepsOf(equal)]).toEqual([[], [PAID('12.00')]]);
	});

	it('of this settlement are found when it is planned again', () => {
		const outcome = plan('-12.00', TWELVE, { credits: [oursOf('11111111111', '12.00')] });
		expect(stepsOf(outcome)).toEqual([`${NOTE} 12.00`, PAID('12.00')]);
	});

	it('over a part only leave the rest to those who credited it: a later refund of as much is not taken for theirs', () => {
		// 18.00 were given back, 12.00 credited by hand and 6.00 by us. Another 12.00 now: nobody has credited them.
		const given = { orderMoney: [earlier('18.00', 'us')], credits: [credit('12.00'), oursOf('10000000000', '6.00')] };
		const outcome = plan('-12.00', TWELVE, given);
		expect(stepsOf(outcome)).toEqual([PAID('12.00')]);
		expect(outcome.exceptions).toMatchObject([
			{
				kind: 'creditsDisagree',
				message: expect.stringContaining('24.00 GBP refunded and not credited by this flow, 12.00 credited in Sage by hand'),
			},
		]);
	});
});

describe('what a person decided', () => {
	const credits = [credit('12.00')];

	it('is payment only: nothing is credited, nothing is said', () => {
		const outcome = plan('-18.00', EIGHTEEN, { credits, decisions: [decided({ answer: 'paymentOnly' })] });
		expect([outcome.exceptions, stepsOf(outcome), outcome.ready[0].waiting]).toEqual([[], [PAID('18.00')], []]);
		expect([...outcome.ready[0].orderMoney]).toMatchObject([{ credited: 'byHand' }]);
	});

	it('is an amount: one credit note of it, at the VAT of the refund', () => {
		const outcome = plan('-18.00', EIGHTEEN, { credits, decisions: [decided({ amount: fromDecimal('6.00') })] });
		expect([outcome.exceptions, stepsOf(outcome)]).toEqual([[], [`${NOTE} 6.00`, PAID('18.00')]]);
		expect(linesOf(outcome, OURS)).toEqual(['4030 T1 5.00 + 1.00']);
	});

	it('is an amount, over two months: one credit note, in the later one', () => {
		const rows = [...TWELVE, ...EIGHTEEN.slice(2).map((each) => ({ ...each, posted: '2026-11-02 10:00:00 UTC' }))];
		const outcome = planRows('-18.00', rows, { credits, decisions: [decided({ amount: fromDecimal('7.20') })] });
		expect(outcome.exceptions).toEqual([]);
		expect(stepsOf(outcome)).toEqual([
			'sales_credit_notes 20255500011110001C10 7.20',
			'sales_payments REFUNDS-2610-0 12.00',
			'sales_payments REFUNDS-2611-0 6.00',
		]);
		expect(linesOf(outcome, '20255500011110001C10')).toEqual(['4030 T1 6.00 + 1.20']);
	});

	it('is the VAT of the whole refund', () => {
		const bare = [back('Principal', '-12.00')];
		const given = { ordersInSage: inSage('100.00', '5.00'), decisions: [decided({ treatment: 'zero' })] };
		expect(linesOf(plan('-12.00', bare, given), OURS)).toEqual(['4030 T2 12.00 + 0.00']);
		const at20 = { ...given, decisions: [decided({ treatment: 'standard' })] };
		expect(linesOf(plan('-12.00', bare, at20), OURS)).toEqual(['4030 T1 10.00 + 2.00']);
	});

	it('has to say the VAT too where a part of refunds at several rates is credited', () => {
		const mixed = [...TWELVE, back('Principal', '-6.00', { item: '2', sku: 'BOOK' }), back('Tax', '0.00', { item: '2', sku: 'BOOK' })];
		const amount = fromDecimal('6.00');
		const given = { ordersInSage: inSage('100.00', '19.00'), decisions: [decided({ amount })] };
		const outcome = plan('-18.00', mixed, given);
		expect(stepsOf(outcome)).toEqual([PAID('18.00')]);
		expect(outcome.exceptions).toMatchObject([
			{ kind: 'itemVatUndecided', holds: false, message: expect.stringContaining('several VAT rates') },
		]);
		const answered = plan('-18.00', mixed, { ...given, decisions: [decided({ amount, treatment: 'zero' })] });
		expect(linesOf(answered, OURS)).toEqual(['4030 T2 6.00 + 0.00']);
	});

	it.each(['0.00', '-6.00', '18.01', '600.00'])('is no amount that may be credited where 18.00 were refunded: %s', (amount) => {
		for (const treatment of [undefined, 'standard'] as const) {
			const outcome = plan('-18.00', EIGHTEEN, {
				credits,
				decisions: [decided({ amount: fromDecimal(amount), ...(treatment && { treatment }) })],
			});
			expect(stepsOf(outcome)).toEqual([PAID('18.00')]);
			expect(outcome.exceptions).toMatchObject([{ kind: 'creditsDisagree', holds: false, message: expect.stringContaining(amount) }]);
		}
	});

	it('may be as much as earlier refunds left', () => {
		const given = { orderMoney: [earlier('6.00', 'waiting')], credits: [credit('1.00')] };
		const outcome = plan('-12.00', TWELVE, { ...given, decisions: [decided({ amount: fromDecimal('18.00') })] });
		expect(stepsOf(outcome)).toEqual([`${NOTE} 18.00`, PAID('12.00')]);
	});

	it('is no amount for every settlement: each later refund would be credited with it again', () => {
		const outcome = plan('-18.00', EIGHTEEN, { credits, decisions: [decided({ settlementId: '', amount: fromDecimal('6.00') })] });
		expect(stepsOf(outcome)).toEqual([PAID('18.00')]);
		expect(outcome.exceptions).toMatchObject([
			{ kind: 'creditsDisagree', message: expect.stringContaining('does not say in which settlement') },
		]);
	});

	it('for every settlement says the VAT; what somebody credits later is compared all the same', () => {
		const decisions = [decided({ settlementId: '', treatment: 'standard' })];
		const bare = [back('Principal', '-12.00')];
		const given = { ordersInSage: inSage('100.00', '5.00'), decisions };
		expect(stepsOf(plan('-12.00', bare, given))).toEqual([`${NOTE} 12.00`, PAID('12.00')]);
		expect(stepsOf(plan('-12.00', bare, { ...given, credits: [credit('12.00')] }))).toEqual([PAID('12.00')]);
		const differs = plan('-12.00', bare, { ...given, credits: [credit('5.00')] });
		expect([stepsOf(differs), differs.exceptions.map(({ kind }) => kind)]).toEqual([[PAID('12.00')], ['creditsDisagree']]);
	});

	it('about another settlement or order decides nothing here', () => {
		const others = [
			decided({ settlementId: '22222222222', answer: 'paymentOnly' }),
			decided({ orderId: '202-9990001-1110001', answer: 'paymentOnly' }),
		];
		expect(stepsOf(plan('-12.00', TWELVE, { decisions: others }))).toEqual([`${NOTE} 12.00`, PAID('12.00')]);
	});

	it('about this settlement goes before one about all', () => {
		const decisions = [decided({ settlementId: '', answer: 'paymentOnly' }), decided({})];
		expect(stepsOf(plan('-12.00', TWELVE, { decisions }))).toEqual([`${NOTE} 12.00`, PAID('12.00')]);
	});

	it('credits an order that is not in Sage', () => {
		const outcome = plan('-12.00', TWELVE, { ordersInSage: [], decisions: [decided({ treatment: 'standard' })] });
		expect([outcome.exceptions, stepsOf(outcome)]).toEqual([[], [`${NOTE} 12.00`, PAID('12.00')]]);
	});

	it('goes to the account on which most of the refund lies, whatever the order of the rows', () => {
		const nominalMap = [{ transactionType: 'Refund', amountType: 'ItemPrice', amountDescription: 'Shipping', nominalCode: '4031' }];
		const rows = [back('Shipping', '-2.00'), back('Principal', '-10.00')];
		for (const ofFile of [rows, rows.toReversed()]) {
			const outcome = plan('-12.00', ofFile, { nominalMap, decisions: [decided({ treatment: 'standard' })] });
			expect(linesOf(outcome, OURS)).toEqual(['4030 T1 10.00 + 2.00']);
		}
	});
});

describe("refunds that come to the seller's favour", () => {
	const rows = [back('Principal', '10.00'), back('Tax', '2.00')];

	it.each<[string, OrderDecision[]]>([
		['nothing is decided', []],
		['a person said the VAT', [decided({ treatment: 'standard' })]],
	])('are received as money, and wait as a document, where %s', (_what, decisions) => {
		const outcome = plan('12.00', rows, { decisions });
		expect(stepsOf(outcome)).toEqual(['sales_receipts REFUNDS-2610-0 12.00', 'bank_transfer PAYOUT-2611-0 12.00']);
		expect(outcome.exceptions).toMatchObject([{ kind: 'refundOnOtherSide', holds: false, recordId: ORDER_ID, amount: '12.00' }]);
	});
});

describe('tax rows of a refund that do not agree', () => {
	it('wait where the order in Sage is at another rate', () => {
		const outcome = plan('-12.00', TWELVE, { ordersInSage: inSage('120.00', '0.00') });
		expect(stepsOf(outcome)).toEqual([PAID('12.00')]);
		expect(outcome.exceptions).toMatchObject([{ kind: 'refundVatDiffers', holds: false, recordId: ORDER_ID, amount: '12.00' }]);
	});

	it('wait where tax that Amazon withheld does not cancel them', () => {
		const torn = row(['Refund', 'ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal'], '1.99', { adjustmentId: 'A1' });
		const outcome = plan('-10.01', [...TWELVE, torn]);
		expect(stepsOf(outcome)).toEqual([PAID('10.01')]);
		expect(outcome.exceptions).toMatchObject([{ kind: 'withheldTaxDoesNotCancel', holds: false }]);
	});

	it('hold nobody else: the other order of the settlement is credited', () => {
		const other = '202-5550002-1110002';
		const rows = [...TWELVE, back('Principal', '-5.00', { orderId: other }), back('Tax', '-1.00', { orderId: other })];
		const ordersInSage = [...inSage('120.00', '0.00'), ...inSage('5.00', '1.00', { customerDocumentNo: other, documentNo: '13' })];
		const outcome = plan('-18.00', rows, { ordersInSage });
		expect(stepsOf(outcome)).toEqual(['sales_credit_notes 20255500021110002C00 6.00', PAID('18.00')]);
	});
});
