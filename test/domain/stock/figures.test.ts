import { figuresOf, type Figure, type SageStock } from '../../../nodes/domain/stock/figures';
import type { StockSettings } from '../../../nodes/domain/settings/settings.types';
import { holding, orderLine, product, stockSettings } from './fixtures';

const HOME_AND_BACK = [
	{ code: 'HOME', name: 'Home warehouse' },
	{ code: 'BACK', name: 'Back room' },
];

const figure = (sage: Partial<SageStock>, reserved = 0, changes: Partial<StockSettings> = {}): Figure =>
	figuresOf(
		['PAN-24'],
		{ products: [product('PAN-24')], holdings: [], orderLines: [], ...sage },
		new Map([['pan-24', reserved]]),
		stockSettings(changes).stock,
	).get('pan-24')!;

describe('what of a stock item may be offered', () => {
	it('is its free stock less reserved in the chosen warehouses, in whole units', () => {
		const holdings = [holding('PAN-24', '500.00000'), holding('PAN-24', '120.00000', 'FBA')];
		expect(figure({ holdings })).toEqual({ kind: 'units', units: 500 });
		expect(figure({ holdings: [holding('pan-24 ', '7.90000', 'home')] })).toEqual({ kind: 'units', units: 7 });
	});

	it('counts a warehouse below zero as empty, or takes it from the others where the client says so', () => {
		const holdings = [holding('PAN-24', '-5.00000'), holding('PAN-24', '12.00000', 'BACK')];
		expect(figure({ holdings }, 0, { warehouses: HOME_AND_BACK })).toEqual({ kind: 'units', units: 12 });
		expect(figure({ holdings }, 0, { warehouses: HOME_AND_BACK, belowZero: 'subtract' })).toEqual({ kind: 'units', units: 7 });
		expect(figure({ holdings })).toEqual({ kind: 'units', units: 0 });
	});

	it('is less by units of orders that Sage does not know of, and never below zero', () => {
		const holdings = [holding('PAN-24', '10.00000')];
		expect(figure({ holdings }, 4)).toEqual({ kind: 'units', units: 6 });
		expect(figure({ holdings }, 40)).toEqual({ kind: 'units', units: 0 });
	});

	it('is less by what is sold in Sage and not allocated: what is allocated or despatched is not taken away twice', () => {
		const holdings = [holding('PAN-24', '10.00000')];
		const units = (...orderLines: SageStock['orderLines']) => figure({ holdings, orderLines });
		expect(units(orderLine('PAN-24', '3.00000', '0.00000'))).toEqual({ kind: 'units', units: 7 });
		expect(units(orderLine('PAN-24', '3.00000', '3.00000'))).toEqual({ kind: 'units', units: 10 });
		// Five ordered, one despatched, two allocated: two are still owed.
		expect(units(orderLine('PAN-24', '5', '2', '1'))).toEqual({ kind: 'units', units: 8 });
		expect(units(orderLine('PAN-24', '4', '0', '0', { sop_order_document_status: 'EnumDocumentStatusOnHold' }))).toEqual({
			kind: 'units',
			units: 6,
		});
		for (const more of [
			{ sop_order_document_status: 'EnumDocumentStatusCancelled' },
			{ sop_order_document_status: 'EnumDocumentStatusComplete' },
			{ sop_order_document_no: '##00001' },
			{ warehouse_name: 'FBA' },
		])
			expect(units(orderLine('PAN-24', '4', '0', '0', more))).toEqual({ kind: 'units', units: 10 });
	});

	it('holds a buffer back, units or a share rounded up', () => {
		const holdings = [holding('PAN-24', '11.00000')];
		expect(figure({ holdings }, 0, { buffer: { kind: 'units', value: 4 } })).toEqual({ kind: 'units', units: 7 });
		// 10 % of 11 is 1.1, so that 2 are held back.
		expect(figure({ holdings }, 0, { buffer: { kind: 'percent', value: 10 } })).toEqual({ kind: 'units', units: 9 });
		expect(figure({ holdings }, 0, { buffer: { kind: 'units', value: 40 } })).toEqual({ kind: 'units', units: 0 });
	});
});

describe('a figure that nobody can tell', () => {
	it.each([
		['is no number', { holdings: [holding('PAN-24', 'n/a')] }],
		['is missing', { holdings: [holding('PAN-24', null)] }],
		['stands in no chosen warehouse', { holdings: [holding('PAN-24', '10', 'FBA')] }],
		['hangs on an order line that cannot be read', { holdings: [holding('PAN-24', '10')], orderLines: [orderLine('PAN-24', 'x', '0')] }],
		['belongs to a code that Sage has twice', { products: [product('PAN-24'), product('pan-24')], holdings: [holding('PAN-24', '10')] }],
	])('is no zero where it %s', (_why, sage) => {
		expect(figure(sage)).toMatchObject({
			kind: 'unclear',
			isMissing: false,
			message: expect.stringContaining('PAN-24'),
			remedy: expect.stringMatching(/\w/),
		});
	});

	it('is said to be missing where Sage has no such item', () => {
		expect(figure({ products: [], holdings: [holding('PAN-24', '10')] })).toMatchObject({ kind: 'unclear', isMissing: true });
	});
});

test.each([
	['ProductTypeServiceLabour', 'noLevels'],
	['Miscellaneous', 'noLevels'],
	['ProductTypeStock', 'units'],
	[undefined, 'units'],
])('an item of the type %s has levels or not: %s', (type, kind) => {
	const products = [product('PAN-24', { product_group: { product_type: type } })];
	expect(figure({ products, holdings: [holding('PAN-24', '0.00000')] }).kind).toBe(kind);
});

test('nothing is offered of an item that Sage does not sell', () => {
	const holdings = [holding('PAN-24', '10')];
	expect(figure({ products: [product('PAN-24', { allow_sales_order: false })], holdings })).toEqual({ kind: 'notForSale' });
	expect(figure({ products: [product('PAN-24', { product_status_type: 'ProductStatusInactive' })], holdings })).toEqual({
		kind: 'notForSale',
	});
});
