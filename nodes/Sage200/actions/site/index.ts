import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as getAll from './getAll.operation';

export const operations = { getAll: getAll.execute };

export const description: INodeProperties[] = [
	operationField(
		'site',
		[
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sites',
				description: 'Get the sites and companies that the Sage user may use, for the credential',
			},
		],
		'getAll',
	),
];
