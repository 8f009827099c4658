import { reversePlan } from '../../../../nodes/domain/books/reverse';
import { DEMO_SERIES, settingsWith } from '../../../../sandbox/demo/settings';
import { NOW, ORDER_ID, planInOnlySeries, settlementOf, type ShortRow } from '../fixture';

const fee = (type: ShortRow['type'], amount: string): ShortRow => ({ type, amount, orderId: ORDER_ID, marketplace: 'Amazon.co.uk' });
/** A commission of 12.00 given back: 10.00 net and 2.00 VAT at 20 %. Advertising of 6.00 is charged: 5.00 and 1.00. */
const ROWS = [
	fee(['Refund', 'ItemFees', 'Commission'], '12.00'),
	fee(['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'], '-6.00'),
];

const planWith = (supplierReference: string | undefined, rows = ROWS, total = '6.00') =>
	planInOnlySeries({
		settlement: settlementOf({ total, rows }),
		settings: settingsWith({
			series: [{ ...DEMO_SERIES, openingReserve: '0.00', ...(supplierReference && { supplier: { code: supplierReference, name: '' } }) }],
		}),
		nominalMap: [],
		ordersInSage: [],
		previous: null,
		now: NOW,
	});

it('posts fees that come to a credit as a purchase credit note and its receipt, where the settings name the supplier', () => {
	const { ready, exceptions } = planWith('AMAZON');
	expect(exceptions).toEqual([]);
	expect(ready[0].plan.steps).toMatchObject([
		{
			document: 'purchase_credit_notes',
			secondReference: 'FEECRN-2610-0',
			supplierReference: 'AMAZON',
			amount: '12.00',
			lines: [{ nominalCode: '6200', taxCode: 1, net: '10.00', tax: '2.00', gross: '12.00' }],
		},
		{
			document: 'purchase_receipts',
			secondReference: 'FEERCPT-2610-0',
			supplierReference: 'AMAZON',
			bankCode: 'AMZGBP',
			amount: '12.00',
			lines: [],
		},
		{
			document: 'bank_payment',
			secondReference: 'FEES-2610-0',
			amount: '6.00',
			lines: [{ nominalCode: '6230', net: '5.00', tax: '1.00' }],
		},
		{ document: 'bank_transfer', amount: '6.00' },
	]);
	expect(ready[0].plan).toMatchObject({ clearing: { movement: '0.00', closing: '0.00' } });
});

it.each([undefined, ''])('holds them while no supplier is named (%s), and says what is to be posted and how it goes on', (supplier) => {
	const { ready, exceptions } = planWith(supplier);
	expect(ready).toEqual([]);
	expect(exceptions).toMatchObject([{ kind: 'feeGroupIsCredit', owner: 'finance', amount: '12.00' }]);
	const [{ message, remedy }] = exceptions;
	expect(message).toContain('net 10.00, VAT 2.00, gross 12.00 on nominal 6200 with tax code 1 (1 row, in line 3)');
	for (const words of ['series.GBP.supplier', 'purchase credit note', 'purchase receipt of 12.00 into AMZGBP', 'Settlement board'])
		expect(remedy).toContain(words);
});

it('holds a line whose net and VAT stand on different sides, whoever the supplier is', () => {
	// Charged 10.00 and 2.01, given back 10.05 and 2.00, each with a penny of Amazon's rounding: 0.05 of net back, 0.01 of VAT to pay.
	const split = (amountType: string, base: string, tax: string): ShortRow[] => [
		fee(['FBAFees', amountType, 'Base fee'], base),
		fee(['FBAFees', amountType, 'Tax on fee'], tax),
	];
	const torn = [...split('FBA Inventory Storage Fee', '-10.00', '-2.01'), ...split('FBA Long Term Storage Fee', '10.05', '2.00')];
	const { exceptions } = planWith('AMAZON', torn, '0.04');
	expect(exceptions).toMatchObject([{ kind: 'feeGroupIsCredit', message: expect.stringContaining('net -0.05, VAT 0.01, gross -0.04') }]);
});

it('is undone by a purchase payment and a purchase invoice', () => {
	const options = { outsideTaxCodes: [9], supplierReference: 'AMAZON' };
	const reversal = reversePlan(planWith('AMAZON').ready[0].plan, options);
	expect(reversal.ok && reversal.value.map(({ document, secondReference }) => `${document} ${secondReference}`)).toEqual(
		expect.arrayContaining(['purchase_payments U-FEERCPT-2610-0', 'purchase_invoices U-FEECRN-2610-0']),
	);
});

describe('the remedy for fees that come to a credit', () => {
	it('books them through the supplier that it names, or nets them on an account with more charges', () => {
		// Given back 12.00 = 10.00 + 2.00 on 6200; on 6230 a charge of 24.00 = 20.00 + 4.00 outweighs it: 10.00 + 2.00 are left.
		const rows = [ROWS[0], fee(['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'], '-24.00')];
		const { exceptions } = planWith(undefined, rows, '-12.00');
		expect(exceptions[0].remedy).toContain('map the row types to a nominal code on which charges outweigh the credit');
		const [transactionType, amountType, amountDescription] = ROWS[0].type;
		const { ready } = planInOnlySeries({
			settlement: settlementOf({ total: '-12.00', rows }),
			settings: settingsWith({ series: [{ ...DEMO_SERIES, openingReserve: '0.00' }] }),
			nominalMap: [{ transactionType, amountType, amountDescription, nominalCode: '6230' }],
			ordersInSage: [],
			previous: null,
			now: NOW,
		});
		expect(ready[0].plan.steps).toMatchObject([{ document: 'bank_payment', lines: [{ nominalCode: '6230', net: '10.00', tax: '2.00' }] }]);
	});
});
