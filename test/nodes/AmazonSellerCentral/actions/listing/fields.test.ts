import { quantityOf } from '../../../../../nodes/AmazonSellerCentral/actions/listing/fields';

test.each([
	['500.00000', 500],
	['0.00000', 0],
	['12', 12],
	[12, 12],
	[' 7 ', 7],
	['500.', Number.NaN],
	['500.5', Number.NaN],
	['500.00001', Number.NaN],
	['-1.00000', Number.NaN],
	['', Number.NaN],
	[undefined, Number.NaN],
	[null, Number.NaN],
	['1e3', Number.NaN],
	['1,000', Number.NaN],
	['9'.repeat(16), Number.NaN],
])('a quantity of %j is %d', (value, quantity) => {
	expect(quantityOf(value)).toBe(quantity);
});
