import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as create from './create.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as getDeliveryAddresses from './getDeliveryAddresses.operation';

export const operations = {
	create: create.execute,
	get: get.execute,
	getAll: getAll.execute,
	getDeliveryAddresses: getDeliveryAddresses.execute,
};

export const description: INodeProperties[] = [
	operationField(
		'customer',
		[
			{
				name: 'Create Once',
				value: 'create',
				action: 'Create a customer once',
				description: 'Create a customer with the defaults of Sage 200 unless its reference is there already',
			},
			{ name: 'Get', value: 'get', action: 'Get a customer', description: 'Get a customer by its reference' },
			{
				name: 'Get Delivery Addresses',
				value: 'getDeliveryAddresses',
				action: 'Get delivery addresses of a customer',
				description: 'Get the delivery addresses that are stored with a customer',
			},
			{ name: 'Get Many', value: 'getAll', action: 'Get many customers', description: 'Get customers, many of them or by code' },
		],
		'getAll',
	),
	...create.description,
	...get.description,
	...getAll.description,
	...getDeliveryAddresses.description,
];
