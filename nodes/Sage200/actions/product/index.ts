import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as getAll from './getAll.operation';
import * as getCosts from './getCosts.operation';

export const operations = { getAll: getAll.execute, getCosts: getCosts.execute };

export const description: INodeProperties[] = [
	operationField(
		'product',
		[
			{
				name: 'Get Costs',
				value: 'getCosts',
				action: 'Get the unit costs of products',
				description: 'Get the costing method of products and what a stock unit costs by it',
			},
			{ name: 'Get Many', value: 'getAll', action: 'Get many products', description: 'Get products, many of them or by code' },
		],
		'getAll',
	),
	...getAll.description,
	...getCosts.description,
];
