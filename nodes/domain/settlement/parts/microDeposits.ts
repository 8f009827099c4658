import { transferred, type Entry } from '../../books/entry';
import { absoluteMinor } from '../../money/money';
import { settlementSecondReference } from '../../reference/reference';
import { clearingOf, dayOf, type PartFacts } from '../facts';
import type { PartResult } from '../held';
import { byPeriod, inOrderOfPeriod, linesBehind, sumRows, type ClassifiedRow } from '../rows';

/** So many days of one period have a reference each (`MICRO9-2610-0`); what comes after them is dated with the last one. */
const MOST_DAYS = 9;

/** Pennies with which Amazon tries the bank account, and takes back: transfers between clearing and the current account, each day's on its day, as the bank shows them. */
export function microDepositEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	const entries = byPeriod(rows).flatMap(([period, ofPeriod]) =>
		byDay(ofPeriod).map((ofDay, index) => transferOf(facts, period, ofDay, index + 1)),
	);
	return { entries, held: [] };
}

/** Days on which money moved, earliest first. */
function byDay(rows: readonly ClassifiedRow[]): Array<readonly ClassifiedRow[]> {
	const days = inOrderOfPeriod(rows, ({ day }) => day).map(([, ofDay]) => ofDay);
	const moved = (some: readonly ClassifiedRow[]): boolean => sumRows(some) !== 0;
	const last = days.slice(MOST_DAYS - 1).flat();
	return [...days.slice(0, MOST_DAYS - 1), last].filter(moved);
}

function transferOf(facts: PartFacts, period: string, ofDay: readonly ClassifiedRow[], ordinal: number): Entry {
	const current = { kind: 'bank', account: facts.series.currentAccount.code } as const;
	const clearing = clearingOf(facts);
	const moved = sumRows(ofDay);
	const sides = moved < 0 ? { debit: current, credit: clearing } : { debit: clearing, credit: current };
	const day = ofDay.reduce((last, row) => (row.day > last ? row.day : last), '');
	const secondReference = settlementSecondReference('MICRO', period, ordinal);
	const head = { period, date: dayOf(facts, 'bank_transfer', day), part: 'MICRO', document: 'bank_transfer', secondReference } as const;
	return transferred(head, sides, absoluteMinor(moved), 'Amazon tries the bank account', linesBehind(ofDay));
}
