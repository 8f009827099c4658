import type { ExceptionOwner } from '../exceptions/exception';
import type { ExceptionKindName } from '../exceptions/kinds';
import type { Refusal } from '../result';

/** What is wrong with one row of a table that people fill in, or with a row that it lacks. */
export interface TableFault {
	/** A sentence with the row, what stands there and what should. */
	readonly message: string;
	readonly owner: ExceptionOwner;
}

/** Why a whole table cannot be used. `faults` has all that is wrong with it, `message` says the same. */
export interface TableRefusal extends Refusal {
	/** Who can mend it: the owner of all faults, else finance, whose accounts hang on it. */
	readonly owner: ExceptionOwner;
	readonly faults: readonly TableFault[];
}

/** One refusal for all faults of the table with this name. */
export function tableRefusal(kind: ExceptionKindName, table: string, faults: readonly TableFault[]): TableRefusal {
	const owners = [...new Set(faults.map(({ owner }) => owner))];
	const told = faults.map(({ message, owner }) => (owners.length > 1 ? `${message} (${owner})` : message));
	const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
	return {
		kind,
		message: `The table ${table} cannot be used, ${count}: ${told.join('; ')}.`,
		remedy: `Correct ${faults.length === 1 ? 'it' : 'them'} in the table ${table}; the next run reads it again. Until then nothing is fetched or posted.`,
		owner: (owners.length === 1 && owners[0]) || 'finance',
		faults,
	};
}

/** How a row is named: by its place and, where it has one, the id that n8n shows beside it. */
export const rowName = (index: number, row: { readonly id?: unknown }): string =>
	`row ${index + 1}${typeof row.id === 'number' || typeof row.id === 'string' ? ` (id ${row.id})` : ''}`;

const SHOWN = 80;

/** A value as a message shows it. */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
	return `"${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}"`;
}

/** A text without any blanks and case: what two keys have in common that people would take for one. */
export const folded = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
