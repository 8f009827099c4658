import { DEMO_SERIES, settingsWith } from '../../../sandbox/demo/settings';
import { NOW, planInOnlySeries, settlementOf, type ShortRow } from '../../domain/settlement/fixture';
import { SageBench } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

const sent = (path: string): unknown[] => bench.asked('POST', path).map(({ requestBody }) => JSON.parse(requestBody as string) as unknown);

const ORDER = '202-5550009-1110009';
const row = (type: ShortRow['type'], amount: string, more: Partial<ShortRow> = {}): ShortRow => ({
	type,
	amount,
	orderId: ORDER,
	item: '1',
	sku: 'A',
	channel: 'AFN',
	marketplace: 'Amazon.co.uk',
	posted: '2026-05-05 10:00:00 UTC',
	...more,
});

/** 412.50 carried in; goods 20.00, delivery 5.00 and a promotion of 2.50, all at 20 %; a zero-rated book; a refund of half the goods; 3.60 of fees; 100.00 held back. */
const ROWS: ShortRow[] = [
	row(['other-transaction', 'other-transaction', 'Previous Reserve Amount Balance'], '412.50', { orderId: '' }),
	row(['Order', 'ItemPrice', 'Principal'], '20.00'),
	row(['Order', 'ItemPrice', 'Tax'], '4.00'),
	row(['Order', 'ItemPrice', 'Shipping'], '5.00'),
	row(['Order', 'ItemPrice', 'ShippingTax'], '1.00'),
	row(['Order', 'Promotion', 'Principal'], '-2.50'),
	row(['Order', 'Promotion', 'TaxDiscount'], '-0.50'),
	row(['Order', 'ItemPrice', 'Principal'], '8.00', { item: '2' }),
	row(['Order', 'ItemPrice', 'Tax'], '0.00', { item: '2' }),
	row(['Refund', 'ItemPrice', 'Principal'], '-10.00', { adjustmentId: 'R' }),
	row(['Refund', 'ItemPrice', 'Tax'], '-2.00', { adjustmentId: 'R' }),
	row(['Order', 'ItemFees', 'Commission'], '-3.60'),
	row(['other-transaction', 'other-transaction', 'Current Reserve Amount'], '-100.00', { orderId: '' }),
];

test('a settlement whose sales are posted as a summary goes into Sage as it was planned, account by account', async () => {
	const settlement = settlementOf({
		settlementId: '15330000002',
		start: '2026-04-26 08:00:00 UTC',
		end: '2026-05-10 08:00:00 UTC',
		deposit: '2026-05-10 12:00:00 UTC',
		total: '331.90',
		rows: ROWS,
	});
	const settings = settingsWith({
		routes: { FBM: 'orders', FBA: 'summary' },
		series: [{ ...DEMO_SERIES, openingReserve: '412.50' }],
	});
	const { ready, exceptions } = planInOnlySeries({ settlement, settings, nominalMap: [], ordersInSage: [], previous: null, now: NOW });
	expect(exceptions).toEqual([]);

	const run = await bench.postPlan(ready[0].plan);
	expect(run.json('Sage')).toMatchObject([{ outcome: 'posted', clearing: { balance: '100.00', expected: '100.00', agrees: true } }]);
	expect(await bench.bankEntries('AMZGBP')).toEqual([
		{ secondReference: 'RCPT-2605-0', amount: '35.00' },
		{ secondReference: 'PAYM-2605-0', amount: '-12.00' },
		{ secondReference: 'FEES-2605-0', amount: '-3.60' },
		{ secondReference: 'PAYOUT-2605-0', amount: '-331.90' },
	]);
	// Sales stand gross of promotions: 20.00 + 5.00 + 8.00 net with 5.00 VAT; what a promotion took off is a credit note of its own.
	expect(sent('/sales_invoices')).toMatchObject([
		{
			customer_id: 27826,
			document_goods_value: 33,
			document_tax_value: 5,
			tax_analysis_items: [
				{ goods_amount: 25, tax_amount: 5 },
				{ goods_amount: 8, tax_amount: 0 },
			],
			nominal_analysis_items: [
				{ code: '4000', value: 20 },
				{ code: '4010', value: 5 },
				{ code: '4000', value: 8 },
			],
		},
	]);
	expect(sent('/sales_credit_notes')).toMatchObject([
		{
			customer_id: 27826,
			second_reference: 'PROM-2605-0',
			document_goods_value: 2.5,
			document_tax_value: 0.5,
			tax_analysis_items: [{ goods_amount: 2.5, tax_amount: 0.5 }],
			nominal_analysis_items: [{ code: '4020', value: 2.5 }],
		},
		{
			customer_id: 27826,
			second_reference: 'CRN-2605-0',
			document_goods_value: 10,
			document_tax_value: 2,
			tax_analysis_items: [{ goods_amount: 10, tax_amount: 2 }],
			nominal_analysis_items: [{ code: '4030', value: 10 }],
		},
	]);
	expect(await bench.facts('summary')).toMatchObject({ nominalBalances: '0.00' });
});
