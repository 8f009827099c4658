import type { INodeProperties } from 'n8n-workflow';
import * as choose from './choose.operation';
import * as decide from './decide.operation';
import * as followUp from './followUp.operation';
import * as needs from './needs.operation';
import * as openOrders from './openOrders.operation';
import * as orderFacts from './orderFacts.operation';
import * as orderTrail from './orderTrail.operation';
import * as plan from './plan.operation';
import * as read from './read.operation';

export const operations = {
	choose: choose.execute,
	decide: decide.execute,
	followUp: followUp.execute,
	needs: needs.execute,
	openOrders: openOrders.execute,
	orderFacts: orderFacts.execute,
	orderTrail: orderTrail.execute,
	plan: plan.execute,
	read: read.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['settlement'] } },
		options: [
			{
				name: 'Add Up for Order Trail',
				value: 'orderTrail',
				action: 'Add up what settlements moved for orders',
				description: 'Add up over all settlements what was settled, refunded and credited of each order, as columns of Order trail',
			},
			{
				name: 'Choose',
				value: 'choose',
				action: 'Choose settlement reports',
				description: 'Choose which settlement reports are to be worked now, oldest first, by what the board says',
			},
			{
				name: 'Decide',
				value: 'decide',
				action: 'Decide about a settlement',
				description: 'Decide whether a planned settlement may be posted, by mode and approval, and write its row of the board',
			},
			{
				name: 'Follow Up',
				value: 'followUp',
				action: 'Follow up orders of posted settlements',
				description: 'Look at waiting credit notes and open orders again, and decide which credit notes may be posted now',
			},
			{
				name: 'List Needs',
				value: 'needs',
				action: 'List what a settlement needs',
				description: 'List what is to be looked up for a settlement: credits, stock items, and orders to ask Amazon for',
			},
			{
				name: 'List Open Orders',
				value: 'openOrders',
				action: 'List open orders of settlements',
				description: 'List the orders of posted settlements that are to be looked at again',
			},
			{
				name: 'Note Order Facts',
				value: 'orderFacts',
				action: 'Note facts of an order',
				description: 'Take from an Amazon order what a settlement may need of it, without names and addresses',
			},
			{
				name: 'Plan',
				value: 'plan',
				action: 'Plan a settlement',
				description: 'Work a settlement file out to a balanced journal and the posting plan that realises it in Sage 200',
			},
			{
				name: 'Read',
				value: 'read',
				action: 'Read a settlement',
				description: 'List the orders, row types and days in a settlement file',
			},
		],
		default: 'read',
	},
	...choose.description,
	...decide.description,
	...followUp.description,
	...needs.description,
	...openOrders.description,
	...orderFacts.description,
	...orderTrail.description,
	...plan.description,
	...read.description,
];
