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
		],
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
	it('is what moved since its last run, and orders that the import has not come to, both with the overlap', () => {
		expect(chosen()).toMatchObject({
			after: '2026-11-03T08:20:00.000Z',
			before: NOW,
			recentAfter: '2026-11-03T08:13:00.000Z',
			pendingAfter: '2026-10-04T09:00:00.000Z',
			orderDay: '2026-10-04',
			sellerId: 'A2HARBOURHEARTH',
			marketplaceIds: UK,
			warehouses: ['HOME'],
			listingsOf: [],
			feeds: [],
		});
	});

	it('goes back as far as open orders do on the first run', () => {
		expect(chosen({ cursors: [] })).toMatchObject({ after: '2026-10-04T09:00:00.000Z', recentAfter: '2026-10-04T09:00:00.000Z' });
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

	it('is every order that the import has held, and none that other flows speak of', () => {
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
	});
});

describe('a stock flow does not run', () => {
	it('without the seller or the warehouses', () => {
		expect(choose({ settings: stockSettings({ sellerId: '', warehouses: [] }) })).toMatchObject({
			ok: false,
			refusal: { kind: 'settingsUnusable', message: expect.stringContaining('stock.sellerId and stock.warehouses are missing') },
		});
	});

	it.each([['stock'], ['orders']])('with a cursor of %s that cannot be read', (flow) => {
		expect(choose({ cursors: [{ flow, position: 'yesterday' }] })).toMatchObject({
			ok: false,
			refusal: { kind: 'cursorUnreadable', detail: flow },
		});
		expect(choose({ cursors: [{ flow, position: '2027-01-01T00:00:00.000Z' }] }).ok).toBe(false);
	});
});
