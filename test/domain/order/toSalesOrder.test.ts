import { settingsFrom } from '../../../nodes/domain/settings';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { ADDRESS, breakdown, context, gbp, item, lamp, NOW, order, part } from './fixtures';

const netPrices = () => context({ pricesIncludeTax: false });

const draftOf = (...args: Parameters<typeof toSalesOrder>) => {
	const outcome = toSalesOrder(...args);
	expect(outcome.exceptions).toEqual([]);
	return outcome.ready[0];
};

const kindsOf = (...args: Parameters<typeof toSalesOrder>) => toSalesOrder(...args).exceptions.map(({ kind }) => kind);

/** Three at 19.99 gross: 16.66 + 3.33 each, as Amazon rounds per unit. */
const threeLamps = () => item('S-LAMP', 3, '59.97', [breakdown('ITEM', '49.98'), breakdown('TAX', '9.99', part('ITEM', '9.99'))]);

const book = (more = {}) => item('S-BOOK', 1, '9.50', [breakdown('ITEM', '9.50'), breakdown('TAX', '0.00', part('ITEM', '0.00'))], more);

/** A facilitator item: 20.00 net and 4.00 that Amazon keeps. */
const collected = () => lamp({ tax: { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: 'Amazon' }] } });

describe('an Amazon order as a Sage sales order', () => {
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

	it('prices net where Sage keeps net prices, and takes the penny of per-unit rounding in a rounding line', () => {
		// Sage: 49.98 net, 20 % = 9.996 -> 10.00, gross 59.98; Amazon pays 59.97.
		const { salesOrder, notes } = draftOf(order('59.97', [threeLamps()]), netPrices());
		expect(salesOrder.lines).toEqual([
			{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'HOME', quantity: '3', unitPrice: '16.66', taxCode: 1 },
			{ lineType: 'freeText', description: 'Rounding', nominalCode: '4000', quantity: '1', unitPrice: '-0.01', taxCode: 0 },
		]);
		expect(salesOrder.expectedGross).toBe('59.97');
		expect(notes).toEqual([
			'Amazon charged 9.99 GBP of VAT, Sage is expected to show 10.00 (difference 0.01).',
			'A rounding line of -0.01 GBP brings the order to what the settlement pays.',
		]);
	});

	it('needs no rounding line for the same order where Sage keeps gross prices, but tells of the VAT', () => {
		// 59.97 / 6 = 9.995 -> 10.00 of VAT in it.
		const { salesOrder, notes } = draftOf(order('59.97', [threeLamps()]), context());
		expect(salesOrder.lines).toEqual([
			{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'HOME', quantity: '3', unitPrice: '19.99', taxCode: 1 },
		]);
		expect(notes).toEqual(['Amazon charged 9.99 GBP of VAT, Sage is expected to show 10.00 (difference 0.01).']);
	});

	it('multiplies by the factor of the SKU map and divides the price, to five decimals', () => {
		// Two packs of six at 10.00: 12 lamps for 20.00 = 1.66667 each.
		const packs = item('S-LAMP-6', 2, '20.00', [breakdown('ITEM', '16.66'), breakdown('TAX', '3.34', part('ITEM', '3.34'))]);
		expect(draftOf(order('20.00', [packs]), context()).salesOrder.lines).toMatchObject([
			{ stockCode: 'LAMP', quantity: '12', unitPrice: '1.66667' },
		]);
	});

	it('writes delivery as a charge, gift wrap and item promotion as free text, and takes a delivery promotion off the charge', () => {
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
			{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'HOME', quantity: '1', unitPrice: '24.00', taxCode: 1 },
			{ lineType: 'freeText', description: 'Gift wrap for S-LAMP', nominalCode: '4010', quantity: '1', unitPrice: '3.00', taxCode: 1 },
			{
				lineType: 'freeText',
				description: 'Promotion on S-LAMP: SPRING-5',
				nominalCode: '4020',
				quantity: '1',
				unitPrice: '-1.20',
				taxCode: 1,
			},
			{ lineType: 'charge', chargeCode: 'CARRIAGE', description: 'Delivery', unitPrice: '3.00', taxCode: 1 },
		];
		expect(draftOf(order('28.80', [full]), context()).salesOrder.lines).toEqual(lines);
		const net = draftOf(order('28.80', [full]), netPrices()).salesOrder.lines;
		expect(net.map(({ unitPrice }) => unitPrice)).toEqual(['20.00', '2.50', '-1.00', '2.50']);
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
			{ lineType: 'charge', chargeCode: 'CARRIAGE', description: 'Delivery', unitPrice: '2.00', taxCode: 0 },
		]);
	});

	it('takes prices as inclusive and the product for the rate when Amazon shows no tax', () => {
		// 34.99 / 6 = 5.83 of VAT, net 29.16; the child seat 10.50 at 5 %: 0.50, net 10.00.
		const plain = [item('S-LAMP', 1, '34.99', [breakdown('ITEM', '34.99')]), item('S-SEAT', 1, '10.50', [breakdown('ITEM', '10.50')])];
		expect(draftOf(order('45.49', plain), context()).salesOrder.lines).toMatchObject([
			{ unitPrice: '34.99', taxCode: 1 },
			{ unitPrice: '10.50', taxCode: 5 },
		]);
		expect(draftOf(order('45.49', plain), netPrices()).salesOrder.lines).toMatchObject([{ unitPrice: '29.16' }, { unitPrice: '10.00' }]);
	});

	it('leaves out tax that Amazon collects and pays itself', () => {
		const { salesOrder, notes } = draftOf(order('33.50', [collected(), book()]), context());
		expect(salesOrder.expectedGross).toBe('29.50');
		expect(salesOrder.lines).toMatchObject([
			{ stockCode: 'LAMP', unitPrice: '20.00', taxCode: 0 },
			{ stockCode: 'BOOK', unitPrice: '9.50', taxCode: 0 },
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
			{ stockCode: 'BOOK', unitPrice: '9.50', taxCode: 0 },
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
	const withSettings = (given: Parameters<typeof settingsFrom>[0]) => context({ settings: settingsFrom(given) });

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

	it('is entered from the instant of the cut-over on', () => {
		expect(draftOf(status('UNSHIPPED'), withSettings({ cutOver: '2026-03-01T10:00:00Z' })).amazonOrderId).toBe('202-1111111-2222222');
	});
});

describe('an order that is refused', () => {
	it('names SKU, order and value, the owner, the hour and the way out', () => {
		const { exceptions } = toSalesOrder(order('12.00', [item('S-NEW', 1, '12.00', [breakdown('ITEM', '12.00')])]), context());
		expect(exceptions).toEqual([
			{
				kind: 'unknownSku',
				owner: 'ecommerce',
				dueAt: '2026-03-03T09:00:00.000Z',
				flow: 'orders',
				recordType: 'order',
				recordId: '202-1111111-2222222',
				message: 'Order 202-1111111-2222222, SKU S-NEW is not in the SKU map.',
				remedy: 'Give the SKU one row with its stock code and factor in the SKU map; the next run then takes the order.',
				amount: '12.00',
				currency: 'GBP',
				key: 'unknownSku|202-1111111-2222222|S-NEW',
			},
		]);
		expect(Date.parse(exceptions[0].dueAt) - Date.parse(NOW)).toBe(24 * 3_600_000);
	});

	it('reports everything that is wrong with it at once', () => {
		const bad = [item('S-NEW', 1, '12.00', [breakdown('ITEM', '12.00')]), item('S-GONE', 1, '1.00', [breakdown('ITEM', '1.00')])];
		const given = order('13.00', bad, { recipient: { deliveryAddress: { ...ADDRESS, postalCode: 'NG15 7AA 12345' } } });
		expect(kindsOf(given, context())).toEqual(['addressDoesNotFit', 'unknownSku', 'unknownStockCode']);
	});

	const plain = (sku: string) => order('24.00', [item(sku, 1, '24.00', [breakdown('ITEM', '24.00')])]);
	const taxed = (sku: string, net: string, tax: string, total: string, quantity = 1) =>
		order(total, [item(sku, quantity, total, [breakdown('ITEM', net), breakdown('TAX', tax)])]);

	it.each([
		['a SKU that is mapped twice', 'unknownSku', plain('S-TWICE')],
		['a factor that is no whole number', 'unknownSku', plain('S-HALF')],
		['an item without SKU', 'unknownSku', plain('')],
		['a stock code that Sage does not have', 'unknownStockCode', plain('S-GONE')],
		['a stock item that may not be sold', 'stockItemNotForSale', plain('S-SPARE')],
		['a total that the items do not come to', 'orderTotalsDisagree', order('24.01', [lamp()])],
		[
			'a delivery tip',
			'orderTotalsDisagree',
			order('26.00', [lamp()], { proceeds: { grandTotal: gbp('26.00'), breakdowns: [{ type: 'DELIVERY_TIP', subtotal: gbp('2.00') }] } }),
		],
		[
			'a delivery promotion above delivery',
			'orderTotalsDisagree',
			order('22.80', [
				item('S-LAMP', 1, '22.80', [
					breakdown('ITEM', '20.00'),
					breakdown('DISCOUNT', '-1.00', part('SHIPPING', '-1.00')),
					breakdown('TAX', '3.80', part('ITEM', '4.00'), part('DISCOUNT', '-0.20')),
				]),
			]),
		],
		['no total', 'orderDataMissing', order('24.00', [lamp()], { proceeds: undefined })],
		['items without proceeds', 'orderDataMissing', order('24.00', [lamp({ proceeds: undefined })])],
		['no fulfilment channel', 'orderDataMissing', order('24.00', [lamp()], { fulfillment: { fulfillmentStatus: 'UNSHIPPED' } })],
		['goods sold by weight', 'orderDataMissing', order('24.00', [lamp({ measurement: { unit: 'GRAMS', value: 250 } })])],
		[
			'money for an item of which none was ordered',
			'orderDataMissing',
			order('33.50', [lamp(), item('S-BOOK', 0, '9.50', [breakdown('ITEM', '9.50')])]),
		],
		['goods to be sent without an address', 'orderDataMissing', order('24.00', [lamp()], { recipient: undefined })],
		[
			'a cancelled item that carries money',
			'cancelledOnAmazon',
			order('24.00', [lamp({ cancellation: { cancellationExecution: { cancelledBy: 'BUYER' } } })]),
		],
		['tax at another rate than the stock item has', 'vatUndecided', taxed('S-LAMP', '20.00', '1.00', '21.00')],
		['zero tax on a standard rated stock item', 'vatUndecided', taxed('S-LAMP', '20.00', '0.00', '20.00')],
		['tax on a zero rated stock item', 'vatUndecided', taxed('S-BOOK', '20.00', '4.00', '24.00')],
		['tax two pennies off on one unit', 'vatUndecided', taxed('S-LAMP', '20.00', '4.02', '24.02')],
		['no tax and no tax code on the stock item', 'vatUndecided', plain('S-BARE')],
		['tax that fits no configured rate, and no tax code', 'vatUndecided', taxed('S-BARE', '20.00', '2.40', '22.40')],
		[
			'tax on one item and none on another that is standard rated',
			'vatUndecided',
			order('48.00', [lamp(), item('S-LAMP', 1, '24.00', [breakdown('ITEM', '24.00')])]),
		],
		[
			'no tax on a delivery abroad',
			'vatUndecided',
			order('24.00', [item('S-LAMP', 1, '24.00', [breakdown('ITEM', '24.00')])], {
				recipient: { deliveryAddress: { ...ADDRESS, countryCode: 'FR' } },
			}),
		],
		[
			'tax on a delivery abroad: France has 20 % as well',
			'vatUndecided',
			order('24.00', [lamp()], { recipient: { deliveryAddress: { ...ADDRESS, countryCode: 'FR' } } }),
		],
		[
			'tax on a sale of another marketplace without an address',
			'vatUndecided',
			order('24.00', [lamp()], {
				recipient: undefined,
				fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' },
				salesChannel: { channelName: 'AMAZON', marketplaceName: 'Amazon.fr' },
			}),
		],
		[
			'no tax on a sale of another marketplace without an address',
			'vatUndecided',
			order('24.00', [item('S-LAMP', 1, '24.00', [breakdown('ITEM', '24.00')])], {
				recipient: undefined,
				fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' },
				salesChannel: { channelName: 'AMAZON', marketplaceName: 'Amazon.fr' },
			}),
		],
		['no items at all', 'orderDataMissing', order('0.00', [])],
		[
			'tax that Amazon pays but does not show',
			'vatUndecided',
			order('24.00', [
				item('S-LAMP', 1, '24.00', [breakdown('ITEM', '24.00')], { tax: { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR' }] } }),
			]),
		],
	])('because of %s', (_what, kind, given) => {
		expect(kindsOf(given, context())).toEqual([kind]);
	});

	it('accepts a penny of tax per unit, as Amazon rounds per unit', () => {
		// 20.00 at 20 % is 4.00; with one unit 4.01 passes (4.02 does not, above), with ten units 4.10 passes.
		expect(kindsOf(taxed('S-LAMP', '20.00', '4.01', '24.01'), context())).toEqual([]);
		expect(kindsOf(taxed('S-LAMP', '20.00', '4.10', '24.10', 10), context())).toEqual([]);
		expect(kindsOf(taxed('S-LAMP', '20.00', '4.11', '24.11', 10), context())).toEqual(['vatUndecided']);
	});

	it('because its currency has no customer', () => {
		const euros = order('24.00', [lamp()], { proceeds: { grandTotal: { amount: '24.00', currencyCode: 'EUR' } } });
		expect(toSalesOrder(euros, context()).exceptions).toMatchObject([
			{ kind: 'noCustomerForCurrency', amount: '24.00', currency: 'EUR', key: 'noCustomerForCurrency|202-1111111-2222222|EUR' },
		]);
	});

	it('because the pennies exceed the rounding limit', () => {
		// Ten at 0.10 net: Amazon taxes 0.03 each where 0.02 would be right, 0.30; Sage makes 0.20 of 1.00.
		const tens = taxed('S-LAMP', '1.00', '0.30', '1.30', 10);
		const { exceptions } = toSalesOrder(tens, netPrices());
		expect(exceptions).toMatchObject([{ kind: 'roundingTooLarge', amount: '1.30' }]);
		expect(exceptions[0].message).toBe(
			'Order 202-1111111-2222222: Sage would make 1.20 of it, the settlement pays 1.30; the limit for a rounding line is 0.05.',
		);
		expect(
			kindsOf(
				tens,
				context({ pricesIncludeTax: false, settings: settingsFrom({ orders: { ...settingsFrom({}).orders, roundingLimit: '0.10' } }) }),
			),
		).toEqual([]);
	});

	it.each(['20.125', 'twenty', undefined])('because the rate of its tax code, %s, cannot be read', (tax_rate) => {
		const taxCodes = [
			{ id: 1728, code: 0, tax_rate: 0 },
			{ id: 1729, code: 1, tax_rate: tax_rate as string },
		];
		expect(kindsOf(order('24.00', [lamp()]), context({ taxCodes }))).toEqual(['vatUndecided']);
	});

	it('because the tax code for sales whose tax Amazon pays is not at zero', () => {
		const settings = settingsFrom({ taxCodes: { ...settingsFrom({}).taxCodes, marketplaceCollected: 1 } });
		expect(kindsOf(order('24.00', [collected()]), context({ settings }))).toEqual(['vatUndecided']);
	});

	it('without a word about the buyer and without a key that n8n would re-route', () => {
		const given = order('13.00', [item('S-NEW', 1, '12.00', [breakdown('ITEM', '12.00')])], {
			buyer: { buyerName: 'Zebedee Quagmire', buyerEmail: 'zq@example.com' },
		});
		const { exceptions } = toSalesOrder(given, context());
		expect(JSON.stringify(exceptions)).not.toMatch(/Zebedee|zq@|Byron|Engine|NG15/);
		for (const exception of exceptions) expect(exception).not.toHaveProperty('error');
	});
});
