import type { AmazonOrderItem } from '../../../nodes/domain/order/amazonOrder.types';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { breakdown, context, gbp, item, order, part } from './fixtures';

/** Three lamps at 24.00 each, 12.00 of VAT in them. */
const three = (more: Partial<AmazonOrderItem>) =>
	item('S-LAMP', 3, '72.00', [breakdown('ITEM', '60.00'), breakdown('TAX', '12.00', part('ITEM', '12.00'))], more);

const priced = (amount: string, priceDesignation?: string) =>
	three({ product: { sellerSku: 'S-LAMP', price: { unitPrice: gbp(amount), ...(priceDesignation && { priceDesignation }) } } });

const outcomeOf = (given: AmazonOrderItem) => toSalesOrder(order('72.00', [given]), context());

describe('the ordered quantity', () => {
	it.each([
		['agrees with a unit price with VAT', priced('24.00')],
		['agrees with a unit price without VAT', priced('20.00')],
		['agrees within the penny that each unit may be rounded by', priced('24.01')],
		['may be above what a business price by quantity makes of it', priced('25.00', 'BUSINESS_PRICE')],
		[
			'is not checked against a price that is not given in the currency of the order',
			three({ product: { sellerSku: 'S-LAMP', price: {} } }),
		],
		['is what was sent and what is to be sent', three({ fulfillment: { quantityFulfilled: 1, quantityUnfulfilled: 2 } })],
		['is not checked against half of that', three({ fulfillment: { quantityFulfilled: 3 } })],
	])('%s', (_what, given) => {
		expect(outcomeOf(given).exceptions).toEqual([]);
	});

	it.each([
		[
			'unit price',
			priced('12.00'),
			'Order 202-1111111-2222222, SKU S-LAMP: 3 at a unit price of 12.00 GBP do not make the 72.00 that Amazon shows for the goods.',
		],
		[
			'unit price of a business order that is above the price',
			priced('12.00', 'BUSINESS_PRICE'),
			'Order 202-1111111-2222222, SKU S-LAMP: 3 at a unit price of 12.00 GBP do not make the 72.00 that Amazon shows for the goods.',
		],
		[
			'units sent and to be sent',
			three({ fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 2 } }),
			'Order 202-1111111-2222222, SKU S-LAMP: 3 were ordered, but 0 are fulfilled and 2 are not.',
		],
	])('is held when it does not go with the %s, because so many units would leave', (_what, given, message) => {
		const { ready, exceptions } = outcomeOf(given);
		expect(ready).toEqual([]);
		expect(exceptions).toMatchObject([{ kind: 'orderTotalsDisagree', message }]);
	});
});
