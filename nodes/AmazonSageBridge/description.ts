import type { INodeProperties } from 'n8n-workflow';
import * as allocation from './actions/allocation';
import * as order from './actions/order';
import * as runs from './actions/run';
import * as settings from './actions/settings';
import * as settlement from './actions/settlement';
import * as stock from './actions/stock';

/** Fields of the node: the resource, then each resource's operations with their parameters. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Allocation', value: 'allocation' },
			{ name: 'Order', value: 'order' },
			{ name: 'Run', value: 'run' },
			{ name: 'Setting', value: 'settings' },
			{ name: 'Settlement', value: 'settlement' },
			{ name: 'Stock', value: 'stock' },
		],
		default: 'order',
	},
	...allocation.description,
	...order.description,
	...runs.description,
	...settings.description,
	...settlement.description,
	...stock.description,
];
