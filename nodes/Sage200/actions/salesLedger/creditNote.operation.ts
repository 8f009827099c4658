import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { SALES_DOCUMENT_FIELDS } from '../ledgerFields';
import { codeOf } from '../locator';
import { postLines } from '../postStep';

export const description = updateDisplayOptions({ show: { resource: ['salesLedger'], operation: ['creditNote'] } }, SALES_DOCUMENT_FIELDS);

/** One item with the URN of the credit note, posted now or found. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await postLines.call(this, i, cache, { document: 'sales_credit_notes', customerReference: codeOf(this, 'customerReference', i) });
}
