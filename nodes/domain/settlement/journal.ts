import { linesOf, transferred, type Entry } from '../books/entry';
import type { JournalLine } from '../books/journal.types';
import type { Minor } from '../money/money';
import type { OrderCountries } from '../vat/flow';
import { FEE_NATURES, type Classifier } from './catalogue/classify';
import type { Nature } from './catalogue/entry';
import { classifyRows } from './classified';
import { clearingOf, datesOf, endDayOf, type PartFacts } from './facts';
import { together, type Held } from './held';
import { unitsSoldIn } from './items/subjects';
import { BALANCE_NATURES, readBalances, type Balances } from './parts/balances';
import { crossAccountDebts, type WaitingTransfer } from './parts/crossAccountDebt';
import { feeEntries } from './parts/fees';
import { judgeOrder } from './parts/judgeOrders';
import { orderMoneyOf } from './parts/orderMoney';
import { notSaid, type OrderException } from './parts/orderWords';
import { LIQUIDATION_NATURES, liquidationEntries } from './parts/liquidations';
import { microDepositEntries } from './parts/microDeposits';
import type { ProvisionalFees } from './parts/provisional';
import { checkRecalculations, refundEntries } from './parts/refunds';
import { reimbursementEntries } from './parts/reimbursements';
import { saleEntries } from './parts/sales';
import { payoutEntries, payoutOf, transferInEntries } from './parts/transfers';
import type { WaitingCredit } from './parts/waiting.types';
import { sumRows, type ClassifiedRow } from './rows';
import type { OrderMoney } from './known/orderMoney';
import type { SettlementRow } from './settlement.types';

const SALE_NATURES: readonly Nature[] = ['sale', 'saleTax', 'promotion', 'promotionTax'];
const REFUND_NATURES: readonly Nature[] = ['refund', 'refundTax'];
/** Money outside the scope of VAT on nominal accounts of its own. */
const OUTSIDE_NATURES: readonly Nature[] = ['reimbursement', 'balance'];

/** A settlement as double entry. */
export interface SettlementJournal {
	/** One for each document to be posted, in the order of posting. */
	readonly entries: readonly Entry[];
	/** What may not be posted, and why: it holds the whole settlement. */
	readonly held: readonly Held[];
	/** What a person has to look at of single orders; it holds nobody else. */
	readonly exceptions: readonly OrderException[];
	/** Credit notes that wait, each by itself. */
	readonly waiting: readonly WaitingCredit[];
	/** Money between accounts that a person has to move. */
	readonly transfers: readonly WaitingTransfer[];
	/** What the settlement moved for each order. */
	readonly orderMoney: readonly OrderMoney[];
	/** Fees whose VAT Amazon's invoice has to prove. */
	readonly provisional: readonly ProvisionalFees[];
	/** All lines, those of held rows too: they account for every row of the file. */
	readonly lines: readonly JournalLine[];
	readonly balances: Balances;
	readonly payout: Minor;
}

/** Works a settlement out to entries, part by part. Rows that cannot be posted are held and stand on the held account. */
export function journalOf(
	rows: readonly SettlementRow[],
	classify: Classifier,
	basics: Omit<PartFacts, 'dateOf' | 'unitsSold'>,
): SettlementJournal {
	const classified = classifyRows(rows, classify, basics.settings.timeZone, basics.calendar.periodOf);
	const ofNatures = (...natures: readonly Nature[]) => classified.rows.filter(({ is }) => natures.includes(is.nature));
	const facts = factsOf(basics, classified.rows);
	const sales = saleEntries(facts, classified.rows.filter(isSale));
	const refunds = refundEntries(facts, classified.rows.filter(isRefund));
	const orderMoney = orderMoneyOf(facts, sales.paid, refunds.paid, refunds.credits);
	const fees = feeEntries(facts, ofNatures(...FEE_NATURES), journeysOf(facts));
	const debts = crossAccountDebts(ofNatures('crossAccountDebt'));
	const parts = together([
		{ entries: [], held: classified.held },
		sales,
		refunds,
		checkRecalculations(ofNatures('taxRecalculation')),
		liquidationEntries(facts, ofNatures(...LIQUIDATION_NATURES)),
		fees,
		reimbursementEntries(facts, ofNatures(...OUTSIDE_NATURES)),
		debts,
		microDepositEntries(facts, ofNatures('microDeposit')),
		transferInEntries(facts, classified.rows),
	]);
	const payout = payoutEntries(facts);
	return {
		entries: [...parts.entries, ...payout],
		held: parts.held,
		exceptions: [...sales.exceptions, ...notSaid(refunds.exceptions, sales.exceptions), ...judged(facts, orderMoney)],
		waiting: refunds.waiting,
		transfers: debts.transfers,
		orderMoney,
		provisional: fees.provisional,
		lines: linesOf([...parts.entries, ...heldEntries(facts, parts.held), ...payout]),
		balances: readBalances(ofNatures(...BALANCE_NATURES)),
		payout: payoutOf(basics.header),
	};
}

/** What is known of the settlement, with what its rows themselves say. */
const factsOf = (basics: Omit<PartFacts, 'dateOf' | 'unitsSold'>, rows: readonly ClassifiedRow[]): PartFacts => ({
	...basics,
	dateOf: datesOf(rows.filter(isPosted), endDayOf(basics.header, basics.settings), basics.calendar),
	unitsSold: unitsSoldIn(rows.filter(isSale)),
});

/** From where to where the goods of an order went and who carried them, as far as Amazon said it. */
const journeysOf = ({ known }: PartFacts) => ({
	countriesOf: (orderId: string): OrderCountries | undefined => {
		const order = known.amazon.get(orderId);
		return order && { from: order.shipFrom, to: order.shipTo };
	},
	carrierOf: (orderId: string): string | undefined => known.amazon.get(orderId)?.carrier || undefined,
});

/** Orders that this settlement paid, against Sage. */
const judged = (facts: PartFacts, money: readonly OrderMoney[]): OrderException[] =>
	money
		.filter(({ settled }) => settled !== 0)
		.flatMap((row) => judgeOrder(facts, [...(facts.known.money.get(row.orderId) ?? []), row]) ?? []);

const isPosted = ({ is }: ClassifiedRow): boolean => !BALANCE_NATURES.includes(is.nature);

/** Tax that Amazon withholds belongs to what it is withheld of. */
const isSale = ({ row, is }: ClassifiedRow): boolean =>
	SALE_NATURES.includes(is.nature) || (is.nature === 'taxWithheld' && row.transactionType.toLowerCase() === 'order');

const isRefund = ({ row, is }: ClassifiedRow): boolean =>
	REFUND_NATURES.includes(is.nature) || (is.nature === 'taxWithheld' && row.transactionType.toLowerCase() !== 'order');

/** Refused rows against clearing, so that the journal of a held settlement still accounts for the whole file. */
function heldEntries(facts: PartFacts, held: readonly Held[]): Array<Entry<'none'>> {
	const rows = held.flatMap((each) => each.rows);
	if (rows.length === 0) return [];
	const date = endDayOf(facts.header, facts.settings);
	const head = { period: facts.calendar.periodOf(date), date, part: 'HELD', document: 'none', secondReference: '' } as const;
	const sides = { debit: clearingOf(facts), credit: { kind: 'held', account: 'HELD' } } as const;
	return [transferred(head, sides, sumRows(rows), 'Rows held, not posted', rows)];
}
