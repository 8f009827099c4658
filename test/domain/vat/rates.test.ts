import { minorUnits } from '../../../nodes/domain/money/money';
import { rateOf, treatmentOfTax } from '../../../nodes/domain/vat/rates';

it.each<[net: number, tax: number, pennies: number, treatment: string | undefined]>([
	[10_000, 2_000, 0, 'standard'],
	[10_000, 500, 0, 'reduced'],
	[-10_000, -2_000, 0, 'standard'],
	[10_000, 2_001, 0, undefined],
	[10_000, 2_001, 1, 'standard'],
	[10_000, 2_002, 1, undefined],
	[10_000, 1_000, 3, undefined],
	// Of 10p 20 % is 2p, 5 % is 1p: the nearest is meant, though the other is within the pennies too.
	[10, 2, 3, 'standard'],
	[10, 1, 3, 'reduced'],
	// Of 13p 20 % is 3p and 5 % is 1p: 2p are a penny from both.
	[13, 2, 3, undefined],
	// Of 2p both rates are nothing.
	[2, 1, 3, undefined],
	[0, 200, 300, undefined],
])('of %i net and %i tax, with %i pennies of rounding, the VAT is %s', (net, tax, pennies, treatment) => {
	expect(treatmentOfTax(minorUnits(net), minorUnits(tax), pennies)).toBe(treatment);
});

it('knows the rates of the United Kingdom, and none of a document without VAT', () => {
	expect((['standard', 'reduced', 'zero', 'outsideScope', 'marketplaceCollected', 'reverseCharge'] as const).map(rateOf)).toEqual([
		2000, 500, 0, 0, 0, 0,
	]);
});
