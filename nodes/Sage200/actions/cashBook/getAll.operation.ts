import {
	NodeOperationError,
	updateDisplayOptions,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { resolveCodes } from '../../posting/door/directory';
import type { RunCache } from '../../runCache';
import { listAll } from '../../transport/paging';
import { RETURN_ALL_AND_LIMIT } from '../fields';
import { toItems } from '../list';
import { bank, codeOf } from '../locator';
import { limitOf } from '../../../shared/parameters';
import { clientOf } from '../parameters';
import { allOf, equals, EVERY } from '../../transport/filter';

const properties: INodeProperties[] = [
	bank('Bank Account', 'bankCode', 'Code of the bank account'),
	{
		displayName: 'Reference',
		name: 'reference',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12345678901',
		description: 'Only transactions with this reference. Leave empty for all.',
	},
	...RETURN_ALL_AND_LIMIT,
];

export const description = updateDisplayOptions({ show: { resource: ['cashBook'], operation: ['getAll'] } }, properties);

/** One item per posted transaction, as Sage 200 sends it; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const client = await clientOf(this, cache);
	const code = codeOf(this, 'bankCode', i);
	const reference = (this.getNodeParameter('reference', i, '') as string).trim();
	const banks = await resolveCodes(client, cache, 'banks', [code]);
	if (!banks.ok) throw new NodeOperationError(this.getNode(), banks.refusal.message, { itemIndex: i, description: banks.refusal.remedy });
	const filter = allOf(equals('bank_id', banks.value.idOf(code)), reference === '' ? EVERY : equals('reference', reference));
	return toItems(await listAll(client, '/bank_posted_transactions', { filter, orderBy: 'id asc' }, limitOf(this, i)));
}
