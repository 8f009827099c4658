import type { Facts } from '../../../scripts/start/facts';
import { isGood, onceLine } from '../../../scripts/start/print';
import { judge, type FbaSummary, type RunSummary, type StockSummary } from '../../../scripts/start/result';

const RUN: RunSummary & FbaSummary = {
	orders: { skipped: false, fetched: 4, posted: 2, alreadyPosted: 0, held: 1, pending: 1 },
	settlements: { skipped: false, fetched: 2, posted: 1, alreadyPosted: 0, held: 1, pending: 0 },
	fba: { skipped: false, fetched: 14, posted: 9, alreadyPosted: 1, held: 3, pending: 1 },
	drift: { skipped: false, fetched: 4, posted: 0, alreadyPosted: 3, held: 1, pending: 0 },
	returns: { skipped: false, fetched: 5, posted: 3, alreadyPosted: 0, held: 1, pending: 1 },
};

const STOCK: StockSummary = {
	changes: { skipped: false, fetched: 2, posted: 2, alreadyPosted: 0, held: 1, pending: 0 },
	sweep: { skipped: false, fetched: 2, posted: 1, alreadyPosted: 0, held: 1, pending: 0 },
};

const PLAN = JSON.stringify({ identities: [{ name: 'rows add up to the total', holds: true, left: '70.00', right: '70.00' }] });

const FACTS: Facts = {
	amazonOrderIds: ['A-1', 'A-2', 'A-3', 'A-4'],
	amazonOrders: [{ orderId: 'A-1', status: 'SHIPPED', skus: [], packages: [{ packageReferenceId: '7' }] }],
	shipRisk: [{ risk: 'late' }],
	sageOrderIds: ['A-1', 'A-2', 'counter sale'],
	nominalBalances: '0.00',
	fbaClearing: '0.00',
	series: [
		{
			currency: 'GBP',
			settlements: [
				{ settlementId: '11', total: '70.00', currentReserve: '30.00' },
				{ settlementId: '12', total: '55.00', currentReserve: '41.00' },
			],
			clearing: {
				code: 'AMZGBP',
				balance: '30.00',
				transactions: [
					{ reference: '11', amount: '100.00' },
					{ reference: '11', amount: '-70.00' },
				],
			},
			current: {
				code: 'CURRENT',
				balance: '170.00',
				transactions: [
					{ reference: 'OPENING', amount: '100.00' },
					{ reference: '11', amount: '70.00' },
				],
			},
		},
	],
	listings: [
		{ sellerSku: 'PAN', channel: 'seller', state: 'sent', difference: '' },
		{ sellerSku: 'MUG', channel: 'seller', state: 'refused', difference: 'Amazon shows 3, sent were 7.' },
		{ sellerSku: 'PAN-FBA', channel: 'amazon', state: 'leftOut', difference: null },
	],
	offered: [{ stockCode: 'PAN-24', offered: 18, free: 20 }],
	board: [
		{ settlementId: '11', status: 'posted', plan: PLAN },
		{ settlementId: '12', status: 'held', plan: '' },
	],
	exceptions: [
		{ status: 'open', recordType: 'order', recordId: 'A-3', message: 'SKU is not in the map' },
		{ status: 'resolved', recordType: 'order', recordId: 'A-1', message: 'was once' },
	],
};

const failed = (facts: Facts, run = RUN) =>
	judge(run, STOCK, facts)
		.checks.filter(({ holds }) => !holds)
		.map(({ name }) => name);

describe('the result of a run', () => {
	it('is good when both systems agree', () => {
		const result = judge(RUN, STOCK, FACTS, { cancellations: { asked: 1, done: 0, held: 2 }, notes: [{ orderId: 'A-1', despatchId: 7 }] });
		expect(isGood(result)).toBe(true);
		expect(JSON.parse(onceLine(result, 12.5))).toEqual({
			orders: { fetched: 4, posted: 2, held: 1 },
			settlements: { fetched: 2, posted: 1, held: 1 },
			fba: { events: 14, posted: 10, held: 3, drift: 1 },
			returns: { seen: 5, posted: 3, held: 1 },
			stock: { listings: 2, updated: 3, refused: 1, differences: 1 },
			cancellations: { asked: 1, done: 0, held: 2 },
			dispatch: { due: 1, confirmed: 1, held: 0, late: 1 },
			identities: { checked: 12, failed: 0 },
			clearing: { GBP: { sage: '30.00', amazonHolds: '30.00' } },
			seconds: 12.5,
		});
		expect(result.payouts).toEqual({ amazon: '70.00', bank: '70.00' });
		expect(result.held).toEqual([{ recordType: 'order', recordId: 'A-3', message: 'SKU is not in the map' }]);
	});

	it('fails when value of FBA stock is left on its clearing account, or an event is unaccounted for', () => {
		expect(failed({ ...FACTS, fbaClearing: '0.01' })).toEqual(['the clearing account of FBA values is at nothing']);
		expect(failed(FACTS, { ...RUN, fba: { ...RUN.fba, held: 2 } })).toEqual(['FBA events are in Sage, held or wait']);
		expect(failed(FACTS, { ...RUN, returns: { ...RUN.returns, fetched: 6 } })).toEqual(['returns are in Sage, held or wait']);
	});

	it('fails when Amazon does not show a despatch note and nobody is told', () => {
		const { checks } = judge(RUN, STOCK, FACTS, { notes: [{ orderId: 'A-2', despatchId: 8 }] });
		expect(checks.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual(['despatch notes are confirmed on Amazon or held']);
	});

	it('fails when an order stands in Sage twice', () => {
		expect(failed({ ...FACTS, sageOrderIds: ['A-1', 'A-2', 'A-2'] })).toEqual(['orders in Sage that stand there once']);
	});

	it('fails when the clearing account is a penny away from what Amazon holds', () => {
		const [series] = FACTS.series;
		expect(failed({ ...FACTS, series: [{ ...series, clearing: { ...series.clearing, balance: '30.01' } }] })).toEqual([
			'clearing account AMZGBP is what Amazon holds',
		]);
	});

	it('fails when a payout is missing from the current account, or there twice', () => {
		const [series] = FACTS.series;
		for (const transactions of [[], [...series.current.transactions, { reference: '11', amount: '70.00' }]]) {
			expect(failed({ ...FACTS, series: [{ ...series, current: { ...series.current, transactions } }] })).toEqual([
				'payout of settlement 11 is in the current account',
			]);
		}
	});

	it('fails when more units of a stock item are offered on Amazon than Sage has', () => {
		expect(failed({ ...FACTS, offered: [{ stockCode: 'MUG-BLUE', offered: 21, free: 20 }] })).toEqual([
			'no unit of MUG-BLUE is offered twice on Amazon',
		]);
	});

	it('fails when fetched orders are not accounted for', () => {
		expect(failed(FACTS, { ...RUN, orders: { ...RUN.orders, fetched: 5 } })).toEqual(['orders fetched are in Sage, held or pending']);
	});

	it('is not good when the ledger does not balance, or when nothing was posted at all', () => {
		expect(isGood(judge(RUN, STOCK, { ...FACTS, nominalBalances: '0.01' }))).toBe(false);
		expect(isGood(judge(RUN, STOCK, { ...FACTS, sageOrderIds: [] }))).toBe(false);
	});
});
