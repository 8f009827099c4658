import { pendingUnits } from '../../../nodes/domain/order/pendingUnits';
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

const units = (...orders: Array<{ orderId: string }>) => {
	const { reserved, unclear } = pendingUnits(orders, DEMO_SETTINGS);
	return { reserved: Object.fromEntries(reserved), unclear };
};

describe('units of pending orders', () => {
	it('are reserved by SKU over all orders that the seller sends', () => {
		const orders = [
			pending('A', { 'S-LAMP': 2, 'S-BOOK': 1 }),
			pending('B', { 'S-LAMP': 3 }, 'MERCHANT', 'PENDING_AVAILABILITY'),
			pending('C', { 'S-LAMP': 50 }, 'AMAZON'),
			pending('D', { 'S-LAMP': 7 }, 'MERCHANT', 'UNSHIPPED'),
			pending('E', { 'S-LAMP': 9 }, 'MERCHANT', 'CANCELLED'),
		];
		expect(units(...orders)).toEqual({ reserved: { 'S-LAMP': 5, 'S-BOOK': 1 }, unclear: [] });
	});

	it('count once where an order is given twice, as it was last', () => {
		expect(units(pending('A', { 'S-LAMP': 2 }), pending('A', { 'S-LAMP': 2 }))).toEqual({ reserved: { 'S-LAMP': 2 }, unclear: [] });
		expect(units(pending('A', { 'S-LAMP': 2 }), pending('A', { 'S-LAMP': 2 }, 'MERCHANT', 'CANCELLED')).reserved).toEqual({});
	});

	it.each([
		['nobody is named who sends it', pending('A', { 'S-LAMP': 1 }, '')],
		['an item has no SKU', pending('A', { '': 1 })],
		['a quantity is no number of units', pending('A', { 'S-LAMP': 1.5 })],
		['it has no items', pending('A', {})],
		['it cannot be read', { orderId: 'A', orderItems: 'none' }],
	])('are not guessed where %s', (_what, given) => {
		expect(units(given)).toEqual({ reserved: {}, unclear: ['A'] });
	});
});
