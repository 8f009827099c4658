import { readSkuMap, type SkuMapRow } from '../../../nodes/domain/order/skuMap';

const good: SkuMapRow = { sellerSku: 'MUG-BLUE', stockCode: 'MUG', factor: 4, id: 3 };
const messagesOf = (rows: readonly SkuMapRow[], codes: readonly string[] = ['MUG']): string[] => {
	const reading = readSkuMap(rows, codes);
	return reading.ok ? [] : reading.refusal.faults.map(({ message }) => message);
};

describe('the SKU map', () => {
	it('gives each SKU its stock item and its factor, which is 1 where the table has none', () => {
		const rows = [good, ...[null, undefined, '', '1'].map((factor, index) => ({ sellerSku: `S-${index}`, stockCode: 'MUG', factor }))];
		expect(readSkuMap(rows, ['MUG'])).toEqual({
			ok: true,
			value: [
				{ sellerSku: 'MUG-BLUE', stockCode: 'MUG', factor: 4, priceShare: 10_000, row: 'row 1 (id 3)' },
				{ sellerSku: 'S-0', stockCode: 'MUG', factor: 1, priceShare: 10_000, row: 'row 2' },
				{ sellerSku: 'S-1', stockCode: 'MUG', factor: 1, priceShare: 10_000, row: 'row 3' },
				{ sellerSku: 'S-2', stockCode: 'MUG', factor: 1, priceShare: 10_000, row: 'row 4' },
				{ sellerSku: 'S-3', stockCode: 'MUG', factor: 1, priceShare: 10_000, row: 'row 5' },
			],
		});
	});

	it('gives a kit an entry for each stock item, with its share of the price in hundredths of a per cent', () => {
		const rows = [
			{ sellerSku: 'SET', stockCode: 'MUG', factor: 2, priceShare: '33.34' },
			{ sellerSku: 'SET', stockCode: 'SAUCER', factor: 2, priceShare: 66.66 },
			{ sellerSku: 'SET', stockCode: 'LEAFLET', priceShare: 0 },
		];
		expect(readSkuMap(rows, [])).toMatchObject({
			ok: true,
			value: [
				{ stockCode: 'MUG', factor: 2, priceShare: 3334 },
				{ stockCode: 'SAUCER', factor: 2, priceShare: 6666 },
				{ stockCode: 'LEAFLET', factor: 1, priceShare: 0 },
			],
		});
	});

	it('may name a stock item that Sage does not have: only the orders with it wait', () => {
		expect(messagesOf([{ ...good, stockCode: 'TEAPOT' }])).toEqual([]);
	});

	it('takes a stock code as Sage does, whatever its case and with blanks behind it', () => {
		expect(messagesOf([{ ...good, stockCode: 'mug ' }])).toEqual([]);
	});

	it.each<[string, SkuMapRow[], string]>([
		['a blank SKU', [{ ...good, sellerSku: ' ' }], 'row 1 (id 3): sellerSku is " ", should be an SKU of Amazon as text'],
		['an SKU that is a number', [{ ...good, sellerSku: 17 }], 'row 1 (id 3): sellerSku is "17", should be an SKU of Amazon as text'],
		[
			'a blank behind an SKU',
			[{ ...good, sellerSku: 'MUG-BLUE ' }],
			'row 1 (id 3): sellerSku "MUG-BLUE " differs from SKU "MUG-BLUE" only by a blank',
		],
		['no stock code', [{ ...good, stockCode: null }], 'row 1 (id 3): stockCode is "null", should be a stock code of Sage as text'],
		[
			'a factor that is no whole number',
			[{ ...good, factor: 0.5 }],
			'row 1 (id 3): factor is "0.5", should be a whole number above zero, or empty for 1',
		],
		['an SKU twice', [good, { ...good, id: 9 }], 'SKU "MUG-BLUE" stands twice with stock item "MUG", in row 1 (id 3) and row 2 (id 9)'],
		[
			'an SKU of two stock items that do not share its price',
			[good, { ...good, stockCode: 'SAUCER', priceShare: 40, id: 9 }],
			'SKU "MUG-BLUE" stands in row 1 (id 3) and row 2 (id 9): the rows of a kit need a priceShare each, in per cent, 100 together',
		],
		[
			'a kit of which a row is missing',
			[
				{ ...good, priceShare: '60' },
				{ ...good, stockCode: 'SAUCER', priceShare: 20.5, id: 9 },
			],
			'the rows of kit "MUG-BLUE" (row 1 (id 3) and row 2 (id 9)) have a priceShare of 80.5 together, should be 100',
		],
		[
			'a kit with only one row',
			[{ ...good, priceShare: 60 }],
			'row 1 (id 3): priceShare is 60, but SKU "MUG-BLUE" has no other row: a kit has a row for each stock item',
		],
		[
			'a price share that is none',
			[{ ...good, priceShare: '101' }],
			'row 1 (id 3): priceShare is "101", should be per cent from 0 to 100 with at most two decimals, or empty',
		],
		[
			'two SKUs that differ by a blank',
			[good, { ...good, sellerSku: 'MUG -BLUE', id: 9 }],
			'row 2 (id 9): sellerSku "MUG -BLUE" differs from SKU "MUG-BLUE" of row 1 (id 3) only by case or blanks',
		],
		[
			'a stock code with a blank in it',
			[{ ...good, stockCode: 'M UG' }],
			'row 1 (id 3): stockCode "M UG" differs from stock item "MUG" only by a blank',
		],
	])('is refused with %s', (_what, rows, message) => {
		expect(messagesOf(rows)).toEqual([message]);
	});

	it('is refused with all faults at once, for ecommerce', () => {
		const reading = readSkuMap(
			[
				{ ...good, factor: -1 },
				{ sellerSku: 'A', stockCode: '' },
			],
			[],
		);
		expect(reading).toMatchObject({
			ok: false,
			refusal: {
				kind: 'skuMapUnusable',
				owner: 'ecommerce',
				message:
					'The table Seller SKU map cannot be used, 2 faults: row 1 (id 3): factor is "-1", should be a whole number above zero, or empty for 1; row 2: stockCode is "", should be a stock code of Sage as text.',
			},
		});
	});
});
