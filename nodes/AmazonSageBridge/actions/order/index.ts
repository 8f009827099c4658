import type { INodeProperties } from 'n8n-workflow';
import * as choose from './choose.operation';
import * as toSalesOrder from './toSalesOrder.operation';

export const operations = { choose: choose.execute, toSalesOrder: toSalesOrder.execute };

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
		],
		default: 'toSalesOrder',
	},
	...choose.description,
	...toSalesOrder.description,
];
