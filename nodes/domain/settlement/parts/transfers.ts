import { transferred, type Account, type Entry } from '../../books/entry';
import type { EntryHead } from '../../books/journal.types';
import { SourceLines } from '../../books/sourceLines';
import { ZERO, type Minor } from '../../money/money';
import { settlementSecondReference } from '../../reference/reference';
import { localDay } from '../../time/amazonDate';
import { clearingOf, dayOf, type PartFacts } from '../facts';
import { BY_HAND, heldRows, type Held, type PartResult } from '../held';
import type { ClassifiedRow } from '../rows';
import type { SettlementHeader, SettlementRow } from '../settlement.types';

/** So many transfers of one part have a reference each (`CHARGE9-2610-0`). */
const MOST_TRANSFERS = 9;

const INWARD = [
	{ nature: 'successfulCharge', part: 'CHARGE', what: 'Amazon charged the card', from: 'chargeAccount' },
	{ nature: 'failedPayout', part: 'RETURN', what: 'Failed Amazon payout returned', from: 'currentAccount' },
] as const;

const currentAccountOf = ({ series }: PartFacts): Account => ({ kind: 'bank', account: series.currentAccount.code });

/** A charged card and a failed payout bring money into clearing; each row is a transfer on its day, from the current account, or from the account that charges are paid from. */
export function transferInEntries(facts: PartFacts, rows: readonly ClassifiedRow[]): PartResult {
	const entries: Entry[] = [];
	const held: Held[] = [];
	for (const inward of INWARD) {
		// By time and amount: an ordinal must not hang on the order of rows in the file.
		const ofNature = rows
			.filter(({ is, row }) => is.nature === inward.nature && row.amount !== 0)
			.sort((a, b) => a.row.postedAt - b.row.postedAt || a.row.amount - b.row.amount);
		for (const [index, classified] of ofNature.entries()) {
			const why = reasonToHold(classified.row, index + 1);
			if (why) held.push(heldTransfer(classified, inward.part, why));
			else entries.push(transferIn(facts, classified, inward, index + 1));
		}
	}
	return { entries, held };
}

function transferIn(
	facts: PartFacts,
	{ row, day, period, lines }: ClassifiedRow,
	{ part, what, from }: (typeof INWARD)[number],
	ordinal: number,
): Entry {
	const secondReference = settlementSecondReference(part, period, ordinal);
	const { series } = facts;
	const paying: Account = { kind: 'bank', account: (series[from] ?? series.currentAccount).code };
	const head: EntryHead = { period, date: dayOf(facts, 'bank_transfer', day), part, document: 'bank_transfer', secondReference };
	return transferred(head, { debit: clearingOf(facts), credit: paying }, row.amount, what, lines);
}

function reasonToHold({ amount }: SettlementRow, ordinal: number): string | undefined {
	if (amount <= 0) return "is not an amount that comes into Amazon's balance";
	return ordinal > MOST_TRANSFERS ? `is number ${ordinal} of its kind; a settlement has references for ${MOST_TRANSFERS}` : undefined;
}

const heldTransfer = (classified: ClassifiedRow, part: string, why: string): Held =>
	heldRows([classified], {
		kind: 'settlementNotSupported',
		message: `"${classified.row.amountDescription}" in line ${classified.row.line} ${why}.`,
		remedy: `Look at it with finance; ${BY_HAND}`,
		detail: `${part}|${classified.row.line}`,
	});

/** What Amazon pays out; a negative total pays nothing. */
export const payoutOf = ({ total }: SettlementHeader): Minor => (total > 0 ? total : ZERO);

/**
 * The payout: whole, on the deposit date in the client's zone, so that it meets the bank line. A day that finance named moves it only out of an
 * earlier period, which is the closed one.
 */
export function payoutEntries(facts: PartFacts): Entry[] {
	const { depositDate, settlementId } = facts.header;
	const payout = payoutOf(facts.header);
	if (payout === 0) return [];
	const date = localDay(Date.parse(depositDate), facts.settings.timeZone);
	const { calendar, movesClosed, postOn } = facts;
	const period = calendar.periodOf(date);
	const secondReference = settlementSecondReference('PAYOUT', period);
	const named = postOn !== '' && period < calendar.periodOf(postOn) ? postOn : date;
	const postingDate = movesClosed ? calendar.firstOpenDay('bank_transfer', named) : named;
	const head: EntryHead = { period, date: postingDate, part: 'PAYOUT', document: 'bank_transfer', secondReference };
	const sides = { debit: currentAccountOf(facts), credit: clearingOf(facts) };
	return [transferred(head, sides, payout, `Amazon payout, settlement ${settlementId}`, new SourceLines())];
}
