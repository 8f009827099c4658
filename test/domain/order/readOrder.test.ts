import { readOrder } from '../../../nodes/domain/order/readOrder';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { context, gbp, lamp, order } from './fixtures';

const given = (more: object) => ({ ...order('24.00', [lamp()]), ...more });
const messageOf = (more: object): string | undefined => {
	const read = readOrder(given(more));
	return read.ok ? undefined : read.refusal[0].message;
};
/** JSON that no text can be made of: `String()` of it throws. */
const HOSTILE = { toString: 'x', valueOf: null };

describe("reading an order of Amazon's", () => {
	it('takes null for left out, and leaves out what no sales order is made of', () => {
		const read = readOrder(given({ buyer: null, programs: ['PRIME'], __proto__: { orderId: 'inherited' } }));
		expect(read).toEqual({
			ok: true,
			value: {
				orderId: '202-1111111-2222222',
				createdTime: '2026-03-01T10:00:00Z',
				salesChannel: { channelName: 'AMAZON' },
				recipient: { deliveryAddress: order('24.00', []).recipient?.deliveryAddress },
				proceeds: { grandTotal: { amount: '24.00', currencyCode: 'GBP' } },
				fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
				orderItems: [{ ...lamp(), product: { sellerSku: 'S-LAMP' } }],
			},
		});
	});

	it.each([
		['an item that is null', { orderItems: [lamp(), null] }, 'orderItems[1] is empty'],
		['items that are no list', { orderItems: { length: 3 } }, 'orderItems is not a list'],
		[
			'an address line that is no text',
			{ recipient: { deliveryAddress: { addressLine1: 12 } } },
			'recipient.deliveryAddress.addressLine1 is not text',
		],
		['a quantity that is text', { orderItems: [lamp({ quantityOrdered: '1' as never })] }, 'orderItems[0].quantityOrdered is not a number'],
		[
			'an amount that is a number',
			{ proceeds: { grandTotal: { amount: 24, currencyCode: 'GBP' } } },
			'proceeds.grandTotal.amount is not text',
		],
		['a status that no text can be made of', { fulfillment: { fulfillmentStatus: HOSTILE } }, 'fulfillment.fulfillmentStatus is not text'],
		['an endless name', { buyer: { buyerName: 'x'.repeat(70_000) } }, 'buyer.buyerName has 70000 characters'],
		['breakdowns that are no list', { proceeds: { breakdowns: HOSTILE } }, 'proceeds.breakdowns is not a list'],
		['a list in the place of fields', { fulfillment: [] }, 'fulfillment has no fields'],
	])('refuses %s, and names the place', (_what, more, place) => {
		expect(messageOf(more)).toBe(`Order 202-1111111-2222222 cannot be read as an order of Amazon's: ${place}.`);
	});

	it('names five places of many', () => {
		expect(messageOf({ orderItems: [1, 2, 3, 4, 5, 6, 7] })).toBe(
			"Order 202-1111111-2222222 cannot be read as an order of Amazon's: orderItems[0] has no fields, orderItems[1] has no fields, orderItems[2] has no fields, orderItems[3] has no fields, orderItems[4] has no fields, and 2 more.",
		);
	});

	it('refuses amounts of more than a hundred million together, which nobody could add up exactly', () => {
		// The item says 24.00, 20.00, 4.00 and 4.00 as well.
		expect(messageOf({ proceeds: { grandTotal: gbp('99999948.00') } })).toBeUndefined();
		expect(messageOf({ proceeds: { grandTotal: gbp('99999948.01') } })).toMatch(/its amounts are too large/);
		expect(messageOf({ proceeds: { grandTotal: gbp('-9999999999999.99') } })).toMatch(/its amounts are too large/);
	});

	it('says nothing of what stands in the odd places', () => {
		const buyer = { buyerName: ['Ada Byron'], buyerEmail: { address: 'ada@example.com' } };
		expect(JSON.stringify(readOrder(given({ buyer })))).not.toMatch(/Ada|example/);
	});
});

it('one order that cannot be read is refused with its id, and the next one goes through', () => {
	const run = [given({ orderItems: [null] }), order('24.00', [lamp()])].map((each) => toSalesOrder(each, context()));
	expect(run.map(({ ready, exceptions, skipped }) => [ready.length, exceptions.length, skipped.length])).toEqual([
		[0, 1, 0],
		[1, 0, 0],
	]);
	expect(run[0].exceptions[0]).toMatchObject({
		kind: 'orderDataMissing',
		recordId: '202-1111111-2222222',
		key: 'orderDataMissing|202-1111111-2222222|form',
		amount: '',
		currency: '',
	});
});
