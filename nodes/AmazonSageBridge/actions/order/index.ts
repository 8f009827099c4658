import type { INodeProperties } from 'n8n-workflow';
import * as choose from './choose.operation';
import * as follow from './follow.operation';
import * as toSalesOrder from './toSalesOrder.operation';

export const operations = { choose: choose.execute, follow: follow.execute, toSalesOrder: toSalesOrder.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['order'] } },
		options: [
			{
				name: 'Choose',
				value: 'choose',
				action: 'Choose orders to fetch',
				description: 'Choose which orders are to be fetched now: those changed since the cursor, and held ones to try again',
			},
			{
				name: 'Convert to Sales Order',
				value: 'toSalesOrder',
				action: 'Convert an order to a sales order',
				description: 'Turn an Amazon order into a Sage 200 sales order whose gross is what the settlement will pay',
			},
			{
				name: 'Follow',
				value: 'follow',
				action: 'Follow an order that is in sage',
				description: 'Compare an Amazon order with its Sage 200 sales order, and say what is to be changed, deleted or decided',
			},
		],
		default: 'toSalesOrder',
	},
	...choose.description,
	...follow.description,
	...toSalesOrder.description,
];
