import { refuse } from '../refusal';
import { isExpandable, type Row, type RowValue, type Shape } from '../shapes/shape';
import type { Projection } from '../shapes/write';
import { fieldAt, predicate } from './evaluate';
import { parseFilter } from './parser';

/** Sage 200, developer pages, guide "query parameters": page size when `$top` is left out, and the largest. */
export const DEFAULT_TOP = 500;
export const LARGEST_TOP = 5000;

const FOR_COLLECTIONS = new Set(['$select', '$filter', '$orderby', '$top', '$skip', '$expand', '$count']);
const FOR_ONE = new Set(['$select', '$expand']);
const NONE: ReadonlySet<string> = new Set();

/** Query options as they arrive; an option given twice is an array. */
export type QueryOptions = Readonly<Record<string, unknown>>;

/** Options of a single record or a POST: `$select` and `$expand`. */
export function projectionOf(options: QueryOptions, shape: Shape, special: ReadonlySet<string> = NONE): Projection {
	const texts = checkedOptions(options, FOR_ONE);
	return readProjection(texts, shape, special);
}

/** What a company's behaviour does to a list: rows that do not show yet, and how many rows a page has at most. */
export interface ListLimits {
	readonly shown?: (found: readonly Row[]) => readonly Row[];
	readonly largestPage?: number;
}

/** Filters, sorts and cuts the rows of a collection. `$count=true` is accepted and shows nowhere: where it would show is not documented. */
export function runQuery(
	rows: readonly Row[],
	options: QueryOptions,
	shape: Shape,
	{ shown = (found) => found, largestPage = LARGEST_TOP }: ListLimits = {},
): { rows: Row[]; projection: Projection } {
	const texts = checkedOptions(options, FOR_COLLECTIONS);
	const projection = readProjection(texts, shape);
	const keep = texts.$filter === undefined ? () => true : predicate(parseFilter(texts.$filter), shape);
	if (texts.$count !== undefined && !/^(true|false)$/.test(texts.$count)) refuse('$count is true or false.');
	if (texts.$skip !== undefined && texts.$orderby === undefined) refuse('$skip needs $orderby.');
	const top = wholeNumber(texts.$top, '$top') ?? DEFAULT_TOP;
	if (top > LARGEST_TOP) refuse(`$top is at most ${LARGEST_TOP}.`);
	const skip = wholeNumber(texts.$skip, '$skip') ?? 0;
	const kept = [...shown(rows.filter(keep))];
	if (texts.$orderby !== undefined) kept.sort(readOrder(texts.$orderby, shape));
	return { rows: kept.slice(skip, skip + Math.min(top, largestPage)), projection };
}

function checkedOptions(options: QueryOptions, known: ReadonlySet<string>): Record<string, string | undefined> {
	for (const [name, value] of Object.entries(options)) {
		if (!known.has(name)) refuse(`The query option '${name}' is not supported here.`);
		if (typeof value !== 'string' || value === '') refuse(`The query option '${name}' needs one value.`);
	}
	return options as Record<string, string | undefined>;
}

/** `special` are words that `$expand` takes although no field has that name. */
function readProjection(texts: Record<string, string | undefined>, shape: Shape, special: ReadonlySet<string> = NONE): Projection {
	const expand = new Set(commaList(texts.$expand));
	for (const name of expand) {
		if (special.has(name)) continue;
		if (!Object.hasOwn(shape, name) || !isExpandable(shape[name])) refuse(`'${name}' cannot be expanded.`);
	}
	const select = texts.$select === undefined ? undefined : commaList(texts.$select);
	for (const path of select ?? []) selectable(path, shape);
	return { expand, select };
}

/** `lines.id` is allowed here although a filter cannot look into a list. */
function selectable(path: string, shape: Shape): void {
	const [head, ...rest] = path.split('.');
	if (rest.length > 0 && Object.hasOwn(shape, head) && shape[head].shape) return selectable(rest.join('.'), shape[head].shape());
	fieldAt(path, shape);
}

function readOrder(text: string, shape: Shape): (left: Row, right: Row) => number {
	const keys = commaList(text).map((part) => {
		const match = /^(\S+)(?:\s+(asc|desc))?$/.exec(part);
		if (!match) return refuse(`'${part}' is not an order.`);
		const { field, read } = fieldAt(match[1], shape);
		if (isExpandable(field)) return refuse(`'${match[1]}' cannot be sorted by.`);
		return { read, sign: match[2] === 'desc' ? -1 : 1 };
	});
	return (left, right) => {
		for (const { read, sign } of keys) {
			const order = compare(read(left), read(right));
			if (order !== 0) return order * sign;
		}
		return 0;
	};
}

function compare(left: RowValue, right: RowValue): number {
	const [a, b] = [left ?? '', right ?? ''];
	return a === b ? 0 : a < b ? -1 : 1;
}

const commaList = (text: string | undefined): string[] => (text === undefined ? [] : text.split(',').map((part) => part.trim()));

function wholeNumber(text: string | undefined, name: string): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d{1,9}$/.test(text)) refuse(`${name} is a whole number.`);
	return Number(text);
}
