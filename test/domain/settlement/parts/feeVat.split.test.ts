import type { ShortRow } from '../fixture';
import { feesOf, part, row } from './feeFixture';

describe('a fee in several rows', () => {
	const split = (net: string, tax: string, more: Partial<ShortRow> = {}) => [
		row(part('FBA Inventory Storage Fee', 'Base fee'), net, more),
		row(part('FBA Inventory Storage Fee', 'Tax on fee'), tax, more),
	];

	it.each([
		['-2.00', 1000, 200],
		['-2.01', 1000, 201],
		['-1.99', 1000, 199],
	])("takes Amazon's own tax of %s on 10.00: a penny of rounding for each tax row", (tax, net, vat) => {
		expect(feesOf(split('-10.00', tax))).toEqual({ lines: [['6220', 1, net, vat]], held: [], provisional: [] });
	});

	it.each(['-2.02', '-1.98', '-0.50', '0.00'])('is held with a tax of %s on 10.00, and the message says by how much it is off', (tax) => {
		const { lines, held } = feesOf(split('-10.00', tax));
		expect(lines).toEqual([]);
		expect(held).toHaveLength(1);
		expect(held[0].message).toContain(`its Tax on fee (${tax.replace('-', '')}) is not 20 % of its base (10.00), which would be 2.00`);
		expect(held[0].message).not.toContain('has no Tax on fee');
	});

	it('lowers base and tax by its discount', () => {
		const rows = [...split('-10.00', '-1.60'), row(part('FBA Inventory Storage Fee', 'Discount on fee'), '2.00')];
		expect(feesOf(rows).lines).toEqual([['6220', 1, 800, 160]]);
	});

	it('comes to nothing where a discount takes it back whole', () => {
		const rows = [
			row(part('FBA Inventory Storage Fee', 'Base fee'), '-10.00'),
			row(part('FBA Inventory Storage Fee', 'Discount on fee'), '10.00'),
		];
		expect(feesOf(rows)).toEqual({ lines: [], held: [], provisional: [] });
	});

	it('is judged by its own instant and shipment: two charges do not prove each other', () => {
		const rows = [
			...split('-10.00', '-1.00', { orderId: 'FBA15SHIP01' }),
			...split('-10.00', '-3.00', { orderId: 'FBA15SHIP02' }),
			...split('-5.00', '-1.00', { orderId: 'FBA15SHIP02', posted: '2026-10-21 10:00:00 UTC' }),
		];
		const { lines, held } = feesOf(rows);
		expect(lines).toEqual([['6220', 1, 500, 100]]);
		expect(held).toHaveLength(1);
		expect(held[0].message).toContain('4 rows, first in line 3');
	});

	it('contains its VAT where the base stands alone, and is provisional', () => {
		const rows = [
			row(part('Vine Enrollment Fee', 'Base fee', 'AmazonFees'), '-24.00'),
			row(part('FBA Inbound Placement Service Fee', 'Base fee'), '-6.00'),
		];
		expect(feesOf(rows)).toEqual({
			lines: [
				['6270', 1, 2000, 400],
				['6250', 1, 500, 100],
			],
			held: [],
			provisional: [{ reason: 'baseFeeAlone', gross: -3000, rows: 2 }],
		});
	});

	it('is held with tax that is given back without a base', () => {
		const { held } = feesOf([row(part('FBA Inventory Storage Fee', 'Tax on fee'), '2.00')]);
		expect(held).toMatchObject([{ message: expect.stringContaining('its Tax on fee (2.00) has no Base fee beside it') }]);
	});

	it('never makes UK input VAT of a tax row from abroad, once for all its rows', () => {
		const { lines, held } = feesOf([
			row(part('FBA Removal Order: Return Fee', 'Base fee'), '-40.00', { marketplace: 'Amazon.fr' }),
			row(part('FBA Removal Order: Return Fee', 'Tax on fee'), '-8.00', { marketplace: 'Amazon.fr' }),
		]);
		expect(lines).toEqual([]);
		expect(held).toMatchObject([
			{
				kind: 'feeVatUndecided',
				message: expect.stringMatching(
					/"FBAFees \/ FBA Removal Order: Return Fee" on Amazon\.fr is not decided: its Tax on fee \(8\.00\) was charged abroad/,
				),
			},
		]);
	});

	it('holds storage abroad, because no rule says how it is charged', () => {
		const { held } = feesOf([row(part('FBA Inventory Storage Fee', 'Base fee'), '-10.00', { marketplace: 'Amazon.de' })], {
			currency: 'EUR',
		});
		expect(held).toMatchObject([{ message: expect.stringContaining('a warehouse outside the United Kingdom') }]);
	});
});
