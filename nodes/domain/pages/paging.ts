/** Rows on one page. */
export const PAGE_SIZE = 50;

export interface PageOf<T> {
	readonly rows: readonly T[];
	/** From 1. */
	readonly number: number;
	readonly pages: number;
	readonly total: number;
}

/** One page of a list; a number that is none, or lies outside, is the nearest page there is. */
export function pageOf<T>(rows: readonly T[], asked: string): PageOf<T> {
	const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
	const wanted = /^\d{1,6}$/.test(asked) ? Number(asked) : 1;
	const number = Math.min(pages, Math.max(1, wanted));
	return { rows: rows.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE), number, pages, total: rows.length };
}
