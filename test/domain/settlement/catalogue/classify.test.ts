import { CATALOGUE } from '../../../../nodes/domain/settlement/catalogue/catalogue';
import { classifierFor } from '../../../../nodes/domain/settlement/catalogue/classify';
import type { SettlementRow } from '../../../../nodes/domain/settlement/settlement.types';

const row = (transactionType: string, amountType: string, amountDescription: string) =>
	({ transactionType, amountType, amountDescription }) as SettlementRow;

describe('the catalogue of row types', () => {
	const classify = classifierFor([]);

	it('names each type once', () => {
		const names = CATALOGUE.map(({ transactionType, amountType, amountDescription }) =>
			`${transactionType}|${amountType}|${amountDescription}`.toLowerCase().replace(/\s/g, ''),
		);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	it.each([
		['Order', 'ItemPrice', 'Principal', 'sale', '4000'],
		['Order', 'ItemFees', 'Digital Services Fee', 'fee', '6200'],
		['ORDER', 'itemfees', 'FBAPerUnitFulfillmentFee', 'fee', '6210'],
		['FBAFees', 'FBA Inventory Storage Fee', 'Discount on Fee', 'fee', '6220'],
		['AmazonFees', 'Eco-contribution for EPR Pay on Behalf - FR 2026 Q3', 'Tax on fee', 'feeTax', '6290'],
		['CouponRedemptionFee', 'CouponRedemptionFee', 'Summer coupon 5 %', 'fee', '6270'],
		['other-transaction', 'other-transaction', 'Transfer of funds unsuccessful: the bank refused it', 'failedPayout', '4990'],
		['A-to-z Guarantee Refund', 'ItemPrice', 'Principal', 'refund', '4030'],
		['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount', 'fee', '6230'],
	])('knows %s / %s / %s', (transactionType, amountType, amountDescription, nature, nominalCode) => {
		expect(classify(row(transactionType, amountType, amountDescription))).toMatchObject({ nature, nominalCode });
	});

	it('does not stretch: the same description under another amount type is unknown', () => {
		expect(classify(row('Order', 'ItemFees', 'Principal'))).toBeUndefined();
		expect(classify(row('Order', 'ItemPrice', 'Principal amount'))).toBeUndefined();
	});

	it("lets the client's map win, row type by row type, and keeps what it leaves blank", () => {
		const mapped = classifierFor([
			{ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission', nominalCode: '5100', costCentre: 'AMZ' },
		]);
		expect(mapped(row('Order', 'ItemFees', 'Commission'))).toEqual({
			nature: 'fee',
			shippedNature: 'fee',
			vat: 'inclusive',
			nominalCode: '5100',
			costCentre: 'AMZ',
			department: '',
		});
		expect(mapped(row('Refund', 'ItemFees', 'Commission'))).toMatchObject({ nominalCode: '6200' });
	});

	const commission = { transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' };

	it('takes empty fields of a table as blank', () => {
		const mapped = classifierFor([
			{ ...commission, nominalCode: null as never, costCentre: null as never, vat: null as never, nature: null as never },
		]);
		expect(mapped(row('Order', 'ItemFees', 'Commission'))).toEqual({
			nature: 'fee',
			shippedNature: 'fee',
			vat: 'inclusive',
			nominalCode: '6200',
			costCentre: '',
			department: '',
		});
	});

	it('leaves to the catalogue what a row for any description leaves blank', () => {
		const mapped = classifierFor([{ transactionType: 'Order', amountType: 'ItemFees', amountDescription: '*', costCentre: 'AMZ' }]);
		expect(mapped(row('Order', 'ItemFees', 'Commission'))).toEqual({
			nature: 'fee',
			shippedNature: 'fee',
			vat: 'inclusive',
			nominalCode: '6200',
			costCentre: 'AMZ',
			department: '',
		});
		expect(mapped(row('Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'))).toMatchObject({ nominalCode: '6210', costCentre: 'AMZ' });
		expect(mapped(row('Order', 'ItemFees', 'Never seen'))).toMatchObject({ nature: 'unclassified' });
	});

	it('does not let a tax row become something else with a row for any description', () => {
		const mapped = classifierFor([
			{ transactionType: 'Refund', amountType: 'ItemPrice', amountDescription: '*', nature: 'reimbursement', nominalCode: '4031' },
		]);
		expect(mapped(row('Refund', 'ItemPrice', 'Goodwill'))).toMatchObject({ nature: 'reimbursement', nominalCode: '4031' });
		expect(mapped(row('Refund', 'ItemPrice', 'ShippingTax'))).toMatchObject({ nature: 'refundTax' });
	});
});
