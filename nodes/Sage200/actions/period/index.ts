import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as getAll from './getAll.operation';
import * as getStatus from './getStatus.operation';
import * as validateDate from './validateDate.operation';

export const operations = { getAll: getAll.execute, getStatus: getStatus.execute, validateDate: validateDate.execute };

export const description: INodeProperties[] = [
	operationField(
		'period',
		[
			{ name: 'Get Many', value: 'getAll', action: 'Get many accounting periods', description: 'Get accounting periods' },
			{
				name: 'Get Status',
				value: 'getStatus',
				action: 'Get the status of accounting periods',
				description: 'Get accounting periods with what each ledger says of dates in them',
			},
			{
				name: 'Validate Date',
				value: 'validateDate',
				action: 'Validate a transaction date',
				description: 'Ask whether Sage 200 would take a date',
			},
		],
		'getAll',
	),
	...getAll.description,
	...getStatus.description,
	...validateDate.description,
];
