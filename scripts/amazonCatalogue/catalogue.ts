import { SellingPartner } from 'amazon-sp-api';
import type { Catalogue, CatalogueEntry } from '../../nodes/AmazonSellerCentral/transport/catalogue';
import { rateOf } from './rates';
import { SUPPLEMENT } from './supplement';

/** An entry of the library's map. */
interface LibraryEntry {
	readonly method: CatalogueEntry['method'];
	readonly api_path: string;
	/** Seconds until one request is given back; a few entries have none. */
	readonly restore_rate?: number;
	readonly is_grantless?: boolean;
	readonly scope?: string;
}
type LookUp = (call: { path: Record<string, string> }) => LibraryEntry;
/** Operations by endpoint and version; `__versions` lists those, and is the library's own name for it. */
type Library = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, LookUp>>>>>>;

/** The library's map. Its constructor wants credentials although the map needs none, hence the placeholders. */
const library = (): Library =>
	(
		new SellingPartner({
			region: 'eu',
			options: { only_grantless_operations: true },
			credentials: { SELLING_PARTNER_APP_CLIENT_ID: '-', SELLING_PARTNER_APP_CLIENT_SECRET: '-' },
		}) as unknown as { endpoints: Library }
	).endpoints;

/** Path parameters of which the library takes certain values only. */
const KNOWN: Readonly<Record<string, string>> = { notificationType: 'ORDER_CHANGE' };

/** The library's entry with its path parameters in braces; undefined where the library throws whatever is given (the supplement has those). */
function entryOf(lookUp: LookUp): { entry: LibraryEntry; path: string } | undefined {
	const asked = new Set<string>();
	const markOf = (name: string) => KNOWN[name] ?? `Zz${name}zZ`;
	const get = (_target: object, name: string | symbol): string => {
		asked.add(String(name));
		return markOf(String(name));
	};
	const path = new Proxy<Record<string, string>>({}, { get });
	try {
		const entry = lookUp({ path });
		const template = [...asked].reduce((text, name) => text.replace(markOf(name), `{${name}}`), entry.api_path);
		return { entry, path: template };
	} catch (error) {
		if (error instanceof ReferenceError) return undefined;
		throw error;
	}
}

function fromLibrary(): Array<readonly [key: string, entry: CatalogueEntry]> {
	return Object.entries(library()).flatMap(([endpoint, versions]) =>
		Object.entries(versions)
			.filter(([version]) => !version.startsWith('__'))
			.flatMap(([version, operations]) =>
				Object.entries(operations).flatMap(([name, lookUp]) => {
					const key = `${endpoint}/${version}/${name}`;
					const found = entryOf(lookUp);
					if (!found) return [];
					const { method, restore_rate, is_grantless, scope } = found.entry;
					return [[key, { method, path: found.path, ...rateOf(key, restore_rate), ...(is_grantless ? { scope } : {}) }] as const];
				}),
			),
	);
}

const fromSupplement = (): Array<readonly [key: string, entry: CatalogueEntry]> =>
	Object.entries(SUPPLEMENT).map(([key, { method, path, restoreSeconds, scope }]) => [
		key,
		{ method, path, ...rateOf(key, restoreSeconds), ...(scope ? { scope } : {}) },
	]);

/**
 * Every operation that can be called, by `endpoint/version/name`, sorted: the map of amazon-sp-api, our supplement to it, and the rates of the
 * models. Throws when an operation that the library cannot give is not in the supplement, or a path does not begin with a slash.
 */
export function buildCatalogue(): Catalogue {
	const entries = [...new Map([...fromLibrary(), ...fromSupplement()])].sort(([one], [other]) => (one < other ? -1 : 1));
	const odd = entries.find(([, { path }]) => !path.startsWith('/') || path.includes('undefined'));
	if (odd) throw new Error(`The path of ${odd[0]} is ${odd[1].path}`);
	return Object.fromEntries(entries);
}

/** The text of the file, one operation a line. */
export const catalogueText = (catalogue: Catalogue): string =>
	`{\n${Object.entries(catalogue)
		.map(([key, entry]) => `\t${JSON.stringify(key)}: ${JSON.stringify(entry)}`)
		.join(',\n')}\n}\n`;
