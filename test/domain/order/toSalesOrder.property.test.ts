import fc from 'fast-check';
import type { SalesOrderDraft, SalesOrderLineDraft } from '../../../nodes/domain/order/order.types';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { breakdown, context, item, order, part } from './fixtures';

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

/** What Sage makes of a line by the stated rule: value to the penny, VAT per line. */
function grossOf(line: SalesOrderLineDraft, pricesIncludeTax: boolean): bigint {
	const value = halfAway(fifthDecimals(line.unitPrice ?? '0') * BigInt(line.quantity ?? '1'), 1000n);
	return pricesIncludeTax ? value : value + halfAway(value * RATES[line.taxCode ?? -1], 100n);
}

const grossOfOrder = (draft: SalesOrderDraft) => draft.lines.reduce((sum, line) => sum + grossOf(line, draft.pricesIncludeTax), 0n);

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

const wanted: fc.Arbitrary<Wanted> = fc.record({
	sku: fc.constantFrom('S-LAMP', 'S-LAMP-6', 'S-SEAT', 'S-BOOK'),
	unitGross: fc.integer({ min: 1, max: 99_999 }),
	quantity: fc.integer({ min: 1, max: 12 }),
	delivery: fc.integer({ min: 0, max: 999 }),
	promotion: fc.integer({ min: 0, max: 500 }),
});

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

const generous = settingsWith({ orders: { ...DEMO_SETTINGS.orders, roundingLimit: '99.00' } });

describe('whatever is in an order', () => {
	it('its lines come to what the settlement pays, with prices net or gross, tax shown or not', () => {
		fc.assert(
			fc.property(fc.array(wanted, { minLength: 1, maxLength: 5 }), fc.boolean(), fc.boolean(), (wants, pricesIncludeTax, taxShown) => {
				const items = wants.map((want) => amazonItem(want, taxShown));
				const total = items.reduce((sum, one) => sum + one.total, 0);
				fc.pre(total > 0);
				const outcome = toSalesOrder(
					order(
						decimal(total),
						items.map((one) => one.item),
					),
					context({ pricesIncludeTax, settings: generous }),
				);
				expect(outcome.exceptions).toEqual([]);
				const [{ salesOrder }] = outcome.ready;
				expect(salesOrder.expectedGross).toBe(decimal(total));
				expect(grossOfOrder(salesOrder)).toBe(BigInt(total));
			}),
			{ numRuns: 500 },
		);
	});

	it('needs no rounding line where Sage keeps gross prices', () => {
		fc.assert(
			fc.property(fc.array(wanted, { minLength: 1, maxLength: 5 }), fc.boolean(), (wants, taxShown) => {
				const items = wants.map((want) => amazonItem(want, taxShown));
				const total = items.reduce((sum, one) => sum + one.total, 0);
				const { ready } = toSalesOrder(
					order(
						decimal(total),
						items.map((one) => one.item),
					),
					context(),
				);
				expect(ready[0]?.salesOrder.lines.map(({ description }) => description)).not.toContain('Rounding');
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
