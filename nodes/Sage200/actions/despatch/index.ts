import type { INodeProperties } from 'n8n-workflow';
import { operationField } from '../fields';
import * as getCouriers from './getCouriers.operation';
import * as getLines from './getLines.operation';
import * as getReceipts from './getReceipts.operation';
import * as updateTracking from './updateTracking.operation';

export const operations = {
	getCouriers: getCouriers.execute,
	getLines: getLines.execute,
	getReceipts: getReceipts.execute,
	updateTracking: updateTracking.execute,
};

export const description: INodeProperties[] = [
	operationField(
		'despatch',
		[
			{ name: 'Get Couriers', value: 'getCouriers', action: 'Get couriers', description: 'Get the couriers that despatch notes can name' },
			{
				name: 'Get Lines',
				value: 'getLines',
				action: 'Get despatched lines',
				description: 'Get despatched lines with courier and consignment number',
			},
			{
				name: 'Get Receipts',
				value: 'getReceipts',
				action: 'Get despatch receipts',
				description: 'Get despatch notes with their tracking',
			},
			{
				name: 'Update Tracking',
				value: 'updateTracking',
				action: 'Update tracking of a despatch note',
				description: 'Write courier and consignment number to a despatch note unless they are there already',
			},
		],
		'getLines',
	),
	...getCouriers.description,
	...getLines.description,
	...getReceipts.description,
	...updateTracking.description,
];
