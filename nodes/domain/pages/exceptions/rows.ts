import type { ExceptionOwner } from '../../exceptions/exception';
import { OWNER_NAMES } from '../../exceptions/titles';
import { ZERO, absoluteMinor, type Minor } from '../../money/money';
import { cell, type TableRow } from '../../text/tableRow';
import { minorOf, urgencyOf, type Urgency, type View } from '../show';

/** A row of *Bridge exceptions* as the desk shows it. Every text is foreign. */
export interface DeskRow {
	readonly key: string;
	readonly kind: string;
	readonly owner: ExceptionOwner;
	readonly flow: string;
	readonly dueAt: string;
	readonly urgency: Urgency;
	readonly since: string;
	readonly recordType: string;
	readonly recordId: string;
	readonly message: string;
	readonly remedy: string;
	/** Size of the amount; which way the money goes does not matter to what is at stake. */
	readonly amount: Minor;
	readonly currency: string;
	readonly holds: boolean;
	readonly executionId: string;
	readonly workflowId: string;
}

/** The open rows, most urgent first; rows without a key are none. An owner that nobody knows is support. */
export const openRows = (rows: readonly TableRow[], view: View): DeskRow[] =>
	rows
		.filter((row) => cell(row.status).toLowerCase() === 'open' && cell(row.key) !== '')
		.map((row) => deskRow(row, view))
		.sort(byDue);

function deskRow(row: TableRow, view: View): DeskRow {
	const text = (name: string) => cell(row[name]);
	const owner = text('owner').toLowerCase();
	return {
		key: text('key'),
		kind: text('kind'),
		owner: Object.hasOwn(OWNER_NAMES, owner) ? (owner as ExceptionOwner) : 'support',
		flow: text('flow'),
		dueAt: text('dueAt'),
		urgency: urgencyOf(text('dueAt'), view),
		since: text('createdAt'),
		recordType: text('recordType'),
		recordId: text('recordId'),
		message: text('message'),
		remedy: text('remedy'),
		amount: absoluteMinor(minorOf(text('amount')) ?? ZERO),
		currency: text('currency'),
		holds: text('holds').toLowerCase() !== 'no',
		executionId: text('executionId'),
		workflowId: text('workflowId'),
	};
}

/** By due time; rows of one time keep an order that is always the same. */
const byDue = (one: DeskRow, other: DeskRow): number => compare(one.dueAt, other.dueAt) || compare(one.key, other.key);
const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

/**
 * What is at stake: of each record the largest amount that an exception of it names, because two exceptions of one order speak of the same money.
 */
export function atStake(rows: readonly DeskRow[]): Array<{ amount: Minor; currency: string }> {
	const largest = new Map<string, { amount: Minor; currency: string }>();
	for (const { recordId, recordType, key, amount, currency } of rows) {
		const record = recordId === '' ? key : `${recordType === 'package' ? 'order' : recordType}|${recordId}|${currency}`;
		const known = largest.get(record);
		if (!known || known.amount < amount) largest.set(record, { amount, currency });
	}
	return [...largest.values()];
}
