import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as checkNames from './checkNames.operation';
import * as get from './get.operation';

export const operations = { checkNames: checkNames.execute, get: get.execute };

export const description: INodeProperties[] = [
	operationField(
		'settings',
		[
			{
				name: 'Check Names',
				value: 'checkNames',
				action: 'Check names of settings',
				description: 'Compare the codes and names in the settings of the bridge with Sage 200, before anything is posted',
			},
			{ name: 'Get', value: 'get', action: 'Get settings', description: 'Get the settings of a part of Sage 200, or its licence' },
		],
		'get',
	),
	...checkNames.description,
	...get.description,
];
