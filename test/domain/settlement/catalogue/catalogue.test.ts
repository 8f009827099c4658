import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../../../nodes/domain/settlement/catalogue/catalogue';
import { classifierFor } from '../../../../nodes/domain/settlement/catalogue/classify';
import { DECISIONS } from '../../../../nodes/domain/settlement/catalogue/decisions';
import { holdOfType } from '../../../../nodes/domain/settlement/catalogue/typeRefusal';

/** Every row type that is known of settlements, with what it is to the books as worked out by hand: a nature, or the decision that a person takes. */
const ROW_TYPES = readFileSync(join(__dirname, 'rowTypes.tsv'), 'utf8')
	.trimEnd()
	.split('\n')
	.slice(1)
	.map((line) => line.split('\t') as [string, string, string, string]);

/** A text of a file where the list has the beginning only. */
const whole = (column: string): string => column.replace(/\*$/, 'FR 2026 H2');

describe('the catalogue of row types', () => {
	const classify = classifierFor([]);

	it('names each type once', () => {
		const names = CATALOGUE.map(({ transactionType, amountType, amountDescription }) =>
			`${transactionType}|${amountType}|${amountDescription}`.toLowerCase().replace(/\s/g, ''),
		);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	it('is tested with all 342 known types', () => {
		expect(ROW_TYPES).toHaveLength(342);
	});

	it.each(ROW_TYPES)('knows %s / %s / %s as %s', (transactionType, amountType, amountDescription, treatment) => {
		const type = { transactionType, amountType: whole(amountType), amountDescription: whole(amountDescription) };
		const is = classify(type);
		expect(is?.decision ? `decision ${is.decision}` : is?.nature).toBe(treatment);
		expect(is?.isNewFee).toBeUndefined();
		const hold = holdOfType(type, is, true)?.refuse('1 row, in line 3');
		expect(hold?.kind).toBe(treatment.startsWith('decision ') ? 'rowTypeUndecided' : undefined);
	});

	it('says of each decision why a person has to take it, who that is, and between what', () => {
		const used = new Set(CATALOGUE.flatMap(({ decision }) => decision ?? []));
		expect([...used].sort()).toEqual(Object.keys(DECISIONS).sort());
		for (const { why, who, options } of Object.values(DECISIONS)) {
			expect(why).toMatch(/^(is|belongs|looks) /);
			expect(['finance', 'the VAT adviser']).toContain(who);
			expect(options.length).toBeGreaterThan(0);
			for (const option of options) expect(option).toMatch(/^nature (fee|reimbursement|balance|failedPayout)\b/);
		}
	});

	it.each([
		['fulfilment as the British spell it', 'Order', 'ItemFees', 'FBAPerUnitFulfilmentFee', 'fee', '6210'],
		['blanks and capitals', 'ORDER', 'itemfees', 'Digital Services Fee', 'fee', '6200'],
		[
			'a half-year in the name',
			'AmazonFees',
			'Eco-contribution for EPR Pay on Behalf - Packaging FR 2026 H1',
			'Tax on fee',
			'feeTax',
			'6290',
		],
		['any coupon', 'CouponRedemptionFee', 'CouponRedemptionFee', 'Summer coupon 5 %', 'fee', '6270'],
		['any tail of a failed payout', 'other-transaction', 'other-transaction', 'Transfer of funds unsuccessful: no', 'failedPayout', '4990'],
		['an unplanned service', 'other-transaction', 'other-transaction', 'Unplanned Service Fee - Barcode label missing', 'fee', '6250'],
		['goods that were liquidated', 'Liquidations', 'ItemPrice', 'Principal', 'liquidation', '4040'],
	])('knows a type by %s', (_by, transactionType, amountType, amountDescription, nature, nominalCode) => {
		expect(classify({ transactionType, amountType, amountDescription })).toMatchObject({ nature, nominalCode });
	});

	it('does not stretch: the same description under another amount type is unknown', () => {
		expect(classify({ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Principal' })).toBeUndefined();
		expect(classify({ transactionType: 'Order', amountType: 'ItemPrice', amountDescription: 'Principal amount' })).toBeUndefined();
	});

	it('puts what Amazon pays for goods and takes back on one account, and what it pays for fees among the fees', () => {
		const of = (amountDescription: string) =>
			classify({ transactionType: 'other-transaction', amountType: 'FBA Inventory Reimbursement', amountDescription });
		expect(of('WAREHOUSE_LOST')).toMatchObject({ nature: 'reimbursement', nominalCode: '4900', vat: 'outsideScope' });
		expect(of('COMPENSATED_CLAWBACK')).toMatchObject({ nature: 'reimbursement', nominalCode: '4900', vat: 'outsideScope' });
		expect(of('INCORRECT_FEES_ITEMS')).toMatchObject({ nature: 'feeCredit', fee: 'correction', nominalCode: '6210', vat: 'inclusive' });
	});

	it('tells what of an order a row is about', () => {
		const of = (amountType: string, amountDescription: string) =>
			classify({ transactionType: 'Refund', amountType, amountDescription })?.subject;
		expect(of('ItemPrice', 'Tax')).toBe('goods');
		expect(of('ItemPrice', 'ShippingTax')).toBe('delivery');
		expect(of('ItemPrice', 'GiftWrapTax')).toBe('giftWrap');
		expect(of('Promotion', 'Shipping')).toBe('delivery');
		expect(of('ItemPrice', 'Goodwill')).toBe('goodwill');
		expect(of('ItemPrice', 'RestockingFee')).toBe('restocking');
		expect(of('ItemWithheldTax', 'MarketplaceFacilitatorVAT-Other')).toBeUndefined();
	});
});
