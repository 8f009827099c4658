import { DEMO_SERIES } from '../../../../sandbox/demo/settings';
import type { ShortRow } from '../fixture';
import { companyWith, linesOf, mapFrom, planRows } from '../remedy';

const row = (type: ShortRow['type'], amount: string): ShortRow => ({ type, amount, marketplace: 'Amazon.co.uk' });
const SOLD = [
	row(['Liquidations', 'ItemPrice', 'Principal'], '10.00'),
	row(['Liquidations', 'ItemPrice', 'Tax'], '2.00'),
	row(['Liquidations', 'ItemFees', 'LiquidationsBrokerageFee'], '-3.00'),
];

it('invoices goods that were liquidated on an account of their own, and pays the brokerage as a fee', () => {
	const { ready, exceptions } = planRows(SOLD);
	expect(exceptions).toEqual([]);
	expect(ready[0].plan.steps).toMatchObject([
		{
			document: 'sales_invoices',
			secondReference: 'LIQINV-2610-0',
			customerReference: 'AMZSUMGB',
			amount: '12.00',
			lines: [{ nominalCode: '4040', taxCode: 1, net: '10.00', tax: '2.00' }],
		},
		{ document: 'sales_receipts', secondReference: 'LIQRCPT-2610-0', amount: '12.00' },
		{ document: 'bank_payment', lines: [{ nominalCode: '6290', taxCode: 1, net: '2.50', tax: '0.50' }] },
		{ document: 'bank_transfer', amount: '9.00' },
	]);
});

it('credits adjustments that outweigh the sales', () => {
	const { ready } = planRows([
		row(['Liquidations Adjustments', 'ItemPrice', 'Principal'], '-1.00'),
		row(['Liquidations Adjustments', 'ItemPrice', 'Tax'], '-0.20'),
	]);
	expect(ready[0].plan.steps).toMatchObject([
		{ document: 'sales_credit_notes', secondReference: 'LIQCRN-2610-0', lines: [{ nominalCode: '4040', net: '1.00', tax: '0.20' }] },
		{ document: 'sales_payments', secondReference: 'LIQPAYM-2610-0', amount: '1.20' },
	]);
});

it.each([
	// 1.20 holds 0.20 of VAT; 10.50 holds 1.75.
	[
		'no tax row',
		[row(['Liquidations Adjustments', 'ItemPrice', 'Principal'], '-1.20')],
		'there is no Tax row',
		['sales_credit_notes', '4040', 1, '1.00', '0.20'],
	],
	[
		'tax of another rate',
		[SOLD[0], row(['Liquidations', 'ItemPrice', 'Tax'], '0.50')],
		'the tax (0.50) is not 20 % of 10.00',
		['sales_invoices', '4040', 1, '8.75', '1.75'],
	],
] as const)('holds them with %s, until the map says the VAT as the remedy names it', (_what, rows, why, line) => {
	const before = planRows([...rows]);
	expect(before.exceptions).toMatchObject([{ kind: 'itemVatUndecided', message: expect.stringContaining(why) }]);
	const after = planRows([...rows], { nominalMap: mapFrom(before.exceptions[0].remedy, { vat: 'standard' }) });
	expect(linesOf(after)).toEqual([line]);
});

it('go to an account of the balance sheet, their tax too, where the map says so', () => {
	const nominalMap = [
		{ transactionType: 'Liquidations', amountType: 'ItemPrice', amountDescription: '*', nature: 'balance', nominalCode: '2300' },
	] as const;
	expect(linesOf(planRows(SOLD.slice(0, 2), { nominalMap }))).toEqual([['bank_receipt', '2300', 26, '12.00', '0.00']]);
});

it('holds them while no customer for summary sales is named, and posts them once it is', () => {
	const without = companyWith({ series: [{ ...DEMO_SERIES, openingReserve: '0.00', summaryCustomer: { code: '', name: '' } }] });
	const { exceptions } = planRows(SOLD, { settings: without });
	expect(exceptions).toMatchObject([{ kind: 'itemVatUndecided', remedy: expect.stringContaining('series.GBP.summaryCustomer') }]);
	expect(planRows(SOLD).ready).toHaveLength(1);
});

it('posts nothing where a liquidation and its adjustment cancel', () => {
	const { ready } = planRows([
		row(['Liquidations', 'ItemPrice', 'Principal'], '10.00'),
		row(['Liquidations Adjustments', 'ItemPrice', 'Principal'], '-10.00'),
	]);
	expect(ready[0].plan.steps).toEqual([]);
});

it('invoices what is left of one sale and the adjustment of another, though the map gives adjustments an account of their own', () => {
	const nominalMap = [
		{ transactionType: 'Liquidations Adjustments', amountType: 'ItemPrice', amountDescription: '*', nominalCode: '4041' },
	] as const;
	const back = [
		row(['Liquidations Adjustments', 'ItemPrice', 'Principal'], '-1.00'),
		row(['Liquidations Adjustments', 'ItemPrice', 'Tax'], '-0.20'),
	];
	// A line of -1.00 fits in no invoice: it lowers the sale.
	expect(linesOf(planRows([...SOLD.slice(0, 2), ...back], { nominalMap }))).toEqual([['sales_invoices', '4040', 1, '9.00', '1.80']]);
	const whole = [
		row(['Liquidations Adjustments', 'ItemPrice', 'Principal'], '-10.00'),
		row(['Liquidations Adjustments', 'ItemPrice', 'Tax'], '-2.00'),
	];
	expect(planRows([...SOLD.slice(0, 2), ...whole], { nominalMap }).ready[0].plan.steps).toEqual([]);
});
