import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { breakdown, collected, context, item, lamp, netPrices, order, part } from './fixtures';

const draftOf = (...args: Parameters<typeof toSalesOrder>) => {
	const outcome = toSalesOrder(...args);
	expect(outcome.exceptions).toEqual([]);
	return outcome.ready[0];
};

/** Three at 19.99 gross: 16.66 + 3.33 each, as Amazon rounds per unit. */
const threeLamps = () => item('S-LAMP', 3, '59.97', [breakdown('ITEM', '49.98'), breakdown('TAX', '9.99', part('ITEM', '9.99'))]);

const book = (more = {}) => item('S-BOOK', 1, '9.50', [breakdown('ITEM', '9.50'), breakdown('TAX', '0.00', part('ITEM', '0.00'))], more);

describe('an Amazon order as a Sage sales order', () => {
	it("takes an item that is measured by count, one each, as Amazon's own example of a merchant's order is", () => {
		const plain = draftOf(order('24.00', [lamp()]), context());
		expect(draftOf(order('24.00', [lamp({ measurement: { unit: 'COUNT', value: 1 } })]), context())).toEqual(plain);
	});

	it('carries the order id, the customer, the days of the client and one line per item', () => {
		const windows = {
			fulfillmentStatus: 'UNSHIPPED',
			fulfilledBy: 'MERCHANT',
			shipByWindow: { latestDateTime: '2026-03-03T23:59:59Z' },
			deliverByWindow: { earliestDateTime: '2026-03-04T00:00:00Z', latestDateTime: '2026-03-29T23:30:00Z' },
		};
		// 29 March 2026 is the day on which the clocks go forward: 23:30 UTC is already the 30th in London.
		const ready = draftOf(order('24.00', [lamp()], { createdTime: '2026-02-28T23:59:00Z', fulfillment: windows }), context());
		expect(ready).toEqual({
			amazonOrderId: '202-1111111-2222222',
			salesOrder: {
				customerReference: 'AMZUKGBP',
				customerDocumentNo: '202-1111111-2222222',
				documentDate: '2026-02-28',
				promisedDeliveryDate: '2026-03-03',
				requestedDeliveryDate: '2026-03-30',
				currency: 'GBP',
				pricesIncludeTax: true,
				deliveryAddress: {
					postalName: 'Ada Byron',
					address1: '12 Engine Row',
					address2: '',
					address3: '',
					address4: '',
					city: 'Hucknall',
					county: '',
					postcode: 'NG15 7AA',
					country: 'United Kingdom',
				},
				lines: [{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'HOME', quantity: '1', unitPrice: '24.00', taxCode: 1 }],
				expectedGross: '24.00',
			},
			notes: [],
		});
	});

	it('prices net where Sage keeps net prices, and takes the penny that has no net of its own in a rounding line', () => {
		// 59.97 / 1.2 / 3 = 16.658333. Sage: 49.97 net, 20 % = 9.994 -> 9.99, gross 59.96; a penny more of net makes 59.98. Amazon pays 59.97.
		const { salesOrder, notes } = draftOf(order('59.97', [threeLamps()]), netPrices());
		expect(salesOrder.lines).toEqual([
			{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'HOME', quantity: '3', unitPrice: '16.65833', taxCode: 1 },
			{ lineType: 'freeText', description: 'Rounding', nominalCode: '4000', quantity: '1', unitPrice: '0.01', taxCode: 2 },
		]);
		expect(salesOrder.expectedGross).toBe('59.97');
		expect(notes).toEqual(['A rounding line of 0.01 GBP brings the order to what the settlement pays.']);
	});

	it('needs no rounding line for the same order where Sage keeps gross prices, but tells of the VAT', () => {
		// 59.97 / 6 = 9.995 -> 10.00 of VAT in it.
		const { salesOrder, notes } = draftOf(order('59.97', [threeLamps()]), context());
		expect(salesOrder.lines).toEqual([
			{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'HOME', quantity: '3', unitPrice: '19.99', taxCode: 1 },
		]);
		expect(notes).toEqual(['Amazon charged 9.99 GBP of VAT, Sage is expected to show 10.00 (difference 0.01).']);
	});

	it('finds a stock item whose code differs only as nothing to Sage, and orders it by its own code', () => {
		const { ready } = toSalesOrder(
			order('24.00', [item('S-LOWER', 1, '24.00', [breakdown('ITEM', '20.00'), breakdown('TAX', '4.00')])]),
			context(),
		);
		expect(ready[0].salesOrder.lines[0]).toMatchObject({ stockCode: 'LAMP' });
	});

	it('multiplies by the factor of the SKU map and divides the price, to five decimals', () => {
		// Two packs of six at 10.00: 12 lamps for 20.00 = 1.66667 each.
		const packs = item('S-LAMP-6', 2, '20.00', [breakdown('ITEM', '16.66'), breakdown('TAX', '3.34', part('ITEM', '3.34'))]);
		expect(draftOf(order('20.00', [packs]), context()).salesOrder.lines).toMatchObject([
			{ stockCode: 'LAMP', quantity: '12', unitPrice: '1.66667' },
		]);
	});

	it('writes delivery as a charge and gift wrap as free text, takes an item promotion off the price and says so, and a delivery promotion off the charge', () => {
		const full = item(
			'S-LAMP',
			1,
			'28.80',
			[
				breakdown('ITEM', '20.00'),
				breakdown('SHIPPING', '4.00'),
				breakdown('GIFT_WRAP', '2.50'),
				breakdown('DISCOUNT', '-2.50', part('ITEM', '-1.00'), part('SHIPPING', '-1.50')),
				breakdown('TAX', '4.80', part('ITEM', '4.00'), part('SHIPPING', '0.80'), part('GIFT_WRAP', '0.50'), part('DISCOUNT', '-0.50')),
			],
			{ promotion: { breakdowns: [{ promotionId: 'SPRING-5' }] } },
		);
		const lines = [
			{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'HOME', quantity: '1', unitPrice: '22.80', taxCode: 1 },
			{ lineType: 'comment', description: 'Promotion on S-LAMP: SPRING-5. Price 24.00 GBP, promotion -1.20 GBP.' },
			{ lineType: 'freeText', description: 'Gift wrap for S-LAMP', nominalCode: '4010', quantity: '1', unitPrice: '3.00', taxCode: 1 },
			{ lineType: 'charge', chargeCode: 'CARRIAGE', description: 'Delivery', unitPrice: '3.00', taxCode: 1 },
		];
		expect(draftOf(order('28.80', [full]), context()).salesOrder.lines).toEqual(lines);
		const net = draftOf(order('28.80', [full]), netPrices()).salesOrder.lines;
		expect(net.map(({ unitPrice }) => unitPrice)).toEqual(['19.00', undefined, '2.50', '2.50']);
	});

	const promoted = () =>
		item(
			'S-LAMP',
			2,
			'43.20',
			[
				breakdown('ITEM', '40.00'),
				breakdown('DISCOUNT', '-4.00', part('ITEM', '-4.00')),
				breakdown('TAX', '7.20', part('ITEM', '8.00'), part('DISCOUNT', '-0.80')),
			],
			{ promotion: { breakdowns: [{ promotionId: 'SPRING-5' }] } },
		);
	const promotionsAs = (promotionAs: 'unitPrice' | 'unitDiscount' | 'freeTextLine') =>
		draftOf(order('43.20', [promoted()]), context({ settings: settingsWith({ orders: { ...DEMO_SETTINGS.orders, promotionAs } }) }))
			.salesOrder.lines;

	it('lowers the unit price by a promotion and says price and promotion in a comment', () => {
		// 48.00 less 4.80, by two.
		expect(promotionsAs('unitPrice')).toMatchObject([
			{ lineType: 'standard', quantity: '2', unitPrice: '21.60' },
			{ lineType: 'comment', description: 'Promotion on S-LAMP: SPRING-5. Price 48.00 GBP, promotion -4.80 GBP.' },
		]);
	});

	it('gives a promotion as unit discount, or as a line of its own, where the client chose so', () => {
		expect(promotionsAs('unitDiscount')).toMatchObject([{ unitPrice: '24.00', unitDiscount: '2.40' }, { lineType: 'comment' }]);
		expect(promotionsAs('freeTextLine')).toMatchObject([
			{ lineType: 'standard', unitPrice: '24.00' },
			{ lineType: 'freeText', description: 'Promotion on S-LAMP: SPRING-5', nominalCode: '4020', unitPrice: '-4.80' },
		]);
	});

	it('has no charge when delivery is given away', () => {
		const free = item('S-LAMP', 1, '24.00', [
			breakdown('ITEM', '20.00'),
			breakdown('SHIPPING', '4.00'),
			breakdown('DISCOUNT', '-4.00', part('SHIPPING', '-4.00')),
			breakdown('TAX', '4.00', part('ITEM', '4.00'), part('SHIPPING', '0.80'), part('DISCOUNT', '-0.80')),
		]);
		expect(draftOf(order('24.00', [free]), context()).salesOrder.lines).toHaveLength(1);
	});

	it('taxes delivery like the goods: one charge per tax code', () => {
		const lampWithDelivery = item('S-LAMP', 1, '26.40', [
			breakdown('ITEM', '20.00'),
			breakdown('SHIPPING', '2.00'),
			breakdown('TAX', '4.40', part('ITEM', '4.00'), part('SHIPPING', '0.40')),
		]);
		const bookWithDelivery = item('S-BOOK', 1, '11.50', [
			breakdown('ITEM', '9.50'),
			breakdown('SHIPPING', '2.00'),
			breakdown('TAX', '0.00'),
		]);
		const { salesOrder } = draftOf(order('37.90', [lampWithDelivery, bookWithDelivery]), context());
		expect(salesOrder.lines.slice(2)).toEqual([
			{ lineType: 'charge', chargeCode: 'CARRIAGE', description: 'Delivery', unitPrice: '2.40', taxCode: 1 },
			{ lineType: 'charge', chargeCode: 'CARRIAGE', description: 'Delivery', unitPrice: '2.00', taxCode: 2 },
		]);
	});

	it('takes prices as inclusive and the product for the rate when Amazon shows no tax', () => {
		// 34.99 / 6 = 5.83 of VAT, net 29.16; the child seat 10.50 at 5 %: 0.50, net 10.00.
		const plain = [item('S-LAMP', 1, '34.99', [breakdown('ITEM', '34.99')]), item('S-SEAT', 1, '10.50', [breakdown('ITEM', '10.50')])];
		expect(draftOf(order('45.49', plain), context()).salesOrder.lines).toMatchObject([
			{ unitPrice: '34.99', taxCode: 1 },
			{ unitPrice: '10.50', taxCode: 21 },
		]);
		expect(draftOf(order('45.49', plain), netPrices()).salesOrder.lines).toMatchObject([{ unitPrice: '29.15833' }, { unitPrice: '10.00' }]);
	});

	it('leaves out tax that Amazon collects and pays itself', () => {
		const { salesOrder, notes } = draftOf(order('33.50', [collected(), book()]), context());
		expect(salesOrder.expectedGross).toBe('29.50');
		expect(salesOrder.lines).toMatchObject([
			{ stockCode: 'LAMP', unitPrice: '20.00', taxCode: 12 },
			{ stockCode: 'BOOK', unitPrice: '9.50', taxCode: 2 },
		]);
		expect(notes).toEqual(['Amazon collects and pays 4.00 GBP of tax on S-LAMP itself; it is not in this order.']);
	});

	it('takes an FBA order from the FBA warehouse, without an address when Amazon gives none', () => {
		const fba = order('24.00', [lamp()], { recipient: undefined, fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' } });
		const { salesOrder, notes } = draftOf(fba, context());
		expect(salesOrder).not.toHaveProperty('deliveryAddress');
		expect(salesOrder.lines).toMatchObject([{ warehouse: 'FBA' }]);
		expect(notes).toEqual(['Amazon gave no delivery address.']);
	});

	it('lets a zero rated item go without a tax breakdown beside items with one', () => {
		const bare = item('S-BOOK', 1, '9.50', [breakdown('ITEM', '9.50')]);
		expect(draftOf(order('33.50', [lamp(), bare]), context()).salesOrder.lines).toMatchObject([
			{ taxCode: 1 },
			{ stockCode: 'BOOK', unitPrice: '9.50', taxCode: 2 },
		]);
	});

	it('reads a rate with a half per cent', () => {
		// 13.5 % of 20.00 is 2.70.
		const lampAt = item('S-LAMP', 1, '22.70', [breakdown('ITEM', '20.00'), breakdown('TAX', '2.70', part('ITEM', '2.70'))]);
		const rates = {
			taxCodes: [
				{ id: 1728, code: 0, tax_rate: 0 },
				{ id: 1729, code: 3, tax_rate: '13.5' },
			],
		};
		expect(draftOf(order('22.70', [lampAt]), context(rates)).salesOrder.lines).toMatchObject([{ stockCode: 'LAMP', taxCode: 3 }]);
	});

	it('finds the rate in the figures when the stock item has no tax code', () => {
		const bare = item('S-BARE', 1, '24.00', [breakdown('ITEM', '20.00'), breakdown('TAX', '4.00')]);
		expect(draftOf(order('24.00', [bare]), context()).salesOrder.lines).toMatchObject([{ stockCode: 'BARE', taxCode: 1 }]);
	});

	it('leaves out an item of which none was ordered and says so', () => {
		const none = item('S-BOOK', 0, '0.00', []);
		const { salesOrder, notes } = draftOf(order('24.00', [lamp(), none]), context());
		expect(salesOrder.lines).toHaveLength(1);
		expect(notes).toEqual(['Left out, because cancelled or ordered none of: S-BOOK.']);
	});
});

describe('an order that is left alone', () => {
	const status = (fulfillmentStatus: string, fulfilledBy = 'MERCHANT') =>
		order('24.00', [lamp()], { fulfillment: { fulfillmentStatus, fulfilledBy } });
	const withSettings = (given: Parameters<typeof settingsWith>[0]) => context({ settings: settingsWith(given) });

	it.each([
		['pending', status('PENDING'), context()],
		['pending', status('PENDING_AVAILABILITY'), context()],
		['cancelled', status('CANCELLED'), context()],
		['cancelled', order('0.00', [item('S-LAMP', 0, '0.00', [])]), context()],
		['notSoldOnAmazon', status('UNFULFILLABLE', 'AMAZON'), context()],
		['notSoldOnAmazon', order('24.00', [lamp()], { salesChannel: { channelName: 'NON_AMAZON' } }), context()],
		['summaryRoute', status('SHIPPED', 'AMAZON'), withSettings({ routes: { FBM: 'orders', FBA: 'summary' } })],
		['beforeCutOver', status('UNSHIPPED'), withSettings({ cutOver: '2026-03-01T10:00:01Z' })],
	] as const)('is skipped as %s', (reason, given, facts) => {
		expect(toSalesOrder(given, facts)).toEqual({ ready: [], exceptions: [], skipped: [{ amazonOrderId: '202-1111111-2222222', reason }] });
	});

	it.each(['0026-03-01T10:00:00Z', '1926-03-01T10:00:00Z', '2126-03-01T10:00:00Z', 'last week', ''])(
		'is refused and not skipped when it is dated "%s", whatever the cut-over',
		(createdTime) => {
			const given = order('24.00', [lamp()], { createdTime });
			for (const facts of [context(), withSettings({ cutOver: '2026-03-01T10:00:00Z' })])
				expect(toSalesOrder(given, facts)).toMatchObject({ ready: [], exceptions: [{ kind: 'orderDataMissing' }], skipped: [] });
		},
	);

	it('is entered from the instant of the cut-over on', () => {
		expect(draftOf(status('UNSHIPPED'), withSettings({ cutOver: '2026-03-01T10:00:00Z' })).amazonOrderId).toBe('202-1111111-2222222');
	});
});
