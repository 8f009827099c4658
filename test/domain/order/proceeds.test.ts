import { readProceeds } from '../../../nodes/domain/order/proceeds';
import { breakdown, item, part } from './fixtures';

const read = (total: string, ...breakdowns: Parameters<typeof item>[3]) =>
	readProceeds(item('S-LAMP', 1, total, breakdowns), 'GBP', '202-1');

const kindOf = (attempt: ReturnType<typeof readProceeds>) => (attempt.ok ? 'ok' : attempt.refusal.map(({ kind }) => kind).join());

describe("reading an item's proceeds", () => {
	it('takes tax apart by what it lies on', () => {
		const attempt = read(
			'30.00',
			breakdown('ITEM', '20.00'),
			breakdown('SHIPPING', '4.00'),
			breakdown('GIFT_WRAP', '3.00'),
			breakdown('DISCOUNT', '-2.00', part('ITEM', '-1.50'), part('SHIPPING', '-0.50')),
			breakdown('TAX', '5.00', part('ITEM', '4.00'), part('SHIPPING', '0.80'), part('GIFT_WRAP', '0.60'), part('DISCOUNT', '-0.40')),
		);
		expect(attempt).toEqual({
			ok: true,
			value: {
				total: 3000,
				taxShown: true,
				components: {
					goods: { amount: 2000, tax: 400 },
					shipping: { amount: 400, tax: 80 },
					giftWrap: { amount: 300, tax: 60 },
					itemDiscount: { amount: -150, tax: -30 },
					shippingDiscount: { amount: -50, tax: -10 },
				},
			},
		});
	});

	it('takes a discount as lowering the total, with whichever sign it comes', () => {
		const attempt = read(
			'21.60',
			breakdown('ITEM', '20.00'),
			breakdown('DISCOUNT', '2.00', part('ITEM', '2.00')),
			breakdown('TAX', '3.60', part('ITEM', '4.00'), part('DISCOUNT', '0.40')),
		);
		expect(attempt).toMatchObject({
			ok: true,
			value: { components: { goods: { amount: 2000, tax: 400 }, itemDiscount: { amount: -200, tax: -40 } } },
		});
	});

	it('spreads tax without parts over what it must lie on', () => {
		// 4.10 over 20.00 + 3.00 - 2.50: a fifth of each.
		const attempt = read(
			'24.60',
			breakdown('ITEM', '20.00'),
			breakdown('SHIPPING', '3.00'),
			breakdown('DISCOUNT', '-2.50'),
			breakdown('TAX', '4.10'),
		);
		expect(attempt).toMatchObject({
			ok: true,
			value: { components: { goods: { tax: 400 }, shipping: { tax: 60 }, itemDiscount: { amount: -250, tax: -50 } } },
		});
	});

	it('knows that no tax breakdown is not zero tax', () => {
		expect(read('24.00', breakdown('ITEM', '24.00'))).toMatchObject({ ok: true, value: { taxShown: false } });
		expect(read('20.00', breakdown('ITEM', '20.00'), breakdown('TAX', '0.00'))).toMatchObject({ ok: true, value: { taxShown: true } });
	});

	it.each([
		[
			'parts that do not sum to the total',
			'orderTotalsDisagree',
			read('24.01', breakdown('ITEM', '20.00'), breakdown('TAX', '4.00', part('ITEM', '4.00'))),
		],
		[
			'tax that its parts do not sum to',
			'orderTotalsDisagree',
			read('24.00', breakdown('ITEM', '20.00'), breakdown('TAX', '4.00', part('ITEM', '3.00'))),
		],
		[
			'tax parts that fit the total where their subtotal does not',
			'orderTotalsDisagree',
			read('23.00', breakdown('ITEM', '20.00'), breakdown('TAX', '4.00', part('ITEM', '3.00'))),
		],
		[
			'tax on delivery without delivery',
			'orderTotalsDisagree',
			read('24.00', breakdown('ITEM', '20.00'), breakdown('TAX', '4.00', part('SHIPPING', '4.00'))),
		],
		['a fee for cash on delivery', 'orderTotalsDisagree', read('25.00', breakdown('ITEM', '20.00'), breakdown('COD_FEE', '5.00'))],
		['a type that Amazon adds later', 'orderTotalsDisagree', read('25.00', breakdown('ITEM', '20.00'), breakdown('SURPRISE', '5.00'))],
		[
			// Spread over 100.00 and -99.99, 20.00 of tax would put 200,000.00 on the goods.
			'tax that only goods and a discount that all but cancel could bear',
			'orderTotalsDisagree',
			read('20.01', breakdown('ITEM', '100.00'), breakdown('DISCOUNT', '-99.99'), breakdown('TAX', '20.00')),
		],
		[
			"a type with the name of a word of JavaScript's",
			'orderTotalsDisagree',
			read('25.00', breakdown('ITEM', '20.00'), breakdown('constructor', '5.00')),
		],
		[
			"a discount on a word of JavaScript's",
			'orderTotalsDisagree',
			read('15.00', breakdown('ITEM', '20.00'), breakdown('DISCOUNT', '-5.00', part('toString', '-5.00'))),
		],
		['no breakdowns', 'orderDataMissing', read('25.00')],
		['an amount in thousandths', 'orderDataMissing', read('20.00', breakdown('ITEM', '20.005'))],
	])('refuses %s', (_what, kind, attempt) => {
		expect(kindOf(attempt)).toBe(kind);
	});

	it('passes over an unknown type that comes to nothing', () => {
		expect(kindOf(read('20.00', breakdown('ITEM', '20.00'), breakdown('COD_FEE', '0.00')))).toBe('ok');
	});
});
