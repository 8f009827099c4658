import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { context, lamp, order } from './fixtures';

/** JSON that no text can be made of: `String()` of it throws. */
const HOSTILE = { toString: 'x', valueOf: null } as never;
const LAMP_PRODUCT = { code: 'LAMP', tax_code_id: 1729 };
const CODES = [
	{ id: 1728, code: 0, tax_rate: 0 },
	{ id: 1729, code: 1, tax_rate: 20 },
];
const kindsWith = (facts: Parameters<typeof context>[0]) =>
	toSalesOrder(order('24.00', [lamp()]), context(facts)).exceptions.map(({ kind }) => kind);

describe('facts of a run that are not what they should be', () => {
	it.each([
		['the code of a product', 'unknownStockCode', { products: [{ ...LAMP_PRODUCT, code: HOSTILE }] }],
		['the tax code of a product', 'vatUndecided', { products: [{ ...LAMP_PRODUCT, tax_code_id: HOSTILE }] }],
		['the id of a tax code', 'vatUndecided', { taxCodes: [{ ...CODES[1], id: HOSTILE }] }],
		['the number of a tax code', 'vatUndecided', { taxCodes: [{ ...CODES[1], code: HOSTILE }] }],
		['the rate of a tax code', 'vatUndecided', { taxCodes: [{ ...CODES[1], tax_rate: HOSTILE }] }],
		['the number of a tax code, left empty', 'vatUndecided', { taxCodes: [{ ...CODES[1], code: '' }] }],
	])('%s that is no text holds the orders that need it', (_what, kind, facts) => {
		expect(kindsWith(facts)).toEqual([kind]);
	});

	it('leave the rows beside them in use', () => {
		expect(
			kindsWith({
				products: [{ ...LAMP_PRODUCT, code: HOSTILE }, LAMP_PRODUCT],
				taxCodes: [{ ...CODES[1], id: 7, code: HOSTILE }, ...CODES],
			}),
		).toEqual([]);
	});
});
