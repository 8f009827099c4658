import { quoted } from '../../transport/filter';

/** One condition as the filter builder gives it. */
export interface Condition {
	readonly field: string;
	readonly operator: 'eq' | 'gt' | 'ge' | 'le' | 'contains' | 'startswith' | 'endswith';
	readonly type: 'text' | 'number' | 'date' | 'boolean';
	readonly value: string;
}

export type FilterResult = { readonly ok: true; readonly filter: string } | { readonly ok: false; readonly problem: string };

/**
 * Conditions joined by `and` or `or`, in the words that Sage documents (developer pages, guide "query parameters"): text in
 * single quotes, numbers and dates bare, times with a `Z`, functions for parts of a text.
 */
export function filterOf(conditions: readonly Condition[], join: 'and' | 'or'): FilterResult {
	const terms: string[] = [];
	for (const condition of conditions) {
		const term = termOf(condition);
		if (!term.ok) return term;
		terms.push(term.filter);
	}
	return { ok: true, filter: terms.join(` ${join} `) };
}

const FIELD = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/i;

function termOf({ field, operator, type, value }: Condition): FilterResult {
	if (!FIELD.test(field)) return { ok: false, problem: `"${field}" is no name of a field` };
	if (operator === 'contains' || operator === 'startswith' || operator === 'endswith') {
		return type === 'text'
			? { ok: true, filter: `${operator}(${field},${quoted(value)})` }
			: { ok: false, problem: `${operator} compares texts only (${field})` };
	}
	const literal = literalOf(type, value);
	return literal === undefined
		? { ok: false, problem: `"${value}" is no ${type} (${field})` }
		: { ok: true, filter: `${field} ${operator} ${literal}` };
}

function literalOf(type: Condition['type'], value: string): string | undefined {
	if (type === 'text') return quoted(value);
	if (type === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? value : undefined;
	if (type === 'boolean') return /^(true|false)$/.test(value) ? value : undefined;
	if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return Number.isNaN(Date.parse(value)) ? undefined : value;
	return Number.isNaN(Date.parse(value)) ? undefined : new Date(value).toISOString();
}

/** A path below the base address: words and ids, nothing that could leave it. */
export function pathOf(text: string): string | undefined {
	const path = `/${text.trim().replace(/^\/+/, '')}`;
	return /^\/[a-z][a-z0-9_]*(\/([a-z][a-z0-9_]*|\d+))*$/i.test(path) ? path : undefined;
}

/** One record, which takes no filter and no paging: a path that ends with an id, and the two that the descriptions give as objects. */
export const isOneRecord = (path: string): boolean => /\/\d+$/.test(path) || path === '/licence' || path === '/current_user';
