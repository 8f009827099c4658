import { equalAmounts, periodsBalance, planIsJournal } from '../books/identities';
import type { JournalLine } from '../books/journal.types';
import type { IdentityCheck, PlanStep } from '../books/plan.types';
import { addMinor, fromDecimal, minorUnits, sumMinor, toDecimal, ZERO, type Minor } from '../money/money';
import type { SeriesSettings } from '../settings/settings.types';
import type { FoldedSettlement } from './fold/fold';
import type { SettlementJournal } from './journal';
import { meets } from './chain';
import type { PreviousSettlement, SettlementHeader } from './settlement.types';

/** Balance with Amazon before the settlement: reserve carried in less debt carried in. */
export const carriedIn = ({ balances }: SettlementJournal): Minor => minorUnits(balances.reserveReleased + balances.payableToAmazon);

/** What Amazon holds after the payout: the reserve, and a negative total that it carries over. */
export const amazonHolds = ({ balances, payout }: SettlementJournal, total: Minor): Minor =>
	minorUnits(balances.reserveHeld + total - payout);

/** Transfers of this settlement that a person has to make. */
export const waitingSum = ({ transfers }: SettlementJournal): Minor => sumMinor(transfers.map(({ amount }) => amount));

/** What the plan moves on the clearing account. */
export const clearingMovement = ({ entries }: SettlementJournal): Minor => sumMinor(entries.map(({ accounts }) => onClearing(accounts)));

const onClearing = (lines: readonly JournalLine[]): Minor =>
	lines.reduce((sum, { accountKind, gross }) => (accountKind === 'clearing' ? addMinor(sum, gross) : sum), ZERO);

/** Every identity of a settlement's numbers in itself. Exact: no difference is tolerated. */
export function ownIdentities(
	{ header, rows }: FoldedSettlement,
	series: SeriesSettings,
	journal: SettlementJournal,
	steps: readonly PlanStep[],
): IdentityCheck[] {
	const { balances, payout } = journal;
	const sum = rows.amount;
	// Held rows count here: the journal of a held settlement must account for the whole file as well.
	const movement = onClearing(journal.lines);
	const waiting = waitingSum(journal);
	const nonBalance = minorUnits(sum - carriedIn(journal) + balances.reserveHeld - balances.transfersIn - waiting);
	return [
		equalAmounts('rows = header total', sum, header.total),
		...periodsBalance(journal.lines),
		planIsJournal(journal.entries, steps),
		equalAmounts(
			`movement of ${series.clearing.code} = rows that are not balances + transfers in - payout`,
			movement,
			minorUnits(nonBalance + balances.transfersIn - payout),
		),
		equalAmounts(
			waiting === 0 ? 'closing clearing = what Amazon holds' : 'closing clearing + transfers that wait = what Amazon holds',
			minorUnits(carriedIn(journal) + movement + waiting),
			amazonHolds(journal, header.total),
		),
	];
}

/** Amazon releases exactly the reserve that it held back in the settlement before. */
export const reserveIdentities = ({ balances }: SettlementJournal, previous: PreviousSettlement | null): IdentityCheck[] =>
	previous ? [equalAmounts('reserve released = reserve held before', balances.reserveReleased, fromDecimal(previous.currentReserve))] : [];

/** The settlement meets the one before it; the first of a series meets what finance agreed as opening balance. */
export function chainIdentities(
	header: SettlementHeader,
	series: SeriesSettings,
	journal: SettlementJournal,
	previous: PreviousSettlement | null,
): IdentityCheck[] {
	return previous ? meetsPrevious(header, journal, previous) : meetsOpening(header, series, journal);
}

const meetsPrevious = ({ startDate }: SettlementHeader, journal: SettlementJournal, previous: PreviousSettlement): IdentityCheck[] => [
	equalAmounts('balance carried in = clearing after the settlement before', carriedIn(journal), fromDecimal(previous.closingClearing)),
	{
		name: 'start = end of the settlement before, within a minute',
		holds: meets(Date.parse(startDate), Date.parse(previous.endDate)),
		left: startDate,
		right: previous.endDate,
	},
];

function meetsOpening(
	{ settlementId }: SettlementHeader,
	{ openingReserve, openingSettlementId }: SeriesSettings,
	journal: SettlementJournal,
): IdentityCheck[] {
	if (openingReserve === '')
		return [{ name: 'opening balance agreed by finance', holds: false, left: toDecimal(carriedIn(journal)), right: 'not agreed' }];
	const balance = equalAmounts('balance carried in = opening balance agreed by finance', carriedIn(journal), fromDecimal(openingReserve));
	if (openingSettlementId === '') return [balance];
	// When n8n's board is lost, a later settlement must not pass for the first because its reserve happens to agree.
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
