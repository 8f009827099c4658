import { LONGEST_LOOK, shortened } from './words';

/** What stands for a text that must not be shown. */
export const BLOT = '█';

/** Fields of a request whose texts help whoever reads an error and name nobody: codes, references, kinds, dates, our own narratives. */
const HARMLESS = /(?:^|_)(?:code|codes|reference|type|date|no|cost_centre|department|status|narrative|ledger_type)$/;
/** Texts about people, of which each word is blotted out: Sage may show a name by its parts. */
const OF_PEOPLE = /name|contact|address|city|county|postcode|country|email|telephone|phone|vat|registration/;
/** A word that is shorter says nothing by itself. */
const SHORTEST_WORD = 3;

/** Texts that must not come back in an error: what was just sent about people, and what the credential holds. */
export interface Secrets {
	readonly texts: ReadonlySet<string>;
	/** Blotted out as whole words only. */
	readonly words: ReadonlySet<string>;
}

/** What a body says about people. Lossless numbers and ids are none of it. */
export function secretsOfBody(body: unknown): Secrets {
	const texts = new Set<string>();
	const words = new Set<string>();
	const take = (value: unknown, key: string): void => {
		if (typeof value === 'string') return takeText(value.trim(), key, texts, words);
		if (Array.isArray(value)) for (const each of value) take(each, key);
		else if (typeof value === 'object' && value !== null) for (const [name, each] of Object.entries(value)) take(each, name);
	};
	take(body, '');
	return { texts, words };
}

function takeText(text: string, key: string, texts: Set<string>, words: Set<string>): void {
	if (text.length < SHORTEST_WORD || HARMLESS.test(key)) return;
	texts.add(text);
	texts.add(JSON.stringify(text).slice(1, -1)); // as it stands in a body that is echoed as text
	if (OF_PEOPLE.test(key)) for (const word of text.split(/[\s,]+/)) if (word.length >= SHORTEST_WORD) words.add(word);
}

/** Every text of a credential that is long enough to be a secret: client secret, access and refresh token, whatever comes beside them. */
export function secretsOfCredential(credential: unknown): string[] {
	if (typeof credential === 'string') return credential.length >= 8 && !/^https?:/.test(credential) ? [credential] : [];
	if (typeof credential !== 'object' || credential === null) return [];
	return Object.entries(credential)
		.filter(([name]) => !OPEN_FIELDS.has(name))
		.flatMap(([, value]) => secretsOfCredential(value));
}

/** Fields of the credential that are no secret and may help: which site and company it was, the addresses, the policy. */
const OPEN_FIELDS: ReadonlySet<string> = new Set([
	'siteId',
	'companyId',
	'edition',
	'writePolicy',
	'allowedWrites',
	'grantType',
	'scope',
	'authQueryParameters',
	'authentication',
	'token_type',
	'allowedHttpRequestDomains',
	'allowedDomains',
]);

const ALWAYS: ReadonlyArray<readonly [pattern: RegExp, put: string]> = [
	[/\bbearer\s+[\w.~+/=-]{4,}/gi, `Bearer ${BLOT}`],
	[/\beyJ[\w-]{5,2000}(?:\.[\w-]{1,2000}){0,2}/g, BLOT],
	[/"?\b(access_token|refresh_token|client_secret|id_token)"?\s{0,5}[:=]\s{0,5}"?[^\s"&,;]{1,2000}/gi, `$1: ${BLOT}`],
	[/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g, BLOT],
];

/** Foreign words as they may be shown: cut, then without what is secret, then shortened. */
export function redacted(text: string, { texts, words }: Secrets, credential: readonly string[] = []): string {
	let shown = text.slice(0, LONGEST_LOOK);
	const whole = [...texts, ...credential].sort((one, other) => other.length - one.length);
	for (const secret of whole) shown = shown.replace(new RegExp(escaped(secret), 'gi'), BLOT);
	for (const [pattern, put] of ALWAYS) shown = shown.replace(pattern, put);
	for (const word of words) shown = shown.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'giu'), BLOT);
	return shortened(shown);
}

/** For a pattern with the flag `u`, in which only what has a meaning may be escaped. */
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

export const NO_SECRETS: Secrets = Object.freeze({ texts: new Set<string>(), words: new Set<string>() });
