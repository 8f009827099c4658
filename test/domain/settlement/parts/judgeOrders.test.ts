import type { OrderMoney } from '../../../../nodes/domain/settlement/known/orderMoney';
import type { PlanInput } from '../../../../nodes/domain/settlement/plan';
import { fromDecimal } from '../../../../nodes/domain/money/money';
import { ORDER_ID, type ShortRow } from '../fixture';
import { inSage, off, planRows, sale, stepsOf } from '../planFixture';

const line = (quantity: number) => ({ kind: 'stock', code: 'HH-PAN-24', taxCode: 1, net: '100.00', tax: '20.00', quantity }) as const;
/** Two units at 50.00 + 10.00. */
const IN_SAGE = inSage('100.00', '20.00', { lines: [line(2)] });

const sold = (net: string, tax: string, quantity: number): ShortRow[] => [sale('Principal', net, { quantity }), sale('Tax', tax)];
const earlier = (settled: string, units: number, more: Partial<OrderMoney> = {}): OrderMoney => ({
	orderId: ORDER_ID,
	settlementId: '10000000000',
	series: 'GBP',
	currency: 'GBP',
	period: '2026-09',
	receipt: 'SALES-2609-0',
	payment: '',
	settled: fromDecimal(settled),
	tax: fromDecimal('10.00'),
	units,
	stockUnits: units,
	refunded: fromDecimal('0.00'),
	credited: '',
	...more,
});
const plan = (total: string, rows: ShortRow[], more: Partial<Omit<PlanInput, 'series'>> = {}) =>
	planRows(total, rows, { ordersInSage: IN_SAGE, ...more });
const told = (outcome: ReturnType<typeof plan>) =>
	outcome.exceptions.map(({ kind, amount, holds, recordId }) => [kind, amount, holds, recordId]);

describe('what Amazon settled of an order against the order in Sage', () => {
	it('is no exception where they agree to the penny', () => {
		expect(plan('120.00', sold('100.00', '20.00', 2)).exceptions).toEqual([]);
	});

	it('is posted and told where all units are settled and less was paid', () => {
		const outcome = plan('96.00', sold('80.00', '16.00', 2));
		expect(stepsOf(outcome)?.[0]).toBe('sales_receipts SALES-2610-0 96.00');
		expect(told(outcome)).toEqual([['settledDiffersFromOrder', '24.00', false, ORDER_ID]]);
		expect(outcome.exceptions[0].message).toBe(
			`Order ${ORDER_ID}: Amazon settled 96.00 GBP in all, up to settlement 11111111111; order 0000000012 in Sage comes to 120.00.`,
		);
	});

	it('is told where more was paid, whatever the units', () => {
		expect(told(plan('120.01', [...sold('100.01', '20.00', 0)]))).toEqual([['settledExceedsOrder', '0.01', false, ORDER_ID]]);
	});

	it('is awaited while units are missing, or nobody says how many there are', () => {
		expect(plan('60.00', sold('50.00', '10.00', 1)).exceptions).toEqual([]);
		expect(plan('96.00', sold('80.00', '16.00', 0)).exceptions).toEqual([]);
		expect(plan('96.00', sold('80.00', '16.00', 2), { ordersInSage: inSage('100.00', '20.00') }).exceptions).toEqual([]);
	});

	it('is summed over all settlements: an order in two parcels is no exception', () => {
		const second = sold('50.00', '10.00', 1);
		expect(plan('60.00', second, { orderMoney: [earlier('60.00', 1)] }).exceptions).toEqual([]);
		expect(told(plan('60.00', second, { orderMoney: [earlier('48.00', 1)] }))).toEqual([
			['settledDiffersFromOrder', '12.00', false, ORDER_ID],
		]);
		expect(told(plan('60.00', second, { orderMoney: [earlier('72.00', 1)] }))).toEqual([['settledExceedsOrder', '12.00', false, ORDER_ID]]);
	});

	it('does not count the same settlement twice when it is planned again', () => {
		const orderMoney = [earlier('120.00', 2, { settlementId: '11111111111' })];
		expect(plan('120.00', sold('100.00', '20.00', 2), { orderMoney }).exceptions).toEqual([]);
	});

	it('goes by the units that Amazon names before those of Sage, and by the units of the stock item', () => {
		const amazonOrders = [{ orderId: ORDER_ID, createdTime: '', shipTo: '', shipFrom: '', carrier: '', units: 3 }];
		expect(plan('96.00', sold('80.00', '16.00', 2), { amazonOrders }).exceptions).toEqual([]);
		// One pair on Amazon is two pans in Sage.
		const skuMap = [{ sellerSku: 'HH-PAN-24', stockCode: 'HH-PAN-24', factor: 2, priceShare: 10_000, row: 'row 1' }];
		expect(told(plan('96.00', sold('80.00', '16.00', 1), { skuMap }))).toEqual([['settledDiffersFromOrder', '24.00', false, ORDER_ID]]);
	});

	it('is what customers paid: promotions are off it', () => {
		const rows = [...sold('110.00', '22.00', 2), off('Principal', '-10.00'), off('TaxDiscount', '-2.00')];
		expect(plan('120.00', rows).exceptions).toEqual([]);
	});

	it('is told where the gross agrees and the VAT does not', () => {
		const outcome = plan('120.00', sold('120.00', '0.00', 2));
		expect(told(outcome)).toEqual([['settledVatDiffers', '20.00', false, ORDER_ID]]);
		// Two units: three pennies are rounding, one for each unit and one more.
		expect(plan('120.00', sold('100.03', '19.97', 2)).exceptions).toEqual([]);
		expect(told(plan('120.00', sold('100.04', '19.96', 2)))).toEqual([['settledVatDiffers', '0.04', false, ORDER_ID]]);
	});
});

it('writes down what the settlement moved for each order', () => {
	const outcome = plan('120.00', sold('100.00', '20.00', 2));
	expect([...outcome.ready[0].orderMoney]).toEqual([
		{
			orderId: ORDER_ID,
			settlementId: '11111111111',
			series: 'GBP',
			currency: 'GBP',
			period: '2026-10',
			receipt: 'SALES-2610-0',
			payment: '',
			settled: 12_000,
			tax: 2_000,
			units: 2,
			stockUnits: 2,
			refunded: 0,
			credited: '',
		},
	]);
});
