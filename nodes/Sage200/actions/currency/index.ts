import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as getAll from './getAll.operation';

export const operations = { getAll: getAll.execute };

export const description: INodeProperties[] = [
	operationField(
		'currency',
		[
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many currencies',
				description: 'Get currencies and which one is the base currency',
			},
		],
		'getAll',
	),
	...getAll.description,
];
