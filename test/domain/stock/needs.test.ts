import { basisOf, readFacts, type GivenFacts } from '../../../nodes/domain/stock/facts';
import { stockCodesNeeded, type NeedsInput } from '../../../nodes/domain/stock/needs';
import type { ListingRow } from '../../../nodes/domain/stock/stock.types';
import { holding, listing, mapRow, offersOf, order, orderLine, row, rowsOf, stockSettings, UK } from './fixtures';

const OFFERS = offersOf(mapRow('PAN', 'PAN-24'), mapRow('PAN-FBA', 'PAN-28'), mapRow('MUG', 'MUG-BLUE'), mapRow('MUG-4PK', 'MUG-BLUE', 4));
const settled = (sku: string, more: Partial<ListingRow> = {}) =>
	row(sku, '5', { reserved: '0', basis: basisOf(OFFERS.get(sku)!, stockSettings()), ...more });
const ROWS = [settled('PAN'), settled('PAN-FBA', { channel: 'amazon' }), settled('MUG'), settled('MUG-4PK')];

const needed = (more: Partial<NeedsInput> = {}, facts: Partial<GivenFacts> = {}, rows = ROWS) =>
	stockCodesNeeded({
		settings: stockSettings(),
		isSweep: false,
		offers: OFFERS,
		rows: rowsOf(...rows),
		facts: readFacts({ openOrders: [], orders: [], ordersInSage: [], listings: [], listedIn: [], ...facts }, OFFERS, stockSettings()),
		movedHoldings: [],
		movedLines: [],
		...more,
	});

describe('stock items whose figures are read', () => {
	it('are none where nothing changed', () => {
		expect(needed()).toEqual([]);
	});

	it('are those that moved in Sage, by a holding or by an order line', () => {
		expect(needed({ movedHoldings: [holding('pan-24', '3'), holding('KETTLE-17', '9')] })).toEqual(['PAN-24']);
		expect(needed({ movedLines: [orderLine('MUG-BLUE', '1', '0')] })).toEqual(['MUG-BLUE']);
	});

	it('are not those of listings that Amazon sends', () => {
		expect(needed({ movedHoldings: [holding('PAN-28', '3')] })).toEqual([]);
		expect(needed({ isSweep: true })).toEqual(['PAN-24', 'MUG-BLUE']);
	});

	it('are those of SKUs whose open orders, map row or settings changed', () => {
		expect(needed({}, { orders: [order('A-1', 'PENDING', ['MUG-4PK', 1])] })).toEqual(['MUG-BLUE']);
		expect(needed({ settings: stockSettings({ maximum: 9 }) })).toEqual(['PAN-24', 'MUG-BLUE']);
		expect(needed({}, {}, [settled('PAN', { basis: 'PAN-20 x1' }), ...ROWS.slice(1)])).toEqual(['PAN-24']);
	});

	it.each([['due'], ['held'], ['stopped'], ['refused'], ['inFeed']])('are those of SKUs that are %s', (state) => {
		expect(needed({}, {}, [settled('PAN', { state }), ...ROWS.slice(1)])).toEqual(['PAN-24']);
	});

	it('are those of SKUs that are new among the listings', () => {
		const listings = [listing('PAN', 5), listing('MUG', 5), listing('MUG-4PK', 5)];
		expect(needed({}, { listings, listedIn: [UK] }, ROWS.slice(1))).toEqual(['PAN-24']);
	});

	it('are all that are tied together by kits', () => {
		const kit = {
			sku: 'SET',
			components: [
				{ stockCode: 'PAN-24', factor: 1 },
				{ stockCode: 'MUG-BLUE', factor: 2 },
			],
			isOffered: true,
			weight: 1,
			buffer: 0,
		};
		const offers = new Map([...OFFERS, ['SET', kit]]);
		const rows = rowsOf(...ROWS, row('SET', '2', { reserved: '0', basis: basisOf(kit, stockSettings()) }));
		expect(needed({ offers, rows, movedHoldings: [holding('PAN-24', '3')] })).toEqual(['PAN-24', 'MUG-BLUE']);
	});
});
