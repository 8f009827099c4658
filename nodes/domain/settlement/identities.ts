import { addMinor, fromDecimal, minorUnits, negateMinor, sumMinor, toDecimal, ZERO, type Minor } from '../money/money';
import { differences, movementsOfJournal, movementsOfPlan } from '../books/bookkeeping';
import { meets } from './chain';
import type { PreviousSettlement, SettlementContext } from './context';
import { groupBy } from '../lists/groupBy';
import type { JournalResult } from './journal';
import type { IdentityCheck, PlanStep } from '../books/plan.types';

/** Balance with Amazon before the settlement: reserve carried in less debt carried in. */
export const carriedIn = ({ balances }: JournalResult): Minor => minorUnits(balances.reserveReleased + balances.payableToAmazon);

/** What Amazon holds after the payout: the reserve, and a negative total that it carries over. */
export const amazonHolds = ({ balances, payout }: JournalResult, total: Minor): Minor => minorUnits(balances.reserveHeld + total - payout);

/** Every identity of a settlement's numbers in itself. Exact: no difference is tolerated. */
export function ownIdentities(context: SettlementContext, result: JournalResult, steps: readonly PlanStep[]): IdentityCheck[] {
	const { settlement, book, series } = context;
	const rows = sumMinor(settlement.rows.map(({ amount }) => amount));
	// Held rows count here: the book of a held settlement must account for the whole file as well.
	const movement = addMinor(clearingMovement(context), negateMinor(heldValue(context)));
	const nonBalance = minorUnits(rows - carriedIn(result) + result.balances.reserveHeld - result.balances.transfersIn);
	const unequal = differences(movementsOfJournal(book.lines), movementsOfPlan(steps));
	return [
		equal('rows = header total', rows, settlement.header.total),
		...[...groupBy(book.lines, ({ period }) => period)].map(([period, lines]) =>
			equal(`journal of ${period} balances`, sumMinor(lines.map(({ gross }) => gross)), ZERO),
		),
		{ name: 'plan = journal, account by account', holds: unequal.length === 0, left: unequal.join(', ') || 'equal', right: 'equal' },
		equal(
			`movement of ${series.clearing.code} = rows that are not balances + transfers in - payout`,
			movement,
			minorUnits(nonBalance + result.balances.transfersIn - result.payout),
		),
		equal('closing clearing = what Amazon holds', minorUnits(carriedIn(result) + movement), amazonHolds(result, settlement.header.total)),
	];
}

/** Amazon releases exactly the reserve that it held back in the settlement before. */
export function reserveIdentities({ balances }: JournalResult, previous: PreviousSettlement | null): IdentityCheck[] {
	return previous ? [equal('reserve released = reserve held before', balances.reserveReleased, fromDecimal(previous.currentReserve))] : [];
}

/** The settlement meets the one before it; the first of a series meets what finance agreed as opening balance. */
export function chainIdentities(context: SettlementContext, result: JournalResult, previous: PreviousSettlement | null): IdentityCheck[] {
	const { startDate } = context.settlement.header;
	if (previous) {
		return [
			equal('balance carried in = clearing after the settlement before', carriedIn(result), fromDecimal(previous.closingClearing)),
			{
				name: 'start = end of the settlement before, within a minute',
				holds: meets(Date.parse(startDate), Date.parse(previous.endDate)),
				left: startDate,
				right: previous.endDate,
			},
		];
	}
	const { openingReserve, openingSettlementId } = context.series;
	if (openingReserve === '')
		return [{ name: 'opening balance agreed by finance', holds: false, left: toDecimal(carriedIn(result)), right: 'not agreed' }];
	const balance = equal('balance carried in = opening balance agreed by finance', carriedIn(result), fromDecimal(openingReserve));
	if (openingSettlementId === '') return [balance];
	// When n8n's board is lost, a later settlement must not pass for the first because its reserve happens to agree.
	const { settlementId } = context.settlement.header;
	return [
		balance,
		{
			name: 'first settlement = the one agreed by finance',
			holds: settlementId === openingSettlementId,
			left: settlementId,
			right: openingSettlementId,
		},
	];
}

/** What the journal moves on the clearing account, held rows left out. */
export function clearingMovement(context: SettlementContext): Minor {
	return sumMinor(
		context.book.lines.filter(({ accountKind, part }) => accountKind === 'clearing' && part !== 'HELD').map(({ gross }) => gross),
	);
}

/** Value of the held rows, as it stands on the held account (debit positive, so the rows' sign turned round). */
function heldValue(context: SettlementContext): Minor {
	return sumMinor(context.book.lines.filter(({ accountKind }) => accountKind === 'held').map(({ gross }) => gross));
}

const equal = (name: string, left: Minor, right: Minor): IdentityCheck => ({
	name,
	holds: left === right,
	left: toDecimal(left),
	right: toDecimal(right),
});
