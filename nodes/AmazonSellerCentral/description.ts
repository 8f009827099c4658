import type { INodeProperties } from 'n8n-workflow';
import * as anyOperation from './actions/anyOperation';
import * as fbaInventory from './actions/fbaInventory';
import * as finance from './actions/finance';
import * as listing from './actions/listing';
import * as marketplace from './actions/marketplace';
import * as order from './actions/order';
import * as report from './actions/report';
import * as returns from './actions/return';
import * as settlement from './actions/settlement';
import * as vat from './actions/vat';

/** Fields of the node: the resource, then each resource's operations with their parameters. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Any Operation', value: 'anyOperation', description: 'Call any operation of the Selling Partner API by its name' },
			{
				name: 'FBA Inventory',
				value: 'fbaInventory',
				description: 'Stock that Amazon keeps, what happened to it, and what Amazon paid for it',
			},
			{ name: 'Finance', value: 'finance', description: 'Transactions, settlement totals, balances and payouts' },
			{ name: 'Listing', value: 'listing', description: 'Listings of the seller and the quantities that Amazon shows' },
			{ name: 'Marketplace', value: 'marketplace', description: 'Amazon stores with their IDs' },
			{ name: 'Order', value: 'order', description: 'Orders, their packages, and the confirmation of shipments' },
			{ name: 'Report', value: 'report', description: 'Any report: request, look, download' },
			{ name: 'Return', value: 'return', description: 'Units that customers sent back, to Amazon or to the seller' },
			{ name: 'Settlement', value: 'settlement', description: 'Settlement reports: what Amazon paid, and for what' },
			{ name: 'VAT', value: 'vat', description: 'Reports for the VAT return' },
		],
		default: 'order',
	},
	...anyOperation.description,
	...fbaInventory.description,
	...finance.description,
	...listing.description,
	...marketplace.description,
	...order.description,
	...report.description,
	...returns.description,
	...settlement.description,
	...vat.description,
];
