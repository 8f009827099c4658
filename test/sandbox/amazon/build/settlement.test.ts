import type { AmazonDescription, OrderDescription } from '../../../../sandbox/amazon/build/description';
import { buildOrder } from '../../../../sandbox/amazon/build/order';
import { buildSettlement } from '../../../../sandbox/amazon/build/settlement';
import { readRows } from '../world';

const order: OrderDescription = {
	key: 'one',
	orderId: '202-1111111-2222222',
	status: 'SHIPPED',
	fulfilledBy: 'MERCHANT',
	createdAt: '2026-06-01T09:00:00Z',
	shippedAt: '2026-06-02T10:30:00Z',
	address: {
		name: 'Ida Plum',
		addressLine1: '1 Test Row',
		city: 'Testby',
		postalCode: 'YX1 1AA',
		countryCode: 'GB',
		addressType: 'RESIDENTIAL',
	},
	lines: [{ sellerSku: 'K', quantity: 1, shipping: 399, giftWrap: 395, itemDiscount: 500, promotionId: 'P1' }],
};

const seller = (given: Partial<OrderDescription> = {}): AmazonDescription => ({
	marketplace: { id: 'A1F83G8C2ARO7P', name: 'Amazon.co.uk', currency: 'GBP' },
	listings: [{ sellerSku: 'K', asin: 'B000000000', title: 'Kettle', price: 3499, taxRate: 2000, fulfilmentFee: 0 }],
	orders: [{ ...order, ...given }],
	settlements: [
		{
			settlementId: '100',
			start: '2026-06-01T00:00:00Z',
			end: '2026-06-15T00:00:00Z',
			deposit: '2026-06-17T00:00:00Z',
			orderKeys: ['one'],
			refunds: [],
			others: [],
			previousReserve: 10_000,
			currentReserve: 5_000,
			reportIds: ['1'],
		},
	],
});

function build(given: Partial<OrderDescription> = {}, refunds: AmazonDescription['settlements'][number]['refunds'] = []) {
	const world = seller(given);
	const built = buildOrder(world.orders[0], world);
	const book = new Map([['one', { description: world.orders[0], order: built }]]);
	const settlement = buildSettlement({ ...world.settlements[0], refunds }, world, book);
	const { summary, rows } = readRows(settlement.text);
	const amounts = (type: string) =>
		rows.filter((row) => row['transaction-type'] === type).map((row) => [row['amount-type'], row['amount-description'], row.amount]);
	return { built, settlement, summary, rows, amounts };
}

describe('An order and its settlement', () => {
	it('adds up to what the buyer paid, without tax by kind and with the tax and discount in detail', () => {
		const { built } = build();
		const amount = (value: string) => ({ amount: value, currencyCode: 'GBP' });
		expect(built.orderItems[0].proceeds).toEqual({
			proceedsTotal: amount('37.93'),
			breakdowns: [
				{ type: 'ITEM', subtotal: amount('29.16') },
				{ type: 'SHIPPING', subtotal: amount('3.32') },
				{ type: 'GIFT_WRAP', subtotal: amount('3.29') },
				{
					type: 'TAX',
					subtotal: amount('6.33'),
					detailedBreakdowns: [
						{ subtype: 'ITEM', value: amount('5.83') },
						{ subtype: 'SHIPPING', value: amount('0.67') },
						{ subtype: 'GIFT_WRAP', value: amount('0.66') },
						{ subtype: 'DISCOUNT', value: amount('-0.83') },
					],
				},
				{ type: 'DISCOUNT', subtotal: amount('-4.17'), detailedBreakdowns: [{ subtype: 'ITEM', value: amount('-4.17') }] },
			],
		});
		expect(built.proceeds?.grandTotal).toEqual(amount('37.93'));
	});

	it('settles with the parts of the price, the fees, and the reserve in and out', () => {
		const { amounts, summary, rows } = build();
		expect(amounts('Order')).toEqual([
			['ItemPrice', 'Principal', '29.16'],
			['ItemPrice', 'Tax', '5.83'],
			['ItemPrice', 'Shipping', '3.32'],
			['ItemPrice', 'ShippingTax', '0.67'],
			['ItemPrice', 'GiftWrap', '3.29'],
			['ItemPrice', 'GiftWrapTax', '0.66'],
			['Promotion', 'Principal', '-4.17'],
			['Promotion', 'TaxDiscount', '-0.83'],
			// 18.36 % of 33.94 and of 3.99; 2 % of the 6.96 of both.
			['ItemFees', 'Commission', '-6.23'],
			['ItemFees', 'ShippingHB', '-0.73'],
			['ItemFees', 'DigitalServicesFee', '-0.14'],
		]);
		expect(amounts('other-transaction')).toEqual([
			['other-transaction', 'Previous Reserve Amount Balance', '100.00'],
			['other-transaction', 'Current Reserve Amount', '-50.00'],
		]);
		// 37.93 - 7.10 + 100.00 - 50.00
		expect(summary).toMatchObject({
			'settlement-start-date': '2026-06-01 00:00:00 UTC',
			'deposit-date': '2026-06-17 00:00:00 UTC',
			'total-amount': '80.83',
			currency: 'GBP',
			amount: '',
		});
		expect(rows[1]).toMatchObject({
			'order-id': '202-1111111-2222222',
			'marketplace-name': 'Amazon.co.uk',
			'fulfillment-id': 'MFN',
			'posted-date': '2026-06-02',
			'posted-date-time': '2026-06-02 10:30:00 UTC',
			sku: 'K',
			'quantity-purchased': '1',
			currency: '',
		});
	});

	it('cancels every tax of an order whose tax Amazon pays', () => {
		const facilitator = { responsibleParty: 'Amazon', taxRate: 2000, reportingScheme: 'IOSS', iossNumber: 'IM0000000000' };
		const { amounts } = build({ facilitator });
		expect(amounts('Order').filter(([type]) => type === 'ItemWithheldTax')).toEqual([
			['ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal', '-5.00'],
			['ItemWithheldTax', 'MarketplaceFacilitatorVAT-Shipping', '-0.67'],
			['ItemWithheldTax', 'MarketplaceFacilitatorVAT-Giftwrap', '-0.66'],
		]);
	});

	it('turns a whole order back, with the referral fee less a fifth', () => {
		const { amounts } = build({}, [{ orderKey: 'one', at: '2026-06-10T08:00:00Z' }]);
		expect(amounts('Refund')).toEqual([
			['ItemPrice', 'Principal', '-29.16'],
			['ItemPrice', 'Tax', '-5.83'],
			['ItemPrice', 'Shipping', '-3.32'],
			['ItemPrice', 'ShippingTax', '-0.67'],
			['ItemPrice', 'GiftWrap', '-3.29'],
			['ItemPrice', 'GiftWrapTax', '-0.66'],
			['Promotion', 'Principal', '4.17'],
			['Promotion', 'TaxDiscount', '0.83'],
			['ItemFees', 'Commission', '6.23'],
			['ItemFees', 'ShippingHB', '0.73'],
			['ItemFees', 'RefundCommission', '-1.24'],
		]);
	});

	it('turns part of the goods back with its share of the referral fee', () => {
		const { amounts, rows } = build({}, [{ orderKey: 'one', at: '2026-06-10T08:00:00Z', partial: { line: 0, amount: 1000 } }]);
		// 10.00 holds 1.67 tax; 6.23 * 10.00 / 29.99 = 2.077, cut to 2.07; a fifth of it is 0.41.
		expect(amounts('Refund')).toEqual([
			['ItemPrice', 'Principal', '-8.33'],
			['ItemPrice', 'Tax', '-1.67'],
			['ItemFees', 'Commission', '2.07'],
			['ItemFees', 'RefundCommission', '-0.41'],
		]);
		const refund = rows.find((row) => row['transaction-type'] === 'Refund');
		expect(refund).toMatchObject({
			'adjustment-id': expect.stringMatching(/./),
			'merchant-adjustment-item-id': expect.stringMatching(/^\d{14}$/),
			'quantity-purchased': '',
		});
	});
});
