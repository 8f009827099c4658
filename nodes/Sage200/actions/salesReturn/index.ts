import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as create from './create.operation';
import * as getAll from './getAll.operation';

export const operations = { create: create.execute, getAll: getAll.execute };

export const description: INodeProperties[] = [
	operationField(
		'salesReturn',
		[
			{
				name: 'Create Once',
				value: 'create',
				action: 'Create a sales return once',
				description: 'Create a sales return unless it is there already (Sage 200 2025 R1 or later)',
			},
			{ name: 'Get Many', value: 'getAll', action: 'Get many sales returns', description: 'Get sales returns (Sage 200 2025 R1 or later)' },
		],
		'getAll',
	),
	...create.description,
	...getAll.description,
];
