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
					marketplace: '',
					series: '',
					validFrom: '',
					validUntil: '',
					name: 'row 1 (id 4)',
				},
			],
		});
	});

	const FULL = { nature: 'fee', nominalCode: '6290', vat: 'inclusive' };

	it.each<[string, NominalTableRow]>([
		['a type as another file spells it', { ...commission, transactionType: 'order', amountType: 'Item Fees' }],
		['any description of a known type', { ...commission, amountDescription: '*', costCentre: 'AMZ' }],
		['the beginning of a description', { ...commission, amountDescription: 'FBAPer*', costCentre: 'AMZ' }],
		[
			'the beginning of a type',
			{ transactionType: 'AmazonFees', amountType: 'Eco-contribution for EPR*', amountDescription: '*', vat: 'outsideScope' },
		],
		[
			'a type with a changing end',
			{
				transactionType: 'AmazonFees',
				amountType: 'Eco-contribution for EPR Pay on Behalf - FR 2026 Q3',
				amountDescription: '*',
				costCentre: 'E',
			},
		],
		['a new type that is said in full', { ...commission, amountDescription: 'Brand new', ...FULL }],
		[
			"one of Amazon's new fees by its name and account",
			{ transactionType: 'FBAFees', amountType: 'FBA Robot Fee', amountDescription: '*', nominalCode: '6290' },
		],
		[
			"the tax of one of Amazon's new fees as part of it",
			{ transactionType: 'FBAFees', amountType: 'FBA Robot Fee', amountDescription: 'Tax on fee', ...FULL, vat: 'split' },
		],
		[
			'a marketplace, a series and days',
			{ ...commission, marketplace: 'Amazon.de', series: 'EUR', validFrom: '2026-01-01', validUntil: '2026-12-31', vat: 'zero' },
		],
		['a shop of the client and a multi-channel marketplace', { ...commission, marketplace: 'Non-Amazon UK', vat: 'zero' }],
	])('may name %s', (_what, row) => {
		expect(messagesOf(row)).toEqual([]);
	});

	it('may say twice what holds for other marketplaces, series or days', () => {
		expect(
			messagesOf(
				{ ...commission, nominalCode: '5100' },
				{ ...commission, marketplace: 'Amazon.de', nominalCode: '5200' },
				{ ...commission, series: 'EUR', nominalCode: '5300' },
				{ ...commission, marketplace: 'Amazon.fr', nominalCode: '5400', validUntil: '2026-03-31' },
				{ ...commission, marketplace: 'Amazon.fr', nominalCode: '5500', validFrom: '2026-04-01' },
			),
		).toEqual([]);
	});

	const VATS = 'inclusive, split, standard, reduced, zero, exempt, outsideScope, reverseCharge';

	it.each<[string, NominalTableRow[], string]>([
		[
			'a blank type column',
			[{ ...commission, amountType: ' ' }],
			'row 1 (id 4): amountType is blank, so that no row of a settlement could match',
		],
		[
			'a type that the catalogue does not know',
			[{ ...commission, amountDescription: 'Comission', nominalCode: '5100' }],
			'row 1 (id 4) ("Order / ItemFees / Comission") matches no row type of the catalogue; correct it, or, if Amazon has a new type, fill in nature',
		],
		[
			'any description of a type that the catalogue does not know',
			[{ ...commission, amountType: 'ItemFee', amountDescription: '*' }],
			'row 1 (id 4) ("Order / ItemFee / *") matches no row type of the catalogue; correct it, or, if Amazon has a new type, fill in nature and nominalCode',
		],
		[
			"one of Amazon's fees that is misspelt or new, without its account",
			[{ transactionType: 'AmazonFees', amountType: 'Vine Enrolment Fee', amountDescription: '*', vat: 'zero' }],
			'row 1 ("AmazonFees / Vine Enrolment Fee / *") matches no row type of the catalogue; correct it, or, if Amazon has a new type, fill in nominalCode',
		],
		[
			'a star for a transaction type',
			[{ ...commission, transactionType: '*' }],
			'row 1 (id 4) ("* / ItemFees / Commission") has a * that is too wide: amountType and amountDescription may end with one, and only amountDescription may be one',
		],
		[
			'a star within a text',
			[{ ...commission, amountDescription: 'FBA*Fee' }],
			'row 1 (id 4) ("Order / ItemFees / FBA*Fee") has a * within amountDescription, which may stand at the end only',
		],
		[
			'an unknown nature',
			[{ ...commission, nature: 'cost' }],
			'row 1 (id 4): nature is "cost", should be sale, refund, fee, feeTax, feeCredit, reimbursement, balance, failedPayout or blank',
		],
		['an unknown VAT rule', [{ ...commission, vat: 'twenty' }], `row 1 (id 4): vat is "twenty", should be ${VATS} or blank`],
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
			'row 1 ("Refund / ItemPrice / Tax") is a tax row, which keeps its nature: nature should be blank',
		],
		[
			"another nature for Amazon's reserve",
			[
				{
					transactionType: 'other-transaction',
					amountType: 'other-transaction',
					amountDescription: 'Current Reserve Amount',
					nature: 'balance',
					nominalCode: '2300',
				},
			],
			`row 1 ("other-transaction / other-transaction / Current Reserve Amount") is Amazon's balance with you: nature and vat should be blank`,
		],
		[
			'VAT in money that has none',
			[{ ...commission, marketplace: 'Amazon.pl', nature: 'balance', nominalCode: '2300', vat: 'standard' }],
			'row 1 (id 4) ("Order / ItemFees / Commission") says vat standard, and money of nature balance has none: leave vat blank, or choose another nature',
		],
		[
			'VAT in a reimbursement of the catalogue',
			[
				{
					transactionType: 'other-transaction',
					amountType: 'FBA Inventory Reimbursement',
					amountDescription: 'WAREHOUSE_LOST',
					vat: 'standard',
				},
			],
			'row 1 ("other-transaction / FBA Inventory Reimbursement / WAREHOUSE_LOST") says vat standard, and money of nature reimbursement has none: leave vat blank, or choose another nature',
		],
		[
			'a fee that would be a payout',
			[{ ...commission, nature: 'failedPayout' }],
			'row 1 (id 4) ("Order / ItemFees / Commission") is no payout that came back: nature should be another one',
		],
		[
			'a marketplace of Amazon that is misspelt',
			[{ ...commission, marketplace: 'Amazon.couk' }],
			'row 1 (id 4): marketplace is "Amazon.couk", which is no marketplace of Amazon that is known, such as Amazon.co.uk; leave it blank for all',
		],
		[
			'a day that does not exist',
			[{ ...commission, validFrom: '2026-06-31' }],
			'row 1 (id 4): validFrom is "2026-06-31", should be a day, such as 2026-11-01, or blank',
		],
		[
			'days in the wrong order',
			[{ ...commission, validFrom: '2026-06-30', validUntil: '2026-06-01' }],
			'row 1 (id 4): validUntil (2026-06-01) lies before validFrom (2026-06-30)',
		],
		[
			'a row type twice, however it is spelt',
			[
				{ ...commission, nominalCode: '5100' },
				{ ...commission, id: 17, amountType: 'item fees', nominalCode: '5200', vat: 'split' },
			],
			'the row type "Order / ItemFees / Commission" stands 2 times: row 1 (id 4) says nominalCode 5100, row 2 (id 17) says nominalCode 5200, vat split; keep one of them',
		],
		[
			'days that overlap',
			[
				{ ...commission, nominalCode: '5100', validUntil: '2026-04-01' },
				{ ...commission, id: 17, nominalCode: '5200', validFrom: '2026-04-01' },
			],
			'the row type "Order / ItemFees / Commission" stands 2 times: row 1 (id 4) says nominalCode 5100, row 2 (id 17) says nominalCode 5200; keep one of them',
		],
	])('is refused with %s', (_what, rows, message) => {
		expect(messagesOf(...rows)).toEqual([message]);
	});

	it('is refused with a series that the settings do not have', () => {
		const row = { ...commission, series: 'EURO', nominalCode: '5100' };
		const reading = readNominalMap([row], { series: ['GBP', 'EUR'] });
		expect(reading).toMatchObject({
			refusal: { faults: [{ message: 'row 1 (id 4): series is "EURO", should be GBP, EUR or blank' }] },
		});
		expect(readNominalMap([{ ...row, series: 'EUR' }], { series: ['GBP', 'EUR'] }).ok).toBe(true);
	});

	it('knows the types of the file at hand as well', () => {
		const row = { ...commission, amountDescription: 'Comission', nominalCode: '5100' };
		expect(
			readNominalMap([row], { types: [{ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' }] }),
		).toMatchObject({
			refusal: {
				faults: [
					{
						message:
							'row 1 (id 4) ("Order / ItemFees / Comission") matches no row type of the catalogue or of this file; correct it, or, if Amazon has a new type, fill in nature',
					},
				],
			},
		});
		expect(
			readNominalMap([row], { types: [{ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Comission' }] }).ok,
		).toBe(true);
	});

	it('is refused with all faults at once, for finance', () => {
		expect(readNominalMap([{ ...commission, vat: 'x', nature: 'y' }, {}])).toMatchObject({
			ok: false,
			refusal: { kind: 'nominalMapUnusable', owner: 'finance', faults: { length: 5 } },
		});
	});
});
