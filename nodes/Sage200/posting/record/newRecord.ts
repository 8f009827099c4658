import type { IDataObject } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { listAll } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { resolveCodes } from '../door/directory';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import { shownRecord, type ShownRecord, type Write } from '../door/write';
import { anyOf, equals } from '../../transport/filter';
import { tooLong } from '../door/lengths';
import { isText, lookUpKey } from '../door/key';

/** A customer account to open; the reference is its look-up key. */
export interface NewCustomer {
	readonly reference: string;
	readonly name: string;
	readonly shortName?: string;
	/** Name or symbol of the currency; the base currency when left out. */
	readonly currency?: string;
	readonly taxCode?: number;
	readonly nominalCode?: string;
}

const CUSTOMER_FIELDS = ['id', 'reference', 'name', 'short_name', 'currency_id', 'default_tax_code_id', 'account_status_type', 'on_hold'];

/**
 * `POST /customers`. Sage fills in what is left out; currency, tax code and nominal code are sent when they are named. Lengths:
 * sales.json, `customer`. Throws when Sage cannot be read.
 */
export async function prepareCustomer(client: SageClient, cache: RunCache, wanted: NewCustomer): Promise<Posting<Write<ShownRecord>>> {
	const name = `Customer ${wanted.reference}`;
	if (!wanted.reference || !wanted.name)
		return refused('orderDataMissing', `${name}: reference and name are needed`, 'Fill in both in this node.');
	const long =
		tooLong('reference', wanted.reference, 8) ??
		tooLong('name', wanted.name, 60) ??
		tooLong('short name', wanted.shortName, 8) ??
		tooLong('nominal code', wanted.nominalCode, 8);
	if (long) return refused('textTooLong', `${name}: ${long}`, 'Shorten the text in this node.');
	const taxCodes = await resolveCodes(client, cache, 'taxCodes', wanted.taxCode === undefined ? [] : [wanted.taxCode]);
	if (!taxCodes.ok) return taxCodes;
	const currency = await currencyId(client, cache, wanted.currency);
	if (!currency.ok) return currency;
	return done({
		name,
		key: lookUpKey('customers', wanted.reference),
		method: 'POST',
		path: '/customers',
		body: {
			reference: wanted.reference,
			name: wanted.name,
			...(wanted.shortName ? { short_name: wanted.shortName } : {}),
			currency_id: currency.value,
			...(wanted.taxCode === undefined ? {} : { default_tax_code_id: taxCodes.value.idOf(wanted.taxCode) }),
			...(wanted.nominalCode ? { default_nominal_code_reference: wanted.nominalCode } : {}),
		},
		look: async () => {
			const rows = await listAll(client, '/customers', {
				filter: equals('reference', wanted.reference),
				select: CUSTOMER_FIELDS,
				orderBy: 'id asc',
			});
			return rows.map((row) => ({
				...shownRecord(`customer ${wanted.reference}`, row.id, row),
				differences: Number(row.currency_id) === currency.value ? [] : ['it has another currency'],
			}));
		},
	});
}

async function currencyId(client: SageClient, cache: RunCache, wanted: string | undefined): Promise<Posting<number>> {
	const all = await cache.remember(
		'namedCurrencies',
		async () => await listAll(client, '/currencies', { select: ['id', 'name', 'symbol', 'is_base_currency'], orderBy: 'id asc' }),
	);
	const isWanted = (row: IDataObject) =>
		wanted ? [row.name, row.symbol].some((text) => isText(text, wanted)) : row.is_base_currency === true;
	const found = all.filter(isWanted);
	if (found.length === 1) return done(Number(found[0].id));
	return refused(
		found.length === 0 ? 'notFoundInSage' : 'ambiguousCode',
		`Sage 200 has ${found.length === 0 ? 'no' : 'more than one'} currency ${wanted ?? 'marked as base currency'}`,
		'Give the name of the currency as Currency: Get Many shows it.',
	);
}

/** A nominal account to open; code, cost centre and department together are its look-up key. */
export interface NewNominal {
	readonly code: string;
	readonly name: string;
	readonly costCentre: string;
	readonly department: string;
	/** Code of the report category; may be empty where Sage needs none. */
	readonly reportCategory: string;
}

/** `POST /nominal_codes`. `report_category_id` is required by the description, though for Professional only. Lengths: nominal.json. */
export async function prepareNominal(client: SageClient, cache: RunCache, wanted: NewNominal): Promise<Posting<Write<ShownRecord>>> {
	const name = `Nominal code ${[wanted.code, wanted.costCentre, wanted.department].filter(Boolean).join('/')}`;
	if (!wanted.code)
		return refused('orderDataMissing', 'A nominal code to create has no code', 'Correct the list of nominal codes in this node.');
	const long = tooLong('code', wanted.code, 8) ?? tooLong('name', wanted.name, 60);
	if (long) return refused('textTooLong', `${name}: ${long}`, 'Shorten the text in this node.');
	const costCentres = await resolveCodes(client, cache, 'costCentres', wanted.costCentre ? [wanted.costCentre] : []);
	if (!costCentres.ok) return costCentres;
	const departments = await resolveCodes(client, cache, 'departments', wanted.department ? [wanted.department] : []);
	if (!departments.ok) return departments;
	const category = await reportCategoryId(client, cache, wanted.reportCategory);
	if (!category.ok) return category;
	return done({
		name,
		key: lookUpKey('nominal_codes', wanted.code, wanted.costCentre, wanted.department),
		method: 'POST',
		path: '/nominal_codes',
		body: {
			reference: wanted.code,
			name: wanted.name,
			...(wanted.costCentre ? { cost_centre_id: costCentres.value.idOf(wanted.costCentre) } : {}),
			...(wanted.department ? { department_id: departments.value.idOf(wanted.department) } : {}),
			...(category.value === undefined ? {} : { report_category_id: category.value }),
		},
		look: async () =>
			(await nominalsOf(client, [wanted.code])).filter((row) => isNominal(row, wanted)).map((row) => shownRecord(name, row.id, row)),
	});
}

const NOMINAL_FIELDS = ['id', 'reference', 'name', 'cost_centre_code', 'department_code', 'account_status_type'];

async function nominalsOf(client: SageClient, codes: readonly string[]): Promise<IDataObject[]> {
	const filter = anyOf(...codes.map((code) => equals('reference', code)));
	return await listAll(client, '/nominal_codes', { filter, select: NOMINAL_FIELDS, orderBy: 'id asc' });
}

const isNominal = (row: IDataObject, { code, costCentre, department }: NewNominal): boolean =>
	[
		[row.reference, code],
		[row.cost_centre_code, costCentre],
		[row.department_code, department],
	].every(([seen, wanted]) => isText(seen, String(wanted)));

async function reportCategoryId(client: SageClient, cache: RunCache, code: string): Promise<Posting<number | undefined>> {
	if (code === '') {
		const defaults = await cache.remember('nominal_codes_new', async () => await client.ask('/nominal_codes_new', {}));
		return done(typeof defaults.report_category_id === 'number' ? defaults.report_category_id : undefined); // Sage says so when it needs one
	}
	const all = await cache.remember(
		'reportCategories',
		async () => await listAll(client, '/nominal_report_categories', { select: ['id', 'code', 'description'], orderBy: 'id asc' }),
	);
	const found = all.filter((row) => isText(row.code, code));
	if (found.length === 1) return done(Number(found[0].id));
	return refused(
		found.length === 0 ? 'notFoundInSage' : 'ambiguousCode',
		`Sage 200 has ${found.length === 0 ? 'no' : 'more than one'} report category ${code}`,
		'Correct the code of the report category in this node.',
	);
}
