import {
	classifierFor,
	type ClassifierContext,
	type NominalMapRow,
	type RowType,
} from '../../../../nodes/domain/settlement/catalogue/classify';

const row = (transactionType: string, amountType: string, amountDescription: string, marketplaceName = 'Amazon.co.uk'): RowType => ({
	transactionType,
	amountType,
	amountDescription,
	marketplaceName,
});
const COMMISSION = { transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' };
const UK: ClassifierContext = { country: 'GB', currency: 'GBP', series: 'GBP', rulesFrom: '' };
const classifier = (map: readonly NominalMapRow[], more: Partial<ClassifierContext> = {}) => classifierFor(map, { ...UK, ...more });
const commission = row('Order', 'ItemFees', 'Commission');

describe("the client's map", () => {
	it('wins row type by row type, and keeps what it leaves blank', () => {
		const mapped = classifier([{ ...COMMISSION, nominalCode: '5100', costCentre: 'AMZ' }]);
		expect(mapped(commission)).toEqual({
			nature: 'fee',
			shippedNature: 'fee',
			vat: 'inclusive',
			fee: 'merchant',
			nominalCode: '5100',
			costCentre: 'AMZ',
			department: '',
		});
		expect(mapped(row('Refund', 'ItemFees', 'Commission'))).toMatchObject({ nominalCode: '6200' });
	});

	it('takes empty fields of a table as blank', () => {
		const nothing = { nominalCode: null, costCentre: null, vat: null, nature: null, marketplace: null, validFrom: null };
		const mapped = classifier([{ ...COMMISSION, ...(nothing as unknown as Partial<NominalMapRow>) }]);
		expect(mapped(commission)).toMatchObject({ nature: 'fee', vat: 'inclusive', nominalCode: '6200', costCentre: '' });
	});

	it('takes a blank field from the less precise row, in the end from the catalogue', () => {
		const mapped = classifier([
			{ ...COMMISSION, amountDescription: '*', costCentre: 'AMZ' },
			{ ...COMMISSION, nominalCode: '5100' },
			{ ...COMMISSION, marketplace: 'Amazon.de', department: 'DE' },
		]);
		expect(mapped(row('Order', 'ItemFees', 'Commission', 'Amazon.de'))).toMatchObject({
			nominalCode: '5100',
			costCentre: 'AMZ',
			department: 'DE',
			vat: 'inclusive',
		});
		expect(mapped(commission)).toMatchObject({ nominalCode: '5100', costCentre: 'AMZ', department: '' });
		expect(mapped(row('Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'))).toMatchObject({ nominalCode: '6210', costCentre: 'AMZ' });
		expect(mapped(row('Order', 'ItemFees', 'Never seen'))).toMatchObject({ nature: 'unclassified', nominalCode: '' });
	});

	it('prefers the longer beginning of a type', () => {
		const eco = 'Eco-contribution for EPR Pay on Behalf - ';
		const mapped = classifier([
			{ transactionType: 'AmazonFees', amountType: `${eco}*`, amountDescription: '*', nominalCode: '5200' },
			{ transactionType: 'AmazonFees', amountType: `${eco}Packaging FR*`, amountDescription: '*', nominalCode: '5201' },
		]);
		expect(mapped(row('AmazonFees', `${eco}Packaging FR 2026 H1`, 'Base fee'))).toMatchObject({ nominalCode: '5201' });
		expect(mapped(row('AmazonFees', `${eco}Packaging FR 2027 H2`, 'Tax on fee'))).toMatchObject({ nominalCode: '5201', nature: 'feeTax' });
		expect(mapped(row('AmazonFees', `${eco}WEEE ES`, 'Base fee'))).toMatchObject({ nominalCode: '5200' });
	});

	it('speaks for a marketplace, a series and days where it names them', () => {
		const mapped = classifier([
			{ ...COMMISSION, nominalCode: '5100' },
			{ ...COMMISSION, marketplace: 'amazon.de', nominalCode: '5101' },
			{ ...COMMISSION, series: 'EUR', nominalCode: '5102' },
			{ ...COMMISSION, validFrom: '2026-04-01', validUntil: '2026-04-30', nominalCode: '5103' },
		]);
		expect(mapped(commission, '2026-03-31')).toMatchObject({ nominalCode: '5100' });
		expect(mapped(commission, '2026-04-01')).toMatchObject({ nominalCode: '5103' });
		expect(mapped(commission, '2026-04-30')).toMatchObject({ nominalCode: '5103' });
		expect(mapped(commission, '2026-05-01')).toMatchObject({ nominalCode: '5100' });
		expect(mapped(row('Order', 'ItemFees', 'Commission', 'Amazon.de'), '2026-04-01')).toMatchObject({ nominalCode: '5101' });
		const inEuros = classifier([{ ...COMMISSION, series: 'EUR', nominalCode: '5102' }], { series: 'EUR', currency: 'EUR' });
		expect(inEuros(row('Order', 'ItemFees', 'Commission', 'Amazon.de'))).toMatchObject({ nominalCode: '5102' });
	});

	it('reaches rows that name no marketplace through the marketplace of their currency', () => {
		const type = { transactionType: 'other-transaction', amountType: 'other-transaction', amountDescription: 'Subscription Fee' };
		const map: NominalMapRow[] = [{ ...type, marketplace: 'Amazon.co.uk', vat: 'zero' }];
		expect(classifier(map)({ ...type, marketplaceName: '' })).toMatchObject({ vat: 'zero' });
		expect(classifier(map, { currency: 'EUR' })({ ...type, marketplaceName: '' })).toMatchObject({ vat: 'inclusive' });
		expect(classifier(map)({ ...type, marketplaceName: 'Non-Amazon UK' })).toMatchObject({ vat: 'inclusive' });
	});

	it('leaves nature and VAT of a certain fee alone unless it names the marketplace; its account it takes', () => {
		const everywhere = classifier([{ ...COMMISSION, vat: 'outsideScope', nature: 'reimbursement', nominalCode: '5100' }]);
		expect(everywhere(commission)).toMatchObject({ nature: 'fee', vat: 'inclusive', nominalCode: '5100' });
		const poland = row('Order', 'ItemFees', 'Commission', 'Amazon.pl');
		expect(everywhere(poland)).toMatchObject({ nature: 'reimbursement', vat: 'outsideScope', nominalCode: '5100' });
		const here = classifier([{ ...COMMISSION, marketplace: 'Amazon.co.uk', vat: 'outsideScope' }]);
		expect(here(commission)).toMatchObject({ nature: 'fee', vat: 'outsideScope' });
	});

	it('does not let a tax row become something else, unless the whole fee becomes money without VAT', () => {
		const mapped = classifier([
			{ transactionType: 'Refund', amountType: 'ItemPrice', amountDescription: '*', nature: 'reimbursement', nominalCode: '4031' },
			{
				transactionType: 'FBAFees',
				amountType: 'FBA Inventory Storage Fee',
				amountDescription: '*',
				marketplace: 'Amazon.de',
				nature: 'balance',
				nominalCode: '2300',
			},
		]);
		expect(mapped(row('Refund', 'ItemPrice', 'Goodwill'))).toMatchObject({
			nature: 'reimbursement',
			vat: 'outsideScope',
			nominalCode: '4031',
		});
		expect(mapped(row('Refund', 'ItemPrice', 'ShippingTax'))).toMatchObject({ nature: 'refundTax' });
		const tax = row('FBAFees', 'FBA Inventory Storage Fee', 'Tax on fee', 'Amazon.de');
		expect(mapped(tax)).toMatchObject({ nature: 'balance', vat: 'outsideScope', nominalCode: '2300' });
	});

	it('gives sales and refunds a VAT of their own where it says one', () => {
		const goodwill = { transactionType: 'Refund', amountType: 'ItemPrice', amountDescription: 'Goodwill' };
		expect(classifier([{ ...goodwill, vat: 'zero' }])(goodwill)).toMatchObject({ nature: 'refund', vat: 'zero' });
		expect(classifier([])(goodwill)).toMatchObject({ nature: 'refund', vat: 'byRows' });
	});
});

describe('a fee that the catalogue does not know', () => {
	const named = (description: string) => row('FBAFees', 'FBA Robot Fee', description);

	it('is recognised as base, tax and discount of one fee, which lacks a nominal code', () => {
		const classify = classifier([]);
		expect(classify(named('Base fee'))).toMatchObject({ nature: 'fee', vat: 'split', nominalCode: '', isNewFee: true });
		expect(classify(named('Tax on fee'))).toMatchObject({ nature: 'feeTax', nominalCode: '' });
		expect(classify(named('Discount on Fee'))).toMatchObject({ nature: 'feeCredit', nominalCode: '' });
		expect(classify(named('Something else'))).toBeUndefined();
	});

	it.each(['Base fee', '*'])('is known with all its rows by one row of the map for %s', (amountDescription) => {
		const mapped = classifier([
			{ transactionType: 'FBAFees', amountType: 'FBA Robot Fee', amountDescription, nominalCode: '6295', costCentre: 'FBA' },
		]);
		for (const [description, nature] of [
			['Base fee', 'fee'],
			['Tax on fee', 'feeTax'],
			['Discount on fee', 'feeCredit'],
		])
			expect(mapped(named(description))).toMatchObject({ nature, vat: 'split', nominalCode: '6295', costCentre: 'FBA' });
	});
});

it('works each type, marketplace and stretch of days out once', () => {
	const mapped = classifier([{ ...COMMISSION, validFrom: '2026-04-01', nominalCode: '5103' }]);
	expect(mapped(commission, '2026-04-02')).toBe(mapped({ ...commission }, '2026-11-30'));
	expect(mapped(commission, '2026-03-01')).not.toBe(mapped(commission, '2026-04-02'));
	const plain = classifier([], { rulesFrom: '2026-04-01' });
	expect(plain(commission, '2026-03-31')).not.toBe(plain(commission, '2026-04-01'));
	expect(plain(commission)).not.toBe(plain({ ...commission, marketplaceName: 'Amazon.de' }));
});
