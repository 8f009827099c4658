import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { resolveAll, type DirectoryName } from '../posting/directory';
import type { RunCache } from '../runCache';
import { allOf, anyOfBatches, equals } from '../transport/odata';
import { listAll, listEach } from '../transport/paging';
import { clientOf, limitOf, listOf } from './parameters';

/**
 * What a field of the Filters collection asks for: a text or a number that is equal, any of a list of texts or numbers, the
 * record that a code stands for, any of the records that a list of codes stands for, or a stamp at or after an instant.
 */
export type FilterKind =
	| { readonly kind: 'text' | 'number' | 'anyOf' | 'anyNumberOf' | 'since'; readonly field: string }
	| { readonly kind: 'codes'; readonly field: string; readonly directory: DirectoryName };

export interface Collection {
	readonly path: string;
	/** Fields of the simplified output; all when left out. */
	readonly fields?: readonly string[];
	/** Records that come with each, in the simplified output too; `fields` names theirs as `product.code`. */
	readonly expand?: readonly string[];
	/** A total order; `id asc` when left out. */
	readonly orderBy?: string;
	/** By the name of the field in the Filters collection. */
	readonly filters: Readonly<Record<string, FilterKind>>;
}

export const toItems = (rows: readonly IDataObject[]): INodeExecutionData[] => rows.map((json) => ({ json }));

/** Get Many of a collection: all, the first few, or what the filters ask for, lists of codes in batches. `base` narrows it further. */
export async function listCollection(this: IExecuteFunctions, i: number, cache: RunCache, collection: Collection, base = ''): Promise<INodeExecutionData[]> {
	const given = this.getNodeParameter('filters', i, {}) as IDataObject;
	let filters = [base];
	for (const [name, kind] of Object.entries(collection.filters)) {
		const terms = await termsOf(this, cache, kind, given[name], i);
		if (terms) filters = filters.flatMap((filter) => terms.map((term) => allOf(filter, term)));
	}
	const simplify = this.getNodeParameter('simplify', i, true) as boolean;
	const query = { select: simplify ? collection.fields : undefined, expand: collection.expand, orderBy: collection.orderBy ?? 'id asc' };
	const client = await clientOf(this, cache);
	if (filters.length === 1 && filters[0] === '') return toItems(await listAll(client, collection.path, query, limitOf(this, i)));
	return toItems(await listEach(client, collection.path, query, filters, limitOf(this, i)));
}

/** Terms of which any may hold, one request each; nothing when the field is empty. An empty array finds nothing. */
async function termsOf(context: IExecuteFunctions, cache: RunCache, filter: FilterKind, value: unknown, i: number): Promise<string[] | undefined> {
	const wanted = listOf(value);
	if (filter.kind === 'codes') return wanted && anyOfBatches(filter.field, await idsOf(context, cache, filter.directory, wanted, i));
	if (filter.kind === 'anyOf') return wanted && anyOfBatches(filter.field, wanted);
	if (filter.kind === 'anyNumberOf') return wanted && anyOfBatches(filter.field, wanted.map((text) => numberOf(context, text, i)));
	const text = String(value ?? '').trim();
	if (text === '') return undefined;
	if (filter.kind === 'text') return [equals(filter.field, text)];
	if (filter.kind === 'number') return [equals(filter.field, numberOf(context, text, i))];
	return [`${filter.field} ge ${instantOf(context, text, i)}`];
}

function numberOf(context: IExecuteFunctions, text: string, i: number): number {
	if (/^\d{1,15}$/.test(text)) return Number(text);
	throw new NodeOperationError(context.getNode(), `"${text}" is no whole number`, { itemIndex: i, description: 'Correct the filter of this node.' });
}

/** Sage wants times with a `Z` and without quotes (developer pages, guide "query parameters"). */
function instantOf(context: IExecuteFunctions, text: string, i: number): string {
	const milliseconds = Date.parse(text);
	if (!Number.isNaN(milliseconds)) return new Date(milliseconds).toISOString();
	throw new NodeOperationError(context.getNode(), `"${text}" is no date and time`, { itemIndex: i, description: 'Give an ISO time such as 2025-11-03T10:15:00Z.' });
}

async function idsOf(context: IExecuteFunctions, cache: RunCache, directory: DirectoryName, codes: readonly string[], i: number): Promise<number[]> {
	const resolved = await resolveAll(await clientOf(context, cache), cache, directory, codes);
	if (resolved.ok) return resolved.value;
	throw new NodeOperationError(context.getNode(), resolved.failure.message, { itemIndex: i, description: resolved.failure.remedy });
}
