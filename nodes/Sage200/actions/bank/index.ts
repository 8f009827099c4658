import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as getAll from './getAll.operation';

export const operations = { getAll: getAll.execute };

export const description: INodeProperties[] = [
	operationField(
		'bank',
		[{ name: 'Get Many', value: 'getAll', action: 'Get many bank accounts', description: 'Get bank accounts, many of them or by code' }],
		'getAll',
	),
	...getAll.description,
];
