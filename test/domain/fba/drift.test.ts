import { compareStock, type DriftFacts } from '../../../nodes/domain/fba/drift';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';

const NOW = '2026-11-12T06:00:00.000Z';
const line = (endingWarehouseBalance: number, more: object = {}) => ({
	date: '2026-11-11',
	fnsku: 'X00LAMP',
	asin: 'B0LAMP',
	msku: 'LAMP-FBA',
	disposition: 'SELLABLE',
	inTransitBetweenWarehouses: 0,
	endingWarehouseBalance,
	...more,
});
const holding = (warehouse_name: string, quantity_in_stock: string, code = 'LAMP') => ({
	product: { code },
	warehouse_name,
	quantity_in_stock,
});

const compare = (more: Partial<DriftFacts>) =>
	compareStock({
		settings: DEMO_SETTINGS,
		summary: [line(10)],
		holdings: [holding('FBA', '10.00000')],
		skuMap: [
			{ sellerSku: 'LAMP-FBA', stockCode: 'LAMP', factor: 1, priceShare: 10_000, row: 'row 1' },
			{ sellerSku: 'LAMP-4PK', stockCode: 'LAMP', factor: 4, priceShare: 10_000, row: 'row 2' },
		],
		now: NOW,
		...more,
	});

test('what is the same agrees', () => {
	const { rows, exceptions, counts } = compare({});
	expect(rows).toMatchObject([{ stockCode: 'LAMP', status: 'agrees', amazonSellable: '10', sageSellable: '10', sellableDifference: '0' }]);
	expect(exceptions).toEqual([]);
	expect(counts).toEqual({ fetched: 1, before: 1 });
});

test('SKUs of one stock item, packs, dispositions, places and units on their way count together, in stock units', () => {
	const summary = [
		line(6),
		line(1, { country: 'DE', inTransitBetweenWarehouses: 2 }),
		line(2, { msku: 'LAMP-4PK', fnsku: 'X004PK', asin: 'B04PK' }),
		line(3, { disposition: 'CUSTOMER_DAMAGED' }),
	];
	// 6 + 1 + 2 + 2 x 4 = 17 for sale, 3 not
	expect(compare({ summary, holdings: [holding('FBA', '17'), holding('FBA-DMG', '3'), holding('HOME', '500')] }).rows).toMatchObject([
		{ amazonSellable: '17', amazonUnsellable: '3', sageUnsellable: '3', status: 'agrees', sellerSkus: 'LAMP-4PK, LAMP-FBA' },
	]);
});

test('units of a kit count for each of its stock items', () => {
	const part = (stockCode: string, factor: number) => ({ sellerSku: 'LAMP-FBA', stockCode, factor, priceShare: 5_000, row: 'row' });
	const skuMap = [part('LAMP', 1), part('BULB', 2)];
	expect(compare({ skuMap, holdings: [holding('FBA', '10'), holding('FBA', '20', 'BULB')] }).rows).toMatchObject([
		{ stockCode: 'BULB', amazonSellable: '20', status: 'agrees' },
		{ stockCode: 'LAMP', amazonSellable: '10', status: 'agrees' },
	]);
});

test('a difference above the tolerance is an exception of that item, one within it is listed', () => {
	const holdings = [holding('FBA', '12')];
	const over = compare({ holdings });
	expect(over.rows).toMatchObject([{ sellableDifference: '-2', status: 'differs' }]);
	expect(over.exceptions).toMatchObject([
		{ kind: 'fbaDrift', recordType: 'stockItem', recordId: 'LAMP', owner: 'operations', holds: false },
	]);
	const fba = { ...DEMO_SETTINGS.fba, driftTolerance: 2 };
	const within = compare({ holdings, settings: { ...DEMO_SETTINGS, fba } });
	expect(within.rows).toMatchObject([{ sellableDifference: '-2', status: 'within tolerance' }]);
	expect(within.exceptions).toEqual([]);
});

test('differences for sale and not for sale do not make up for each other', () => {
	expect(compare({ holdings: [holding('FBA', '9'), holding('FBA-DMG', '1')] }).rows).toMatchObject([{ status: 'differs' }]);
});

test('what only one side has is compared with nothing', () => {
	const { rows } = compare({ summary: [line(10)], holdings: [holding('FBA', '10'), holding('FBA', '4', 'MUG')] });
	expect(rows.map(({ stockCode, sellableDifference }) => [stockCode, sellableDifference])).toEqual([
		['LAMP', '0'],
		['MUG', '-4'],
	]);
});

test('the last day of the report counts', () => {
	expect(compare({ summary: [line(3), line(10, { date: '2026-11-12' })] }).rows).toMatchObject([
		{ amazonSellable: '10', asOf: '2026-11-12' },
	]);
});

test('an SKU that the map does not have is said', () => {
	expect(compare({ summary: [line(10), line(7, { msku: 'NEW-FBA', asin: 'B0NEW' })] }).exceptions).toMatchObject([
		{ kind: 'fbaUnknownSku', recordId: 'NEW-FBA', recordType: 'stockItem', owner: 'ecommerce' },
	]);
});

test('a report without rows says nothing and judges nothing', () => {
	expect(compare({ summary: [] })).toEqual({ rows: [], judged: [], counts: { fetched: 0, before: 0 }, exceptions: [] });
});
