/**
 * What is shown of texts that come from outside: error texts, reasons, documents that say why. They repeat what they were sent, and may be long
 * and hostile, so they are cut before any pattern sees them, and what must not be shown is blotted out.
 */

/** Most characters of a foreign text that are looked at, and most that are shown. */
export const MOST_SEEN = 2000;
export const MOST_SHOWN = 300;
/** Stands for what was blotted out. */
const BLOT = '***';

/** The beginning of a text, ending with a whole word: half an address at the cut would be known for none. */
export function beginningOf(text: string, most = MOST_SEEN): string {
	if (text.length <= most) return text;
	const cut = text.slice(0, most);
	const blank = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'), cut.lastIndexOf('\t'));
	return blank < 0 ? '' : cut.slice(0, blank);
}

/** Countries whose VAT numbers begin with their code (EU, Greece as EL, Great Britain, Northern Ireland). */
const VAT_COUNTRIES = 'AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI';
const STREET = 'Street|Str|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Court|Crescent|Gardens|Grove|Mews|Place|Square|Terrace|Way';
/** Fields that hold a person's data or a secret, in any spelling of the API's versions: `buyerName`, `AddressLine1`, `postal_code`, `vatNumber`. */
const FIELDS = [
	'(?:buyer|recipient|ship(?:ping|[ _-]?to)?|bill(?:ing|[ _-]?to)?|contact|company|first|last|full|given|family)[ _-]?name',
	'address[ _-]?(?:line)?[ _-]?\\d?|street|city|town|county|post(?:al)?[ _-]?code',
	'(?:tele)?phone(?:[ _-]?number)?|e-?mail(?:[ _-]?address)?',
	'(?:vat|tax)[ _-]?(?:registration[ _-]?)?(?:number|no|id)',
	'(?:access|refresh)?[ _-]?token|(?:client[ _-]?)?secret|password',
].join('|');

/** Each bounded in every part, so that the time goes by the length of the text alone. The first group, where there is one, stays. */
const PATTERNS: readonly RegExp[] = [
	// Login with Amazon, OAuth, JSON web tokens, keys and signatures of Amazon Web Services.
	/\bAtz[a-z.]{0,20}(?:\||%7C)[^\s"',;<>]{1,2000}/gi,
	/\bAtc[a-z.]{0,20}(?:\||%7C)[^\s"',;<>]{1,2000}/gi,
	/\bamzn1\.oa2-cs\.[^\s"',;<>]{1,300}/gi,
	/\b(?:Bearer|Basic)\s{1,5}[\w.~+/|=-]{4,2000}/gi,
	/\beyJ[\w-]{5,2000}(?:\.[\w-]{1,2000}){0,4}/g,
	/\b(?:AKIA|ASIA)[A-Z0-9]{12,20}\b/g,
	/\bX-Amz-[\w-]{1,40}=[^\s"'&<>]{1,2000}/gi,
	// A field with its value, as JSON, as XML and as words: the value goes, the field stays.
	new RegExp(
		`(["']?\\b(?:\\w{0,20}[._])?(?:${FIELDS})["']?\\s{0,3}[:=]\\s{0,3})(?:"[^"]{0,500}"?|'[^']{0,500}'?|[^\\n,;|&{}()"']{1,100})`,
		'gi',
	),
	/(["']name["']\s{0,3}:\s{0,3})(?:"[^"]{0,500}"?|'[^']{0,500}'?)/gi,
	new RegExp(`(<(?:\\w{1,10}:)?(?:name|${FIELDS})>)[^<]{1,500}`, 'gi'),
	/[^\s"'<>(),;:=@]{1,64}@[^\s"'<>(),;:@]{1,255}/g,
	new RegExp(`\\b(?:${VAT_COUNTRIES})[ -]?(?=[A-Z0-9 ]{8,15})[A-Z0-9]{0,2}(?:[ ]?\\d){7,12}[A-Z0-9]{0,3}\\b`, 'g'),
	new RegExp(`\\b\\d{1,5}[a-zA-Z]?,? (?:[A-Z][\\w'-]{1,30} ){1,3}(?:${STREET})\\b\\.?`, 'g'),
	/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/g,
	// Telephone numbers; an Amazon order id begins like one and stays.
	/(\b\d{3}-\d{7}-\d{7}\b)|\+\d(?:[ ()./-]{0,2}\d){7,14}|\b0\d(?:[ ()-]{0,2}\d){8,10}\b/g,
];

const withoutPatterns = (text: string): string =>
	PATTERNS.reduce(
		(left, pattern) => left.replace(pattern, (_all, kept?: unknown) => (typeof kept === 'string' ? keptOf(kept) : BLOT)),
		text,
	);

/** An order id stays as it is; of a field with its value only the field does. */
const keptOf = (kept: string): string => (/^\d/.test(kept) ? kept : kept + BLOT);

/** Shortest value, and shortest word of one, that is blotted out: shorter ones stand in every text. */
const SHORTEST = 3;
/** Longest piece of a value whose words are known one by one as well; of a longer text they are words of the language. */
const MOST_WORDS = 6;
/** Most values that are looked for, so that a large request takes no long time. */
const MOST_VALUES = 2000;

/** Halves of a character, which cannot be encoded. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** How a value may be repeated: as it is, in pieces, in its words, as JSON text and as part of an address. */
function formsOf(value: string): string[] {
	const seen = value.slice(0, MOST_SEEN);
	const pieces = seen.split(/[\r\n,;.]/).map((piece) => piece.trim());
	const words = pieces.map((piece) => piece.split(/\s/)).filter((list) => list.length <= MOST_WORDS);
	return [
		seen.trim(),
		JSON.stringify(seen).slice(1, -1),
		encodeURIComponent(seen.replace(LONE_SURROGATES, '')),
		...pieces,
		...words.flat(),
	];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\\/]/g, '\\$&');

/**
 * Shows foreign texts without `hidden` (values that were just sent, secrets of the credential) and without what looks like a token, a secret, a
 * telephone number, an e-mail address, a postcode, a street or a VAT number. Gives `most` characters at the most.
 */
export function redactor(hidden: Iterable<string>, most = MOST_SHOWN): (text: string) => string {
	const forms = new Set(
		[...hidden]
			.slice(0, MOST_VALUES)
			.flatMap(formsOf)
			.filter((form) => form.length >= SHORTEST),
	);
	// The longest first, so that a part does not leave the rest of its value standing.
	const ordered = [...forms].map((form) => form.toLowerCase()).sort((one, other) => other.length - one.length);
	return (text) => {
		const beginning = beginningOf(text);
		const lower = beginning.toLowerCase();
		const found = ordered.filter((form) => lower.includes(form));
		const blotted = found.reduce((left, form) => left.replace(wholeWords(form), BLOT), beginning);
		return withoutPatterns(blotted).slice(0, most);
	};
}

/** A value where it is no part of a longer word: `Lee` is not in `sleeve`. */
function wholeWords(form: string): RegExp {
	const [before, after] = [
		/^[\p{L}\p{N}]/u.test(form) ? '(?<![\\p{L}\\p{N}])' : '',
		/[\p{L}\p{N}]$/u.test(form) ? '(?![\\p{L}\\p{N}])' : '',
	];
	return new RegExp(before + escaped(form) + after, 'giu');
}

/** A foreign text of which nothing is known but that it is foreign. */
export const redacted = redactor([]);
