import type { INodeProperties } from 'n8n-workflow';
import * as choose from './choose.operation';
import * as claims from './claims.operation';
import * as drift from './drift.operation';
import * as needs from './needs.operation';
import * as record from './record.operation';
import * as workOut from './workOut.operation';

export const operations = {
	choose: choose.execute,
	claims: claims.execute,
	drift: drift.execute,
	needs: needs.execute,
	record: record.execute,
	workOut: workOut.execute,
};

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['fba'] } },
		options: [
			{
				name: 'Choose',
				value: 'choose',
				action: 'Choose the time of the FBA ledger',
				description: "Say from when on Amazon's ledger is to be read",
			},
			{
				name: 'Compare Stock',
				value: 'drift',
				action: 'Compare FBA stock',
				description: "Compare Amazon's ledger balance with Sage's warehouses per stock item",
			},
			{
				name: 'List Needs',
				value: 'needs',
				action: 'List what FBA adjustments need',
				description: 'Say which movements and costs Sage has to be asked for',
			},
			{
				name: 'Match Reimbursements',
				value: 'claims',
				action: 'Match FBA reimbursements',
				description: 'Match what Amazon paid for units with the losses, and list losses and payments that have no other side',
			},
			{
				name: 'Record',
				value: 'record',
				action: 'Record FBA movements',
				description: 'Say how the rows of FBA movements are to stand once Sage has answered',
			},
			{
				name: 'Work Out',
				value: 'workOut',
				action: 'Work out FBA adjustments',
				description: 'Net the ledger by its reason codes and work out units, value and documents of each event',
			},
		],
		default: 'workOut',
	},
	...choose.description,
	...claims.description,
	...drift.description,
	...needs.description,
	...record.description,
	...workOut.description,
];
