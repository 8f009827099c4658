import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AmazonOrder, AmazonOrderItem } from '../../../sandbox/amazon/order.types';
import { COLLECTIONS, type DocumentRecord, type OrderRecord, type SettlementRecord } from '../../../sandbox/amazon/records';
import { demoAmazon } from '../../../sandbox/company/amazon/demo';
import { SKU_MAP } from '../../../sandbox/company/company';
import { manualClock } from '../../../sandbox/core/clock';
import { pence, readRows, startWorld, sum, type World } from './world';

const subtotal = (item: AmazonOrderItem, type: string): number =>
	sum((item.proceeds?.breakdowns ?? []).filter((part) => part.type === type).map((part) => pence(part.subtotal.amount)));
const knows = (sku: string): boolean => SKU_MAP.some((entry) => entry.sellerSku === sku);
const isFacilitated = (order: AmazonOrder): boolean =>
	order.orderItems.some((item) => item.tax?.taxCollections[0]?.model === 'MARKETPLACE_FACILITATOR');

describe('The demo company on Amazon.co.uk', () => {
	let world: World;
	let records: OrderRecord[];
	let files: Array<ReturnType<typeof readRows>>;
	beforeAll(async () => {
		world = await startWorld();
		records = world.sandbox.store.all<OrderRecord>(COLLECTIONS.orders);
		const documents = world.sandbox.store.all<DocumentRecord>(COLLECTIONS.documents);
		files = [documents[0], documents[2], documents[3]].map((document) => readRows(document.text));
	});
	afterAll(async () => world.sandbox.stop());

	it('has at least 66 orders with their difficulties', () => {
		const orders = records.map(({ order }) => order);
		const count = (test: (order: AmazonOrder) => boolean) => orders.filter(test).length;
		expect(orders.length).toBeGreaterThanOrEqual(66);
		expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(orders.length);
		expect(orders.every(({ orderId }) => /^\d{3}-\d{7}-\d{7}$/.test(orderId))).toBe(true);
		expect(count(({ fulfillment }) => fulfillment.fulfillmentStatus === 'PENDING')).toBe(1);
		expect(count(({ fulfillment }) => fulfillment.fulfillmentStatus === 'CANCELLED')).toBe(1);
		expect(count(({ orderItems }) => orderItems.some(({ product }) => !knows(product.sellerSku)))).toBe(2);
		expect(count(({ recipient }) => (recipient?.deliveryAddress.postalCode.length ?? 0) > 10)).toBe(1);
		expect(count(isFacilitated)).toBeGreaterThanOrEqual(2);
		expect(count(({ programs }) => programs?.includes('AMAZON_BUSINESS') ?? false)).toBe(1);
	});

	it('keeps the difficult orders and the pending one out of all settlements', () => {
		const difficult = records.filter(
			({ order }) =>
				order.fulfillment.fulfillmentStatus === 'PENDING' ||
				(order.recipient?.deliveryAddress.postalCode.length ?? 0) > 10 ||
				order.orderItems.some(({ product }) => !knows(product.sellerSku)),
		);
		expect(difficult.map(({ settlementId }) => settlementId)).toEqual([null, null, null, null]);
		expect(difficult.every(({ order }) => order.createdTime > '2026-11-08T06:14:27Z')).toBe(true);
	});

	it('adds every order up from its items, and every item from its breakdowns and details', () => {
		for (const { order } of records.filter((record) => record.order.proceeds)) {
			expect(sum(order.orderItems.map((item) => pence(item.proceeds?.proceedsTotal.amount ?? '')))).toBe(
				pence(order.proceeds?.grandTotal.amount ?? ''),
			);
			for (const { proceeds } of order.orderItems) {
				expect(sum((proceeds?.breakdowns ?? []).map((part) => pence(part.subtotal.amount)))).toBe(
					pence(proceeds?.proceedsTotal.amount ?? ''),
				);
				for (const part of proceeds?.breakdowns ?? []) {
					expect(part.detailedBreakdowns !== undefined).toBe(part.type === 'TAX' || part.type === 'DISCOUNT');
					if (part.detailedBreakdowns)
						expect(sum(part.detailedBreakdowns.map(({ value }) => pence(value.amount)))).toBe(pence(part.subtotal.amount));
				}
			}
		}
	});

	it('charges no tax on books, and has gift wrap and both kinds of promotion', () => {
		const items = records.flatMap(({ order }) => order.orderItems);
		const books = items.filter(({ product, proceeds }) => product.sellerSku.includes('BOOK') && proceeds);
		expect(books.length).toBeGreaterThan(3);
		expect(books.every((item) => subtotal(item, 'TAX') === 0)).toBe(true);
		expect(items.some((item) => subtotal(item, 'GIFT_WRAP') > 0)).toBe(true);
		const discounts = items.flatMap((item) => item.proceeds?.breakdowns.find(({ type }) => type === 'DISCOUNT')?.detailedBreakdowns ?? []);
		expect(new Set(discounts.map(({ subtype }) => subtype))).toEqual(new Set(['ITEM', 'SHIPPING']));
		expect(discounts.every(({ value }) => pence(value.amount) < 0)).toBe(true);
	});

	it('has settlements whose rows add up to the total, which meet each other, and whose reserves carry over', () => {
		const settlements = world.sandbox.store.all<SettlementRecord>(COLLECTIONS.settlements);
		settlements.forEach((settlement, index) => {
			const { summary, rows } = files[index];
			const only = (description: string) => rows.filter((row) => row['amount-description'] === description).map((row) => pence(row.amount));
			expect(summary['settlement-id']).toBe(settlement.settlementId);
			expect(summary['total-amount']).toBe(settlement.total);
			expect(sum(rows.map((row) => pence(row.amount)))).toBe(pence(settlement.total));
			expect(pence(settlement.total)).toBeGreaterThan(0);
			expect(only('Previous Reserve Amount Balance')).toEqual([index === 0 ? 41_250 : pence(settlements[index - 1].currentReserve)]);
			expect(only('Current Reserve Amount')).toEqual([-pence(settlement.currentReserve)]);
			if (index > 0) expect(settlement.startDate).toBe(settlements[index - 1].endDate);
		});
	});

	it('pays for each settled order what Amazon shows, less the tax that Amazon keeps', () => {
		const sales = files.flatMap(({ rows }) => rows).filter((row) => row['transaction-type'] === 'Order');
		for (const { order, settlementId } of records.filter((record) => record.settlementId)) {
			const own = sales.filter((row) => row['order-id'] === order.orderId);
			expect(new Set(own.map((row) => row['settlement-id']))).toEqual(new Set([settlementId]));
			const kept = isFacilitated(order) ? sum(order.orderItems.map((item) => subtotal(item, 'TAX'))) : 0;
			const paid = own.filter((row) => ['ItemPrice', 'Promotion', 'ItemWithheldTax'].includes(row['amount-type']));
			expect(sum(paid.map((row) => pence(row.amount)))).toBe(pence(order.proceeds?.grandTotal.amount ?? '') - kept);
		}
		expect(new Set(sales.map((row) => row['order-id'])).size).toBe(records.filter((record) => record.settlementId).length);
	});

	it('refunds only what was settled before, and one order whose tax Amazon keeps', () => {
		const rows = files.flatMap((file) => file.rows);
		const sold = new Map(
			rows.filter((row) => row['transaction-type'] === 'Order').map((row) => [row['order-id'], row['posted-date-time']]),
		);
		const refunds = rows.filter((row) => row['transaction-type'] === 'Refund');
		expect(new Set(refunds.map((row) => row['order-id'])).size).toBeGreaterThanOrEqual(3);
		expect(refunds.every((row) => (sold.get(row['order-id']) ?? '9') < row['posted-date-time'])).toBe(true);
		const withheld = refunds.filter((row) => row['amount-type'] === 'ItemWithheldTax').map((row) => row['order-id']);
		expect(records.filter(({ order }) => withheld.includes(order.orderId)).map(({ order }) => isFacilitated(order))).toEqual([true]);
		expect(refunds.some((row) => row['amount-description'] === 'RefundCommission')).toBe(true);
	});

	it('has sales, refunds and charges on both sides of the month end in the second settlement', () => {
		const kind = (row: Record<string, string>) =>
			['Order', 'Refund'].includes(row['transaction-type']) ? row['transaction-type'] : 'charge';
		const kinds = (test: (day: string) => boolean) =>
			new Set(files[1].rows.filter((row) => test(row['posted-date']) && !/Reserve/.test(row['amount-description'])).map(kind));
		expect(kinds((day) => day <= '2026-10-31')).toEqual(new Set(['Order', 'Refund', 'charge']));
		expect(kinds((day) => day > '2026-10-31')).toEqual(new Set(['Order', 'Refund', 'charge']));
	});

	it('has the charges that a UK seller meets, and the unknown one in the third settlement only', () => {
		const triples = (index: number) =>
			files[index].rows.map((row) => [row['transaction-type'], row['amount-type'], row['amount-description']].join('/'));
		const posted = new Set([...triples(0), ...triples(1)]);
		for (const known of [
			'ServiceFee/Cost of Advertising/TransactionTotalAmount',
			'FBAFees/FBA Inventory Storage Fee/Base fee',
			'FBAFees/FBA Inventory Storage Fee/Tax on fee',
			'AmazonFees/Vine Enrollment Fee/Base fee',
			'AmazonFees/Vine Enrollment Fee/Tax on fee',
			'other-transaction/other-transaction/Subscription Fee',
			'other-transaction/FBA Inventory Reimbursement/WAREHOUSE_LOST',
			'other-transaction/FBA Inventory Reimbursement/COMPENSATED_CLAWBACK',
			'Order/ItemFees/FBAPerUnitFulfillmentFee',
			'Order/ItemFees/ShippingHB',
		])
			expect(posted).toContain(known);
		const unknown = 'ServiceFee/Returns Insight Programme/Programme charge';
		expect(posted).not.toContain(unknown);
		expect(triples(2).filter((triple) => triple === unknown)).toHaveLength(1);
	});

	it('has fee rows without their last, empty field, as real files do', () => {
		const text = world.sandbox.store.all<DocumentRecord>(COLLECTIONS.documents)[2].text;
		const short = text.split('\r\n').filter((line) => line && line.split('\t').length !== 24);
		expect(short.map((line) => [line.split('\t').length, line.split('\t')[12]])).toEqual([
			[23, 'Vine Enrollment Fee'],
			[23, 'Vine Enrollment Fee'],
		]);
	});

	it('is the same all day, and its settlements stay within 90 days whatever the day', () => {
		expect(demoAmazon(Date.parse('2026-11-23T00:30:00Z'))).toEqual(demoAmazon(Date.parse('2026-11-23T23:30:00Z')));
		for (let day = 0; day < 400; day += 1) {
			const now = Date.parse('2026-01-01T00:05:00Z') + day * 24 * 3_600_000;
			const { orders, settlements } = demoAmazon(now);
			const [first, second, third] = settlements;
			expect(Date.parse(first.start)).toBeGreaterThan(now - 80 * 24 * 3_600_000);
			expect(Date.parse(second.deposit)).toBeLessThan(now);
			expect(Date.parse(third.end)).toBeLessThan(now);
			expect(Date.parse(third.end) - Date.parse(third.start)).toBeGreaterThanOrEqual(3 * 24 * 3_600_000);
			expect(orders.every(({ createdAt, shippedAt }) => Date.parse(createdAt) < now && Date.parse(shippedAt ?? createdAt) < now)).toBe(
				true,
			);
		}
	});

	it('posts a sale in the hour that is another day in London, when summer time rules the month end', () => {
		const { orders, settlements } = demoAmazon(Date.parse('2026-07-20T10:00:00Z'));
		const edge = orders.find(({ key }) => key === 'month-edge');
		expect(edge?.shippedAt).toBe('2026-06-30T23:30:00Z');
		expect(settlements[1].orderKeys).toContain('month-edge');
	});
});

describe('A sandbox with a state file', () => {
	it('doubles nothing when it starts again, on another day too, and keeps its tokens', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'sandbox-amazon-'));
		const stateFile = join(folder, 'state.sqlite');
		const before = await startWorld({ stateFile });
		const token = await before.login();
		const facts = (await before.http.get('/sandbox/amazon/orders')).data;
		await before.sandbox.stop();
		const after = await startWorld({ stateFile, clock: manualClock('2026-11-23T10:30:00Z') });
		expect((await after.http.get('/sandbox/amazon/orders')).data).toEqual(facts);
		const answer = await after.http.get('/sellers/v1/marketplaceParticipations', { headers: { 'x-amz-access-token': token } });
		expect(answer.status).toBe(200);
		await after.sandbox.stop();
		const nextDay = await startWorld({ stateFile, clock: manualClock('2026-11-24T10:00:00Z') });
		expect((await nextDay.http.get('/sandbox/amazon/orders')).data).toEqual(facts);
		await nextDay.sandbox.stop();
		rmSync(folder, { recursive: true });
	});
});

describe("Facts about Amazon's side", () => {
	it('show counts, the series and each order', async () => {
		const world = await startWorld();
		const summary = (await world.http.get('/sandbox/amazon/summary')).data;
		expect(summary.orders).toEqual({ total: 72, pending: 1, unshipped: 7, partiallyShipped: 1, shipped: 62, cancelled: 1 });
		expect(summary.series.GBP.settlements).toHaveLength(3);
		expect(summary.series.GBP.settlements[1]).toMatchObject({
			startDate: '2026-10-25T06:14:27Z',
			endDate: '2026-11-08T06:14:27Z',
			depositDate: '2026-11-10T06:14:27Z',
			previousReserve: '528.30',
			currentReserve: '381.75',
			currency: 'GBP',
		});
		const orders = (await world.http.get('/sandbox/amazon/orders')).data;
		expect(orders).toHaveLength(72);
		expect(orders.filter((order: { total: string | null }) => order.total === null)).toHaveLength(2);
		expect(Object.keys(orders[0]).sort()).toEqual([
			'fulfilledBy',
			'orderId',
			'packages',
			'settlementId',
			'shipBy',
			'skus',
			'status',
			'total',
		]);
		await world.sandbox.stop();
	});
});
