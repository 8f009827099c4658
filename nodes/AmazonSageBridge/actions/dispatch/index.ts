import type { INodeProperties } from 'n8n-workflow';
import * as ask from './ask.operation';
import * as choose from './choose.operation';
import * as gather from './gather.operation';
import * as goodsNeeded from './goodsNeeded.operation';
import * as plan from './plan.operation';
import * as settle from './settle.operation';
import * as shipRisks from './shipRisks.operation';

export const operations = {
	ask: ask.execute,
	choose: choose.execute,
	gather: gather.execute,
	goodsNeeded: goodsNeeded.execute,
	plan: plan.execute,
	settle: settle.execute,
	shipRisks: shipRisks.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['dispatch'] } },
		options: [
			{
				name: 'Ask',
				value: 'ask',
				action: 'Say which orders to ask amazon for',
				description: 'Say of which orders Amazon has to be asked: those with a despatch note that is new, open or changed',
			},
			{
				name: 'Choose',
				value: 'choose',
				action: 'Choose despatches to read',
				description: 'Say from when on despatches are read, and which orders of the queue are looked at again',
			},
			{
				name: 'Gather',
				value: 'gather',
				action: 'Gather the orders of despatches',
				description: "Turn changed despatches into Amazon's order IDs, each once",
			},
			{
				name: 'Goods Needed',
				value: 'goodsNeeded',
				action: 'Say which goods are not allocated',
				description: 'List the stock codes of open order lines that are not allocated',
			},
			{
				name: 'Plan',
				value: 'plan',
				action: 'Plan which packages to confirm',
				description: 'Turn despatch notes of Sage 200 into packages of Amazon, most urgent first, and say what waits and why',
			},
			{
				name: 'Settle',
				value: 'settle',
				action: 'Settle what was confirmed',
				description: 'Turn what Amazon answered into rows of the queue and exceptions',
			},
			{
				name: 'Ship Risks',
				value: 'shipRisks',
				action: 'List ship risks',
				description: 'List the orders that are late, due today, or blocked by stock or by an exception',
			},
		],
		default: 'plan',
	},
	...ask.description,
	...choose.description,
	...gather.description,
	...goodsNeeded.description,
	...plan.description,
	...settle.description,
	...shipRisks.description,
];
