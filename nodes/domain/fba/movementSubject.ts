import { shownSteps, STEP_COLUMNS } from '../books/shownSteps';
import { approvableSubject, theOnly } from '../decisions/approvable';
import type { Subject } from '../decisions/subject';
import { done, type Problem, type Result } from '../result';
import type { TableRow } from '../text/tableRow';
import { MOVEMENT, type Movement } from './decide';
import { readMovements, type MovementRow } from './movements';

/** What a person may decide on an event of the FBA ledger, from its row. */
export function movementSubject(rows: readonly TableRow[], eventId: string): Result<Subject, Problem> {
	const found = theOnly(
		readMovements(rows).filter((row) => row.eventId === eventId),
		'FBA movements',
		eventId,
	);
	if (!found.ok) return found;
	const row = found.value;
	const tables = [{ heading: 'Documents of its value', columns: STEP_COLUMNS, rows: shownSteps(planOf(row)) }];
	const name = `${row.quantity} of ${row.stockCode} (${row.reason}), ${row.value === '' ? 'without value' : `${row.value} ${row.currency}`}`;
	return done(approvableSubject({ recordType: MOVEMENT, recordId: row.eventId, name, row, facts: factsOf(row), tables }));
}

const factsOf = (row: MovementRow): Array<readonly [string, string]> => [
	['Seller SKU', row.sellerSku],
	['Stock code', row.stockCode],
	['Reason', row.reason],
	['Day', row.postOn === '' ? row.date : `${row.postOn} (the event: ${row.date})`],
	['Units', row.quantity],
	['From warehouse', row.fromWarehouse],
	['To warehouse', row.toWarehouse],
	['Unit cost', row.unitCost],
	['Value', row.value === '' ? '' : `${row.value} ${row.currency}`],
	['Nominal', row.account],
];

/** The row keeps units and value together. */
function planOf({ plan }: MovementRow): string {
	try {
		return JSON.stringify((JSON.parse(plan) as Movement).plan ?? {});
	} catch {
		return ''; // what is held has none
	}
}
