import { enteredIn, isReserved, openOrdersAfter, ordersOf } from '../../../nodes/domain/order/openOrders';
import { settingsWith } from '../../../sandbox/demo/settings';

const SEEN = '2026-11-05T09:00:00.000Z';
const SETTINGS = settingsWith({});
const order = (orderId: string, fulfillmentStatus: string, more: object = {}) => ({
	orderId,
	createdTime: '2026-11-05T08:00:00Z',
	lastUpdatedTime: '2026-11-05T08:30:00Z',
	salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1F83G8C2ARO7P' },
	fulfillment: { fulfillmentStatus, fulfilledBy: 'MERCHANT', shipByWindow: { latestDateTime: '2026-11-06T17:00:00Z' } },
	recipient: { deliveryAddress: { name: 'Ada Buyer', addressLine1: '1 High Street' } },
	buyer: { buyerName: 'Ada Buyer' },
	proceeds: { grandTotal: { amount: '24.00', currencyCode: 'GBP' } },
	orderItems: [
		{
			orderItemId: '1',
			quantityOrdered: 2,
			product: { sellerSku: 'PAN', title: 'Pan' },
			proceeds: { proceedsTotal: { amount: '24.00', currencyCode: 'GBP' } },
			fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 2, packing: { giftOption: { giftMessage: 'Love, Ada' } } },
		},
	],
	...more,
});
const inSage = (id: string, more = {}) => ({
	customer_document_no: id,
	document_no: '42',
	document_status: 'EnumDocumentStatusLive',
	...more,
});
const after = (orders: object[], sageOrders: object[] = [], settings = SETTINGS) => {
	const { rows, gone } = openOrdersAfter(orders as never, sageOrders as never, settings, SEEN);
	return { waits: rows.map(({ orderId, waitsFor }) => [orderId, waitsFor]), gone, rows };
};

test('each open order says what it waits for, and one that is sent or cancelled goes', () => {
	const orders = ['PENDING', 'PENDING_AVAILABILITY', 'UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'CANCELLED', 'UNFULFILLABLE', 'NEW'].map(
		(status, n) => order(`A-${n}`, status),
	);
	expect(after(orders, [inSage('A-3')])).toMatchObject({
		waits: [
			['A-0', 'payment'],
			['A-1', 'payment'],
			['A-2', 'import'],
			['A-3', 'despatch'],
			['A-7', 'import'],
		],
		gone: ['A-4', 'A-5', 'A-6'],
	});
});

test('an order that is half-made or cancelled in Sage is not there', () => {
	const sage = [inSage('A-1', { document_no: '##7' }), inSage('A-2', { document_status: 'EnumDocumentStatusCancelled' }), inSage(' A-3 ')];
	expect([...enteredIn(sage)]).toEqual(['A-3']);
});

test('orders that the settings keep from Sage wait for despatch once they are paid', () => {
	const settings = settingsWith({ routes: { FBM: 'summary', FBA: 'orders' } });
	expect(after([order('A-1', 'UNSHIPPED'), order('A-2', 'PENDING')], [], settings).waits).toEqual([
		['A-1', 'despatch'],
		['A-2', 'payment'],
	]);
});

test('what Amazon sends, and what is no order, is left alone', () => {
	const fba = order('A-1', 'UNSHIPPED', { fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'AMAZON' } });
	expect(after([fba, {}, { error: 'Amazon sent nothing' }])).toMatchObject({ rows: [], gone: [] });
});

test('a row holds units and times, and nothing of the buyer or of money', () => {
	const [row] = after([order('A-1', 'UNSHIPPED')]).rows;
	expect(row).toMatchObject({
		amazonStatus: 'UNSHIPPED',
		shipBy: '2026-11-06T17:00:00Z',
		createdTime: '2026-11-05T08:00:00Z',
		seenAt: SEEN,
	});
	expect(JSON.stringify(row)).not.toMatch(/Ada|High Street|24\.00|Pan"/);
	expect(ordersOf([row])).toMatchObject([
		{
			orderId: 'A-1',
			fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
			orderItems: [{ orderItemId: '1', quantityOrdered: 2, product: { sellerSku: 'PAN' }, fulfillment: { quantityUnfulfilled: 2 } }],
		},
	]);
});

test('a row that somebody has spoilt is an order of which nothing is known', () => {
	expect(ordersOf([{ orderId: 'A-1', order: '{' }, { orderId: 'A-2', order: '[]' }, {}])).toEqual([{ orderId: 'A-1' }, { orderId: 'A-2' }]);
	expect(['payment', 'import', 'despatch', null].map((waitsFor) => isReserved({ waitsFor }))).toEqual([true, true, false, true]);
});
