import type { INodeProperties } from 'n8n-workflow';
import * as answerAsked from './answerAsked.operation';
import * as choose from './choose.operation';
import * as follow from './follow.operation';
import * as noteOpen from './noteOpen.operation';
import * as readAsked from './readAsked.operation';
import * as toSalesOrder from './toSalesOrder.operation';

export const operations = {
	answerAsked: answerAsked.execute,
	choose: choose.execute,
	follow: follow.execute,
	noteOpen: noteOpen.execute,
	readAsked: readAsked.execute,
	toSalesOrder: toSalesOrder.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['order'] } },
		options: [
			{
				name: 'Answer Asked',
				value: 'answerAsked',
				action: 'Say what became of orders that were asked for',
				description: 'Say in a sentence for each what became of orders that a person asked for by their ID',
			},
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
			{
				name: 'Note Open',
				value: 'noteOpen',
				action: 'Note which orders are open',
				description: 'Say what the table Open orders is to show of orders that the seller sends: units and times for stock and ship risks',
			},
			{
				name: 'Read Asked',
				value: 'readAsked',
				action: 'Read order ids that a person typed',
				description: 'Read Amazon order IDs out of what a person typed, and say what is none',
			},
		],
		default: 'toSalesOrder',
	},
	...answerAsked.description,
	...choose.description,
	...follow.description,
	...noteOpen.description,
	...readAsked.description,
	...toSalesOrder.description,
];
