import { ORDER_ID, settingsOpening, type ShortRow } from '../fixture';
import { kinds, planOf } from '../planFixture';

const settings = settingsOpening('0.00');
const fee = (description: string, amount: string, more: Partial<ShortRow> = {}): ShortRow => ({
	type: ['FBAFees', 'FBA Inventory Storage Fee', description],
	amount,
	orderId: ORDER_ID,
	marketplace: 'Amazon.co.uk',
	...more,
});
const plan = (total: string, rows: ShortRow[]) => planOf({ total, rows }, { settings });

it.each([
	['12.00', '2.00'],
	['12.01', '2.01'],
	['11.99', '1.99'],
])('takes %s with %s VAT for 20 %: a penny of rounding for each tax row', (gross, tax) => {
	const { ready, exceptions } = plan(`-${gross}`, [fee('Base fee', '-10.00'), fee('Tax on fee', `-${tax}`)]);
	expect(exceptions).toEqual([]);
	expect(ready[0].plan.steps).toMatchObject([{ lines: [{ taxCode: 1, net: '10.00', tax, gross }] }]);
});

it.each([
	['12.02', '2.02'],
	['11.98', '1.98'],
	['12.03', '2.03'],
])('holds %s with %s VAT: two pennies off 20 % are no rounding of one charge', (gross, tax) => {
	const { ready, exceptions } = plan(`-${gross}`, [fee('Base fee', '-10.00'), fee('Tax on fee', `-${tax}`)]);
	expect(ready).toEqual([]);
	expect(exceptions).toMatchObject([
		{ kind: 'feeVatUndecided', amount: `-${gross}`, message: expect.stringContaining('its tax rows fit no single VAT rate') },
	]);
});

it('judges a fee within its accounting period: 10 % in one and 30 % in the next are not 20 %', () => {
	const october = { posted: '2026-10-20 10:00:00 UTC' };
	const september = { posted: '2026-09-20 10:00:00 UTC' };
	const { ready, exceptions } = plan('-24.00', [
		fee('Base fee', '-10.00', september),
		fee('Tax on fee', '-1.00', september),
		fee('Base fee', '-10.00', october),
		fee('Tax on fee', '-3.00', october),
	]);
	expect(ready).toEqual([]);
	expect(exceptions.map(({ kind, amount, key }) => [kind, amount, key.slice(-7)])).toEqual([
		['feeVatUndecided', '-11.00', '2026-09'],
		['feeVatUndecided', '-13.00', '2026-10'],
	]);
});

it('holds VAT that is given back without the fee that it was charged on', () => {
	expect(kinds(plan('2.00', [fee('Tax on fee', '2.00')]))).toEqual(['feeVatUndecided']);
});
