import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as get from './get.operation';

export const operations = { get: get.execute };

export const description: INodeProperties[] = [
	operationField(
		'settings',
		[{ name: 'Get', value: 'get', action: 'Get settings', description: 'Get the settings of a part of Sage 200, or its licence' }],
		'get',
	),
	...get.description,
];
