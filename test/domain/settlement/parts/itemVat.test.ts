import type { Classification } from '../../../../nodes/domain/settlement/catalogue/classify';
import { vatOfItem } from '../../../../nodes/domain/settlement/parts/itemVat';
import type { ClassifiedRow } from '../../../../nodes/domain/settlement/rows';
import { fromDecimal } from '../../../../nodes/domain/money/money';

const row = (nature: Classification['nature'], amount: string): ClassifiedRow => ({
	day: '2026-10-20',
	period: '2026-10',
	is: { nature, vat: 'undecided', nominalCode: '4000', costCentre: '', department: '' },
	row: {
		line: 3,
		transactionType: 'Order',
		amountType: 'ItemPrice',
		amountDescription: 'Principal',
		amount: fromDecimal(amount),
		orderId: '202-5550001-1110001',
		adjustmentId: '',
		orderItemCode: '1',
		marketplaceName: 'Amazon.co.uk',
		fulfillmentId: 'MFN',
		sku: 'A',
		quantity: 1,
		postedAt: 0,
	},
});
const item = (net: string, ...taxes: string[]) => [row('sale', net), ...taxes.map((tax) => row('saleTax', tax))];
const UK = { isUk: true };
const inSage = (totalNet: string, totalTax: string) => ({
	isUk: true,
	inSage: { customerDocumentNo: '202-5550001-1110001', totalNet, totalTax },
});

it.each([
	['20 % to the penny', item('20.00', '4.00'), { treatment: 'standard', net: 2000, tax: 400, contained: false }],
	['20 % and three pennies', item('20.00', '4.03'), { treatment: 'standard', tax: 403 }],
	['20 % less three pennies', item('20.00', '3.97'), { treatment: 'standard', tax: 397 }],
	['six pennies in two tax rows', item('20.00', '2.00', '2.06'), { treatment: 'standard', tax: 406 }],
	['5 % and three pennies', item('20.00', '1.03'), { treatment: 'reduced', tax: 103 }],
])('reads the rate of an item with %s', (_what, rows, expected) => {
	expect(vatOfItem(rows, UK)).toMatchObject(expected);
});

it.each([
	['four pennies off 20 %', item('20.00', '4.04')],
	['four pennies short of 20 %', item('20.00', '3.96')],
	['seven pennies in two tax rows', item('20.00', '2.00', '2.07')],
	['four pennies off 5 %', item('20.00', '1.04')],
	['thirty pennies off 20 %', item('20.00', '4.30')],
	['tax that two rates explain alike', item('0.13', '0.02')],
])('does not guess the rate of an item with %s', (_what, rows) => {
	expect(vatOfItem(rows, UK)).toBe('undecided');
});

it.each([
	['0.06', { treatment: 'zero', tax: 0 }],
	['0.07', 'undecided'],
])('takes tax that cancels for zero-rated on %s only where that much is rounding', (net, expected) => {
	const result = vatOfItem(item(net, '0.01', '-0.01'), UK);
	if (typeof expected === 'string') expect(result).toBe(expected);
	else expect(result).toMatchObject(expected);
});

it.each([
	['20.03', { treatment: 'standard', net: 1000, tax: 200, contained: true }],
	['19.97', { treatment: 'standard' }],
	['20.04', 'undecided'],
	['19.96', 'undecided'],
])('takes the rate of an order in Sage of 100.00 net and %s VAT, if it is within three pennies of 20 %', (tax, expected) => {
	const result = vatOfItem([row('sale', '12.00')], inSage('100.00', tax));
	if (typeof expected === 'string') expect(result).toBe(expected);
	else expect(result).toMatchObject(expected);
});
