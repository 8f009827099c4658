import { cell, instantOf, type TableRow } from '../../text/tableRow';

/** A step of an order that was done. */
export interface Step {
	readonly at: string;
	readonly what: string;
	readonly more: string;
}

/** Columns of *Order trail* that hold a time, what was done then, and the column that says more. */
const STEPS: ReadonlyArray<readonly [column: string, what: string, more: string]> = [
	['purchasedAt', 'Bought on Amazon', ''],
	['importedAt', 'Entered in Sage', 'sageOrder'],
	['cancellationAskedAt', 'Buyer asked to cancel', ''],
	['cancelledAt', 'Cancelled on Amazon', 'cancellation'],
	['shipBy', 'Latest time to send it', ''],
	['despatchedAt', 'Despatched in Sage', 'parcels'],
	['confirmedAt', 'Amazon was told', ''],
	['returnedAt', 'Goods came back', 'returns'],
	['lastChange', 'Last change by a flow', ''],
];

/** The steps of a row in the order of time; a cell without a time is a step that was not done. */
export const stepsOf = (row: TableRow): Step[] =>
	STEPS.map(([column, what, more]) => ({ at: cell(row[column]), what, more: more === '' ? '' : cell(row[more]) }))
		.filter(({ at }) => instantOf(at) !== undefined)
		.sort((one, other) => (instantOf(one.at) ?? 0) - (instantOf(other.at) ?? 0));
