import { back, kinds, linesOf, off, OPEN, planRows, row, sale, stepsOf, SUMMARY } from '../planFixture';
import type { ShortRow } from '../fixture';

const summary = (total: string, rows: ShortRow[]) => planRows(total, rows, { settings: SUMMARY, ordersInSage: [] });

describe('promotions on the summary route', () => {
	it('are credited on their own nominal: gross sales 100.00, box 6 is 90.00', () => {
		const rows = [sale('Principal', '100.00'), sale('Tax', '20.00'), off('Principal', '-10.00'), off('TaxDiscount', '-2.00')];
		const outcome = summary('108.00', rows);
		expect(outcome.exceptions).toEqual([]);
		expect(stepsOf(outcome)).toEqual([
			'sales_invoices INV-2610-0 120.00',
			'sales_credit_notes PROM-2610-0 12.00',
			'sales_receipts RCPT-2610-0 108.00',
			'bank_transfer PAYOUT-2611-0 108.00',
		]);
		expect(linesOf(outcome, 'INV-2610-0')).toEqual(['4000 T1 100.00 + 20.00']);
		expect(linesOf(outcome, 'PROM-2610-0')).toEqual(['4020 T1 10.00 + 2.00']);
	});

	it('have the rate of what they lower, each', () => {
		const book = { item: '2', sku: 'BOOK' };
		const outcome = summary('35.09', [
			sale('Principal', '20.00'),
			sale('Tax', '4.00'),
			off('Principal', '-2.50'),
			off('TaxDiscount', '-0.50'),
			sale('Principal', '15.09', book),
			sale('Tax', '0.00', book),
			off('Principal', '-1.00', book),
		]);
		expect(linesOf(outcome, 'INV-2610-0')).toEqual(['4000 T1 20.00 + 4.00', '4000 T2 15.09 + 0.00']);
		expect(linesOf(outcome, 'PROM-2610-0')).toEqual(['4020 T1 2.50 + 0.50', '4020 T2 1.00 + 0.00']);
	});

	it('that give a sale away leave invoice and credit note, and no money', () => {
		const rows = [sale('Principal', '20.00'), sale('Tax', '4.00'), off('Principal', '-20.00'), off('TaxDiscount', '-4.00')];
		expect(stepsOf(summary('0.00', rows))).toEqual(['sales_invoices INV-2610-0 24.00', 'sales_credit_notes PROM-2610-0 24.00']);
	});

	it('of last month whose sales are of this one are credited in their own, and paid out', () => {
		const rows = [
			sale('Principal', '20.00', { posted: '2026-11-01 10:00:00 UTC' }),
			sale('Tax', '4.00', { posted: '2026-11-01 10:00:00 UTC' }),
			off('Principal', '-2.50', { item: '2' }),
			off('TaxDiscount', '-0.50', { item: '2' }),
		];
		expect(stepsOf(summary('21.00', rows))).toEqual([
			'sales_credit_notes PROM-2610-0 3.00',
			'sales_payments RCPT-2610-0 3.00',
			'sales_invoices INV-2611-0 24.00',
			'sales_receipts RCPT-2611-0 24.00',
			'bank_transfer PAYOUT-2611-0 21.00',
		]);
	});

	it('that Amazon takes back are part of the sales', () => {
		const rows = [
			sale('Principal', '20.00'),
			sale('Tax', '4.00'),
			off('Principal', '2.50', { item: '2' }),
			off('TaxDiscount', '0.50', { item: '2' }),
		];
		const outcome = summary('27.00', rows);
		expect(stepsOf(outcome)?.slice(0, 2)).toEqual(['sales_invoices INV-2610-0 27.00', 'sales_receipts RCPT-2610-0 27.00']);
		expect(linesOf(outcome, 'INV-2610-0')).toEqual(['4000 T1 20.00 + 4.00', '4020 T1 2.50 + 0.50']);
	});
});

describe('a month in which sales come to less than nothing', () => {
	const rows = [sale('Principal', '-10.00'), sale('Tax', '-2.00')];

	it('is a payment on the route orders', () => {
		const outcome = planRows('-12.00', rows, { settings: OPEN });
		expect(stepsOf(outcome)).toEqual(['sales_payments SALES-2610-0 12.00']);
		expect(outcome.exceptions).toEqual([]);
	});

	it('keeps its second reference apart from the payment of the refunds', () => {
		const outcome = planRows('-24.00', [...rows, back('Principal', '-10.00'), back('Tax', '-2.00')], { settings: OPEN });
		expect(stepsOf(outcome)).toEqual([
			'sales_payments SALES-2610-0 12.00',
			'sales_credit_notes 20255500011110001C00 12.00',
			'sales_payments REFUNDS-2610-0 12.00',
		]);
	});

	it('holds the settlement on the summary route', () => {
		const outcome = summary('-12.00', rows);
		expect([outcome.ready, kinds(outcome)]).toEqual([[], ['settlementNotSupported']]);
	});
});

it('receives one sum per month for the orders, whatever is missing of them', () => {
	const other = '202-5550002-1110002';
	const rows = [
		sale('Principal', '20.00'),
		sale('Tax', '4.00'),
		sale('Principal', '5.00', { orderId: other }),
		sale('Tax', '1.00', { orderId: other }),
		row(['Order', 'ItemFees', 'Commission'], '-3.60', { posted: '2026-10-20 10:00:00 UTC' }),
	];
	const cash = ['sales_receipts SALES-2610-0 30.00', 'bank_payment FEES-2610-0 3.60', 'bank_transfer PAYOUT-2611-0 26.40'];
	expect(stepsOf(planRows('26.40', rows, { ordersInSage: [] }))).toEqual(cash);
	expect(stepsOf(planRows('26.40', rows))).toEqual(cash);
});
