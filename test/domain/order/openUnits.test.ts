import { openUnits } from '../../../nodes/domain/order/openUnits';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';
import { item, order } from './fixtures';

/** A pending order as Amazon gives it: without amounts. */
const pending = (orderId: string, units: Record<string, number>, fulfilledBy = 'MERCHANT', fulfillmentStatus = 'PENDING') => ({
	...order(
		'0.00',
		Object.entries(units).map(([sku, quantity]) => ({ ...item(sku, quantity, '0.00', []), proceeds: undefined })),
	),
	orderId,
	proceeds: undefined,
	fulfillment: { fulfillmentStatus, fulfilledBy },
});

const unitsBeside = (entered: string[], ...orders: Array<{ orderId: string }>) => {
	const { reserved, unclear } = openUnits(orders, new Set(entered), DEMO_SETTINGS);
	return { reserved: Object.fromEntries(reserved), unclear };
};

const units = (...orders: Array<{ orderId: string }>) => unitsBeside([], ...orders);

describe('units of orders that are not in Sage', () => {
	it('are reserved by SKU over all orders that the seller sends', () => {
		const orders = [
			pending('A', { 'S-LAMP': 2, 'S-BOOK': 1 }),
			pending('B', { 'S-LAMP': 3 }, 'MERCHANT', 'PENDING_AVAILABILITY'),
			pending('C', { 'S-LAMP': 50 }, 'AMAZON'),
			pending('D', { 'S-LAMP': 7 }, 'MERCHANT', 'SHIPPED'),
			pending('E', { 'S-LAMP': 9 }, 'MERCHANT', 'CANCELLED'),
		];
		expect(units(...orders)).toEqual({ reserved: { 'S-LAMP': 5, 'S-BOOK': 1 }, unclear: [] });
	});

	it('count once where an order is given twice, as it was last', () => {
		expect(units(pending('A', { 'S-LAMP': 2 }), pending('A', { 'S-LAMP': 2 }))).toEqual({ reserved: { 'S-LAMP': 2 }, unclear: [] });
		expect(units(pending('A', { 'S-LAMP': 2 }), pending('A', { 'S-LAMP': 2 }, 'MERCHANT', 'CANCELLED')).reserved).toEqual({});
	});

	it('are reserved while an order that stands is not in Sage, and Sage speaks for those that it has', () => {
		const orders = [pending('A', { 'S-LAMP': 2 }, 'MERCHANT', 'UNSHIPPED'), pending('B', { 'S-LAMP': 3 }, 'MERCHANT', 'UNSHIPPED')];
		expect(units(...orders).reserved).toEqual({ 'S-LAMP': 5 });
		expect(unitsBeside(['B'], ...orders).reserved).toEqual({ 'S-LAMP': 2 });
		expect(unitsBeside(['A', 'B'], ...orders)).toEqual({ reserved: {}, unclear: [] });
	});

	it('are what is still to be sent of an order that was sent in part', () => {
		const order = pending('A', { 'S-LAMP': 5 }, 'MERCHANT', 'PARTIALLY_SHIPPED');
		const [lamp] = order.orderItems as unknown as Array<Record<string, unknown>>;
		lamp.fulfillment = { quantityFulfilled: 2, quantityUnfulfilled: 3 };
		expect(units(order).reserved).toEqual({ 'S-LAMP': 3 });
	});

	it.each([
		['nobody is named who sends it', pending('A', { 'S-LAMP': 1 }, ''), ['S-LAMP']],
		['an item has no SKU', pending('A', { '': 1 }), []],
		['a quantity is no number of units', pending('A', { 'S-LAMP': 1.5 }), ['S-LAMP']],
		['its status is none that is known', pending('A', { 'S-LAMP': 1 }, 'MERCHANT', ''), ['S-LAMP']],
		['it has no items', pending('A', {}), []],
		['it cannot be read', { orderId: 'A', orderItems: 'none' }, []],
	])('are not guessed where %s', (_what, given, skus) => {
		expect(units(given)).toEqual({ reserved: {}, unclear: [{ orderId: 'A', skus }] });
	});
});
