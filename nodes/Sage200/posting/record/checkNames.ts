import type { IDataObject } from 'n8n-workflow';
import { done, type Result } from '../../../domain/result';
import { isSameInSage } from '../../../domain/text/sageText';
import type { RunCache } from '../../runCache';
import { listAnyOf } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { isText } from '../door/key';
import { refused, type PostingRefusal } from '../door/refusal';

/** Something of Sage as the settings name it: by code and by the name that Sage shows, a tax code by its rate and terms too. */
export interface NamedInSettings {
	/** Key of the setting. */
	readonly setting: string;
	readonly kind: NamedKind;
	readonly code: string | number;
	readonly name: string;
	/** Per cent, decimal string. */
	readonly rate?: string;
	readonly terms?: string;
}

/** Paths, the field that people take for the code and those that Sage shows for the name (cash-book.json, sales.json, purchases.json, stock.json, sop.json, nominal.json, financials.json). */
const KINDS = Object.freeze({
	bank: { path: '/banks', code: 'code', names: ['description'], word: 'bank account' },
	customer: { path: '/customers', code: 'reference', names: ['name'], word: 'customer' },
	supplier: { path: '/suppliers', code: 'reference', names: ['name'], word: 'supplier' },
	warehouse: { path: '/warehouses', code: 'name', names: ['description', 'name'], word: 'warehouse' },
	additionalCharge: { path: '/sop_additional_charges', code: 'code', names: ['name'], word: 'additional charge' },
	nominal: { path: '/nominal_codes', code: 'reference', names: ['name'], word: 'nominal code' },
	taxCode: { path: '/tax_codes', code: 'code', names: ['name'], word: 'tax code' },
} as const);

export type NamedKind = keyof typeof KINDS;

/** How many things were compared, when all agree. Refused with everything that differs at once. Throws when Sage cannot be read. */
export async function checkNames(
	client: SageClient,
	cache: RunCache,
	names: readonly NamedInSettings[],
): Promise<Result<number, PostingRefusal>> {
	const complaints: string[] = [];
	for (const kind of new Set(names.map((each) => each.kind))) {
		const own = names.filter((each) => each.kind === kind);
		if (!Object.hasOwn(KINDS, kind))
			complaints.push(...own.map(({ setting }) => `${setting}: "${String(kind)}" is nothing that Sage 200 has`));
		else complaints.push(...(await complaintsAbout(client, cache, kind, own)));
	}
	if (complaints.length === 0) return done(names.length);
	return refused(
		'settingsDisagree',
		`The settings do not agree with Sage 200: ${complaints.join('; ')}`,
		'Correct code or name in the table of settings, or in Sage 200, so that both say the same. Nothing is posted before.',
	);
}

async function complaintsAbout(client: SageClient, cache: RunCache, kind: NamedKind, names: readonly NamedInSettings[]): Promise<string[]> {
	const { path, code, names: fields } = KINDS[kind];
	const isNumber = kind === 'taxCode';
	const blank = names.filter((each) => String(each.code ?? '').trim() === '' || (isNumber && !/^\d{1,9}$/.test(String(each.code))));
	const asked = names.filter((each) => !blank.includes(each)).map((each) => (isNumber ? Number(each.code) : String(each.code)));
	const select = ['id', code, ...fields, ...(isNumber ? ['tax_rate', 'terms', 'terms_description'] : [])];
	const rows = await cache.remember(
		`names|${kind}|${JSON.stringify(asked)}`,
		async () => await listAnyOf(client, path, { select, orderBy: 'id asc' }, code, asked),
	);
	return [
		...blank.map((each) => `${each.setting}: it names no ${KINDS[kind].word}`),
		...names
			.filter((each) => !blank.includes(each))
			.flatMap(
				(each) =>
					complaintAbout(
						each,
						rows.filter((row) => isText(row[code], String(each.code))),
					) ?? [],
			),
	];
}

function complaintAbout(wanted: NamedInSettings, found: readonly IDataObject[]): string | undefined {
	const { word, names } = KINDS[wanted.kind];
	const what = `${wanted.setting}: ${word} ${wanted.code}`;
	const [row, ...others] = found;
	if (row === undefined) return `${what} is not in Sage 200`;
	// One nominal code stands with several cost centres and departments, each with a name of its own.
	const rows = wanted.kind === 'nominal' ? found : [row];
	if (others.length > 0 && wanted.kind !== 'nominal') return `${what} is in Sage 200 ${found.length} times`;
	if (!rows.some((each) => names.some((field) => isNamed(each[field], wanted.name))))
		return `${what} is "${String(row[names[0]] ?? '')}" in Sage 200, and "${wanted.name}" in the settings`;
	if (wanted.rate !== undefined && !isSameRate(row.tax_rate, wanted.rate))
		return `${what} has the rate ${String(row.tax_rate)} in Sage 200, and ${wanted.rate} in the settings`;
	if (wanted.terms !== undefined && ![row.terms, row.terms_description].some((terms) => isNamed(terms, wanted.terms ?? '')))
		return `${what} has the terms "${String(row.terms_description ?? row.terms ?? '')}" in Sage 200, and "${wanted.terms}" in the settings`;
	return undefined;
}

const isNamed = (seen: unknown, wanted: string): boolean => isSameInSage(String(seen ?? '').trim(), String(wanted ?? '').trim());

/** By value: `20`, `20.00`, `20.0000`. */
function isSameRate(seen: unknown, wanted: string): boolean {
	const plain = (value: unknown) => {
		const match = /^(\d{1,4})(?:\.(\d{1,8}))?$/.exec(String(value ?? '').trim());
		return match ? `${Number(match[1])}.${(match[2] ?? '').replace(/0+$/, '')}` : undefined;
	};
	return plain(seen) !== undefined && plain(seen) === plain(wanted);
}
