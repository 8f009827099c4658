import fc from 'fast-check';
import { movementsOfPlan } from '../../../nodes/domain/books/bookkeeping';
import { reversePlan } from '../../../nodes/domain/books/reverse';
import { fromDecimal } from '../../../nodes/domain/money/money';
import type { SettlementPlan } from '../../../nodes/domain/settlement/plan';
import type { SettlementRow } from '../../../nodes/domain/settlement/settlement.types';
import { anything, expected, isMissing, planOf, rowsOf, withoutNothing, type Anything, type Planned, type Row } from './anySettlement';

const textsOf = ({ ready }: Planned): string[] =>
	ready
		.flatMap(({ plan }) =>
			plan.steps.map(({ document, secondReference, date, amount }) => [document, secondReference, date, amount].join(' ')),
		)
		.sort();
const movedBy = (plan: Pick<SettlementPlan['plan'], 'steps'>) => withoutNothing(movementsOfPlan(plan.steps));

/** Line numbers behind a line of the journal: `3-7,12`. */
const linesIn = (ranges: string): number[] =>
	ranges
		.split(',')
		.filter(Boolean)
		.flatMap((range) => {
			const [first = 0, last = first] = range.split('-').map(Number);
			return Array.from({ length: last - first + 1 }, (_, index) => first + index);
		});

const BALANCES = ['Previous Reserve Amount Balance', 'Payable to Amazon', 'Current Reserve Amount'];
const twice = (numbers: readonly number[]): number[] => numbers.filter((one, index) => numbers.indexOf(one) !== index);
const worth = (rows: readonly SettlementRow[], lines: readonly number[]) =>
	rows.filter(({ line }) => lines.includes(line)).reduce((total, { amount }) => total + amount, 0);

/** Each row moves clearing once, by its amount; each refund of an order is in one credit note or waits in one. */
function accountsForEachRow({ settlement: { rows }, ready: [plan] }: Planned): void {
	const onClearing = plan.journal.filter(({ accountKind, part }) => accountKind === 'clearing' && part !== 'PAYOUT');
	const moving = onClearing.flatMap((line) => linesIn(line.rows));
	expect(twice(moving)).toEqual([]);
	for (const line of onClearing) expect(worth(rows, linesIn(line.rows))).toBe(line.gross);
	const others = rows.filter(({ line, amountDescription }) => !moving.includes(line) && !BALANCES.includes(amountDescription));
	expect(others.reduce((total, { amount }) => total + amount, 0)).toBe(0);

	const credited = plan.journal
		.filter(({ part, accountKind }) => part === 'CRN' && accountKind === 'customer')
		.flatMap((line) => linesIn(line.rows));
	const waiting = plan.waiting.flatMap((credit) => credit.rows.map(({ line }) => line));
	expect(twice([...credited, ...waiting])).toEqual([]);
	const refunded = plan.journal.filter(({ part, accountKind }) => ['REFUNDS', 'PAYM'].includes(part) && accountKind === 'clearing');
	expect(worth(rows, [...credited, ...waiting])).toBe(refunded.reduce((total, { gross }) => total + gross, 0));
	for (const credit of plan.waiting) expect(-credit.rows.reduce((total, { amount }) => total + amount, 0)).toBe(fromDecimal(credit.gross));
}

/** Documents are told apart by what Sage is searched for, and carry amounts on their own side. */
function canBePosted({ ready: [{ plan }] }: Planned): void {
	const keys = plan.steps.map(({ document, customerReference, bankCode, reference, secondReference }) =>
		[document, customerReference ?? bankCode, reference, secondReference].join('|'),
	);
	expect(new Set(keys).size).toBe(keys.length);
	for (const step of plan.steps) {
		expect(step.secondReference.length).toBeLessThanOrEqual(20);
		expect(fromDecimal(step.amount)).toBeGreaterThan(0);
		for (const line of step.lines)
			expect([line.net, line.tax].every((value) => fromDecimal(value) >= 0) && fromDecimal(line.gross) > 0).toBe(true);
	}
}

const GROUPED: Readonly<Record<string, string>> = {
	'nominal:4000': 'sales',
	'nominal:4010': 'sales',
	'nominal:4020': 'sales',
	'nominal:4030': 'refunds',
};

/** Settlements that go through: those of which a fee account comes to a credit without a supplier hold, and say so. */
function unlessHeld(given: Anything, check: (rows: Row[], wanted: Map<string, number>) => void): void {
	const rows = rowsOf(given);
	const wanted = expected(rows, given);
	if (wanted) return check(rows, wanted);
	const { ready, exceptions } = planOf(rows, given);
	expect(ready).toEqual([]);
	expect(new Set(exceptions.map(({ kind }) => kind))).toEqual(new Set(['feeGroupIsCredit']));
}

describe('any settlement', () => {
	it('moves each account by what its rows say, in documents that Sage can hold and tell apart; every identity holds', () => {
		fc.assert(
			fc.property(anything, (given) =>
				unlessHeld(given, (rows, wanted) => {
					const planned = planOf(rows, given);
					expect(planned.exceptions).toEqual([]);
					const { plan } = planned.ready[0];
					expect(plan.identities.filter(({ holds }) => !holds)).toEqual([]);
					const moved = new Map<string, number>();
					for (const [account, value] of movementsOfPlan(plan.steps))
						moved.set(GROUPED[account] ?? account, (moved.get(GROUPED[account] ?? account) ?? 0) + value);
					expect(withoutNothing(moved)).toEqual(withoutNothing(wanted));
					canBePosted(planned);
					accountsForEachRow(planned);
				}),
			),
			{ numRuns: 150 },
		);
	});

	it('posts its cash whatever orders are missing in Sage, and accounts for each row once all the same', () => {
		fc.assert(
			fc.property(anything, (given) =>
				unlessHeld(given, (rows) => {
					const [whole, part] = [planOf(rows, given), planOf(rows, given, 'some')];
					expect(part.ready).toHaveLength(1);
					const isCash = (text: string) => !/ \d{17}C/.test(text);
					expect(textsOf(part).filter(isCash)).toEqual(textsOf(whole).filter(isCash));
					accountsForEachRow(part);
					// Each missing order with money is told once, though it is sold and given back; nothing holds.
					const { sales, routes } = given;
					const lost = sales.filter(({ fba }, order) => routes[fba ? 'FBA' : 'FBM'] === 'orders' && isMissing(given, order));
					expect(part.exceptions.map(({ kind, holds }) => [kind, holds])).toEqual(lost.map(() => ['orderNotInSage', false]));
					expect(part.ready[0].waiting).toHaveLength(lost.filter(({ refunded }) => refunded).length);
					// What waits and what is posted are the credit notes of the whole.
					const credits = (planned: Planned) => textsOf(planned).filter((text) => !isCash(text)).length;
					const waitingFor = new Set(part.ready[0].waiting.map((credit) => credit.orderId.replaceAll('-', '')));
					const ofWaiting = textsOf(whole).filter((text) => waitingFor.has(/ (\d{17})C/.exec(text)?.[1] ?? ''));
					expect(credits(part) + ofWaiting.length).toBe(credits(whole));
				}),
			),
			{ numRuns: 100 },
		);
	});

	it('is the same whatever the order of its rows', () => {
		fc.assert(
			fc.property(anything, (given) =>
				unlessHeld(given, (rows) => {
					const turned = [...rows.slice(given.turn % rows.length), ...rows.slice(0, given.turn % rows.length)].reverse();
					const [one, other] = [planOf(rows, given, 'some'), planOf(turned, given, 'some')];
					expect(textsOf(other)).toEqual(textsOf(one));
					expect(movedBy(other.ready[0].plan)).toEqual(movedBy(one.ready[0].plan));
					const said = ({ exceptions, ready }: Planned) => [
						exceptions.map(({ key, amount }) => `${key} ${amount}`).sort(),
						ready[0].waiting.map(({ orderId: id, gross, taxShown }) => [id, gross, taxShown].join(' ')).sort(),
						[...ready[0].orderMoney].map((row) => JSON.stringify(row)).sort(),
					];
					expect(said(other)).toEqual(said(one));
				}),
			),
			{ numRuns: 80 },
		);
	});

	it('is taken back by its undo, account by account and VAT by VAT', () => {
		const options = { supplierReference: 'AMAZON', customerReference: 'AMZUKGBP', outsideTaxCodes: [26] };
		fc.assert(
			fc.property(anything, (given) =>
				unlessHeld(given, (rows) => {
					const { plan } = planOf(rows, given).ready[0];
					const undo = reversePlan(plan, options);
					expect(undo.ok).toBe(true);
					if (undo.ok) expect(movedBy({ steps: [...plan.steps, ...undo.value] })).toEqual({});
				}),
			),
			{ numRuns: 80 },
		);
	});
});
