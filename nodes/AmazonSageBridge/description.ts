import type { INodeProperties } from 'n8n-workflow';
import * as allocation from './actions/allocation';
import * as fba from './actions/fba';
import * as decision from './actions/decision';
import * as dispatch from './actions/dispatch';
import * as order from './actions/order';
import * as pages from './actions/page';
import * as returns from './actions/returns';
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
			{ name: 'Decision', value: 'decision' },
			{ name: 'Dispatch', value: 'dispatch' },
			{ name: 'FBA Stock', value: 'fba' },
			{ name: 'Order', value: 'order' },
			{ name: 'Page', value: 'page' },
			{ name: 'Return', value: 'returns' },
			{ name: 'Run', value: 'run' },
			{ name: 'Setting', value: 'settings' },
			{ name: 'Settlement', value: 'settlement' },
			{ name: 'Stock', value: 'stock' },
		],
		default: 'order',
	},
	...allocation.description,
	...fba.description,
	...decision.description,
	...dispatch.description,
	...order.description,
	...pages.description,
	...returns.description,
	...runs.description,
	...settings.description,
	...settlement.description,
	...stock.description,
];
