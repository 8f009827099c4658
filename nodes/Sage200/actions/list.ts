import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { resolveAll, type DirectoryName } from '../posting/door/directory';
import type { RunCache } from '../runCache';
import { listAll, listAnyOf, type ListQuery } from '../transport/paging';
import type { SageClient } from '../transport/request';
import { limitOf } from '../../shared/parameters';
import { allOf, anyOfBatches, changedSince, equals, EVERY, type Filter } from '../transport/filter';
import { clientOf, valuesAskedFor } from './parameters';

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
export async function listCollection(
	this: IExecuteFunctions,
	i: number,
	cache: RunCache,
	collection: Collection,
	base = EVERY,
): Promise<INodeExecutionData[]> {
	const given = this.getNodeParameter('filters', i, {}) as IDataObject;
	const wanted: Wanted[] = [];
	for (const [name, kind] of Object.entries(collection.filters)) wanted.push(...(await wantedOf(this, cache, kind, given[name], i)));
	const simplify = this.getNodeParameter('simplify', i, true) as boolean;
	const query = { select: simplify ? collection.fields : undefined, expand: collection.expand, orderBy: collection.orderBy ?? 'id asc' };
	return toItems(await listWanted(await clientOf(this, cache), collection.path, query, [base, ...wanted], limitOf(this, i)));
}

/** A term that must hold, or values of which a field must have one. */
type Wanted = Filter | { readonly field: string; readonly values: ReadonlyArray<string | number> };

const isFilter = (wanted: Wanted): wanted is Filter => 'fits' in wanted;

/** One question per batch of the first list of values; the lists besides it are spread over the questions. */
async function listWanted(
	client: SageClient,
	path: string,
	query: ListQuery,
	wanted: readonly Wanted[],
	limit: number,
): Promise<IDataObject[]> {
	const [first, ...more] = wanted.filter((each): each is Exclude<Wanted, Filter> => !isFilter(each));
	const terms = allOf(...wanted.filter(isFilter));
	if (!first) return await listAll(client, path, { ...query, filter: terms }, limit);
	const filters = more.reduce<Filter[]>(
		(all, { field, values }) => all.flatMap((filter) => anyOfBatches(field, values).map((batch) => allOf(filter, batch))),
		[terms],
	);
	const lists: IDataObject[][] = [];
	let count = 0;
	for (const filter of filters) {
		const rows = await listAnyOf(client, path, { ...query, filter }, first.field, first.values, limit - count);
		lists.push(rows);
		count += rows.length;
	}
	return lists.flat();
}

/** What a filter asks for; nothing when its field is empty. An empty array finds nothing. */
async function wantedOf(context: IExecuteFunctions, cache: RunCache, filter: FilterKind, value: unknown, i: number): Promise<Wanted[]> {
	const list = valuesAskedFor(value);
	const { kind, field } = filter;
	if (kind === 'codes') return list ? [{ field, values: await idsOf(context, cache, filter.directory, list, i) }] : [];
	if (kind === 'anyOf') return list ? [{ field, values: list }] : [];
	if (kind === 'anyNumberOf') return list ? [{ field, values: list.map((text) => numberOf(context, text, i)) }] : [];
	const text = String(value ?? '').trim();
	if (text === '') return [];
	if (kind === 'text') return [equals(field, text)];
	return [kind === 'number' ? equals(field, numberOf(context, text, i)) : changedSince(field, instantOf(context, text, i))];
}

function numberOf(context: IExecuteFunctions, text: string, i: number): number {
	if (/^\d{1,15}$/.test(text)) return Number(text);
	throw new NodeOperationError(context.getNode(), `"${text}" is no whole number`, {
		itemIndex: i,
		description: 'Correct the filter of this node.',
	});
}

function instantOf(context: IExecuteFunctions, text: string, i: number): string {
	const milliseconds = Date.parse(text);
	if (!Number.isNaN(milliseconds)) return new Date(milliseconds).toISOString();
	throw new NodeOperationError(context.getNode(), `"${text}" is no date and time`, {
		itemIndex: i,
		description: 'Give an ISO time such as 2025-11-03T10:15:00Z.',
	});
}

async function idsOf(
	context: IExecuteFunctions,
	cache: RunCache,
	directory: DirectoryName,
	codes: readonly string[],
	i: number,
): Promise<number[]> {
	const resolved = await resolveAll(await clientOf(context, cache), cache, directory, codes);
	if (resolved.ok) return resolved.value;
	throw new NodeOperationError(context.getNode(), resolved.refusal.message, { itemIndex: i, description: resolved.refusal.remedy });
}
