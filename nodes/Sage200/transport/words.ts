/** Longest piece of foreign text that any pattern sees: a page of half a megabyte would keep n8n busy for half a minute. */
export const LONGEST_LOOK = 4_000;
const LONGEST_QUOTE = 500;
const MOST_WORDS = 20;

type Fields = Record<string, unknown>;

/** What stands for "something went wrong" and says nothing; the reason is beside it. */
const EMPTY_WORDS = /^an error has occurred\.?$/i;

/**
 * Sage's own words out of a refusal's body, whatever its form: JSON object or string, `ModelState`, plain text or HTML. The OpenAPI files give no schema
 * for refusals; these are the keys in which public clients and gateways have seen them. A stack trace is left where it is.
 */
export function sageWords(body: string): string {
	const text = body.trim();
	if (text === '') return '';
	const parsed = parsedOf(text);
	if (parsed !== undefined) return wordsOf(parsed.value).slice(0, MOST_WORDS).join(' ').slice(0, LONGEST_LOOK);
	const start = text.slice(0, LONGEST_LOOK);
	return /^<(?:!doctype|html|\?xml)/i.test(start) ? titleOf(start) : start;
}

/** For showing: as much of a text as a person reads. */
export const shortened = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text).trim();

function parsedOf(text: string): { readonly value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return undefined; // plain text is one of the forms
	}
}

/** By position instead of a pattern: a page may open a hundred thousand titles and close none. */
function titleOf(page: string): string {
	const lower = page.toLowerCase();
	const start = lower.indexOf('>', lower.indexOf('<title'));
	const end = lower.indexOf('</title>');
	return lower.includes('<title') && start >= 0 && end > start ? page.slice(start + 1, end).trim() : '';
}

/** The sentences of an answer, each once, the general ones first. */
function wordsOf(answer: unknown, depth = 0): string[] {
	if (typeof answer === 'string') return [answer];
	const source = (Array.isArray(answer) ? answer[0] : answer) as Fields | null;
	if (typeof source !== 'object' || source === null) return answer === null ? ['null'] : [];
	const nested = typeof source.error === 'object' && source.error !== null && depth < 3 ? wordsOf(source.error, depth + 1) : [];
	const inner =
		source.InnerException !== undefined && source.InnerException !== null && depth < 3 ? wordsOf(source.InnerException, depth + 1) : [];
	const general = firstText(source, ['Message', 'message', 'error_description', 'error', 'title', 'detail']);
	const special = ['MessageDetail', 'ExceptionMessage'].flatMap((key) => firstText(source, [key]));
	const reasons = [...special, ...inner, ...nested, ...listed(source.errors), ...modelState(source.ModelState ?? source.modelState)];
	const all = reasons.length > 0 ? [...general.filter((text) => !EMPTY_WORDS.test(text.slice(0, LONGEST_LOOK))), ...reasons] : general;
	return [...new Set(all)].filter((text) => text !== '');
}

const firstText = (source: Fields, keys: readonly string[]): string[] =>
	keys
		.map((key) => source[key])
		.filter((value): value is string => typeof value === 'string' && value !== '')
		.slice(0, 1);

/** `errors`: texts, or objects with a text; or fields with their complaints. */
function listed(errors: unknown): string[] {
	if (!Array.isArray(errors)) return modelState(errors);
	return errors.slice(0, MOST_WORDS).flatMap((error: unknown) => (typeof error === 'string' ? [error] : wordsOf(error, 3)));
}

/** `ModelState` names each field with its list of complaints. */
function modelState(state: unknown): string[] {
	if (typeof state !== 'object' || state === null) return [];
	return Object.entries(state)
		.slice(0, MOST_WORDS)
		.map(([field, complaints]) => `${field}: ${[complaints].flat().slice(0, MOST_WORDS).map(String).join(' ')}`);
}
