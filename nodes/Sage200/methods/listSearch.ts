import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { createClient } from '../transport/request';
import { equals, inWords, quoted } from '../transport/filter';

/** Entries that one page of a list shows. */
const PAGE = 50;

interface Searchable {
	readonly path: string;
	/** Field with the code that people know; it becomes the value. */
	readonly code: string;
	/** Field with the name. */
	readonly name: string;
}

type Search = (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;

/** Searches code and name for the text; `AMZGBP - Amazon UK clearing`. Sage compares without case. */
function searchOf({ path, code, name }: Searchable): Search {
	return async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
		const skip = Number(paginationToken ?? 0);
		const text = filter?.trim() ?? '';
		const fields = [...new Set([code, name])];
		const wanted = text === '' ? undefined : inWords(fields.map((field) => `contains(${field},${quoted(text)})`).join(' or '));
		const client = await createClient(this);
		const rows = (await client.page(path, { filter: wanted, select: ['id', ...fields], orderBy: `${code} asc`, top: PAGE, skip }, code))
			.value;
		const results = rows.map((row) => ({ name: label(row, code, name), value: String(row[code]) }));
		return { results, paginationToken: rows.length === 0 ? undefined : String(skip + rows.length) };
	};
}

const label = (row: IDataObject, code: string, name: string): string =>
	code === name || !row[name] ? String(row[code]) : `${String(row[code])} - ${String(row[name])}`;

/** Tax codes have a number for a code, which cannot be searched by a part of it. */
async function searchTaxCodes(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const text = filter?.trim() ?? '';
	const number = /^\d+$/.test(text) ? ` or ${equals('code', Number(text)).text}` : '';
	const client = await createClient(this);
	const { value: rows } = await client.page(
		'/tax_codes',
		{
			filter: text === '' ? undefined : inWords(`contains(name,${quoted(text)})${number}`),
			select: ['id', 'code', 'name'],
			orderBy: 'code asc',
		},
		'code',
	);
	return { results: rows.map((row) => ({ name: label(row, 'code', 'name'), value: String(row.code) })) };
}

/** Paths and fields: cash-book.json, general.json, sales.json, nominal.json, stock.json, financials.json. */
export const listSearch: Readonly<Record<string, Search>> = {
	searchBanks: searchOf({ path: '/banks', code: 'code', name: 'description' }),
	searchCouriers: searchOf({ path: '/couriers', code: 'name', name: 'name' }),
	searchCustomers: searchOf({ path: '/customers', code: 'reference', name: 'name' }),
	searchNominalCodes: searchOf({ path: '/nominal_codes', code: 'reference', name: 'name' }),
	searchProducts: searchOf({ path: '/products', code: 'code', name: 'name' }),
	searchTaxCodes,
	searchWarehouses: searchOf({ path: '/warehouses', code: 'name', name: 'description' }),
};
