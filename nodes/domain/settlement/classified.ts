import { groupBy } from '../lists/groupBy';
import { localDayReader, periodOfDay } from '../time/amazonDate';
import type { Periods } from '../time/accountingPeriods';
import type { Classifier } from './catalogue/classify';
import { holdOfType, type TypeHold } from './catalogue/typeRefusal';
import type { Held } from './held';
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
		else if (is) known.push({ row, is, day, period: periodOf(day) });
	}
	const held = [...groupBy(unknown, ({ hold }) => hold.key).values()].map((ofKey): Held => {
		const ofType = ofKey.map(({ row }) => row);
		return { rows: ofType, refusal: ofKey[0].hold.refuse(rowsFrom(ofType)) };
	});
	return { rows: known, held };
}
