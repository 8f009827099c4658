import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RunCache } from '../runCache';
import { anyOfBatches } from '../transport/odata';
import { listAll, listEach } from '../transport/paging';
import { clientOf, limitOf, listOf } from './parameters';

export interface Collection {
	readonly path: string;
	/** Field that the filter by codes asks for. */
	readonly key: string;
	/** Whether the key is a number in Sage (tax codes). */
	readonly isNumber?: boolean;
	/** Fields of the simplified output. */
	readonly fields: readonly string[];
}

export const toItems = (rows: readonly IDataObject[]): INodeExecutionData[] => rows.map((json) => ({ json }));

/** Get Many of a collection: all, the first few, or those with the codes given, in batches. */
export async function listCollection(this: IExecuteFunctions, i: number, cache: RunCache, collection: Collection): Promise<INodeExecutionData[]> {
	const { codes } = this.getNodeParameter('filters', i, {}) as { codes?: unknown };
	const wanted = listOf(codes);
	const select = this.getNodeParameter('simplify', i, true) ? collection.fields : undefined;
	const query = { select, orderBy: 'id asc' };
	const client = await clientOf(this, cache);
	if (wanted === undefined) return toItems(await listAll(client, collection.path, query, limitOf(this, i)));
	const filters = anyOfBatches(collection.key, collection.isNumber ? wanted.map(Number).filter(Number.isInteger) : wanted);
	return toItems(await listEach(client, collection.path, query, filters, limitOf(this, i)));
}
