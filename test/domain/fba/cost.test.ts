import { takeLots, unitCostOf, valueOf } from '../../../nodes/domain/fba/cost';

const item = (method: string, standard: string, average: string) => [
	{ code: 'LAMP', product_group_costing_method_type: method, standard_cost: standard, average_buying_price: average },
];

describe('the unit cost', () => {
	test.each([
		['Standard', '4.20000', '9.99000', 420_000n],
		['Average', '9.99000', '3.33333', 333_333n],
		['FIFO', '9.99000', '5.5', 550_000n],
	])('of %s comes from the field that Sage fills for it', (method, standard, average, cost) => {
		expect(unitCostOf('lamp ', item(method, standard, average))).toMatchObject({ ok: true, value: { cost } });
	});

	test('is unknown where Sage has none, never zero', () => {
		expect(unitCostOf('LAMP', item('Average', '4.20000', '0.00000'))).toEqual({
			ok: false,
			refusal: 'Sage 200 has no average buying price for it (costing method Average)',
		});
		expect(unitCostOf('LAMP', item('Actual', '4.20000', '4.20000'))).toMatchObject({ ok: false });
		expect(unitCostOf('LAMP', item('', '4.20000', '4.20000'))).toMatchObject({ ok: false });
		expect(unitCostOf('LAMP', [])).toMatchObject({ ok: false });
	});
});

test('3 units at 3.33333 are worth 10.00', () => {
	expect(valueOf(333_333n, 3)).toBe(1000);
});

describe('units that are found', () => {
	const lots = () => [
		{ stockCode: 'LAMP', cost: 333_333n, left: 3 },
		{ stockCode: 'LAMP', cost: 500_000n, left: 1 },
		{ stockCode: 'MUG', cost: 100_000n, left: 9 },
	];

	test('come back at the cost of the oldest loss, and bit by bit to the penny', () => {
		const own = lots();
		// 10.00 - 6.67 = 3.33; 6.67 - 3.33 = 3.34; 3.33 and one at 5.00
		expect(takeLots(own, 'LAMP', 1)).toEqual({ value: 333, costs: '1 x 3.33333' });
		expect(takeLots(own, 'LAMP', 1)).toEqual({ value: 334, costs: '1 x 3.33333' });
		expect(takeLots(own, 'LAMP', 2)).toEqual({ value: 833, costs: '1 x 3.33333, 1 x 5.00000' });
	});

	test('take nothing where fewer are missing', () => {
		const own = lots();
		expect(takeLots(own, 'LAMP', 5)).toBeUndefined();
		expect(own).toEqual(lots());
	});
});
