import { COLLECTIONS, type SettlementRecord } from '../../../sandbox/amazon/records';
import { pence, startWorld, sum, type World } from './world';

const TRANSACTIONS = '/finances/2024-06-19/transactions';
const ALL = { postedAfter: '2026-09-01T00:00:00Z' };

interface Money {
	currencyAmount: number;
}
interface Breakdown {
	breakdownType: string;
	breakdownAmount: Money;
	breakdowns: Breakdown[];
}
interface Transaction {
	transactionType: string;
	transactionId: string;
	postedDate: string;
	totalAmount: Money;
	relatedIdentifiers: Array<{ relatedIdentifierName: string; relatedIdentifierValue: string }>;
	breakdowns: Breakdown[];
	items: Array<{ totalAmount: Money; contexts: Array<Record<string, unknown>>; relatedIdentifiers: Array<Record<string, string>> }>;
}

/** JSON numbers of money to pence: they have two decimals at most. */
const inPence = ({ currencyAmount }: Money): number => pence(currencyAmount.toFixed(2));
const identifier = ({ relatedIdentifiers }: Transaction, name: string) =>
	relatedIdentifiers.find(({ relatedIdentifierName }) => relatedIdentifierName === name)?.relatedIdentifierValue;

describe('Finances', () => {
	let world: World;
	let settlements: SettlementRecord[];
	beforeEach(async () => {
		world = await startWorld();
		settlements = world.sandbox.store.all<SettlementRecord>(COLLECTIONS.settlements);
	});
	afterEach(async () => world.sandbox.stop());
	const everything = async (params: Record<string, unknown>) => {
		const found: Transaction[] = [];
		let nextToken: string | undefined;
		do {
			const { data } = await world.get(TRANSACTIONS, { ...params, nextToken });
			found.push(...data.payload.transactions);
			nextToken = data.payload.nextToken;
		} while (nextToken);
		return found;
	};
	/** What was posted in a settlement: its total without the reserves. */
	const posted = ({ total, previousReserve, currentReserve }: SettlementRecord): number =>
		pence(total) - pence(previousReserve) + pence(currentReserve);

	it('show transactions that add up to each settlement, and inside to their breakdowns', async () => {
		const all = await everything(ALL);
		expect(all.length).toBeGreaterThan(50);
		expect(new Set(all.map(({ transactionId }) => transactionId)).size).toBe(all.length);
		for (const settlement of settlements) {
			const own = all.filter((each) => identifier(each, 'SETTLEMENT_ID') === settlement.settlementId);
			expect(sum(own.map(({ totalAmount }) => inPence(totalAmount)))).toBe(posted(settlement));
		}
		for (const { totalAmount, breakdowns } of all) {
			expect(sum(breakdowns.map(({ breakdownAmount }) => inPence(breakdownAmount)))).toBe(inPence(totalAmount));
			for (const part of breakdowns)
				expect(sum(part.breakdowns.map(({ breakdownAmount }) => inPence(breakdownAmount)))).toBe(inPence(part.breakdownAmount));
		}
	});

	it('show an order with its items, quantities and network, and a refund with its adjusted items', async () => {
		const all = await everything(ALL);
		const sale = all.find(({ transactionType }) => transactionType === 'Shipment') as Transaction;
		expect(sum(sale.items.map(({ totalAmount }) => inPence(totalAmount)))).toBe(inPence(sale.totalAmount));
		expect(sale.items[0].contexts[0]).toMatchObject({
			contextType: 'ProductContext',
			sku: expect.any(String),
			asin: expect.any(String),
			quantityShipped: expect.any(Number),
			fulfillmentNetwork: expect.stringMatching(/^[AM]FN$/),
		});
		const refund = all.find(({ transactionType }) => transactionType === 'Refund') as Transaction;
		expect(identifier(refund, 'REFUND_ID')).toMatch(/^amzn1:crow:/);
		expect(refund.items[0].relatedIdentifiers[0].itemRelatedIdentifierName).toBe('ORDER_ADJUSTMENT_ITEM_ID');
		expect(refund.items[0].contexts[0]).not.toHaveProperty('quantityShipped');
	});

	it('filter by order, by group of events, by status and by marketplace', async () => {
		const all = await everything(ALL);
		const orderId = identifier(all.find(({ transactionType }) => transactionType === 'Refund') as Transaction, 'ORDER_ID');
		const ofOrder = await everything({ relatedIdentifierName: 'ORDER_ID', relatedIdentifierValue: orderId });
		expect(ofOrder.map(({ transactionType }) => transactionType)).toEqual(['Shipment', 'Refund']);
		const group = identifier(all[0], 'FINANCIAL_EVENT_GROUP_ID');
		const ofGroup = await everything({ relatedIdentifierName: 'FINANCIAL_EVENT_GROUP_ID', relatedIdentifierValue: group });
		expect(new Set(ofGroup.map((each) => identifier(each, 'SETTLEMENT_ID')))).toEqual(new Set([settlements[0].settlementId]));
		expect(await everything({ ...ALL, transactionStatus: 'DEFERRED' })).toEqual([]);
		expect(await everything({ ...ALL, marketplaceId: 'A1PA6795UKMFR9' })).toEqual([]);
	});

	it('take the start of the window in and leave its end out', async () => {
		const [first, second] = (await everything(ALL)).map(({ postedDate }) => postedDate);
		expect((await everything({ postedAfter: first, postedBefore: second })).map(({ postedDate }) => postedDate)).toEqual([first]);
	});

	it.each([
		['no start', {}],
		['a start less than two minutes ago', { postedAfter: '2026-11-23T09:58:01Z' }],
		['an end less than two minutes ago', { ...ALL, postedBefore: '2026-11-23T09:59:00Z' }],
		['an end that is not after the start', { ...ALL, postedBefore: ALL.postedAfter }],
		['a name without a value', { relatedIdentifierName: 'ORDER_ID' }],
		['a name that cannot filter', { relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: '1' }],
		['an unknown status', { ...ALL, transactionStatus: 'PENDING' }],
	])('refuse %s', async (_what, params) => {
		expect((await world.get(TRANSACTIONS, params)).status).toBe(400);
	});

	it('answer nothing for more than 180 days', async () => {
		const span = async (postedBefore: string) => (await everything({ postedAfter: '2026-05-25T00:00:00Z', postedBefore })).length;
		expect(await span('2026-11-21T00:00:00Z')).toBeGreaterThan(50);
		expect(await span('2026-11-21T00:00:01Z')).toBe(0);
	});

	it('hold a token to its arguments and let it die after five minutes', async () => {
		const { nextToken } = (await world.get(TRANSACTIONS, ALL)).data.payload;
		expect((await world.get(TRANSACTIONS, { ...ALL, nextToken, transactionStatus: 'RELEASED' })).status).toBe(400);
		world.clock.advance(5 * 60_000);
		expect((await world.get(TRANSACTIONS, { ...ALL, nextToken })).status).toBe(200);
		world.clock.advance(1);
		expect((await world.get(TRANSACTIONS, { ...ALL, nextToken })).status).toBe(400);
	});

	it('summarise a settlement: its net proceeds are what was posted', async () => {
		for (const settlement of settlements) {
			const { data } = await world.get('/finances/2024-06-19/summary', {
				relatedIdentifierName: 'SETTLEMENT_ID',
				relatedIdentifierValue: settlement.settlementId,
			});
			const [summary] = data.summaries;
			expect(data.summaries).toHaveLength(1);
			expect(inPence(summary.netProceeds)).toBe(posted(settlement));
			expect(sum(summary.breakdowns.map(({ breakdownAmount }: Breakdown) => inPence(breakdownAmount)))).toBe(posted(settlement));
			expect([summary.periodStart, summary.periodEnd]).toEqual([settlement.startDate, settlement.endDate]);
			expect(summary.breakdowns.map(({ breakdownType }: Breakdown) => breakdownType).sort()).toEqual(['Expenses', 'Refunds', 'Sales']);
		}
	});

	it('summarise days, and know nothing of another settlement', async () => {
		const read = async (params: object) => (await world.get('/finances/2024-06-19/summary', { ...params })).data;
		const whole = (await read({ periodStart: '2026-09-01', periodEnd: '2026-11-22' })).summaries[0];
		expect(inPence(whole.netProceeds)).toBe(sum(settlements.map(posted)));
		expect((await read({ relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: '1' })).summaries).toEqual([]);
		expect((await world.get('/finances/2024-06-19/summary')).status).toBe(400);
		expect((await world.get('/finances/2024-06-19/summary', { periodStart: '1/11/2026' })).status).toBe(400);
	});

	it('tell what Amazon holds now and held on a day', async () => {
		const read = async (params: object = {}) => (await world.get('/finances/2024-06-19/balances', { ...params })).data.balances;
		const [total] = await read();
		expect(total).toMatchObject({
			balanceType: 'TOTAL',
			amount: { currencyAmount: 444.2, currencyCode: 'GBP' },
			lastUpdatedTime: '2026-11-23T10:00:00Z',
		});
		expect((await read({ balanceType: 'ACCOUNT_LEVEL_RESERVE', asOfDate: '2026-11-08' }))[0]).toMatchObject({
			amount: { currencyAmount: 381.75 },
			asOfDate: '2026-11-08T00:00:00Z',
		});
		expect((await read({ balanceType: 'RESERVED', asOfDate: '2026-11-07' }))[0].amount.currencyAmount).toBe(528.3);
		expect(await read({ marketplaceIds: 'A1PA6795UKMFR9' })).toEqual([]);
	});

	it('list a payout per settlement, with the state of the day', async () => {
		const PAYOUTS = '/finances/transfers/2024-06-01/payouts';
		const read = async (params: object = {}) => (await world.get(PAYOUTS, { ...params })).data.payouts;
		const payouts = await read();
		expect(payouts.map(({ id, amount }: { id: string; amount: Money }) => [id, inPence(amount)])).toEqual(
			[...settlements].reverse().map(({ settlementId, total }) => [settlementId, pence(total)]),
		);
		// The last period closed on 22 November at 06:14:27 and is paid on the 24th.
		expect(payouts.map(({ currentStatus }: { currentStatus: string }) => currentStatus)).toEqual(['IN_TRANSIT', 'PAID', 'PAID']);
		world.clock.set('2026-11-22T07:00:00Z');
		await world.login();
		expect((await read({ payoutId: settlements[2].settlementId }))[0].statusHistory).toEqual([
			{ status: 'STARTED', lastUpdatedDate: '2026-11-22T06:14:27Z' },
		]);
		expect(await read({ createdAfter: '2026-11-09T00:00:00Z' })).toHaveLength(1);
		const { expectedPayouts } = (await world.get(`${PAYOUTS}/expected`)).data;
		expect(expectedPayouts).toMatchObject([
			{ status: 'SCHEDULED', amount: { currencyAmount: 444.2 }, scheduledDate: '2026-12-06T06:14:27Z' },
		]);
	});
});
