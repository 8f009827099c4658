import { negateMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import { settlementSecondReference } from '../../reference/reference';
import { localDay, periodOfDay } from '../../time/amazonDate';
import type { EntryHead } from '../../books/book';
import { byPeriod, sumRows, type ClassifiedRow, type SettlementContext, type SettlementAmount } from '../context';
import { groupBy } from '../../lists/groupBy';

const rowsOf = (rows: readonly ClassifiedRow[]) => rows.map(({ row }) => row);

/** Reimbursements and those taken back: outside the scope of VAT, a receipt or a payment per period, one line per nominal account. */
export function bookReimbursements(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	const clearing = { kind: 'clearing', account: context.series.clearing.code } as const;
	for (const [period, ofPeriod] of byPeriod(rows)) {
		const byAccount = groupBy(ofPeriod, ({ is }) => [is.nominalCode, is.costCentre, is.department].join('|'));
		const amounts = [...byAccount.values()].map((ofAccount): SettlementAmount => ({
			nominalCode: ofAccount[0].is.nominalCode,
			costCentre: ofAccount[0].is.costCentre,
			department: ofAccount[0].is.department,
			taxCode: context.taxCode('outsideScope'),
			vat: 'output',
			gross: negateMinor(sumRows(rowsOf(ofAccount))),
			tax: ZERO,
			narrative: narrativeOf(ofAccount, period),
			rows: rowsOf(ofAccount),
		}));
		const date = context.dateOf(period, ofPeriod);
		const received = amounts.filter(({ gross }) => gross < 0);
		const paid = amounts.filter(({ gross }) => gross > 0).map((amount): SettlementAmount => ({ ...amount, vat: 'input' }));
		const head = (part: 'REIMB' | 'CLAWB', document: EntryHead['document']): EntryHead => ({
			period,
			date,
			part,
			document,
			secondReference: settlementSecondReference(part, period),
		});
		if (received.length > 0) context.book.entry(head('REIMB', 'bank_receipt'), received, clearing, sharedNarrative(received, period));
		if (paid.length > 0) context.book.entry(head('CLAWB', 'bank_payment'), paid, clearing, sharedNarrative(paid, period));
	}
}

/** A client's map puts other things here as well, goodwill for one: these must not be called reimbursements. */
function narrativeOf(rows: readonly ClassifiedRow[], period: string): string {
	if (!rows.every(({ is }) => is.shippedNature === 'reimbursement')) return otherNarrative(period);
	return sumRows(rowsOf(rows)) < 0 ? `Amazon reimbursements taken back ${period}` : `Amazon reimbursements ${period}`;
}

const otherNarrative = (period: string): string => `Amazon amounts outside VAT ${period}`;

/** Of the document: what its lines are called, when they are called the same. */
const sharedNarrative = ([first, ...others]: readonly SettlementAmount[], period: string): string =>
	others.every(({ narrative }) => narrative === first.narrative) ? first.narrative : otherNarrative(period);

/** Balance rows of a settlement, signed as in the file. */
export interface Balances {
	/** Reserve of the settlement before, released (positive in the file). */
	readonly reserveReleased: Minor;
	/** Reserve held back at the end (as a positive amount). */
	readonly reserveHeld: Minor;
	/** Debt carried in from the settlement before (negative in the file). */
	readonly payableToAmazon: Minor;
	/** Money that reached Amazon's balance from outside: card charged, failed payout returned. */
	readonly transfersIn: Minor;
}

export function readBalances(rows: readonly ClassifiedRow[]): Balances {
	const sumOf = (...natures: string[]): Minor =>
		sumMinor(rows.filter(({ is }) => natures.includes(is.nature)).map(({ row }) => row.amount));
	return {
		reserveReleased: sumOf('reserveReleased'),
		reserveHeld: negateMinor(sumOf('reserveHeld')),
		payableToAmazon: sumOf('payableToAmazon'),
		transfersIn: sumOf('successfulCharge', 'failedPayout'),
	};
}

/** A charged card and a failed payout bring money into clearing; each row is a transfer from the current account on its day. */
export function bookTransfersIn(context: SettlementContext, rows: readonly ClassifiedRow[]): void {
	for (const [nature, part] of [
		['successfulCharge', 'CHARGE'],
		['failedPayout', 'RETURN'],
	] as const) {
		// By time and amount: an ordinal must not hang on the order of rows in the file.
		const ofNature = rows
			.filter(({ is, row }) => is.nature === nature && row.amount !== 0)
			.sort((a, b) => a.row.postedAt - b.row.postedAt || a.row.amount - b.row.amount);
		ofNature.forEach((classified, index) => {
			if (classified.row.amount <= 0 || index >= 9) {
				context.hold('settlementNotSupported', [classified.row], {
					message: `"${classified.row.amountDescription}" in line ${classified.row.line} is not an amount that comes into Amazon's balance.`,
					remedy: 'Post this row by hand with finance.',
					detail: `${part}|${classified.row.line}`,
				});
				return;
			}
			const head: EntryHead = {
				period: classified.period,
				date: classified.day,
				part,
				document: 'bank_transfer',
				secondReference: settlementSecondReference(part, classified.period, index + 1),
			};
			const what = part === 'CHARGE' ? 'Amazon charged the card' : 'Failed Amazon payout returned';
			context.book.transfer(
				head,
				{ kind: 'clearing', account: context.series.clearing.code },
				{ kind: 'bank', account: context.series.currentAccount.code },
				classified.row.amount,
				what,
				[classified.row],
			);
		});
	}
}

/** The payout: whole, on the deposit date, so that it meets the bank line. A negative total pays nothing. */
export function bookPayout(context: SettlementContext): Minor {
	const { total, depositDate, settlementId } = context.settlement.header;
	if (total <= 0) return ZERO;
	const date = localDay(Date.parse(depositDate), context.settings.timeZone);
	const period = periodOfDay(date);
	const head: EntryHead = {
		period,
		date,
		part: 'PAYOUT',
		document: 'bank_transfer',
		secondReference: settlementSecondReference('PAYOUT', period),
	};
	context.book.transfer(
		head,
		{ kind: 'bank', account: context.series.currentAccount.code },
		{ kind: 'clearing', account: context.series.clearing.code },
		total,
		`Amazon payout, settlement ${settlementId}`,
		[],
	);
	return total;
}
