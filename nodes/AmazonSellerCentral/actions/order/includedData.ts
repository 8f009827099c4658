import type { INodeProperties } from 'n8n-workflow';

/** Datasets that an order can bring along (orders 2026-01-01, `includedData`). */
export const INCLUDED_DATA: INodeProperties = {
	displayName: 'Included Data',
	name: 'includedData',
	type: 'multiOptions',
	options: [
		{ name: 'Buyer', value: 'BUYER', description: 'Who bought; needs a restricted role' },
		{ name: 'Cancellation', value: 'CANCELLATION', description: 'Cancellations, and requests for one' },
		{ name: 'Expense', value: 'EXPENSE', description: 'Costs of the order, such as points (Japan)' },
		{
			name: 'Fulfillment',
			value: 'FULFILLMENT',
			description: 'Status, who ships, and by when; gift messages only together with Buyer or Recipient',
		},
		{ name: 'Fulfillment Orders', value: 'FULFILLMENT_ORDERS', description: 'Fulfilment orders, for Easy Ship only' },
		{ name: 'Packages', value: 'PACKAGES', description: 'Packages and tracking of orders that the seller ships' },
		{ name: 'Payment', value: 'PAYMENT', description: 'How the order was paid' },
		{ name: 'Proceeds', value: 'PROCEEDS', description: 'Amounts of the order and of its items' },
		{ name: 'Promotion', value: 'PROMOTION', description: 'Promotions that applied' },
		{ name: 'Recipient', value: 'RECIPIENT', description: 'Delivery address; needs a restricted role' },
		{
			name: 'Tax',
			value: 'TAX',
			description: 'Who accounts for the tax, and tax registrations: those of business buyers with name, number and address',
		},
	],
	// No personal data unless it is asked for.
	default: ['FULFILLMENT', 'PROCEEDS'],
	description: 'Parts of the order to fetch besides its head and its items',
};
