import type { INodeProperties } from 'n8n-workflow';
import * as confirmShipment from './confirmShipment.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getPackages from './getPackages.operation';
import * as getPages from './getPages.operation';

export const operations = {
	confirmShipment: confirmShipment.execute,
	get: get.execute,
	getAll: getAll.execute,
	getPackages: getPackages.execute,
	getPages: getPages.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['order'] } },
		options: [
			{
				name: 'Confirm Shipment',
				value: 'confirmShipment',
				action: 'Confirm a shipment',
				description: 'Tell Amazon that a package of an order is on its way, and read back what Amazon shows',
			},
			{ name: 'Get', value: 'get', action: 'Get an order', description: 'Get one order with its items by its Amazon order ID' },
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many orders',
				description: 'Get orders with their items, created or changed in a period',
			},
			{
				name: 'Get Packages',
				value: 'getPackages',
				action: 'Get the packages of an order',
				description: 'Get what Amazon shows of the packages of an order: carrier, tracking, status',
			},
			{
				name: 'Get Pages',
				value: 'getPages',
				action: 'Get pages of orders without waiting',
				description: 'Get as many pages of orders as the rate of Amazon allows at once, and a token to go on with in a later run',
			},
		],
		default: 'getAll',
	},
	...confirmShipment.description,
	...get.description,
	...getAll.description,
	...getPackages.description,
	...getPages.description,
];
