import type { INodeProperties } from 'n8n-workflow';
import * as fba from './fba.operation';
import * as fbm from './fbm.operation';

export const operations = { fba: fba.execute, fbm: fbm.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['return'] } },
		options: [
			{
				name: 'Get FBA Returns',
				value: 'fba',
				action: 'Get FBA returns',
				description: 'Units that customers sent back to Amazon. A return is not a refund: the money stands in the settlement.',
			},
			{
				name: 'Get FBM Returns',
				value: 'fbm',
				action: 'Get FBM returns',
				description: 'Return requests for orders that the seller shipped, by the date of the return',
			},
		],
		default: 'fba',
	},
	...fba.description,
	...fbm.description,
];
