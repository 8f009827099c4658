import { transferred } from '../../books/entry';
import { absoluteMinor } from '../../money/money';
import { clearingOf, headOf, type PartFacts } from '../facts';
import type { PartResult } from '../held';
import { byPeriod, rowsOf, sumRows, type ClassifiedRow } from '../rows';

/** Pennies with which Amazon tries the bank account, and takes back: a transfer between clearing and the current account. */
export function microDepositEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	const current = { kind: 'bank', account: facts.series.currentAccount.code } as const;
	const clearing = clearingOf(facts);
	const entries = byPeriod(rows).flatMap(([period, ofPeriod]) => {
		const moved = sumRows(rowsOf(ofPeriod));
		if (moved === 0) return [];
		const sides = moved < 0 ? { debit: current, credit: clearing } : { debit: clearing, credit: current };
		const head = headOf(facts, 'MICRO', 'bank_transfer', period);
		return [transferred(head, sides, absoluteMinor(moved), 'Amazon tries the bank account', rowsOf(ofPeriod))];
	});
	return { entries, held: [] };
}
