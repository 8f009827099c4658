import type { PlanStep, PostingPlan } from '../../../../../nodes/domain/books/plan.types';
import { complaintAboutPlan } from '../../../../../nodes/Sage200/posting/plan/checkPlan';

const line = {
	nominalCode: '6200',
	costCentre: '',
	department: '',
	taxCode: 1,
	net: '100.00',
	tax: '20.00',
	gross: '120.00',
	narrative: 'Fees',
};
const fees: PlanStep = {
	step: 1,
	document: 'bank_payment',
	reference: '15330000001',
	secondReference: 'FEES-2605-0',
	date: '2026-05-10',
	narrative: 'Fees',
	amount: '120.00',
	currency: 'GBP',
	bankCode: 'AMZGBP',
	lines: [line],
};
const payout: PlanStep = {
	...fees,
	step: 2,
	document: 'bank_transfer',
	secondReference: 'PAYOUT-2605-0',
	amount: '700.00',
	bankToCode: 'CURRENT',
	lines: [],
};
const receipt: PlanStep = {
	...fees,
	step: 3,
	document: 'sales_receipts',
	secondReference: 'RCPT-2605-0',
	amount: '1.00',
	customerReference: 'AMZUKGBP',
	lines: [],
};
const plan = (steps: readonly PlanStep[], more: Partial<PostingPlan> = {}): PostingPlan => ({
	planVersion: 1,
	subject: { kind: 'settlement', id: '15330000001' },
	currency: 'GBP',
	identities: [],
	clearing: { bankCode: 'AMZGBP', closing: '0.00', movement: '0.00' },
	steps,
	...more,
});

test('has nothing to say about a sound plan', () => {
	expect(complaintAboutPlan(plan([fees, payout, receipt]))).toBeUndefined();
	expect(complaintAboutPlan(plan([]))).toBeUndefined();
});

test.each<[string, Partial<PlanStep>, RegExp]>([
	['an unknown document', { document: 'nominal_journals' as 'bank_payment' }, /no such document/],
	['a reference too long', { reference: 'x'.repeat(21) }, /reference has 21 characters, Sage takes 20/],
	['a second reference too long', { secondReference: 'x'.repeat(21) }, /second reference has 21/],
	['no second reference', { secondReference: '' }, /both references/],
	['a reference that ends with a blank', { reference: '15330000001 ' }, /must not begin or end with a blank/],
	['a date of no month', { date: '2026-02-30' }, /no date/],
	['a narrative too long', { narrative: 'x'.repeat(6001) }, /narrative has 6001/],
	['a date in another form', { date: '10/05/2026' }, /no date/],
	['a date that does not exist', { date: '2026-13-40' }, /no date/],
	['no bank', { bankCode: undefined }, /no bank account/],
	['an amount of nothing', { amount: '0.00' }, /no positive amount/],
	['a negative amount', { amount: '-120.00' }, /no positive amount/],
	['a float that slipped in', { amount: 120 as unknown as string }, /no positive amount/],
	['an amount that its lines do not make', { amount: '120.01' }, /its lines come to 12000 pence, its amount is 12001 pence/],
	['no lines', { lines: [] }, /no lines/],
	[
		'a line whose net and tax do not make gross',
		{ lines: [{ ...line, tax: '19.99' }] },
		/line 1: net 100.00 and tax 19.99 are not gross 120.00/,
	],
	['a line without a tax code', { lines: [{ ...line, taxCode: undefined as unknown as number }] }, /tax code/],
	['a line without a nominal code', { lines: [{ ...line, nominalCode: '' }] }, /no nominal code/],
	['a nominal code too long', { lines: [{ ...line, nominalCode: '123456789' }] }, /nominal code has 9/],
	['a cost centre too long', { lines: [{ ...line, costCentre: 'ABCD' }] }, /cost centre has 4/],
	['a department too long', { lines: [{ ...line, department: 'ABCD' }] }, /department has 4/],
	[
		'a negative line in the cash book',
		{ amount: '70.00', lines: [line, { ...line, net: '-50.00', tax: '0.00', gross: '-50.00' }] },
		/line 2: its amounts must be positive/,
	],
	['an amount with three decimals', { lines: [{ ...line, net: '100.000' }] }, /two decimals/],
	['another currency than the plan', { currency: 'EUR' }, /currency EUR is not the plan's/],
])('refuses a step with %s', (_title, change, words) =>
	expect(complaintAboutPlan(plan([{ ...fees, ...change } as PlanStep]))).toMatch(words),
);

test('refuses a transfer into the bank that pays, and one without a receiving bank', () => {
	expect(complaintAboutPlan(plan([{ ...payout, bankToCode: 'AMZGBP' }]))).toMatch(/same bank/);
	expect(complaintAboutPlan(plan([{ ...payout, bankToCode: undefined } as unknown as PlanStep]))).toMatch(/receiving bank/);
});

test('refuses a receipt with lines and one without customer', () => {
	expect(complaintAboutPlan(plan([{ ...receipt, lines: [line] }]))).toMatch(/takes no lines/);
	expect(complaintAboutPlan(plan([{ ...receipt, customerReference: '' }]))).toMatch(/no customer/);
});

test('refuses two steps that could not be told apart in Sage', () => {
	expect(complaintAboutPlan(plan([fees, { ...fees, step: 2 }]))).toBe('Steps 1 and 2 have the same references (15330000001, FEES-2605-0)');
	// The cash book shows a sales receipt as a receipt with its references; a bank receipt of the same would be taken for posted.
	expect(complaintAboutPlan(plan([fees, { ...fees, step: 2, document: 'bank_receipt' }]))).toBe(
		'Steps 1 and 2 have the same references (15330000001, FEES-2605-0)',
	);
	expect(complaintAboutPlan(plan([fees, { ...fees, step: 2, secondReference: 'FEES2-2605-0' }]))).toBeUndefined();
});

test('refuses a plan with an identity that does not hold, and one of another make', () => {
	const identities = [{ name: 'rows = header total', holds: false, left: '1.00', right: '1.01' }];
	expect(complaintAboutPlan(plan([fees], { identities }))).toBe('The identity "rows = header total" does not hold: 1.00 against 1.01');
	expect(complaintAboutPlan(plan([fees], { planVersion: 2 as 1 }))).toMatch(/version 1/);
	expect(complaintAboutPlan({} as PostingPlan)).toMatch(/version 1/);
	expect(complaintAboutPlan(plan([fees], { clearing: { bankCode: 'AMZGBP', closing: '', movement: '0.00' } }))).toMatch(/closing clearing/);
});

test.each<[string, Partial<PostingPlan>, RegExp]>([
	['no subject', { subject: undefined as unknown as PostingPlan['subject'] }, /does not say what it posts/],
	['a kind of subject that is unknown', { subject: { kind: 'payroll' as 'refund', id: '1' } }, /does not say what it posts/],
	['no currency', { currency: '' }, /names no currency/],
	['a subject that is not the reference of its steps', { subject: { kind: 'refund', id: '2' } }, /is not the plan's subject \(2\)/],
])('refuses a plan with %s', (_title, change, words) => expect(complaintAboutPlan(plan([fees], change))).toMatch(words));
