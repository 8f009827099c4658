import type { INodeProperties } from 'n8n-workflow';
import * as download from './download.operation';
import * as get from './get.operation';
import * as getAll from './getAll.operation';
import * as request from './request.operation';

export const operations = { download: download.execute, get: get.execute, getAll: getAll.execute, request: request.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['report'] } },
		options: [
			{ name: 'Download', value: 'download', action: 'Download a report', description: 'Wait for a report and get its file or its rows' },
			{ name: 'Get', value: 'get', action: 'Get a report', description: 'See how far a report is, and why it has no data' },
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many reports',
				description: 'List the reports of a type that were made in the last 90 days',
			},
			{ name: 'Request', value: 'request', action: 'Request a report', description: 'Ask Amazon to make a report' },
		],
		default: 'getAll',
	},
	...download.description,
	...get.description,
	...getAll.description,
	...request.description,
];
