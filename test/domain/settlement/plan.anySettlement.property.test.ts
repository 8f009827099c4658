import fc from 'fast-check';
import { fromDecimal } from '../../../nodes/domain/money/money';
import type { SalesRoute } from '../../../nodes/domain/settings/settings.types';
import { DEMO_SERIES, settingsWith } from '../../../sandbox/demo/settings';
import { movementsOfPlan } from '../../../nodes/domain/books/bookkeeping';
import { reversePlan } from '../../../nodes/domain/books/reverse';
import type { SettlementPlan } from '../../../nodes/domain/settlement/plan';
import type { SettlementRow } from '../../../nodes/domain/settlement/settlement.types';
import { NOW, planInOnlySeries, settlementOf, type ShortRow } from './fixture';

/**
 * Settlements of every family of rows, worked out a second time here: from the rows straight to what each account moves by, in bare pence
 * and without journal, plan or rounding of the code under test.
 */
interface Row {
	readonly type: ShortRow['type'];
	readonly pence: number;
	readonly day: string;
	readonly order?: number;
	readonly item?: string;
	readonly fba?: boolean;
}

const decimal = (pence: number) =>
	`${pence < 0 ? '-' : ''}${Math.floor(Math.abs(pence) / 100)}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;
/** Whole division, half away from zero. */
const divided = (value: number, by: number) => Math.sign(value) * Math.floor((Math.abs(value) * 2 + by) / (by * 2));
const sum = (rows: readonly Row[]) => rows.reduce((total, { pence }) => total + pence, 0);

const orderId = (order: number) => `202-${1_000_000 + order}-7654321`;
const day = fc.constantFrom('2026-10-20', '2026-10-30', '2026-11-01', '2026-11-02');
const pence = fc.integer({ min: 500, max: 90_000 });
const rate = fc.constantFrom(20, 20, 5, 0);

/** Goods and, sometimes, delivery and a promotion of one item; Amazon may collect the tax itself. */
function priceRows(
	type: string,
	sign: 1 | -1,
	at: { day: string; order: number; item: string; fba: boolean },
	given: { net: number; delivery: number; promotion: number; rate: number; collected: boolean },
): Row[] {
	const taxOf = (net: number) => divided(net * given.rate, 100);
	const row = (amountType: string, description: string, value: number): Row => ({
		...at,
		type: [type, amountType, description],
		pence: sign * value,
	});
	const parts: Array<[string, string, string, string, number]> = [
		['ItemPrice', 'Principal', 'Tax', 'Principal', given.net],
		['ItemPrice', 'Shipping', 'ShippingTax', 'Shipping', given.delivery],
		['Promotion', 'Principal', 'TaxDiscount', 'Other', -given.promotion],
	];
	return parts
		.filter(([, , , , net]) => net !== 0)
		.flatMap(([amountType, base, tax, withheld, net]) => [
			row(amountType, base, net),
			row(amountType, tax, taxOf(net)),
			...(given.collected && taxOf(net) !== 0 ? [row('ItemWithheldTax', `MarketplaceFacilitatorVAT-${withheld}`, -taxOf(net))] : []),
		]);
}

const prices = fc.record({
	net: pence,
	delivery: fc.constantFrom(0, 350, 499),
	promotion: fc.integer({ min: 0, max: 400 }),
	rate,
	collected: fc.constantFrom(false, false, false, true),
});
const saleArbitrary = fc.record({
	sold: prices,
	refunded: fc.option(prices),
	fba: fc.boolean(),
	day,
	refundDay: day,
	refundType: fc.constantFrom('Refund', 'Chargeback Refund', 'A-to-z Guarantee Refund'),
	fee: pence,
	feeBack: fc.integer({ min: 0, max: 600 }),
});
const single = fc.oneof(
	fc.record({
		type: fc.constant<ShortRow['type']>(['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount']),
		pence: pence.map((value) => -value),
		day,
	}),
	fc.record({ type: fc.constant<ShortRow['type']>(['other-transaction', 'FBA Inventory Reimbursement', 'WAREHOUSE_LOST']), pence, day }),
	fc.record({
		type: fc.constant<ShortRow['type']>(['other-transaction', 'FBA Inventory Reimbursement', 'COMPENSATED_CLAWBACK']),
		pence: pence.map((value) => -value),
		day,
	}),
	fc.record({ type: fc.constant<ShortRow['type']>(['other-transaction', 'other-transaction', 'Successful charge']), pence, day }),
	fc.record({
		type: fc.constant<ShortRow['type']>(['other-transaction', 'other-transaction', 'Subscription Fee']),
		pence: fc.constantFrom(-3000, 0),
		day,
	}),
);
const storage = fc.record({ base: pence, day }).map(({ base, day: on }): Row[] => [
	{ type: ['FBAFees', 'FBA Inventory Storage Fee', 'Base fee'], pence: -base, day: on },
	{ type: ['FBAFees', 'FBA Inventory Storage Fee', 'Tax on fee'], pence: -divided(base, 5), day: on },
]);
const route = fc.constantFrom<SalesRoute>('orders', 'summary');
const anything = fc.record({
	sales: fc.array(saleArbitrary, { minLength: 1, maxLength: 8 }),
	others: fc.array(single, { maxLength: 6 }),
	stored: fc.array(storage, { maxLength: 2 }),
	carriedIn: fc.integer({ min: 0, max: 50_000 }),
	held: fc.integer({ min: 0, max: 50_000 }),
	debt: fc.constantFrom(0, 0, 4_321),
	routes: fc.record({ FBM: route, FBA: route }),
	/** Amazon's account in the purchase ledger, for fees that come to a credit. */
	supplier: fc.constantFrom('', 'AMAZON'),
	turn: fc.nat(),
	/** Orders that Sage does not have, by the bits of the number. */
	missing: fc.nat({ max: 255 }),
});
type Anything = typeof anything extends fc.Arbitrary<infer T> ? T : never;

function rowsOf({ sales, others, stored, carriedIn, held, debt }: Anything): Row[] {
	const balance = (description: string, value: number): Row[] =>
		value === 0 ? [] : [{ type: ['other-transaction', 'other-transaction', description], pence: value, day: '2026-10-20' }];
	return [
		...balance('Previous Reserve Amount Balance', carriedIn),
		...balance('Payable to Amazon', -debt),
		...sales.flatMap(({ sold, refunded, fba, day: on, refundDay, refundType, fee, feeBack }, order): Row[] => [
			...priceRows('Order', 1, { day: on, order, item: 'a', fba }, sold),
			{ type: ['Order', 'ItemFees', 'Commission'], pence: -fee, day: on, order, fba },
			...(refunded
				? [
						...priceRows(refundType, -1, { day: refundDay, order, item: 'a', fba }, refunded),
						{ type: [refundType, 'ItemFees', 'Commission'] as ShortRow['type'], pence: feeBack, day: refundDay, order, fba },
					]
				: []),
		]),
		...others,
		...stored.flat(),
		...balance('Current Reserve Amount', -held),
	];
}

/** What each account moves by, debit positive, from the rows alone; undefined when a fee account comes to a credit in a period. */
function expected(rows: readonly Row[], { routes, carriedIn, held, debt, supplier }: Anything): Map<string, number> | undefined {
	const moved = new Map<string, number>();
	const move = (account: string, value: number) => moved.set(account, (moved.get(account) ?? 0) + value);
	const of = (test: (row: Row) => boolean) => rows.filter(test);
	const isRefund = ({ type }: Row) => type[0].includes('Refund');
	for (const price of of(({ type }) => ['ItemPrice', 'Promotion', 'ItemWithheldTax'].includes(type[1]))) {
		const onOrders = routes[price.fba ? 'FBA' : 'FBM'] === 'orders';
		if (onOrders && !isRefund(price)) move('customer:AMZUKGBP', -price.pence);
		if (onOrders && !isRefund(price)) continue;
		const siblings = of((other) => other.order === price.order && other.type[0] === price.type[0]);
		const collected = siblings.some(({ type }) => type[1] === 'ItemWithheldTax');
		const isTax = price.type[2].includes('Tax') || price.type[1] === 'ItemWithheldTax';
		if (isTax && !collected) move('vat:output', -price.pence);
		// Goods, delivery and promotions together: how they part among sales accounts is told by the tests of sale lines.
		if (!isTax) move(isRefund(price) ? 'refunds' : 'sales', -price.pence);
	}
	const fees: ReadonlyArray<[account: string, is: (row: Row) => boolean]> = [
		['6200', ({ type }) => type[1] === 'ItemFees'],
		['6220', ({ type }) => type[0] === 'FBAFees'],
		['6230', ({ type }) => type[0] === 'ServiceFee'],
		['6240', ({ type }) => type[2] === 'Subscription Fee'],
	];
	for (const period of ['2026-10', '2026-11']) {
		for (const [account, is] of fees) {
			const ofAccount = of((row) => is(row) && row.day.startsWith(period));
			const gross = -sum(ofAccount);
			if (gross < 0 && supplier === '') return undefined;
			const tax = account === '6220' ? -sum(ofAccount.filter(({ type }) => type[2] === 'Tax on fee')) : divided(gross, 6);
			move(`nominal:${account}`, gross - tax);
			move('vat:input', tax);
		}
	}
	for (const row of of(({ type }) => type[1] === 'FBA Inventory Reimbursement')) move('nominal:4900', -row.pence);
	const charged = sum(of(({ type }) => type[2] === 'Successful charge'));
	const payout = Math.max(0, sum(rows));
	move('bank:CURRENT', payout - charged);
	// What Amazon holds afterwards, less what it held before.
	move('bank:AMZGBP', held + Math.min(0, sum(rows)) - (carriedIn - debt));
	return moved;
}

const withoutNothing = (moved: ReadonlyMap<string, number>) => Object.fromEntries([...moved].filter(([, value]) => value !== 0).sort());

const isMissing = ({ missing }: Anything, order: number): boolean => ((missing >> order) & 1) === 1;

function settlementOfRows(rows: readonly Row[]) {
	const short = rows.map((row): ShortRow => ({
		type: row.type,
		amount: decimal(row.pence),
		posted: `${row.day} 12:00:00 UTC`,
		orderId: row.order === undefined ? '' : orderId(row.order),
		item: row.item ?? '',
		adjustmentId: row.type[0].includes('Refund') ? 'A' : '',
		channel: row.fba === undefined ? '' : row.fba ? 'AFN' : 'MFN',
		marketplace: row.order === undefined ? '' : 'Amazon.co.uk',
	}));
	return settlementOf({
		start: '2026-10-20 00:00:00 UTC',
		end: '2026-11-03 00:00:00 UTC',
		deposit: '2026-11-05 08:00:00 UTC',
		total: decimal(sum(rows)),
		rows: short,
	});
}

/** With every order of the route orders in Sage, or without those that are missing. */
function planOf(rows: readonly Row[], given: Anything, which: 'all' | 'some' = 'all') {
	const { routes, carriedIn, debt, sales, supplier } = given;
	const settings = settingsWith({
		routes,
		series: [{ ...DEMO_SERIES, openingReserve: decimal(carriedIn - debt), ...(supplier && { supplier: { code: supplier, name: '' } }) }],
	});
	const ordersInSage = sales.flatMap(({ fba }, order) => {
		const isThere = routes[fba ? 'FBA' : 'FBM'] === 'orders' && (which === 'all' || !isMissing(given, order));
		return isThere ? [{ customerDocumentNo: orderId(order), documentStatus: 'EnumDocumentStatusLive' }] : [];
	});
	const settlement = settlementOfRows(rows);
	return { settlement, ...planInOnlySeries({ settlement, settings, nominalMap: [], ordersInSage, previous: null, now: NOW }) };
}
type Planned = ReturnType<typeof planOf>;

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
					// Each missing order with money is told for its sale and for its refund; nothing holds.
					const { sales, routes } = given;
					const lost = sales.filter(({ fba }, order) => routes[fba ? 'FBA' : 'FBM'] === 'orders' && isMissing(given, order));
					const told = lost.length + lost.filter(({ refunded }) => refunded).length;
					expect(part.exceptions.map(({ kind, holds }) => [kind, holds])).toEqual(
						Array.from({ length: told }, () => ['orderNotInSage', false]),
					);
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
						ready[0].orderMoney.map((row) => JSON.stringify(row)).sort(),
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
					const hasPurchase = plan.steps.some(({ document }) => document.startsWith('purchase_'));
					expect(undo.ok).toBe(!hasPurchase);
					if (undo.ok) expect(movedBy({ steps: [...plan.steps, ...undo.value] })).toEqual({});
				}),
			),
			{ numRuns: 80 },
		);
	});
});
