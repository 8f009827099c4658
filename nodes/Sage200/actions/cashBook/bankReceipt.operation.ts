import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { BANK_ENTRY_FIELDS } from '../ledgerFields';
import { codeOf } from '../locator';
import { postLines } from '../postStep';

export const description = updateDisplayOptions({ show: { resource: ['cashBook'], operation: ['bankReceipt'] } }, BANK_ENTRY_FIELDS);

/** One item with the URN of the receipt, posted now or found. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await postLines.call(this, i, cache, { document: 'bank_receipt', bankCode: codeOf(this, 'bankCode', i) });
}
