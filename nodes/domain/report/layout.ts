import { done, refused, type Result } from '../result';

/** How the cells of a column are read. */
export type ColumnKind =
	| 'text'
	/** A whole number. */
	| 'integer'
	/** A decimal in the marketplace's format, given out with a point. */
	| 'decimal'
	/** A day or an instant, given out in ISO 8601 where it can be told for certain, else as it stands. */
	| 'time'
	/** The same, where `05/11/2026` is 5 November. */
	| 'dayFirst'
	/** The same, where `05/11/2026` is 11 May. */
	| 'monthFirst';

export interface Column {
	/** Name of the field that comes out. */
	readonly key: string;
	/** Headings under which the column is known, in any language. Compared without case, accents, spaces and punctuation. */
	readonly headings: readonly string[];
	readonly kind: ColumnKind;
	/** Without it the rows mean nothing, so the file is refused. */
	readonly required?: boolean;
	/** Words of the file in other languages and Amazon's English word for them. */
	readonly words?: Readonly<Record<string, string>>;
}

/** What is known of a report's columns. Other columns come out as text, under their heading in camel case. */
export interface ReportLayout {
	readonly columns: readonly Column[];
	/** Kinds of further columns by their heading. */
	readonly patterns?: ReadonlyArray<{ readonly heading: RegExp; readonly kind: ColumnKind }>;
	/**
	 * Columns whose heading is the same word in every language. Where they stand at the same places in a file with as many columns, and not all
	 * other headings are known, the file is the same layout in a language that is not in the table, and columns go by their place.
	 */
	readonly anchors?: readonly string[];
}

/** A heading without case, accents, spaces and punctuation: `Título`, `event-type` and `Event Type` become `titulo` and `eventtype`. */
const normaliseHeading = (heading: string): string =>
	heading
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

/** Camel case of a heading: `amazon-order-id` and `TRANSACTION_EVENT_ID` become `amazonOrderId` and `transactionEventId`. */
function keyOfHeading(heading: string): string {
	const words = heading
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
	return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}

export interface PlacedColumn {
	readonly key: string;
	readonly kind: ColumnKind;
	readonly words?: Readonly<Record<string, string>>;
}

export interface Placed {
	/** One per heading, in the file's order. */
	readonly columns: readonly PlacedColumn[];
	readonly foundBy: 'name' | 'place';
}

/** Finds out which column of the layout each heading is, or the keys of required columns that were not found. */
export function placeColumns(headings: readonly string[], layout: ReportLayout): Result<Placed, readonly string[]> {
	const normalised = headings.map(normaliseHeading);
	const named = headings.map((heading) => knownColumn(heading, layout) ?? otherColumn(heading, layout));
	const found = new Set<PlacedColumn>(named);
	const missing = layout.columns.filter((column) => column.required && !found.has(column)).map(({ key }) => key);
	if (missing.length === 0) return done({ foundBy: 'name', columns: withoutTwins(named) });
	if (!isTranslated(normalised, layout)) return refused(missing);
	return done({ foundBy: 'place', columns: layout.columns });
}

const knownColumn = (heading: string, { columns }: ReportLayout): PlacedColumn | undefined =>
	columns.find((column) => column.headings.some((known) => normaliseHeading(known) === normaliseHeading(heading)));

function otherColumn(heading: string, { patterns = [] }: ReportLayout): PlacedColumn {
	const kind = patterns.find((pattern) => pattern.heading.test(heading))?.kind ?? 'text';
	return { key: keyOfHeading(heading) || 'column', kind };
}

function isTranslated(normalised: readonly string[], { columns, anchors = [] }: ReportLayout): boolean {
	if (anchors.length === 0 || normalised.length !== columns.length) return false;
	return columns.every(({ key }, at) => !anchors.includes(key) || normalised[at] === normaliseHeading(key));
}

/** Two columns of one name must not become one field: later ones get a number. */
function withoutTwins(columns: readonly PlacedColumn[]): PlacedColumn[] {
	const seen = new Map<string, number>();
	return columns.map((column) => {
		const count = (seen.get(column.key) ?? 0) + 1;
		seen.set(column.key, count);
		return count === 1 ? column : { ...column, key: `${column.key}${count}` };
	});
}
