import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as createMissing from './createMissing.operation';
import * as getAll from './getAll.operation';
import * as getCostCentres from './getCostCentres.operation';
import * as getDepartments from './getDepartments.operation';
import * as getTransactions from './getTransactions.operation';

export const operations = {
	createMissing: createMissing.execute,
	getAll: getAll.execute,
	getCostCentres: getCostCentres.execute,
	getDepartments: getDepartments.execute,
	getTransactions: getTransactions.execute,
};

export const description: INodeProperties[] = [
	operationField(
		'nominalCode',
		[
			{
				name: 'Create Missing',
				value: 'createMissing',
				action: 'Create missing nominal codes',
				description: 'Create the nominal codes of the shipped chart, or of a list, that Sage 200 does not have',
			},
			{
				name: 'Get Cost Centres',
				value: 'getCostCentres',
				action: 'Get cost centres',
				description: 'Get the cost centres that nominal codes may have',
			},
			{
				name: 'Get Departments',
				value: 'getDepartments',
				action: 'Get departments',
				description: 'Get the departments that nominal codes may have',
			},
			{ name: 'Get Many', value: 'getAll', action: 'Get many nominal codes', description: 'Get nominal codes, many of them or by code' },
			{
				name: 'Get Transactions',
				value: 'getTransactions',
				action: 'Get nominal transactions',
				description: 'Get posted transactions of the nominal ledger',
			},
		],
		'getAll',
	),
	...createMissing.description,
	...getAll.description,
	...getCostCentres.description,
	...getDepartments.description,
	...getTransactions.description,
];
