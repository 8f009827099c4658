import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { bankCode, KEY_FIELDS } from './fields';
import { keyOf, postStep } from './postEntry';

const properties: INodeProperties[] = [
	bankCode('From Bank Code', 'bankCode', 'Code of the bank account that pays'),
	bankCode('To Bank Code', 'bankToCode', 'Code of the bank account that receives'),
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1234.50',
		description: 'Text with two decimals, so that no penny is lost',
	},
	...KEY_FIELDS,
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['cashBook'], operation: ['bankTransfer'] } }, properties);

/** One item with the URN of the transfer, posted now or found by its legs in both bank accounts. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const bankToCode = this.getNodeParameter('bankToCode', i) as string;
	const amount = String(this.getNodeParameter('amount', i)).trim();
	return await postStep.call(this, i, cache, { ...keyOf(this, i), document: 'bank_transfer', bankToCode, amount, lines: [] });
}
