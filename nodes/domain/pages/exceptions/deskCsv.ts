import { OWNER_NAMES, titleOfKind } from '../../exceptions/titles';
import { toDecimal } from '../../money/money';
import { csv } from '../csv';
import { download, type Answer } from '../layout';
import { localDate } from '../show';
import type { DeskInput } from './desk';
import { openRows } from './rows';

const HEADINGS = [
	'Cause',
	'Owner',
	'Due',
	'Record',
	'What happened',
	'To put it right',
	'Amount',
	'Currency',
	'Record waits',
	'Since',
	'Key',
];

/** All open rows as a file, those of the owner and kind that the address names. */
export function exceptionsCsv({ exceptions, query, view }: DeskInput): Answer {
	const rows = openRows(exceptions, view).filter(
		({ owner, kind }) => (!query.owner || owner === query.owner) && (!query.kind || kind === query.kind),
	);
	const cells = rows.map((row) => [
		titleOfKind(row.kind),
		OWNER_NAMES[row.owner],
		row.dueAt,
		row.recordId,
		row.message,
		row.remedy,
		row.amount === 0 ? '' : toDecimal(row.amount),
		row.currency,
		row.holds ? 'yes' : 'no',
		row.since,
		row.key,
	]);
	return download(`exceptions-${localDate(view.now, view)}.csv`, csv(HEADINGS, cells), 'text/csv');
}
