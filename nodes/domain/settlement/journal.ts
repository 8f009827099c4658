import { linesOf, transferred, type Entry } from '../books/entry';
import type { JournalLine } from '../books/journal.types';
import { SourceLines } from '../books/sourceLines';
import { sumMinor, type Minor } from '../money/money';
import { FEE_NATURES, type Classifier } from './catalogue/classify';
import type { Nature } from './catalogue/entry';
import { clearingOf, datesOf, endDayOf, type PartFacts } from './facts';
import { ClassifiedFold } from './fold/classifiedFold';
import type { FoldedRows } from './fold/fold';
import { together, type Held } from './held';
import { BALANCE_NATURES, readBalances, type Balances } from './parts/balances';
import { crossAccountDebts, type WaitingTransfer } from './parts/crossAccountDebt';
import { NO_ORDER_FACTS, type OrderFacts } from './parts/feeGroups';
import { feeEntries } from './parts/fees';
import { LIQUIDATION_NATURES, liquidationEntries } from './parts/liquidations';
import { microDepositEntries } from './parts/microDeposits';
import { ordersOf } from './parts/orders';
import type { OrderException } from './parts/orderWords';
import type { ProvisionalFees } from './parts/provisional';
import { checkRecalculations } from './parts/refunds';
import { reimbursementEntries } from './parts/reimbursements';
import { payoutEntries, payoutOf, transferInEntries } from './parts/transfers';
import type { WaitingCredit } from './parts/waiting.types';
import type { OrderMoney } from './known/orderMoney';

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
	readonly orderMoney: Iterable<OrderMoney>;
	/** Fees whose VAT Amazon's invoice has to prove. */
	readonly provisional: readonly ProvisionalFees[];
	/** All lines, those of held rows too: they account for every row of the file. */
	readonly lines: readonly JournalLine[];
	readonly balances: Balances;
	readonly payout: Minor;
}

/** Works a settlement out to entries, part by part. Rows that cannot be posted are held and stand on the held account. */
export function journalOf(folded: FoldedRows, classify: Classifier, basics: Omit<PartFacts, 'dateOf' | 'unitsSold'>): SettlementJournal {
	const classified = new ClassifiedFold(folded, classify, basics.calendar.periodOf);
	const facts: PartFacts = {
		...basics,
		dateOf: datesOf(classified.postedDays, endDayOf(basics.header, basics.settings), basics.calendar),
		unitsSold: new Map(),
	};
	const orders = ordersOf(facts, classified);
	const journeys = journeysOf(facts);
	const others = classified.others(journeys);
	const ofNatures = (...natures: readonly Nature[]) => others.filter(({ is }) => natures.includes(is.nature));
	const fees = feeEntries(facts, ofNatures(...FEE_NATURES), journeys);
	const debts = crossAccountDebts(ofNatures('crossAccountDebt'));
	const parts = together([
		{ entries: [], held: classified.held() },
		orders.sales,
		orders.refunds,
		checkRecalculations(ofNatures('taxRecalculation')),
		liquidationEntries(facts, ofNatures(...LIQUIDATION_NATURES)),
		fees,
		reimbursementEntries(facts, ofNatures(...OUTSIDE_NATURES)),
		debts,
		microDepositEntries(facts, ofNatures('microDeposit')),
		transferInEntries(facts, others),
	]);
	const payout = payoutEntries(facts);
	return {
		entries: [...parts.entries, ...payout],
		held: parts.held,
		exceptions: orders.exceptions,
		waiting: orders.waiting,
		transfers: debts.transfers,
		orderMoney: orders.money,
		provisional: fees.provisional,
		lines: linesOf([...parts.entries, ...heldEntries(facts, parts.held), ...payout]),
		balances: readBalances(ofNatures(...BALANCE_NATURES)),
		payout: payoutOf(basics.header),
	};
}

/** From where to where the goods of an order went and who carried them, as far as Amazon said it. */
const journeysOf = ({ known }: PartFacts): OrderFacts =>
	known.amazon.size === 0
		? NO_ORDER_FACTS
		: {
				areNone: false,
				countriesOf: (orderId) => {
					const order = known.amazon.get(orderId);
					return order && { from: order.shipFrom, to: order.shipTo };
				},
				carrierOf: (orderId) => known.amazon.get(orderId)?.carrier || undefined,
			};

/** Refused rows against clearing, so that the journal of a held settlement still accounts for the whole file. */
function heldEntries(facts: PartFacts, held: readonly Held[]): Array<Entry<'none'>> {
	const lines = SourceLines.together(held.map((each) => each.lines));
	if (lines.count === 0) return [];
	const date = endDayOf(facts.header, facts.settings);
	const head = { period: facts.calendar.periodOf(date), date, part: 'HELD', document: 'none', secondReference: '' } as const;
	const sides = { debit: clearingOf(facts), credit: { kind: 'held', account: 'HELD' } } as const;
	const value = sumMinor(held.map((each) => each.value));
	return [transferred(head, sides, value, 'Rows held, not posted', lines)];
}
