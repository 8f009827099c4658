import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as cancel from './cancel.operation';
import * as create from './create.operation';
import * as deleteOrder from './delete.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getDefaults from './getDefaults.operation';
import * as getLines from './getLines.operation';
import * as update from './update.operation';

export const operations = {
	cancel: cancel.execute,
	delete: deleteOrder.execute,
	get: get.execute,
	getAll: getAll.execute,
	getDefaults: getDefaults.execute,
	getLines: getLines.execute,
	update: update.execute,
};

export const operationsForAll = { create: create.executeAll };

export const description: INodeProperties[] = [
	operationField(
		'salesOrder',
		[
			{
				name: 'Cancel',
				value: 'cancel',
				action: 'Cancel a sales order',
				description: 'Cancel a sales order or some of its lines unless something of it is despatched',
			},
			{
				name: 'Create Once',
				value: 'create',
				action: 'Create a sales order once',
				description: 'Create the sales order unless Sage 200 has one with the same Amazon order ID',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete a sales order',
				description: 'Delete a sales order of which nothing is despatched',
			},
			{ name: 'Get', value: 'get', action: 'Get a sales order', description: 'Get a sales order with its lines' },
			{
				name: 'Get Defaults',
				value: 'getDefaults',
				action: 'Get defaults of a sales order',
				description: 'Get what Sage 200 would fill in for a new order of a customer',
			},
			{
				name: 'Get Lines',
				value: 'getLines',
				action: 'Get lines of sales orders',
				description: 'Get lines of sales orders with what is allocated and despatched of them, by stock code if wanted',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sales orders',
				description: 'Get sales orders of a customer, by Amazon order ID if wanted',
			},
			{ name: 'Update', value: 'update', action: 'Update a sales order', description: 'Change dates, address or lines of a sales order' },
		],
		'create',
	),
	...cancel.description,
	...create.description,
	...deleteOrder.description,
	...get.description,
	...getAll.description,
	...getDefaults.description,
	...getLines.description,
	...update.description,
];
