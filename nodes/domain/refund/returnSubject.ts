import { approvableSubject, theOnly } from '../decisions/approvable';
import type { Subject } from '../decisions/subject';
import { done, type Problem, type Result } from '../result';
import type { TableRow } from '../text/tableRow';
import { readReturnRows, RETURN } from './returnsTable';

/** What a person may decide on a return, from its row. */
export function returnSubject(rows: readonly TableRow[], returnId: string): Result<Subject, Problem> {
	const found = theOnly(
		readReturnRows(rows).filter((row) => row.returnId === returnId),
		'Returns',
		returnId,
	);
	if (!found.ok) return found;
	const row = found.value;
	const name = `${row.quantity} of ${row.stockCode} came back of order ${row.orderId}`;
	const facts: Subject['facts'] = [
		['Order', row.orderId],
		['Seller SKU', row.sellerSku],
		['Stock code', row.stockCode],
		['Units', row.quantity],
		['Warehouse', row.warehouse],
		['Disposition', row.disposition],
		['Came back on', row.returnedOn],
		['Refunded', row.refunded === '' ? '' : `${row.refunded} ${row.currency}`],
	];
	return done(approvableSubject({ recordType: RETURN, recordId: row.returnId, name, row, facts, tables: [] }));
}
