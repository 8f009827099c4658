import type { INodeProperties } from 'n8n-workflow';
import * as getAll from './getAll.operation';

export const operations = { getAll: getAll.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['site'] } },
		options: [{ name: 'Get Many', value: 'getAll', action: 'Get many sites', description: 'Get the sites and companies that the Sage user may use, for the credential' }],
		default: 'getAll',
	},
];
