import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { SALES_CASH_FIELDS } from '../ledgerFields';
import { codeOf } from '../locator';
import { postAmount } from '../postStep';

export const description = updateDisplayOptions({ show: { resource: ['salesLedger'], operation: ['payment'] } }, SALES_CASH_FIELDS);

/** One item with the URN of the payment, posted now or found. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await postAmount.call(this, i, cache, {
		document: 'sales_payments',
		customerReference: codeOf(this, 'customerReference', i),
		bankCode: codeOf(this, 'bankCode', i),
	});
}
