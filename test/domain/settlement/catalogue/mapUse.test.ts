import { overruledMapRows, unmatchedMapRows } from '../../../../nodes/domain/settlement/catalogue/mapUse';

const COMMISSION = { transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' };
const NEW = {
	transactionType: 'Order',
	amountType: 'ItemFees',
	amountDescription: 'Robot Fee',
	nature: 'fee',
	nominalCode: '6295',
} as const;
const UK = { country: 'GB', currency: 'GBP', series: 'GBP', rulesFrom: '' };

it('names rows of the map that speak of no type of the catalogue or of the file', () => {
	const map = [
		{ ...COMMISSION, name: 'row 1', nominalCode: '5100' },
		{ ...NEW, name: 'row 2 (id 9)' },
		{ ...NEW, name: 'row 3', amountDescription: 'Robot*' },
		{ ...COMMISSION, name: 'row 4', amountDescription: 'FBA*', costCentre: 'AMZ' },
	];
	expect(unmatchedMapRows(map, [COMMISSION])).toEqual([
		'row 2 (id 9) ("Order / ItemFees / Robot Fee") matches no row type of the catalogue or of this file.',
		'row 3 ("Order / ItemFees / Robot*") matches no row type of the catalogue or of this file.',
	]);
	expect(unmatchedMapRows(map, [COMMISSION, NEW])).toEqual([]);
});

it('names rows of the map whose VAT a certain rule goes before, and where', () => {
	const map = [
		{ ...COMMISSION, name: 'row 1', vat: 'outsideScope' },
		{ ...COMMISSION, name: 'row 2', marketplace: 'Amazon.co.uk', vat: 'zero' },
		{ ...COMMISSION, name: 'row 3', nominalCode: '5100' },
	] as const;
	const types = ['Amazon.co.uk', 'Amazon.de', ''].map((marketplaceName) => ({ ...COMMISSION, marketplaceName }));
	expect(overruledMapRows(map, types, UK)).toEqual([
		'row 1 ("Order / ItemFees / Commission"): vat outsideScope is not taken for Amazon.co.uk, rows in GBP without a marketplace, where the rule of fees is certain; name the marketplace if it is meant.',
	]);
	expect(overruledMapRows(map, [{ ...COMMISSION, marketplaceName: 'Amazon.de' }], UK)).toEqual([]);
});
