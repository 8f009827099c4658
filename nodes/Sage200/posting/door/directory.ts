import type { IDataObject } from 'n8n-workflow';
import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import type { RunCache } from '../../runCache';
import { listAnyOf } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { done } from '../../../domain/result';
import { sageText } from '../../../domain/text/sageText';
import { refused, type Posting } from './refusal';
import { isText, lookUpKey } from './key';

/** A collection in which people's codes are turned into Sage's ids. */
interface Directory {
	readonly path: string;
	/** Field that carries the code. */
	readonly key: string;
	readonly select: readonly string[];
	/** Records that come with each entry; `select` names their fields as `product_group.code`. */
	readonly expand?: readonly string[];
	/** What one entry is called in messages. */
	readonly word: string;
	/** Kind of the exception when a code is not there. */
	readonly missing: ExceptionKindName;
}

/** Paths and fields: cash-book.json, sales.json, financials.json, stock.json, sop.json, nominal.json, general.json. */
const DIRECTORIES = Object.freeze({
	banks: { path: '/banks', key: 'code', select: ['id', 'code', 'account_currency_id'], word: 'bank account', missing: 'notFoundInSage' },
	customers: {
		path: '/customers',
		key: 'reference',
		select: ['id', 'reference', 'name', 'currency_id', 'on_hold'],
		word: 'customer',
		missing: 'notFoundInSage',
	},
	suppliers: {
		path: '/suppliers',
		key: 'reference',
		select: ['id', 'reference', 'name', 'currency_id'],
		word: 'supplier',
		missing: 'notFoundInSage',
	},
	taxCodes: { path: '/tax_codes', key: 'code', select: ['id', 'code', 'name', 'tax_rate'], word: 'tax code', missing: 'notFoundInSage' },
	products: {
		path: '/products',
		key: 'code',
		// Whether an item can be sold in several units stands in its group.
		select: ['id', 'code', 'name', 'allow_sales_order', 'product_group.selling_quantities_use_multiple_units'],
		expand: ['product_group'],
		word: 'stock item',
		missing: 'unknownStockCode',
	},
	warehouses: { path: '/warehouses', key: 'name', select: ['id', 'name'], word: 'warehouse', missing: 'notFoundInSage' },
	costCentres: { path: '/cost_centres', key: 'code', select: ['id', 'code'], word: 'cost centre', missing: 'notFoundInSage' },
	departments: { path: '/departments', key: 'code', select: ['id', 'code'], word: 'department', missing: 'notFoundInSage' },
	nominalCodes: {
		path: '/nominal_codes',
		key: 'reference',
		select: ['id', 'reference', 'cost_centre_code', 'department_code'],
		word: 'nominal code',
		missing: 'notFoundInSage',
	},
	couriers: { path: '/couriers', key: 'name', select: ['id', 'name'], word: 'courier', missing: 'notFoundInSage' },
	charges: {
		path: '/sop_additional_charges',
		key: 'code',
		select: ['id', 'code', 'name'],
		word: 'additional charge',
		missing: 'notFoundInSage',
	},
} as const satisfies Record<string, Directory>);

export type DirectoryName = keyof typeof DIRECTORIES;

/** Entries by code, for codes that `resolveCodes` has found. */
export interface Resolved {
	idOf(code: string | number): number;
	entryOf(code: string | number): IDataObject;
}

/**
 * Looks the codes up, in batches, each once per run. Codes that Sage lacks, and codes that more than one entry carries, are
 * refused together in one message.
 */
export async function resolveCodes(
	client: SageClient,
	cache: RunCache,
	name: DirectoryName,
	codes: ReadonlyArray<string | number>,
): Promise<Posting<Resolved>> {
	const directory = DIRECTORIES[name];
	const distinct = [...new Set(codes)];
	await fetchMissing(client, cache, name, distinct);
	const found = new Map<string, IDataObject>();
	const ambiguous: string[] = [];
	for (const code of distinct) {
		const entries = await cache.remember<IDataObject[]>(keyOf(name, code), async () => []);
		if (entries.length === 1) found.set(sageText(String(code)), entries[0]);
		if (entries.length > 1) ambiguous.push(String(code));
	}
	const unknown = distinct.filter((code) => !found.has(sageText(String(code))) && !ambiguous.includes(String(code)));
	if (unknown.length > 0) return missing(directory, unknown);
	if (ambiguous.length > 0)
		return refused(
			'ambiguousCode',
			`Sage 200 has more than one ${directory.word} ${ambiguous.join(', ')}`,
			'Make the code unique in Sage 200.',
		);
	const entryOf = (code: string | number) => found.get(sageText(String(code))) as IDataObject;
	return done({ entryOf, idOf: (code) => Number(entryOf(code).id) });
}

/** `resolveCodes` for several directories, one after the other; the first that refuses speaks. */
export async function resolveEach<Name extends DirectoryName>(
	client: SageClient,
	cache: RunCache,
	wanted: Readonly<Record<Name, ReadonlyArray<string | number>>>,
): Promise<Posting<Readonly<Record<Name, Resolved>>>> {
	const resolved = {} as Record<Name, Resolved>;
	for (const name of Object.keys(wanted) as Name[]) {
		const codes = await resolveCodes(client, cache, name, wanted[name]);
		if (!codes.ok) return codes;
		resolved[name] = codes.value;
	}
	return done(resolved);
}

/** All entries that carry one of the codes, looked up in batches, each code once per run. */
export async function entriesOf(
	client: SageClient,
	cache: RunCache,
	name: DirectoryName,
	codes: readonly string[],
): Promise<IDataObject[]> {
	const distinct = [...new Set(codes.map(sageText))];
	await fetchMissing(client, cache, name, distinct);
	return (await Promise.all(distinct.map(async (code) => await cache.remember<IDataObject[]>(keyOf(name, code), async () => [])))).flat();
}

/** The ids of all entries that carry one of the codes, for questions. A code of several entries stands for all of them; codes that Sage lacks are refused. */
export async function resolveAll(
	client: SageClient,
	cache: RunCache,
	name: DirectoryName,
	codes: ReadonlyArray<string | number>,
): Promise<Posting<number[]>> {
	await fetchMissing(client, cache, name, codes);
	const entries = await Promise.all(codes.map(async (code) => await cache.remember<IDataObject[]>(keyOf(name, code), async () => [])));
	const unknown = codes.filter((_, index) => entries[index].length === 0);
	return unknown.length > 0 ? missing(DIRECTORIES[name], unknown) : done(entries.flat().map(({ id }) => Number(id)));
}

const missing = (directory: Directory, codes: ReadonlyArray<string | number>) =>
	refused(
		directory.missing,
		`Sage 200 has no ${directory.word} ${codes.join(', ')}`,
		`Create the ${directory.word} in Sage 200 or correct the code in the settings or the map.`,
	);

async function fetchMissing(
	client: SageClient,
	cache: RunCache,
	name: DirectoryName,
	codes: ReadonlyArray<string | number>,
): Promise<void> {
	const { path, key, select, expand }: Directory = DIRECTORIES[name];
	const missing = codes.filter((code) => !cache.has(keyOf(name, code)));
	if (missing.length === 0) return;
	const rows = await listAnyOf(client, path, { select: [...select], expand, orderBy: 'id asc' }, key, missing);
	for (const code of missing)
		cache.put(
			keyOf(name, code),
			rows.filter((row) => isText(row[key], String(code))),
		);
}

const keyOf = (name: DirectoryName, code: string | number): string => lookUpKey(name, code);
