import type { INodeProperties } from 'n8n-workflow';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as readFile from './readFile.operation';

export const operations = { get: get.execute, getAll: getAll.execute, readFile: readFile.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['settlement'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get a settlement',
				description: 'Download a settlement report and read its header, its totals or its rows',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many settlements',
				description: 'List the settlement reports that Amazon has ready',
			},
			{
				name: 'Read File',
				value: 'readFile',
				action: 'Read a settlement file',
				description: 'Read a settlement that was downloaded from Seller Central by hand',
			},
		],
		default: 'getAll',
	},
	...get.description,
	...getAll.description,
	...readFile.description,
];
