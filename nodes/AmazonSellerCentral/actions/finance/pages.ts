import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { listRecords, type FindPage } from '../../transport/paging';
import { recordItems } from '../../transport/records';
import type { AmazonRead } from '../../transport/request';
import { limitOf } from '../../../shared/parameters';
import { withDecimalAmounts } from './money';

/**
 * Reads a listing of the finances or transfers API: the next page wants the token beside the same arguments, and empty pages with a token occur.
 * Gives one item per record up to `limit`, amounts as decimal text, and a refusal for what is no record.
 */
export async function listed(
	context: IExecuteFunctions,
	{ operation, query }: AmazonRead,
	find: FindPage,
	i: number,
	limit = limitOf(context, i),
): Promise<INodeExecutionData[]> {
	const ask = (nextToken: string | undefined) => ({ operation, query: { ...query, nextToken } });
	return recordItems(await listRecords.call(context, { ask, find, limit }, i), 'a record', withDecimalAmounts);
}

/** Records under `name`, with the token beside them. */
export const recordsUnder =
	(name: string): FindPage =>
	({ [name]: records, nextToken }) => ({ records, nextToken });
