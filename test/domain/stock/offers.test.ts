import { readOffers } from '../../../nodes/domain/stock/offers';
import { mapRow, offersOf } from './fixtures';

test('a row of the map says what a listing is made of and how much of it is offered', () => {
	const offers = offersOf(
		mapRow('MUG-4PK', 'MUG-BLUE', 4, { stockOffer: '', stockWeight: 2, stockBuffer: '3', stockMaximum: 50 }),
		mapRow('PAN', 'PAN-24', 1, { stockOffer: 'No' }),
	);
	expect([...offers.values()]).toEqual([
		{ sku: 'MUG-4PK', components: [{ stockCode: 'MUG-BLUE', factor: 4 }], isOffered: true, weight: 2, buffer: 3, maximum: 50 },
		{ sku: 'PAN', components: [{ stockCode: 'PAN-24', factor: 1 }], isOffered: false, weight: 1, buffer: 0 },
	]);
});

test.each([
	['stockOffer', 'maybe'],
	['stockWeight', 0],
	['stockBuffer', '5 %'],
	['stockMaximum', -1],
])('a map with %s "%s" is refused with the row', (column, value) => {
	const read = readOffers([mapRow('PAN', 'PAN-24', 1, { [column]: value })]);
	expect(read).toMatchObject({
		ok: false,
		refusal: { kind: 'skuMapUnusable', owner: 'ecommerce', message: expect.stringContaining(`row 1: ${column} is "${value}"`) },
	});
});

test('a map that is no good for orders is no good for stock', () => {
	expect(readOffers([mapRow('', 'PAN-24')])).toMatchObject({ ok: false, refusal: { kind: 'skuMapUnusable' } });
});

test('a kit is offered out of all its stock items, and what one of its rows says holds for it', () => {
	const offers = offersOf(mapRow('SET', 'LAMP', 1, { priceShare: 80, stockBuffer: 2 }), mapRow('SET', 'BULB', 2, { priceShare: 20 }));
	expect([...offers.values()]).toEqual([
		{
			sku: 'SET',
			components: [
				{ stockCode: 'LAMP', factor: 1 },
				{ stockCode: 'BULB', factor: 2 },
			],
			isOffered: true,
			weight: 1,
			buffer: 2,
		},
	]);
});
