import { readNominalMap, type NominalTableRow } from '../../../../nodes/domain/settlement/catalogue/nominalMap';

const commission: NominalTableRow = { transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission', id: 4 };
const messagesOf = (...rows: NominalTableRow[]): string[] => {
	const reading = readNominalMap(rows);
	return reading.ok ? [] : reading.refusal.faults.map(({ message }) => message);
};

describe('the nominal map', () => {
	it('is read with blank cells of a Data Table as blank', () => {
		expect(readNominalMap([{ ...commission, nominalCode: ' 5100 ', vat: null, nature: '' }])).toEqual({
			ok: true,
			value: [
				{
					transactionType: 'Order',
					amountType: 'ItemFees',
					amountDescription: 'Commission',
					nominalCode: '5100',
					costCentre: '',
					department: '',
					vat: '',
					nature: '',
				},
			],
		});
	});

	it.each<[string, NominalTableRow]>([
		['a type as another file spells it', { ...commission, transactionType: 'order', amountType: 'Item Fees' }],
		['any description of a known type', { ...commission, amountDescription: '*', costCentre: 'AMZ' }],
		[
			'a type with a changing end',
			{
				transactionType: 'AmazonFees',
				amountType: 'Eco-contribution for EPR Pay on Behalf - FR 2026 Q3',
				amountDescription: '*',
				costCentre: 'E',
			},
		],
		[
			'a new type that is said in full',
			{ ...commission, amountDescription: 'Brand new', nature: 'fee', nominalCode: '6290', vat: 'inclusive' },
		],
	])('may name %s', (_what, row) => {
		expect(messagesOf(row)).toEqual([]);
	});

	it.each<[string, NominalTableRow[], string]>([
		[
			'a blank type column',
			[{ ...commission, amountType: ' ' }],
			'row 1 (id 4): amountType is blank, so that no row of a settlement could match',
		],
		[
			'a type that the catalogue does not know',
			[{ ...commission, amountDescription: 'Comission', nominalCode: '5100' }],
			'row 1 (id 4): no row type of the catalogue is "Order / ItemFees / Comission"; correct it, or, if Amazon has a new type, fill in nature',
		],
		[
			'any description of a type that the catalogue does not know',
			[{ ...commission, amountType: 'ItemFee', amountDescription: '*' }],
			'row 1 (id 4): no row type of the catalogue is "Order / ItemFee / *"; correct it, or, if Amazon has a new type, fill in nature and nominalCode',
		],
		[
			'a star for a transaction type',
			[{ ...commission, transactionType: '*' }],
			'row 1 (id 4): "* / ItemFees / Commission": only amountDescription may be *',
		],
		['an unknown nature', [{ ...commission, nature: 'cost' }], 'row 1 (id 4): nature is "cost", should be fee, reimbursement or blank'],
		[
			'an unknown VAT rule',
			[{ ...commission, vat: 'twenty' }],
			'row 1 (id 4): vat is "twenty", should be inclusive, split, outsideScope or blank',
		],
		[
			'a code that is a number: 0410 would have lost its zero',
			[{ ...commission, nominalCode: 410 }],
			'row 1 (id 4): nominalCode is "410", should be text',
		],
		[
			'a code with a blank in it',
			[{ ...commission, nominalCode: '62 00' }],
			'row 1 (id 4): nominalCode "62 00" differs from "6200" only by a blank',
		],
		[
			'another nature for a tax row',
			[{ transactionType: 'Refund', amountType: 'ItemPrice', amountDescription: 'Tax', nature: 'reimbursement', nominalCode: '4031' }],
			'row 1: "Refund / ItemPrice / Tax": a tax row keeps its nature, which should be blank',
		],
		[
			'a row type twice, however it is spelt',
			[
				{ ...commission, nominalCode: '5100' },
				{ ...commission, id: 17, amountType: 'item fees', nominalCode: '5200', vat: 'split' },
			],
			'the row type "Order / ItemFees / Commission" stands 2 times: row 1 (id 4) says nominalCode 5100, row 2 (id 17) says nominalCode 5200, vat split; keep one of them',
		],
	])('is refused with %s', (_what, rows, message) => {
		expect(messagesOf(...rows)).toEqual([message]);
	});

	it('is refused with all faults at once, for finance', () => {
		expect(readNominalMap([{ ...commission, vat: 'x', nature: 'y' }, {}])).toMatchObject({
			ok: false,
			refusal: { kind: 'nominalMapUnusable', owner: 'finance', faults: { length: 5 } },
		});
	});
});
