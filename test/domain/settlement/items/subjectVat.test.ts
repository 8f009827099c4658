import type { NonEmpty } from '../../../../nodes/domain/lists/groupBy';
import { minorUnits } from '../../../../nodes/domain/money/money';
import { vatOfItem, type VatKnowledge } from '../../../../nodes/domain/settlement/items/subjectVat';
import type { ClassifiedRow } from '../../../../nodes/domain/settlement/rows';
import { item, NOTHING_KNOWN, sageSays, sentTo, vatOf, type Short } from './subjectFixture';

const goods = (net: string, ...taxes: string[]) => item(['Principal', net], ...taxes.map((tax): Short => ['Tax', tax]));

describe("Amazon's tax rows", () => {
	it.each([
		['20 % to the penny', goods('20.00', '4.00'), 'goods standard 20.00 + 4.00'],
		['20 % and a penny', goods('20.00', '4.01'), 'goods standard 20.00 + 4.01'],
		['20 % less a penny', goods('20.00', '3.99'), 'goods standard 20.00 + 3.99'],
		['two pennies in two tax rows', goods('20.00', '2.00', '2.02'), 'goods standard 20.00 + 4.02'],
		['5 % and a penny', goods('20.00', '1.01'), 'goods reduced 20.00 + 1.01'],
	])('say the rate of an item with %s', (_what, rows, expected) => {
		expect(vatOf(rows)).toEqual([expected]);
	});

	it.each([
		['two pennies off 20 %', goods('20.00', '4.02')],
		['two pennies short of 20 %', goods('20.00', '3.98')],
		['three pennies in two tax rows', goods('20.00', '2.00', '2.03')],
		['two pennies off 5 %', goods('20.00', '1.02')],
		['tax that two rates explain alike', goods('0.13', '0.02')],
		['tax on nothing', goods('0.00', '0.40')],
	])('say nothing of an item with %s', (_what, rows) => {
		expect(vatOf(rows)).toBe('noRate');
	});

	it.each([
		// 20 % of 49.80 is 9.96; half a penny for each of 30 units are 15 pennies.
		[30, '9.90', ['goods standard 49.80 + 9.90']],
		[30, '9.81', ['goods standard 49.80 + 9.81']],
		[30, '9.80', 'noRate'],
		[30, '10.11', ['goods standard 49.80 + 10.11']],
		[30, '10.12', 'noRate'],
		// Three units: a penny and a half, which no row can be off; two are let pass.
		[3, '9.94', ['goods standard 49.80 + 9.94']],
		[3, '9.93', 'noRate'],
		[0, '9.90', 'noRate'],
	])('may be off by half a penny for each unit: %i units, %s tax on 49.80', (units, tax, expected) => {
		expect(vatOf(goods('49.80', tax), { units })).toEqual(expected);
	});

	it('are compared with the share of tax that the order in Sage has', () => {
		// Half of 49.80 + 9.90; 20 % of 24.90 would be 4.98.
		expect(vatOf(goods('-24.90', '-4.95'), sageSays('standard', '49.80', '9.90'))).toEqual(['goods standard -24.90 + -4.95']);
		expect(vatOf(goods('-24.90', '-4.93'), sageSays('standard', '49.80', '9.90'))).toBe('noRate');
	});

	it('and the order in Sage must not say different rates', () => {
		expect(vatOf(goods('10.00', '2.00'), sageSays('zero'))).toBe('orderDiffers');
		expect(vatOf(goods('10.00', '0.50'), sageSays('standard'))).toBe('orderDiffers');
		expect(vatOf(goods('10.00', '0.73'), sageSays('standard'))).toBe('noRate');
		expect(vatOf(goods('10.00', '2.00'), sageSays('standard'))).toEqual(['goods standard 10.00 + 2.00']);
	});

	it('are no UK VAT on another marketplace, though France has 20 % too', () => {
		expect(vatOf(goods('20.00', '4.00'), { isUk: false })).toBe('foreign');
	});
});

describe('no tax row, or rows of 0.00', () => {
	const bare = goods('12.00');
	const zero = goods('12.00', '0.00');

	it.each<[string, NonEmpty<ClassifiedRow>, Partial<VatKnowledge>, string[] | string]>([
		['calculated at nothing, stock item not known', zero, {}, ['goods zero 12.00 with 0.00']],
		['calculated at nothing, as the stock item', zero, { stockItem: 'zero' }, ['goods zero 12.00 with 0.00']],
		['calculated at nothing, the stock item at 20 %', zero, { stockItem: 'standard' }, 'zeroAgainstRate'],
		['calculated at nothing, the order in Sage at 20 %', zero, sageSays('standard'), 'zeroAgainstRate'],
		['calculated at nothing, sent to Germany', zero, { stockItem: 'standard', onAmazon: sentTo('DE') }, ['goods zero 12.00 with 0.00']],
		// Amazon could not calculate: the price has the tax in it, unless the goods went abroad.
		['not calculated though it is on', bare, { stockItem: 'standard', onAmazon: sentTo('GB') }, ['goods standard 10.00 with 2.00']],
		['not calculated though it is on, sent nobody knows where', bare, { stockItem: 'standard' }, 'noDestination'],
		['not calculated though it is on, sent nobody knows where, a book', bare, { stockItem: 'zero' }, ['goods zero 12.00 with 0.00']],
		['not calculated though it is on, nothing known', bare, {}, 'noTaxRow'],
		['never calculated, rows of 0.00', zero, { isCalculated: false, stockItem: 'standard' }, ['goods standard 10.00 with 2.00']],
		['never calculated, at 5 %', goods('21.00'), { isCalculated: false, stockItem: 'reduced' }, ['goods reduced 20.00 with 1.00']],
		['never calculated, nothing known', bare, { isCalculated: false }, 'noTaxRow'],
		['sent to Jersey', bare, { stockItem: 'standard', onAmazon: sentTo('JE') }, ['goods zero 12.00 with 0.00']],
		['sent to the Isle of Man', bare, { stockItem: 'standard', onAmazon: sentTo('IM') }, ['goods standard 10.00 with 2.00']],
		['sent from Germany to Germany', bare, { stockItem: 'standard', onAmazon: sentTo('DE', 'DE') }, 'foreign'],
		['sent from Germany to here', bare, { stockItem: 'standard', onAmazon: sentTo('GB', 'DE') }, 'foreign'],
		[
			'sent from Germany, as an order that Sage has',
			bare,
			{ onAmazon: sentTo('GB', 'DE'), ...sageSays('standard') },
			['goods standard 10.00 with 2.00'],
		],
		['the order in Sage before the stock item', bare, { stockItem: 'zero', ...sageSays('standard') }, ['goods standard 10.00 with 2.00']],
		['in a preview', bare, { isAssumed: true }, ['goods standard 10.00 with 2.00']],
	])('%s', (_what, rows, more, expected) => {
		expect(vatOf(rows, more)).toEqual(expected);
	});

	it.each([
		['0.02', ['goods zero 0.02 with 0.00']],
		['0.03', 'noTaxRow'],
	])('asks for nothing on %s where two tax rows cancel, and that much is rounding', (net, expected) => {
		expect(vatOf(goods(net, '0.01', '-0.01'), { isCalculated: false })).toEqual(expected);
	});
});

describe('goods, delivery and gift wrap of one item', () => {
	it('each have the rate of their own tax row', () => {
		const rows = item(
			['Shipping', '4.00'],
			['ShippingTax', '0.80'],
			['Principal', '9.99'],
			['Tax', '0.00'],
			['GiftWrap', '2.00'],
			['GiftWrapTax', '0.40'],
		);
		expect(vatOf(rows)).toEqual(['goods zero 9.99 with 0.00', 'delivery standard 4.00 + 0.80', 'giftWrap standard 2.00 + 0.40']);
	});

	it('follow the goods where they have none', () => {
		// The stock item is at nothing, but Amazon shows 20 % on the goods.
		expect(vatOf(item(['Shipping', '4.80'], ['Principal', '20.00'], ['Tax', '4.00']), { stockItem: 'zero' })).toEqual([
			'goods standard 20.00 + 4.00',
			'delivery standard 4.00 with 0.80',
		]);
		expect(vatOf(item(['Principal', '9.99'], ['Shipping', '4.00']), { stockItem: 'zero' })).toEqual([
			'goods zero 9.99 with 0.00',
			'delivery zero 4.00 with 0.00',
		]);
	});
});

describe('promotions of a sale', () => {
	it.each<[string, Short[], string[] | string]>([
		[
			'with a tax row',
			[
				['Principal', '-5.00', 'Promotion'],
				['TaxDiscount', '-1.00', 'Promotion'],
			],
			['promotion standard -5.00 + -1.00'],
		],
		['without one', [['Principal', '-6.00', 'Promotion']], ['promotion standard -5.00 with -1.00']],
		[
			'with the tax of another rate',
			[
				['Principal', '-5.00', 'Promotion'],
				['TaxDiscount', '-0.25', 'Promotion'],
			],
			'noRate',
		],
		[
			'of so little that its tax is rounded away',
			[
				['Principal', '-0.02', 'Promotion'],
				['TaxDiscount', '0.00', 'Promotion'],
			],
			['promotion standard -0.02 + 0.00'],
		],
		[
			'of more, and no tax on it',
			[
				['Principal', '-0.08', 'Promotion'],
				['TaxDiscount', '0.00', 'Promotion'],
			],
			'zeroAgainstRate',
		],
	])('follow their goods: %s', (_what, off, expected) => {
		const vat = vatOf(item(...off, ['Principal', '20.00'], ['Tax', '4.00']));
		expect(typeof vat === 'string' ? vat : vat.slice(1)).toEqual(expected);
	});

	it('follow the delivery where they are off it', () => {
		const rows = item(
			['Shipping', '-4.00', 'Promotion'],
			['TaxDiscount', '-0.80', 'Promotion'],
			['Principal', '9.99'],
			['Tax', '0.00'],
			['Shipping', '4.00'],
			['ShippingTax', '0.80'],
		);
		expect(vatOf(rows)).toEqual(['goods zero 9.99 with 0.00', 'delivery standard 4.00 + 0.80', 'promotion standard -4.00 + -0.80']);
	});
});

describe('a refund', () => {
	const refund = (...rows: Short[]) => vatOf(item(...rows), { side: 'refunds' });

	it('has goodwill without a tax row outside the scope of VAT, beside goods at 20 %', () => {
		expect(refund(['Goodwill', '-3.00'], ['Principal', '-10.00'], ['Tax', '-2.00'])).toEqual([
			'goods standard -10.00 + -2.00',
			'goodwill outsideScope -3.00 with 0.00',
		]);
		expect(refund(['Goodwill', '-3.00'])).toEqual(['goodwill outsideScope -3.00 with 0.00']);
	});

	it('has goodwill in the tax row where the tax fits only both', () => {
		expect(refund(['Goodwill', '-3.00'], ['Principal', '-10.00'], ['Tax', '-2.60'])).toEqual(['goods standard -13.00 + -2.60']);
		expect(refund(['Goodwill', '-3.00'], ['Tax', '-0.60'])).toEqual(['goodwill standard -3.00 + -0.60']);
	});

	it('is smaller by a restocking fee and return postage, with the VAT of the goods in them', () => {
		expect(refund(['RestockingFee', '2.40'], ['ReturnShipping', '1.20'], ['Principal', '-10.00'], ['Tax', '-2.00'])).toEqual([
			'goods standard -10.00 + -2.00',
			'kept standard 3.00 with 0.60',
		]);
		// Here the tax row is that of what is left.
		expect(refund(['RestockingFee', '2.00'], ['Principal', '-10.00'], ['Tax', '-1.60'])).toEqual(['goods standard -8.00 + -1.60']);
	});

	it('is smaller by the promotion that is taken back', () => {
		expect(
			refund(['Principal', '-10.00'], ['Tax', '-2.00'], ['Principal', '1.00', 'Promotion'], ['TaxDiscount', '0.20', 'Promotion']),
		).toEqual(['goods standard -9.00 + -1.80']);
		expect(
			refund(['Shipping', '-4.00'], ['ShippingTax', '-0.80'], ['Shipping', '1.00', 'Promotion'], ['TaxDiscount', '0.20', 'Promotion']),
		).toEqual(['delivery standard -3.00 + -0.60']);
	});

	it('of a book whose delivery was free takes the promotion off the delivery', () => {
		expect(
			refund(
				['Principal', '-15.00'],
				['Tax', '0.00'],
				['Shipping', '-4.00'],
				['ShippingTax', '-0.80'],
				['Shipping', '1.00', 'Promotion'],
				['TaxDiscount', '0.20', 'Promotion'],
			),
		).toEqual(['goods zero -15.00 with 0.00', 'delivery standard -3.00 + -0.60']);
	});
});

describe('tax that Amazon withholds', () => {
	const withheld = (amount: string): Short => ['MarketplaceFacilitatorVAT-Principal', amount, 'ItemWithheldTax'];
	const sold: Short[] = [
		['Principal', '20.00'],
		['Tax', '4.00'],
	];

	it('leaves goodwill outside the scope of VAT, also beside tax that Amazon withholds', () => {
		expect(vatOf(item(...sold, ['Goodwill', '3.00'], withheld('-4.00')), { side: 'refunds' })).toEqual([
			'goods marketplaceCollected 20.00 + 0.00',
			'goodwill outsideScope 3.00 + 0.00',
		]);
	});

	it('leaves the net sale, without VAT of ours, also where one row cancels the tax of several', () => {
		expect(vatOf(item(...sold, withheld('-4.00')))).toEqual(['goods marketplaceCollected 20.00 + 0.00']);
		expect(vatOf(item(...sold, ['GiftWrap', '2.00'], ['GiftWrapTax', '0.40'], withheld('-4.40')))).toEqual([
			'goods marketplaceCollected 20.00 + 0.00',
			'giftWrap marketplaceCollected 2.00 + 0.00',
		]);
	});

	it('must cancel the tax rows to the penny', () => {
		expect(vatOf(item(...sold, withheld('-3.99')))).toBe('withheldDoesNotCancel');
	});

	it('is an alarm on a sale from stock here to a buyer here, and none on its way abroad', () => {
		expect(vatOf(item(...sold, withheld('-4.00')), { onAmazon: sentTo('GB') })).toBe('marketplaceVatInUk');
		expect(vatOf(item(...sold, withheld('-4.00')), { onAmazon: sentTo('IE') })).toEqual(['goods marketplaceCollected 20.00 + 0.00']);
		expect(vatOf(item(...sold, withheld('-4.00')), { onAmazon: sentTo('GB', 'CN') })).toEqual(['goods marketplaceCollected 20.00 + 0.00']);
	});

	it('is a question on the refund of an order that has VAT on it in Sage, and none where Sage has it without', () => {
		const refunded = item(['Principal', '-10.00'], ['Tax', '-2.00'], withheld('2.00'));
		expect(vatOf(refunded, { side: 'refunds', ...sageSays('standard') })).toBe('withheldAgainstRate');
		expect(vatOf(refunded, { side: 'refunds', ...sageSays('marketplaceCollected') })).toEqual(['goods marketplaceCollected -10.00 + 0.00']);
	});

	it('is none where the row is of 0.00', () => {
		expect(vatOf(item(...sold, withheld('0.00')), { onAmazon: sentTo('GB') })).toEqual(['goods standard 20.00 + 4.00']);
	});
});

it('accounts for every penny of the rows', () => {
	const rows = item(['Principal', '19.99'], ['Shipping', '4.99'], ['Principal', '-1.37', 'Promotion']);
	const vat = vatOfItem(rows, { ...NOTHING_KNOWN, stockItem: 'standard', onAmazon: sentTo('GB') });
	const sum = typeof vat === 'string' ? minorUnits(0) : vat.reduce((total, { net, tax }) => total + net + tax, 0);
	expect(sum).toBe(1_999 + 499 - 137);
});
