import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as getAll from './getAll.operation';

export const operations = { getAll: getAll.execute };

export const description: INodeProperties[] = [
	operationField(
		'product',
		[{ name: 'Get Many', value: 'getAll', action: 'Get many products', description: 'Get products, many of them or by code' }],
		'getAll',
	),
	...getAll.description,
];
