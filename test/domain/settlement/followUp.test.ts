import type { CreditFact } from '../../../nodes/domain/settlement/known/credits';
import { followUp, type FollowUpInput } from '../../../nodes/domain/settlement/followUp';
import { fromDecimal } from '../../../nodes/domain/money/money';
import { NOW, ORDER_ID, type ShortRow } from './fixture';
import { back, inSage, OPEN, planRows } from './planFixture';

const REFUND = [back('Principal', '-10.00'), back('Tax', '-2.00')];
const ON_THE_SALE = { credits: [] as CreditFact[], ordersInSage: inSage('100.00', '20.00') };

/** What waits of a settlement whose order was not in Sage. */
function waitingOf(total: string, rows: ShortRow[]) {
	const [waiting, ...others] = planRows(total, rows, { ordersInSage: [], credits: [] }).ready[0].waiting;
	if (!waiting || others.length > 0) throw new Error(`${others.length + (waiting ? 1 : 0)} credits wait`);
	return waiting;
}
const follow = (more: Partial<FollowUpInput> = {}, waiting = waitingOf('-12.00', REFUND)) =>
	followUp({ waiting, settings: OPEN, series: OPEN.series[0], nominalMap: [], now: NOW, ...ON_THE_SALE, ...more });
const stepsOf = (followed: ReturnType<typeof follow>) =>
	followed.state === 'ready'
		? followed.plan.steps.map(({ document, reference, secondReference, date, amount }) =>
				[document, reference, secondReference, date, amount].join(' '),
			)
		: followed.state;

const credit = (gross: string, more: Partial<CreditFact> = {}): CreditFact => ({
	orderId: ORDER_ID,
	source: 'creditNote',
	documentNo: '0000000101',
	reference: 'CRN101',
	secondReference: '',
	gross: fromDecimal(gross),
	maybeSameAs: '',
	...more,
});

describe('a credit note that waited', () => {
	it('is posted once its order is in Sage, under the references that the settlement would have given it', () => {
		const followed = follow();
		expect(stepsOf(followed)).toEqual(['sales_credit_notes 11111111111 20255500011110001C00 2026-10-31 12.00']);
		const atOnce = planRows('-12.00', REFUND, ON_THE_SALE).ready[0].plan.steps[0];
		expect(followed.state === 'ready' && followed.plan.steps[0]).toEqual(atOnce);
		expect(followed).toMatchObject({
			plan: {
				subject: { kind: 'refund', id: '11111111111', orderId: ORDER_ID },
				currency: 'GBP',
				steps: [{ lines: [{ taxCode: 1, net: '10.00', tax: '2.00' }] }],
			},
		});
		expect(followed.state === 'ready' && followed.plan.identities.every(({ holds }) => holds)).toBe(true);
	});

	it('waits on, and says why, while its order is missing', () => {
		expect(follow({ ordersInSage: [] })).toMatchObject({
			state: 'waits',
			exceptions: [{ kind: 'orderNotInSage', recordId: ORDER_ID, amount: '12.00', holds: false }],
		});
	});

	it('is over where somebody credited as much, and waits where it was less', () => {
		expect(stepsOf(follow({ credits: [credit('12.00')] }))).toBe('byHand');
		expect(follow({ credits: [credit('5.00')] })).toMatchObject({ state: 'waits', exceptions: [{ kind: 'creditsDisagree' }] });
	});

	it('is found when it was posted already: its own credit note stops nothing and asks for no second reference', () => {
		const own = credit('12.00', { reference: '11111111111', secondReference: '20255500011110001C00' });
		expect(stepsOf(follow({ credits: [own] }))).toEqual(['sales_credit_notes 11111111111 20255500011110001C00 2026-10-31 12.00']);
	});

	it('is dated after the VAT period that is filed', () => {
		const settings = (filedUntil: string) => ({ ...OPEN, vat: { ...OPEN.vat, filedUntil } });
		expect(stepsOf(follow({ settings: settings('2026-10-30') }))).toEqual([expect.stringContaining(' 2026-10-31 ')]);
		expect(stepsOf(follow({ settings: settings('2026-10-31') }))).toEqual([expect.stringContaining(' 2026-11-01 ')]);
		expect(stepsOf(follow({ settings: settings('2026-12-31') }))).toEqual([expect.stringContaining(' 2027-01-01 ')]);
	});

	it('keeps one number per month of its refunds', () => {
		const november = [
			back('Principal', '-5.00', { adjustmentId: 'A2', posted: '2026-11-02 10:00:00 UTC' }),
			back('Tax', '-1.00', { adjustmentId: 'A2', posted: '2026-11-02 10:00:00 UTC' }),
		];
		const waiting = waitingOf('-18.00', [...november, ...REFUND]);
		expect(waiting).toMatchObject({ gross: '18.00', taxShown: '3.00', period: '2026-11', date: '2026-11-02' });
		expect(stepsOf(follow({}, waiting))).toEqual([
			'sales_credit_notes 11111111111 20255500011110001C00 2026-10-31 12.00',
			'sales_credit_notes 11111111111 20255500011110001C10 2026-11-02 6.00',
		]);
	});

	it('is what a person decided', () => {
		const decision = { orderId: ORDER_ID, settlementId: '11111111111', by: 'Robin Hale' };
		const part = follow({ credits: [credit('8.40')], decisions: [{ ...decision, answer: 'credit', amount: fromDecimal('3.60') }] });
		expect(stepsOf(part)).toEqual(['sales_credit_notes 11111111111 20255500011110001C00 2026-10-31 3.60']);
		expect(part).toMatchObject({ plan: { steps: [{ lines: [{ net: '3.00', tax: '0.60' }] }] } });
		expect(part.state === 'ready' && part.plan.identities.every(({ holds }) => holds)).toBe(true);
		expect(stepsOf(follow({ ordersInSage: [], decisions: [{ ...decision, answer: 'paymentOnly' }] }))).toBe('byHand');
		const vat = follow({ ordersInSage: [], decisions: [{ ...decision, answer: 'credit', treatment: 'zero' }] });
		expect(vat).toMatchObject({
			state: 'ready',
			plan: { steps: [{ amount: '12.00', lines: [{ taxCode: 2, net: '12.00', tax: '0.00' }] }] },
		});
	});

	it('is refused where its rows are not of one order', () => {
		const waiting = waitingOf('-12.00', REFUND);
		const mixed = {
			...waiting,
			rows: waiting.rows.map((row, index) => ({ ...row, orderId: index === 0 ? row.orderId : '202-5550009-1110009' })),
		};
		expect(() => follow({}, mixed)).toThrow('is not of one order');
	});
});
