import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { DEMO_SERIES, DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { breakdown, context, item, lamp, netPrices, order } from './fixtures';

const ORIGINAL = '202-9999999-8888888';
const replacing = (associationType = 'REPLACEMENT_ORIGINAL_ID') => [{ orderId: ORIGINAL, associationType }];
const channel = { channelName: 'AMAZON', marketplaceName: 'Amazon.co.uk' };

/** Two lamps again, for nothing. */
const free = (more: Parameters<typeof order>[2] = {}) =>
	order('0.00', [lamp({ quantityOrdered: 2, proceeds: undefined })], {
		proceeds: undefined,
		salesChannel: channel,
		associatedOrders: replacing(),
		...more,
	});

describe('a replacement without proceeds', () => {
	it('is an order at no price that names its original', () => {
		const { ready, exceptions } = toSalesOrder(free(), netPrices());
		expect(exceptions).toEqual([]);
		expect(ready[0].salesOrder).toMatchObject({ customerReference: 'AMZUKGBP', currency: 'GBP', expectedGross: '0.00' });
		expect(ready[0].salesOrder.lines).toEqual([
			{ lineType: 'comment', description: `Replacement for Amazon order ${ORIGINAL}` },
			{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'HOME', quantity: '2', unitPrice: '0.00', taxCode: 1 },
		]);
		expect(ready[0].notes).toEqual([`Replacement of order ${ORIGINAL}.`]);
	});

	it('is one as well where Amazon shows amounts of nothing, and wherever it goes: no VAT hangs on it', () => {
		const zero = lamp({ proceeds: { proceedsTotal: { amount: '0.00', currencyCode: 'GBP' }, breakdowns: [breakdown('ITEM', '0.00')] } });
		const given = order('0.00', [zero, item('S-BARE', 1, '0.00', [])], {
			associatedOrders: replacing('EXCHANGE_ORIGINAL_ID'),
			recipient: { deliveryAddress: { name: 'Ada Byron', addressLine1: '1 Rue Neuve', city: 'Paris', countryCode: 'FR' } },
		});
		const { ready, exceptions } = toSalesOrder(given, context());
		expect(exceptions).toEqual([]);
		expect(ready[0].salesOrder.lines).toMatchObject([
			{ description: `Exchange for Amazon order ${ORIGINAL}` },
			{ stockCode: 'LAMP', unitPrice: '0.00', taxCode: 1 },
			{ stockCode: 'BARE', unitPrice: '0.00', taxCode: 2 },
		]);
	});

	it('is held where the client wants to see it first, and says what it is', () => {
		const settings = settingsWith({ orders: { ...DEMO_SETTINGS.orders, replacements: 'hold' } });
		const { ready, exceptions } = toSalesOrder(free(), context({ settings }));
		expect(ready).toEqual([]);
		expect(exceptions).toMatchObject([
			{
				kind: 'replacementOrder',
				owner: 'operations',
				message: `Order 202-1111111-2222222 is a free replacement of order ${ORIGINAL}: goods are to be sent and no money comes.`,
			},
		]);
	});

	it.each([
		['no series settles its marketplace', [DEMO_SERIES], { channelName: 'AMAZON', marketplaceName: 'Amazon.de' }],
		['two currencies settle its marketplace', [DEMO_SERIES, { ...DEMO_SERIES, key: 'EUR', currency: 'EUR' }], channel],
		['Amazon does not name its marketplace', [DEMO_SERIES], { channelName: 'AMAZON' }],
	])('is held where %s, because its customer hangs on the currency', (_what, series, salesChannel) => {
		const { exceptions } = toSalesOrder(free({ salesChannel }), context({ settings: settingsWith({ series }) }));
		expect(exceptions.map(({ kind }) => kind)).toEqual(['replacementOrder']);
		expect(exceptions[0].message).toContain('no currency of the settings settles its marketplace');
	});
});

describe('an order with money', () => {
	it('names its original and keeps its price', () => {
		const { ready } = toSalesOrder(order('24.00', [lamp()], { associatedOrders: replacing() }), context());
		expect(ready[0].salesOrder.lines).toMatchObject([{ lineType: 'comment' }, { stockCode: 'LAMP', unitPrice: '24.00' }]);
	});

	it('is no free replacement because one item lacks its proceeds', () => {
		const given = order('24.00', [lamp(), lamp({ proceeds: undefined })], { associatedOrders: replacing() });
		expect(toSalesOrder(given, context()).exceptions.map(({ kind }) => kind)).toEqual(['orderDataMissing']);
	});

	it('that lacks its proceeds is held where it replaces nothing', () => {
		const given = free({ associatedOrders: [{ orderId: ORIGINAL, associationType: 'SOMETHING_NEW' }] });
		expect(toSalesOrder(given, context()).exceptions.map(({ kind }) => kind)).toEqual(['orderDataMissing']);
	});
});
