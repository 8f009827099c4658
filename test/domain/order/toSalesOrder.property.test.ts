import fc from 'fast-check';
import type { PricedLineDraft, SalesOrderDraft } from '../../../nodes/domain/order/order.types';
import type { OrderContext } from '../../../nodes/domain/order/context';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { breakdown, context, item, netPrices, order, part } from './fixtures';

const RATES: Readonly<Record<number, bigint>> = { 2: 0n, 1: 20n, 21: 5n };

const decimal = (pence: number) =>
	`${pence < 0 ? '-' : ''}${Math.floor(Math.abs(pence) / 100)}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;

/** Half away from zero, written apart from the code under test. */
function halfAway(numerator: bigint, denominator: bigint): bigint {
	const absolute = numerator < 0n ? -numerator : numerator;
	const [whole, rest] = [absolute / denominator, absolute % denominator];
	const rounded = rest * 2n >= denominator ? whole + 1n : whole;
	return numerator < 0n ? -rounded : rounded;
}

/** A decimal text as hundred-thousandths. */
function fifthDecimals(text: string): bigint {
	const [whole, decimals = ''] = text.replace('-', '').split('.');
	const value = BigInt(whole + decimals.padEnd(5, '0'));
	return text.startsWith('-') ? -value : value;
}

/** A line's price less its discount, times its quantity, in pence. */
const valueOf = ({ unitPrice, unitDiscount = '0', quantity = '1' }: PricedLineDraft): bigint =>
	halfAway((fifthDecimals(unitPrice) - fifthDecimals(unitDiscount)) * BigInt(quantity), 1000n);

/** What Sage makes of an order by the stated rule: lines to the penny, VAT on the total per rate. */
function grossOfOrder({ lines, pricesIncludeTax }: SalesOrderDraft): bigint {
	const priced = lines.filter((line): line is PricedLineDraft => line.lineType !== 'comment');
	const byRate = new Map<bigint, bigint>();
	for (const line of priced) {
		const rate = RATES[line.taxCode] as bigint;
		byRate.set(rate, (byRate.get(rate) ?? 0n) + valueOf(line));
	}
	return [...byRate].reduce((sum, [rate, value]) => sum + (pricesIncludeTax ? value : value + halfAway(value * rate, 100n)), 0n);
}

/** Gross pence as Amazon shows them: tax rounded per unit. */
function shown(grossPence: number, rate: number) {
	const tax = Number(halfAway(BigInt(grossPence) * BigInt(rate), BigInt(100 + rate)));
	return { net: grossPence - tax, tax };
}

interface Wanted {
	readonly sku: 'S-LAMP' | 'S-LAMP-6' | 'S-SEAT' | 'S-BOOK';
	readonly unitGross: number;
	readonly quantity: number;
	readonly delivery: number;
	readonly promotion: number;
}

/** Promotions up to the price of the goods. */
const wanted: fc.Arbitrary<Wanted> = fc
	.record({
		sku: fc.constantFrom<Wanted['sku']>('S-LAMP', 'S-LAMP-6', 'S-SEAT', 'S-BOOK'),
		unitGross: fc.integer({ min: 1, max: 99_999 }),
		quantity: fc.integer({ min: 1, max: 12 }),
		delivery: fc.integer({ min: 0, max: 999 }),
		promotion: fc.integer({ min: 0, max: 500 }),
	})
	.map((want) => ({ ...want, promotion: Math.min(want.promotion, want.unitGross * want.quantity) }));

function amazonItem({ sku, unitGross, quantity, delivery, promotion }: Wanted, taxShown: boolean) {
	const rate = sku === 'S-BOOK' ? 0 : sku === 'S-SEAT' ? 5 : 20;
	const total = unitGross * quantity + delivery - promotion;
	if (!taxShown) {
		const plain = [
			breakdown('ITEM', decimal(unitGross * quantity)),
			breakdown('SHIPPING', decimal(delivery)),
			breakdown('DISCOUNT', decimal(-promotion), part('ITEM', decimal(-promotion))),
		];
		return { total, item: item(sku, quantity, decimal(total), plain) };
	}
	const [goods, shipping, discount] = [shown(unitGross, rate), shown(delivery, rate), shown(promotion, rate)];
	const tax = goods.tax * quantity + shipping.tax - discount.tax;
	const breakdowns = [
		breakdown('ITEM', decimal(goods.net * quantity)),
		breakdown('SHIPPING', decimal(shipping.net)),
		breakdown('DISCOUNT', decimal(-discount.net), part('ITEM', decimal(-discount.net))),
		breakdown(
			'TAX',
			decimal(tax),
			part('ITEM', decimal(goods.tax * quantity)),
			part('SHIPPING', decimal(shipping.tax)),
			part('DISCOUNT', decimal(-discount.tax)),
		),
	];
	return { total, item: item(sku, quantity, decimal(total), breakdowns) };
}

/** What the bridge makes of a basket, and what its buyer paid in pence. */
function entered(wants: readonly Wanted[], taxShown: boolean, facts: OrderContext) {
	const items = wants.map((want) => amazonItem(want, taxShown));
	const total = items.reduce((sum, one) => sum + one.total, 0);
	const given = order(
		decimal(total),
		items.map((one) => one.item),
	);
	return { total, ...toSalesOrder(given, facts) };
}

const roundingOf = ({ lines }: SalesOrderDraft): string | undefined =>
	lines.find(({ description }) => description === 'Rounding')?.unitPrice;

const PROMOTION_FORMS = ['unitPrice', 'unitDiscount', 'freeTextLine'] as const;

describe('whatever is in an order', () => {
	it('its lines come to what the settlement pays, with prices net or gross, tax shown or not, promotions in any form', () => {
		fc.assert(
			fc.property(
				fc.array(wanted, { minLength: 1, maxLength: 5 }),
				fc.boolean(),
				fc.boolean(),
				fc.constantFrom(...PROMOTION_FORMS),
				(wants, pricesIncludeTax, taxShown, promotionAs) => {
					const settings = settingsWith({ orders: { ...DEMO_SETTINGS.orders, promotionAs } });
					const { total, exceptions, ready } = entered(wants, taxShown, context({ pricesIncludeTax, settings }));
					expect(exceptions).toEqual([]);
					const [{ salesOrder }] = ready;
					expect(salesOrder.expectedGross).toBe(decimal(total));
					expect(grossOfOrder(salesOrder)).toBe(BigInt(total));
					expect(roundingOf(salesOrder) ?? '0').not.toMatch(/^-/);
				},
			),
			{ numRuns: 700 },
		);
	});

	it('goes through where Sage keeps net prices and everything costs something with .99, with at most a penny of rounding per rate', () => {
		const priced = fc.record({
			sku: fc.constantFrom<Wanted['sku']>('S-LAMP', 'S-LAMP-6', 'S-SEAT', 'S-BOOK'),
			unitGross: fc.integer({ min: 0, max: 99 }).map((pounds) => pounds * 100 + 99),
			quantity: fc.integer({ min: 1, max: 30 }),
			delivery: fc.constantFrom(0, 299, 499),
			promotion: fc.constant(0),
		});
		fc.assert(
			fc.property(fc.array(priced, { minLength: 1, maxLength: 12 }), fc.boolean(), (wants, taxShown) => {
				const { total, exceptions, ready } = entered(wants, taxShown, netPrices());
				expect(exceptions).toEqual([]);
				expect(grossOfOrder(ready[0].salesOrder)).toBe(BigInt(total));
				// Two rates above zero at the most.
				expect(['0.01', '0.02', undefined]).toContain(roundingOf(ready[0].salesOrder));
			}),
			{ numRuns: 300 },
		);
	});

	it('needs no rounding line where Sage keeps gross prices', () => {
		fc.assert(
			fc.property(fc.array(wanted, { minLength: 1, maxLength: 5 }), fc.boolean(), (wants, taxShown) => {
				expect(roundingOf(entered(wants, taxShown, context()).ready[0].salesOrder)).toBeUndefined();
			}),
		);
	});

	it('gives the same answer twice, and is either ready, refused or skipped', () => {
		fc.assert(
			fc.property(
				fc.array(wanted, { minLength: 1, maxLength: 3 }),
				fc.integer({ min: -3, max: 3 }),
				fc.constantFrom('UNSHIPPED', 'PENDING', 'SHIPPED'),
				(wants, off, fulfillmentStatus) => {
					const items = wants.map((want) => amazonItem(want, true));
					const total = items.reduce((sum, one) => sum + one.total, 0) + off;
					const given = order(
						decimal(total),
						items.map((one) => one.item),
						{ fulfillment: { fulfillmentStatus, fulfilledBy: 'MERCHANT' } },
					);
					const outcome = toSalesOrder(given, context());
					expect(toSalesOrder(given, context())).toEqual(outcome);
					const filled = [outcome.ready, outcome.exceptions, outcome.skipped].filter(({ length }) => length > 0);
					expect(filled).toHaveLength(1);
					if (off !== 0 && fulfillmentStatus !== 'PENDING')
						expect(outcome.exceptions.map(({ kind }) => kind)).toEqual(['orderTotalsDisagree']);
				},
			),
		);
	});
});
