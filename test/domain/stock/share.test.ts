import fc from 'fast-check';
import { shareOut } from '../../../nodes/domain/stock/share';
import type { Offer } from '../../../nodes/domain/stock/stock.types';
import { mapRow, offersOf } from './fixtures';

const shared = (offers: ReadonlyMap<string, Offer>, free: Record<string, number>, rule: 'divide' | 'whole' = 'divide') =>
	Object.fromEntries(shareOut([...offers.values()], new Map(Object.entries(free)), rule));

const MUGS = offersOf(mapRow('MUG', 'MUG-BLUE'), mapRow('MUG-4PK', 'MUG-BLUE', 4));

describe('an item in several listings', () => {
	it('is divided: 492 mugs are not offered as 492 singles and as 123 packs of four', () => {
		// Half of 492 is 246: 61 packs of four are 244 units, and the 2 that make no pack are offered singly.
		expect(shared(MUGS, { 'mug-blue': 492 })).toEqual({ MUG: 248, 'MUG-4PK': 61 });
	});

	it('is offered whole to each where the client says so', () => {
		expect(shared(MUGS, { 'mug-blue': 492 }, 'whole')).toEqual({ MUG: 492, 'MUG-4PK': 123 });
	});

	it('is offered singly when there is too little for packs', () => {
		expect(shared(MUGS, { 'mug-blue': 7 })).toEqual({ MUG: 7, 'MUG-4PK': 0 });
		expect(shared(MUGS, { 'mug-blue': 0 })).toEqual({ MUG: 0, 'MUG-4PK': 0 });
	});

	it('is divided by weight', () => {
		const offers = offersOf(mapRow('MUG', 'MUG-BLUE', 1, { stockWeight: 3 }), mapRow('MUG-4PK', 'MUG-BLUE', 4));
		// A quarter of 400 is 100: 25 packs.
		expect(shared(offers, { 'mug-blue': 400 })).toEqual({ MUG: 300, 'MUG-4PK': 25 });
	});

	it('goes to the others beyond what a listing may show', () => {
		const offers = offersOf(mapRow('MUG', 'MUG-BLUE', 1, { stockMaximum: 50 }), mapRow('MUG-4PK', 'MUG-BLUE', 4));
		// 450 units are left beside 50 singles: 112 packs are 448.
		expect(shared(offers, { 'mug-blue': 500 })).toEqual({ MUG: 50, 'MUG-4PK': 112 });
	});
});

describe('a kit', () => {
	const KIT: Offer = {
		sku: 'TEA-SET',
		components: [
			{ stockCode: 'KETTLE', factor: 1 },
			{ stockCode: 'MUG-BLUE', factor: 4 },
		],
		isOffered: true,
		weight: 1,
		buffer: 0,
	};
	const withMug = new Map([[KIT.sku, KIT], ...offersOf(mapRow('MUG', 'MUG-BLUE'))]);

	it('is offered as often as its scarcest item allows', () => {
		expect(shared(new Map([[KIT.sku, KIT]]), { kettle: 10, 'mug-blue': 23 })).toEqual({ 'TEA-SET': 5 });
	});

	it('leaves what it cannot use to those that share an item with it', () => {
		// Half of 100 mugs would be 12 sets, but there are 3 kettles: 12 mugs go into sets, 88 are offered singly.
		expect(shared(withMug, { kettle: 3, 'mug-blue': 100 })).toEqual({ 'TEA-SET': 3, MUG: 88 });
	});

	it('of which an item is not known is not offered and takes nothing', () => {
		expect(shared(withMug, { 'mug-blue': 100 })).toEqual({ MUG: 100 });
	});
});

test('a listing holds its own buffer back', () => {
	expect(shared(offersOf(mapRow('PAN', 'PAN-24', 1, { stockBuffer: 5 })), { 'pan-24': 12 })).toEqual({ PAN: 7 });
	expect(shared(offersOf(mapRow('PAN', 'PAN-24', 1, { stockBuffer: 5 })), { 'pan-24': 3 })).toEqual({ PAN: 0 });
});

test('whatever is shared, no unit is offered twice', () => {
	const part = fc.record({ stockCode: fc.constantFrom('A', 'B', 'C'), factor: fc.integer({ min: 1, max: 12 }) });
	const kit = fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: ({ stockCode }) => stockCode });
	const choices = fc.record({
		weight: fc.integer({ min: 1, max: 5 }),
		buffer: fc.integer({ min: 0, max: 4 }),
		maximum: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
	});
	const offers = fc.array(fc.tuple(kit, choices), { minLength: 1, maxLength: 6 });
	const free = fc.record({ a: fc.nat(500), b: fc.nat(500), c: fc.nat(500) });
	fc.assert(
		fc.property(offers, free, (given, units) => {
			const all = given.map(([components, choice], index): Offer => ({ sku: `S${index}`, components, isOffered: true, ...choice }));
			const quantities = shareOut(all, new Map(Object.entries(units)), 'divide');
			for (const [code, there] of Object.entries(units)) {
				const sold = all.flatMap(({ sku, components }) =>
					components.filter(({ stockCode }) => stockCode.toLowerCase() === code).map(({ factor }) => factor * quantities.get(sku)!),
				);
				expect(sold.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(there);
			}
			for (const { sku, maximum } of all) {
				expect(quantities.get(sku)).toBeGreaterThanOrEqual(0);
				if (maximum !== undefined) expect(quantities.get(sku)).toBeLessThanOrEqual(maximum);
			}
		}),
	);
});
