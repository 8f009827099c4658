import type { INodeProperties } from 'n8n-workflow';
import * as toSalesOrder from './toSalesOrder.operation';

export const operations = { toSalesOrder: toSalesOrder.execute };

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['order'] } },
		options: [
			{
				name: 'Convert to Sales Order',
				value: 'toSalesOrder',
				action: 'Convert an order to a sales order',
				description: 'Turn an Amazon order into a Sage 200 sales order whose gross is what the settlement will pay',
			},
		],
		default: 'toSalesOrder',
	},
	...toSalesOrder.description,
];
