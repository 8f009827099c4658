import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as getAll from './getAll.operation';

export const operations = { getAll: getAll.execute };

export const description: INodeProperties[] = [
	operationField(
		'country',
		[{ name: 'Get Many', value: 'getAll', action: 'Get many countries', description: 'Get country codes' }],
		'getAll',
	),
	...getAll.description,
];
