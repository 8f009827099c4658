import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { collectPages, type Page } from '../../transport/paging';
import { amazonRead, type AmazonRead } from '../../transport/request';
import { limitOf } from '../../../shared/parameters';
import { withDecimalAmounts } from './money';

/**
 * Reads a listing of the finances or transfers API: the next page wants the token beside the same arguments, and empty pages with a token occur.
 * `recordsOf` takes the records and the token out of an answer. Gives one item per record up to `limit`, amounts as decimal text.
 */
export async function listed(
	context: IExecuteFunctions,
	{ operation, query }: AmazonRead,
	recordsOf: (answer: IDataObject) => Page<IDataObject>,
	i: number,
	limit = limitOf(context, i),
): Promise<INodeExecutionData[]> {
	const records = await collectPages(
		async (nextToken) => recordsOf((await amazonRead.call(context, { operation, query: { ...query, nextToken } }, i)) as IDataObject),
		limit,
	);
	return records.map((record) => ({ json: withDecimalAmounts(record) }));
}

/** Records under `name`, with the token beside them. */
export const recordsUnder =
	(name: string) =>
	(answer: IDataObject): Page<IDataObject> => ({
		records: (answer[name] as IDataObject[] | undefined) ?? [],
		nextToken: answer.nextToken as string | undefined,
	});
