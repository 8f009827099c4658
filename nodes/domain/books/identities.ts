import { addMinor, toDecimal, ZERO, type Minor } from '../money/money';
import { differences, movementsOfEntries, movementsOfPlan } from './bookkeeping';
import type { Entry } from './entry';
import type { JournalLine } from './journal.types';
import type { IdentityCheck, PlanStep } from './plan.types';

/** Two amounts that must be the same, to the penny. */
export const equalAmounts = (name: string, left: Minor, right: Minor): IdentityCheck => ({
	name,
	holds: left === right,
	left: toDecimal(left),
	right: toDecimal(right),
});

/** Debits and credits of each accounting period cancel. */
export function periodsBalance(lines: readonly JournalLine[]): IdentityCheck[] {
	const sums = new Map<string, Minor>();
	for (const { period, gross } of lines) sums.set(period, addMinor(sums.get(period) ?? ZERO, gross));
	return [...sums].map(([period, sum]) => equalAmounts(`journal of ${period} balances`, sum, ZERO));
}

/** What the steps do to Sage's books is what the entries say, account by account; the accounts that differ are named. */
export function planIsJournal(entries: readonly Entry[], steps: readonly PlanStep[]): IdentityCheck {
	const unequal = differences(movementsOfEntries(entries), movementsOfPlan(steps));
	return { name: 'plan = journal, account by account', holds: unequal.length === 0, left: unequal.join(', ') || 'equal', right: 'equal' };
}
