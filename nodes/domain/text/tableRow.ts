/** A row as an n8n Data Table gives it out: empty cells are null, and it has columns of n8n's own. */
export type TableRow = Readonly<Record<string, unknown>>;

/** Text of a cell; null and what is no text or number is ''. Blanks at both ends do not count. */
export const cell = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since the epoch of an ISO 8601 instant with its zone; undefined for any other text. */
export function instantOf(text: string): number | undefined {
	const epoch = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(epoch) ? undefined : epoch;
}

/** Whether a foreign value is an object with fields. */
export const isTableRow = (value: unknown): value is TableRow => typeof value === 'object' && value !== null && !Array.isArray(value);
