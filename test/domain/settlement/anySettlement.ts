import fc from 'fast-check';
import type { SalesRoute } from '../../../nodes/domain/settings/settings.types';
import { DEMO_SERIES, settingsWith } from '../../../sandbox/demo/settings';
import { NOW, planInOnlySeries, settlementOf, type ShortFile, type ShortRow } from './fixture';

/**
 * Settlements of every family of rows, worked out a second time here: from the rows straight to what each account moves by, in bare pence
 * and without journal, plan or rounding of the code under test.
 */
export interface Row {
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
export const anything = fc.record({
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
export type Anything = typeof anything extends fc.Arbitrary<infer T> ? T : never;

export function rowsOf({ sales, others, stored, carriedIn, held, debt }: Anything): Row[] {
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
export function expected(rows: readonly Row[], { routes, carriedIn, held, debt, supplier }: Anything): Map<string, number> | undefined {
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

export const withoutNothing = (moved: ReadonlyMap<string, number>) =>
	Object.fromEntries([...moved].filter(([, value]) => value !== 0).sort());

export const isMissing = ({ missing }: Anything, order: number): boolean => ((missing >> order) & 1) === 1;

/** The file of such rows, in short. */
export function shortFile(rows: readonly Row[]): ShortFile {
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
	return {
		start: '2026-10-20 00:00:00 UTC',
		end: '2026-11-03 00:00:00 UTC',
		deposit: '2026-11-05 08:00:00 UTC',
		total: decimal(sum(rows)),
		rows: short,
	};
}

/** With every order of the route orders in Sage, or without those that are missing. */
export function planOf(rows: readonly Row[], given: Anything, which: 'all' | 'some' = 'all') {
	const settlement = settlementOf(shortFile(rows));
	const facts = { settings: settingsOf(given), ordersInSage: inSageOf(given, which) };
	return { settlement, ...planInOnlySeries({ settlement, ...facts, nominalMap: [], previous: null, now: NOW }) };
}

export const settingsOf = ({ routes, carriedIn, debt, supplier }: Anything) =>
	settingsWith({
		routes,
		series: [{ ...DEMO_SERIES, openingReserve: decimal(carriedIn - debt), ...(supplier && { supplier: { code: supplier, name: '' } }) }],
	});

export const inSageOf = (given: Anything, which: 'all' | 'some') =>
	given.sales.flatMap(({ fba }, order) => {
		const isThere = given.routes[fba ? 'FBA' : 'FBM'] === 'orders' && (which === 'all' || !isMissing(given, order));
		return isThere ? [{ customerDocumentNo: orderId(order), documentStatus: 'EnumDocumentStatusLive' }] : [];
	});
export type Planned = ReturnType<typeof planOf>;
