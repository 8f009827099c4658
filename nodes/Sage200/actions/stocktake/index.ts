import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as advance from './advance.operation';
import * as approve from './approve.operation';
import * as create from './create.operation';
import * as enterCounts from './enterCounts.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

export const operations = {
	advance: advance.execute,
	approve: approve.execute,
	create: create.execute,
	enterCounts: enterCounts.execute,
	get: get.execute,
	getAll: getAll.execute,
};

export const description: INodeProperties[] = [
	operationField(
		'stocktake',
		[
			{
				name: 'Advance',
				value: 'advance',
				action: 'Advance a stocktake',
				description: 'Move a stocktake one status on, from the status that is named',
			},
			{
				name: 'Approve',
				value: 'approve',
				action: 'Approve a stocktake',
				description: 'Let the counts of a stocktake change the quantities, up to a limit',
			},
			{
				name: 'Create Once',
				value: 'create',
				action: 'Create a stocktake once',
				description: 'Create a stocktake for stock items of a warehouse unless it is there already',
			},
			{
				name: 'Enter Counts',
				value: 'enterCounts',
				action: 'Enter counts of a stocktake',
				description: 'Write counts to the sheet of a stocktake',
			},
			{ name: 'Get', value: 'get', action: 'Get a stocktake', description: 'Get a stocktake with its count sheet' },
			{ name: 'Get Many', value: 'getAll', action: 'Get many stocktakes', description: 'Get stocktakes' },
		],
		'getAll',
	),
	...advance.description,
	...approve.description,
	...create.description,
	...enterCounts.description,
	...get.description,
	...getAll.description,
];
