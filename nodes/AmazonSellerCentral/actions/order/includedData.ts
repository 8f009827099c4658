import type { INodeProperties } from 'n8n-workflow';

/** Datasets that an order can bring along (orders 2026-01-01, `includedData`). */
export const INCLUDED_DATA: INodeProperties = {
	displayName: 'Included Data',
	name: 'includedData',
	type: 'multiOptions',
	options: [
		{ name: 'Buyer', value: 'BUYER', description: 'Who bought; needs a restricted role' },
		{ name: 'Cancellation', value: 'CANCELLATION', description: 'Cancellations, and requests for one' },
		{ name: 'Expense', value: 'EXPENSE', description: 'Costs of the order, such as points' },
		{ name: 'Fulfillment', value: 'FULFILLMENT', description: 'Status, who ships, and by when' },
		{ name: 'Fulfillment Orders', value: 'FULFILLMENT_ORDERS', description: 'Fulfilment orders of the order' },
		{ name: 'Packages', value: 'PACKAGES', description: 'Packages and tracking of orders that the seller ships' },
		{ name: 'Payment', value: 'PAYMENT', description: 'How the order was paid' },
		{ name: 'Proceeds', value: 'PROCEEDS', description: 'Amounts of the order and of its items' },
		{ name: 'Promotion', value: 'PROMOTION', description: 'Promotions that applied' },
		{ name: 'Recipient', value: 'RECIPIENT', description: 'Delivery address; needs a restricted role' },
		{ name: 'Tax', value: 'TAX', description: 'Tax registrations, and who accounts for the tax' },
	],
	default: ['FULFILLMENT', 'PROCEEDS', 'TAX'],
	description: 'Parts of the order to fetch besides its head and its items',
};
