import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { BANK_ENTRY_FIELDS } from './fields';
import { postBankEntry } from './postEntry';

export const description = updateDisplayOptions({ show: { resource: ['cashBook'], operation: ['bankReceipt'] } }, BANK_ENTRY_FIELDS);

/** One item with the URN of the receipt, posted now or found. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await postBankEntry.call(this, i, cache, 'bank_receipt');
}
