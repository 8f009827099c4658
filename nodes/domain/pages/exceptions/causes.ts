import { titleOfKind } from '../../exceptions/titles';
import { groupBy } from '../../lists/groupBy';
import type { DeskRow } from './rows';

/** Rows that one remedy puts right. */
export interface Cause {
	readonly remedy: string;
	readonly rows: readonly DeskRow[];
}

/** Rows of one kind: the causes that several rows share, and rows with a remedy of their own. */
export interface Kind {
	readonly kind: string;
	readonly title: string;
	readonly rows: readonly DeskRow[];
	readonly shared: readonly Cause[];
	readonly single: readonly DeskRow[];
}

/** The remedy without the record that it speaks of: what is left is the same for all rows that are put right alike. */
const withoutRecord = ({ remedy, recordId }: DeskRow): string => (recordId === '' ? remedy : remedy.replaceAll(recordId, '…'));

/** Rows by kind and, within it, by the remedy that puts them right. Kinds stand in the order of their first rows. */
export const kindsOf = (rows: readonly DeskRow[]): Kind[] =>
	[...groupBy(rows, ({ kind }) => kind)].map(([kind, ofKind]) => {
		const causes = [...groupBy(ofKind, withoutRecord).values()];
		const isOne = causes.length === 1;
		return {
			kind,
			title: titleOfKind(kind),
			rows: ofKind,
			shared: causes
				.filter((alike) => isOne || alike.length > 1)
				.map((alike) => ({ remedy: alike.length === 1 ? alike[0].remedy : withoutRecord(alike[0]), rows: alike })),
			single: causes.filter((alike) => !isOne && alike.length === 1).flat(),
		};
	});

/** The rows in the order in which they stand on the page. */
export const inOrder = (kinds: readonly Kind[]): DeskRow[] =>
	kinds.flatMap(({ shared, single }) => [...shared.flatMap(({ rows }) => rows), ...single]);
