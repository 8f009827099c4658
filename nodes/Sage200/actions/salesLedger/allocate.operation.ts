import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { prepareAllocation, type Allocation, type AllocationLine } from '../../posting/record/allocation';
import type { RunCache } from '../../runCache';
import { noticeOf, withPostingOptions } from '../fields';
import { DATE } from '../ledgerFields';
import { codeOf, customer } from '../locator';
import { structuredList, structuredListOf } from '../../../shared/structured';
import { ALLOCATED } from '../lineFields';
import { writeItem } from '../write';

const properties: INodeProperties[] = [
	noticeOf('Through the API an allocation cannot be taken back; a person can undo it in Sage 200.'),
	customer(),
	{ ...DATE, description: 'Allocation date; of a date with time the day as written counts' },
	...structuredList({
		name: 'lines',
		displayName: 'Transactions',
		entry: 'Transaction',
		fields: ALLOCATED,
		example: '[{"urn": "10345", "amount": "24.00"}, {"urn": "10398", "amount": "24.00", "outstanding": "30.00"}]',
		description: 'What is allocated to each other. Allocated already is recognised by what is outstanding.',
	}),
	withPostingOptions({
		displayName: 'Signs',
		name: 'signs',
		type: 'options',
		options: [
			{ name: 'All Amounts Positive', value: 'positive' },
			{ name: 'Receipts and Credit Notes Negative', value: 'bySide' },
		],
		default: 'positive',
		description: 'Which form your Sage 200 takes is not documented: try the other one when it refuses',
	}),
];

export const description = updateDisplayOptions({ show: { resource: ['salesLedger'], operation: ['allocate'] } }, properties);

/** One item per allocation, done now or found by what is outstanding. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const given = structuredListOf<AllocationLine>(this, 'lines', 'Transactions', i);
	const lines = given.map((line) => ({ ...line, urn: String(line.urn) }));
	const { signs = 'positive' } = this.getNodeParameter('options', i, {}) as { signs?: Allocation['signs'] };
	const allocation: Allocation = {
		customerReference: codeOf(this, 'customerReference', i),
		date: String(this.getNodeParameter('date', i, ''))
			.trim()
			.slice(0, 10),
		lines,
		signs,
	};
	const urns = lines.map(({ urn }) => urn);
	return await writeItem(this, i, cache, {
		at: { reference: urns.join(', ') },
		prepare: async (context) => await prepareAllocation(context, allocation),
		facts: () => ({ subject: { kind: 'allocation', id: urns.join(', ') }, customerReference: allocation.customerReference, urns }),
	});
}
