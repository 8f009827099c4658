import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as get from './get.operation';

export const operations = { get: get.execute };

export const description: INodeProperties[] = [
	operationField(
		'odata',
		[
			{
				name: 'Get',
				value: 'get',
				action: 'Get records by a custom query',
				description: 'Read any path of the API with conditions, order and paging',
			},
		],
		'get',
	),
	...get.description,
];
