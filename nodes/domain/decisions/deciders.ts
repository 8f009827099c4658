import { cell, type TableRow } from '../text/tableRow';

/** Columns of the table *Deciders*: who may decide what. People fill it in, every column text. */
export const DECIDER_COLUMNS = ['person', 'kinds', 'note'] as const;

/** What a person may be entitled to. */
export const DECIDER_KINDS = ['approve', 'undo', 'exceptions', 'map', 'upload', 'setUp'] as const;

export type DeciderKind = (typeof DECIDER_KINDS)[number];

/** In the cell `kinds`: everything. */
export const ALL_KINDS = 'all';

export interface Deciders {
	/** By e-mail address in small letters. */
	readonly kindsOf: ReadonlyMap<string, ReadonlySet<string>>;
	/** Rows that entitle nobody to anything, in words. */
	readonly faults: readonly string[];
}

/** An e-mail address as it is compared: without case and blanks at the ends. */
export const addressOf = (person: unknown): string => cell(person).toLowerCase();

/** Reads who may decide. A row with a word that is not known gives nothing: half of what somebody meant is not what he meant. */
export function readDeciders(rows: readonly TableRow[]): Deciders {
	const kindsOf = new Map<string, Set<string>>();
	const faults: string[] = [];
	for (const row of rows.filter((one) => cell(one.person) !== '' || cell(one.kinds) !== '')) {
		const person = addressOf(row.person);
		const kinds = cell(row.kinds)
			.split(',')
			.map((kind) => kind.trim());
		const strange = kinds.filter((kind) => kind !== ALL_KINDS && !DECIDER_KINDS.some((known) => known === kind));
		if (!/^[^@\s]+@[^@\s]+$/.test(person)) faults.push(`"${person.slice(0, 80)}" is no e-mail address`);
		else if (strange.length > 0)
			faults.push(`${person}: "${strange.join(', ').slice(0, 80)}" is not known; kinds are ${DECIDER_KINDS.join(', ')} or all`);
		else kindsOf.set(person, new Set([...(kindsOf.get(person) ?? []), ...kinds]));
	}
	return { kindsOf, faults };
}

/** Whether a person may decide on something of this kind. Nobody may while the table is empty. */
export function mayDecide({ kindsOf }: Deciders, person: string, kind: string): boolean {
	const kinds = kindsOf.get(addressOf(person));
	return kinds !== undefined && (kinds.has(kind) || kinds.has(ALL_KINDS));
}

/** Why a person may not, in words that he reads. */
export function whyNot(deciders: Deciders, person: string, kind: DeciderKind): string {
	if (deciders.kindsOf.size === 0)
		return 'Nobody may decide yet: the table Deciders names nobody. An administrator of this n8n enters the first address in the workflow Prepare the tables.';
	return `${person || 'Somebody without an address'} may not decide this: it takes the kind "${kind}" in the table Deciders.`;
}
