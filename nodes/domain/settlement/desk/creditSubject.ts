import { shownSteps, STEP_COLUMNS } from '../../books/shownSteps';
import { approvableSubject, theOnly } from '../../decisions/approvable';
import type { Subject } from '../../decisions/subject';
import { done, type Problem, type Result } from '../../result';
import type { TableRow } from '../../text/tableRow';
import { CREDIT, readWaitingRows } from './waiting';

/** What a person may decide on a credit note that waits, from its row. */
export function creditSubject(rows: readonly TableRow[], key: string): Result<Subject, Problem> {
	const found = theOnly(
		readWaitingRows(rows).filter((row) => row.key === key),
		'Waiting credits',
		key,
	);
	if (!found.ok) return found;
	const row = found.value;
	const subject = approvableSubject({
		recordType: CREDIT,
		recordId: row.key,
		name: `The credit note of order ${row.orderId}, ${row.gross} ${row.currency}`,
		row,
		facts: [
			['Order', row.orderId],
			['Settlement', row.settlementId],
			['Refunded', `${row.gross} ${row.currency}`],
			["VAT in Amazon's rows", row.taxShown],
			['Date', row.date],
		],
		tables: [{ heading: 'Documents for Sage', columns: STEP_COLUMNS, rows: shownSteps(row.plan) }],
	});
	return done(subject);
}
