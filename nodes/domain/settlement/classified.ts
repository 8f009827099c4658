import { SourceLines } from '../books/sourceLines';
import { groupBy } from '../lists/groupBy';
import { sumMinor } from '../money/money';
import { localDayReader, periodOfDay } from '../time/amazonDate';
import type { Periods } from '../time/accountingPeriods';
import type { Classification, Classifier } from './catalogue/classify';
import { holdOfType, type TypeHold } from './catalogue/typeRefusal';
import type { Held } from './held';
import { subjectOf } from './items/subjectOf';
import { BALANCE_NATURES } from './parts/balances';
import { rowsFrom, type ClassifiedRow } from './rows';
import type { SettlementRow } from './settlement.types';

/** The rows of known kind with a place to go, and those without. */
export interface ClassifiedRows {
	readonly rows: readonly ClassifiedRow[];
	readonly held: readonly Held[];
}

/** Says of each row what it is and on which day of the client's zone it falls. What the catalogue and the map do not settle is held by type. */
export function classifyRows(
	rows: readonly SettlementRow[],
	classify: Classifier,
	timeZone: string,
	periodOf: Periods['periodOf'] = periodOfDay,
): ClassifiedRows {
	const dayOf = localDayReader(timeZone);
	const known: ClassifiedRow[] = [];
	const unknown: Array<{ readonly row: SettlementRow; readonly hold: TypeHold }> = [];
	for (const row of rows) {
		const day = dayOf(row.postedAt);
		const is = classify(row, day);
		const hold = holdOfType(row, is, !is || !BALANCE_NATURES.includes(is.nature));
		if (hold) unknown.push({ row, hold });
		else if (is) known.push(rowOn(day, periodOf(day), row, is));
	}
	const held = [...groupBy(unknown, ({ hold }) => hold.key).values()].map((ofKey): Held => {
		const lines = SourceLines.of(...ofKey.map(({ row }) => row.line));
		return { lines, value: sumMinor(ofKey.map(({ row }) => row.amount)), refusal: ofKey[0].hold.refuse(rowsFrom(lines)) };
	});
	return { rows: known, held };
}

const rowOn = (day: string, period: string, row: SettlementRow, is: Classification): ClassifiedRow => ({
	row,
	is,
	day,
	period,
	subject: subjectOf(row, is),
	lines: SourceLines.of(row.line),
});
