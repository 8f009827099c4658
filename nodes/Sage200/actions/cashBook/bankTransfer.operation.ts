import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { AMOUNT, KEY_FIELDS } from '../ledgerFields';
import { bank, codeOf } from '../locator';
import { postAmount } from '../postStep';

const properties: INodeProperties[] = [
	bank('From Bank Account', 'bankCode', 'Code of the bank account that pays'),
	bank('To Bank Account', 'bankToCode', 'Code of the bank account that receives'),
	AMOUNT,
	...KEY_FIELDS,
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['cashBook'], operation: ['bankTransfer'] } }, properties);

/** One item with the URN of the transfer, posted now or found by its legs in both bank accounts. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await postAmount.call(this, i, cache, {
		document: 'bank_transfer',
		bankCode: codeOf(this, 'bankCode', i),
		bankToCode: codeOf(this, 'bankToCode', i),
	});
}
