import { addedUpTypes } from '../../../../nodes/domain/settlement/catalogue/addedUp';
import type { NominalMapRow } from '../../../../nodes/domain/settlement/catalogue/mapRow';

const type = (transactionType: string, amountType: string, amountDescription: string) => ({
	transactionType,
	amountType,
	amountDescription,
});
const COMMISSION = type('Order', 'ItemFees', 'Commission');

it.each([
	['a commission', COMMISSION, true],
	['a commission, spelt otherwise', type('Order', 'itemfees', 'COMMISSION'), true],
	['advertising', type('ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'), true],
	['a fee that hangs on where the goods went', type('Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'), false],
	['a label, which hangs on its carrier', type('other-transaction', 'other-transaction', 'Shipping label purchase'), false],
	['a fee in several rows', type('FBAFees', 'FBA Inventory Storage Fee', 'Base fee'), false],
	['a sale', type('Order', 'ItemPrice', 'Principal'), false],
	['a refund', type('Refund', 'ItemPrice', 'Principal'), false],
	['a reserve', type('other-transaction', 'other-transaction', 'Current Reserve Amount'), false],
	['what nobody knows', type('Brand New Type', 'Unseen', 'Whatever'), false],
])('adds up without its order %s: %s', (_what, of, expected) => {
	expect(addedUpTypes([])(of)).toBe(expected);
});

it.each<[string, Partial<NominalMapRow>, boolean]>([
	['gives it a nominal code', { nominalCode: '6201' }, true],
	['makes it money of the balance sheet', { nature: 'balance', nominalCode: '2200' }, true],
	['makes it a refund', { nature: 'refund' }, false],
	[
		'makes it a refund in one series and month only',
		{ nature: 'refund', series: 'EUR', validFrom: '2026-01-01', validUntil: '2026-01-31' },
		false,
	],
	['splits it', { vat: 'split' }, false],
])('adds up a commission of which the map %s: %s', (_what, says, expected) => {
	expect(addedUpTypes([{ ...COMMISSION, ...says }])(COMMISSION)).toBe(expected);
	expect(addedUpTypes([{ ...COMMISSION, amountDescription: 'Comm*', ...says }])(COMMISSION)).toBe(expected);
});
