/** Orders as Amazon's Orders API 2026-01-01 gives them, with invented values. */

const gbp = (amount: string) => ({ amount, currencyCode: 'GBP' });

const item = (sellerSku: string, total: string, net: string, tax: string) => ({
	orderItemId: '71000000000001',
	quantityOrdered: 1,
	measurement: { unit: 'COUNT', value: 1 },
	product: { asin: 'B0INVENTED', title: 'Invented', sellerSku, price: { unitPrice: gbp(total) } },
	proceeds: {
		proceedsTotal: gbp(total),
		breakdowns: [
			{ type: 'ITEM', subtotal: gbp(net) },
			{ type: 'SHIPPING', subtotal: gbp('0.00') },
			{ type: 'TAX', subtotal: gbp(tax), detailedBreakdowns: [{ subtype: 'ITEM', value: gbp(tax) }] },
			{ type: 'DISCOUNT', subtotal: gbp('0.00'), detailedBreakdowns: [{ subtype: 'ITEM', value: gbp('0.00') }] },
		],
	},
	promotion: { breakdowns: [{ promotionId: 'Invented promotion' }] },
	cancellation: { cancellationRequest: null, cancellationExecution: null },
	fulfillment: { quantityFulfilled: 0, packing: { giftOption: { giftWrapLevel: 'Invented' } } },
	tax: { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty: 'Amazon Services, Inc.' }] },
});

const order = (orderItems: object[], total: string, more: object = {}) => ({
	orderId: '202-1111111-2222222',
	orderAliases: [{ aliasId: 'ALIAS', aliasType: 'SELLER_ORDER_ID' }],
	createdTime: '2026-10-01T10:00:00Z',
	lastUpdatedTime: '2026-10-01T11:00:00Z',
	programs: ['PRIME'],
	salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1F83G8C2ARO7P', marketplaceName: 'Amazon.co.uk' },
	buyer: { buyerName: 'Invented Name', buyerEmail: 'invented@example.com' },
	recipient: {
		deliveryAddress: {
			name: 'Invented Name',
			addressLine1: '12 Invented Row',
			addressLine2: 'Flat 3',
			city: 'Hucknall',
			postalCode: 'NG15 7AA',
			countryCode: 'GB',
			phone: '00000 000000',
		},
	},
	proceeds: { grandTotal: gbp(total), breakdowns: [{ type: 'ITEM', subtotal: gbp(total) }] },
	fulfillment: {
		fulfillmentStatus: 'UNSHIPPED',
		fulfilledBy: 'MERCHANT',
		shipByWindow: { earliestDateTime: '2026-10-02T00:00:00Z', latestDateTime: '2026-10-03T22:59:59Z' },
		deliverByWindow: { earliestDateTime: '2026-10-04T00:00:00Z', latestDateTime: '2026-10-08T22:59:59Z' },
	},
	packages: [
		{ packageReferenceId: '1', carrier: 'Invented', trackingNumber: 'T1', packageItems: [{ orderItemId: '71000000000001', quantity: 1 }] },
	],
	orderItems,
	...more,
});

const { tax: _collected, ...LAMP } = item('S-LAMP', '24.00', '20.00', '4.00');

export const ORDERS: readonly object[] = [
	order([LAMP], '24.00'),
	order([LAMP, { ...item('S-BOOK', '10.00', '10.00', '0.00'), tax: undefined, orderItemId: '71000000000002' }], '34.00'),
	order([item('S-LAMP', '24.00', '20.00', '4.00')], '24.00'),
	order([LAMP], '24.00', { fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' } }),
	order([{ ...LAMP, measurement: undefined, promotion: undefined }], '24.00', { recipient: undefined }),
];

export const SKU_MAP: readonly object[] = [
	{ id: 1, sellerSku: 'S-LAMP', stockCode: 'LAMP', factor: 1 },
	{ id: 2, sellerSku: 'S-BOOK', stockCode: 'BOOK', factor: null },
];

export const PRODUCTS: readonly object[] = [
	{ id: 1, code: 'LAMP', tax_code_id: 1729, allow_sales_order: true },
	{ id: 2, code: 'BOOK', tax_code_id: '1728', allow_sales_order: true },
];

export const TAX_CODES: readonly object[] = [
	{ id: 1728, code: 0, tax_rate: 0 },
	{ id: '1729', code: '1', tax_rate: '20.00' },
];
