import { chooseStock, type StockChooseInput } from '../../../nodes/domain/stock/choose';
import { DE, mapRow, NOW, offersOf, row, stockSettings, tableOf, UK } from './fixtures';

const choose = (more: Partial<StockChooseInput> = {}) =>
	chooseStock({
		settings: stockSettings(),
		isSweep: false,
		offers: offersOf(mapRow('PAN', 'PAN-24'), mapRow('PAN-FBA', 'PAN-24')),
		cursors: [
			{ flow: 'stock', position: '2026-11-03T08:50:00.000Z' },
			{ flow: 'orders', position: '2026-11-03T08:43:00.000Z' },
			{ flow: 'ordersAll', position: '2026-11-03T08:13:00.000Z' },
		],
		openOrders: [],
		listings: tableOf(row('PAN', '20'), row('PAN-FBA', '', { channel: 'amazon' })),
		openExceptions: [],
		now: NOW,
		...more,
	});
const chosen = (more: Partial<StockChooseInput> = {}) => {
	const choice = choose(more);
	if (!choice.ok) throw new Error(choice.refusal.message);
	return choice.value;
};

describe('what a stock flow asks for', () => {
	it('is what moved since its last run, and orders placed since then, both with the overlap', () => {
		expect(chosen()).toMatchObject({
			after: '2026-11-03T08:20:00.000Z',
			before: NOW,
			createdAfter: '2026-11-03T08:23:00.000Z',
			createdBefore: '2026-11-03T08:58:00.000Z',
			createdPages: 10,
			notInSage: [],
			orderDay: '2026-10-04',
			sellerId: 'A2HARBOURHEARTH',
			marketplaceIds: UK,
			warehouses: ['HOME'],
			listingsOf: [],
			feeds: [],
		});
	});

	it('goes back as far as open orders do on the first run', () => {
		const since = '2026-10-04T09:00:00.000Z';
		expect(chosen({ cursors: [] })).toMatchObject({ after: since, createdAfter: since, createdPages: 1 });
	});

	it('is all listings of a marketplace in which nobody knows yet how an SKU is sent, and in a sweep of every one', () => {
		const settings = stockSettings({}, { flow: { ...stockSettings().flow, marketplaceIds: [UK, DE] } });
		expect(chosen({ settings }).listingsOf).toEqual([{ marketplaceId: DE }]);
		expect(chosen({ settings, isSweep: true }).listingsOf).toEqual([{ marketplaceId: UK }, { marketplaceId: DE }]);
	});

	it('is the result of feeds that were at work, each once', () => {
		const inFeed = (sku: string, feedId: string) => row(sku, '1', { state: 'inFeed', feedId });
		expect(chosen({ listings: tableOf(inFeed('PAN', 'F1'), inFeed('PAN-FBA', 'F1'), inFeed('MUG', 'F2')) }).feeds).toEqual([
			{ feedId: 'F1' },
			{ feedId: 'F2' },
		]);
	});

	it('goes back over 50 orders that are noted already, because a look has a hundred, and over five minutes at least', () => {
		const noted = (minutes: number) => ({ orderId: `N-${minutes}`, waitsFor: 'despatch', createdTime: `2026-11-03T08:${minutes}:00Z` });
		const openOrders = Array.from({ length: 50 }, (_, n) => ({ ...noted(44), orderId: `N-${n}` }));
		expect(chosen({ openOrders: [...openOrders, noted(40)] }).createdAfter).toBe('2026-11-03T08:40:00.000Z');
		expect(chosen({ openOrders: [...openOrders, noted(47)] }).createdAfter).toBe('2026-11-03T08:44:00.000Z');
		expect(chosen({ openOrders: openOrders.map((row) => ({ ...row, createdTime: '2026-11-03T08:49:00Z' })) }).createdAfter).toBe(
			'2026-11-03T08:23:00.000Z',
		);
		const busy = [...openOrders, noted(49)].map((row) => ({ ...row, createdTime: '2026-11-03T08:49:00Z' }));
		expect(chosen({ openOrders: busy }).createdAfter).toBe('2026-11-03T08:45:00.000Z');
	});

	it('does not go back before what the import has seen, once it has seen everything', () => {
		const paused = [{ flow: 'stock', position: '2026-11-02T20:00:00.000Z' }];
		const imported = [...paused, { flow: 'orders', position: '2026-11-03T08:43:00.000Z' }];
		expect(chosen({ cursors: [...imported, { flow: 'ordersAll', position: '2026-11-03T08:13:00Z' }] }).createdAfter).toBe(
			'2026-11-03T08:23:00.000Z',
		);
		expect(chosen({ cursors: imported }).createdAfter).toBe('2026-11-02T19:30:00.000Z');
	});

	it('is which orders Sage has by now that it did not have when they were noted', () => {
		const noted = (orderId: string, waitsFor: string) => ({ orderId, waitsFor, createdTime: '2026-11-03T08:00:00Z' });
		const openOrders = [noted('A-1', 'payment'), noted('A-2', 'import'), noted('A-3', 'despatch'), {}];
		expect(chosen({ openOrders }).notInSage).toEqual([{ orderId: 'A-2' }]);
	});

	it('is every order that the import has held and nobody has noted, and none that other flows speak of', () => {
		const exception = (recordId: string, flow: string, status = 'open') => ({ recordType: 'order', recordId, flow, status });
		const openExceptions = [
			exception('A-1', 'orders'),
			exception('A-1', 'orders'),
			exception('A-2', 'settlements'),
			exception('A-3', 'stock'),
			exception('A-4', 'orders', 'ignored'),
			exception('A-5', 'posting'),
		];
		expect(chosen({ openExceptions }).heldOrderIds).toEqual(['A-1', 'A-5']);
		expect(chosen({ openExceptions, openOrders: [{ orderId: 'A-1', waitsFor: 'import' }] }).heldOrderIds).toEqual(['A-5']);
	});
});

describe('a stock flow does not run', () => {
	it('without the seller or the warehouses', () => {
		expect(choose({ settings: stockSettings({ sellerId: '', warehouses: [] }) })).toMatchObject({
			ok: false,
			refusal: { kind: 'settingsUnusable', message: expect.stringContaining('stock.sellerId and stock.warehouses are missing') },
		});
	});

	it.each([['stock'], ['orders'], ['ordersAll']])('with a cursor of %s that cannot be read', (flow) => {
		expect(choose({ cursors: [{ flow, position: 'yesterday' }] })).toMatchObject({
			ok: false,
			refusal: { kind: 'cursorUnreadable', detail: flow },
		});
		expect(choose({ cursors: [{ flow, position: '2027-01-01T00:00:00.000Z' }] }).ok).toBe(false);
	});
});
