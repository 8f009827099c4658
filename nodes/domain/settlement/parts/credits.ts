import { analysed, type Entry } from '../../books/entry';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { absoluteMinor, addMinor, negateMinor, subtractMinor, sumMinor, toDecimal, type Minor } from '../../money/money';
import { taxInGross } from '../../money/round';
import { isOrderId, orderSecondReference } from '../../reference/reference';
import type { Refusal } from '../../result';
import type { VatTreatment } from '../../settings/settings.types';
import { rateOf } from '../../vat/rates';
import { customerOf, dayOf, headOf, type PartFacts, type SettlementAmount } from '../facts';
import { ItemLines, taxItems, type TaxedItems } from '../items/itemLines';
import { isTaxRow } from '../items/subjects';
import { creditsByHand } from '../known/credits';
import { decisionOn, type OrderDecision } from '../known/decisions';
import { moneyOf, type Credited } from '../known/orderMoney';
import { byPeriod, linesBehind, sumRows, type ClassifiedRow } from '../rows';
import { onOneSide } from './oneSide';
import { kindOf, wordsOnItem, type OrderException } from './orderWords';
import type { StandingOrder } from './standing';
import { exceptionOfStanding } from './standingWords';
import type { WaitingCredit } from './waiting.types';

/** How the refunds of one order are credited: by our notes, by somebody else's, or not yet. */
export interface OrderCredits {
	readonly orderId: string;
	readonly credited: Credited;
	readonly entries: readonly Entry[];
	readonly waiting: readonly WaitingCredit[];
	readonly exceptions: readonly OrderException[];
}

type Words = Pick<Refusal, 'kind' | 'message' | 'remedy'>;

/**
 * The credit notes of one order, one for each period with refunds. Ours is posted when nobody else has credited anything to the order and its VAT
 * is certain. What somebody credited to the penny is left with its payment. Everything else waits, by itself, for a person.
 */
export function creditOrder(facts: PartFacts, order: StandingOrder): OrderCredits {
	const refunded = negateMinor(sumRows(order.rows));
	const decision = decisionOn(facts.known.decisions, order.orderId, facts.header.settlementId);
	const answer = (credited: Credited, { entries = [], waiting = [], exceptions = [] }: Partial<OrderCredits> = {}): OrderCredits => ({
		orderId: order.orderId,
		credited,
		entries,
		waiting,
		exceptions,
	});
	if (refunded === 0 && order.rows.every(({ row }) => row.amount === 0)) return answer('');
	if (decision?.answer === 'paymentOnly') return answer('byHand');
	const words = decision ? unfit(facts, order, decision, refunded) : whyItWaits(facts, order, refunded);
	if (words === 'equal') return answer('byHand');
	if (words) return answer('waiting', waitFor(facts, order, words, refunded));
	const notes = notesOf(facts, order, decision);
	if ('kind' in notes) return answer('waiting', waitFor(facts, order, notes, refunded));
	return answer('us', { entries: notes.entries });
}

/** Without a person's decision: what somebody else credited, how the order stands, and how old it is. */
function whyItWaits(facts: PartFacts, order: StandingOrder, refunded: Minor): 'equal' | Words | undefined {
	const others = creditsOfOthers(facts, order, refunded);
	if (others === 'equal') return others;
	const { orderId, issue } = order;
	const standing = issue && exceptionOfStanding(facts, { orderId, issue, money: refunded }, 'refunds');
	return standing?.refusal ?? oldOrder(facts, order, refunded) ?? others;
}

/**
 * What a decision to credit leaves open. One for every settlement says the VAT, never how much, and what somebody else credits later is compared
 * all the same: it was not there to be decided about.
 */
function unfit(facts: PartFacts, order: StandingOrder, decision: OrderDecision, refunded: Minor): 'equal' | Words | undefined {
	const { amount, settlementId } = decision;
	if (amount === undefined) return settlementId === '' ? creditsOfOthers(facts, order, refunded) : undefined;
	const most = toBeCredited(facts, order, refunded);
	if (settlementId !== '' && amount > 0 && amount <= most) return undefined;
	const what = `Order ${order.orderId}: the table Order decisions has ${toDecimal(amount)} ${facts.header.currency} to be credited`;
	return {
		kind: 'creditsDisagree',
		message:
			settlementId === ''
				? `${what} and does not say in which settlement, so that each of its refunds would be credited with it.`
				: `${what}, where ${toDecimal(most)} were refunded and are not credited by this flow.`,
		remedy: `Correct the row in the table Order decisions: an amount above nothing and not above what was refunded, and settlement ${facts.header.settlementId}. The refund itself is posted.`,
	};
}

/** What was refunded of an order, in all its settlements up to this one, less what our credit notes of the others come to. */
const toBeCredited = ({ known, header }: PartFacts, { orderId }: StandingOrder, refunded: Minor): Minor =>
	subtractMinor(
		addMinor(moneyOf(known.money.get(orderId) ?? []).refunded, refunded),
		creditsByHand(known.credits, orderId, header.settlementId).ours,
	);

/** Credits that are not ours against refunds that we did not credit: none, as much, or something that only a person can explain. */
function creditsOfOthers(facts: PartFacts, order: StandingOrder, refunded: Minor): 'equal' | Words | undefined {
	const { known, header } = facts;
	const { orderId } = order;
	const byHand = creditsByHand(known.credits, orderId, header.settlementId);
	if (byHand.documents.length === 0) return undefined;
	const toCredit = toBeCredited(facts, order, refunded);
	if (byHand.doubts.length === 0 && byHand.gross === toCredit) return 'equal';
	const figures = `${toDecimal(toCredit)} ${header.currency} refunded and not credited by this flow, ${toDecimal(byHand.gross)} credited in Sage by hand (${byHand.documents.join(', ')})`;
	return {
		kind: 'creditsDisagree',
		message: `Order ${orderId}: ${figures}${byHand.doubts.map((doubt) => `; ${doubt}`).join('')}.`,
		remedy:
			'Look at what was credited. Then answer in the table Order decisions: paymentOnly when nothing is left to credit, or credit with the amount that is left. The refund itself is posted.',
	};
}

/** The old invoice does not carry the Amazon order id, so no credit of it can be found or ruled out. */
function oldOrder({ header, settings }: PartFacts, { orderId, isOld }: StandingOrder, refunded: Minor): Words | undefined {
	if (!isOld) return undefined;
	return {
		kind: 'refundBeforeCutOver',
		message: `Amazon gave back ${toDecimal(refunded)} ${header.currency} for order ${orderId}, which was made before the cut-over (${settings.cutOver}). Its old invoice does not carry the Amazon order id, so no credit can be found or ruled out.`,
		remedy:
			'Find the old invoice and see whether it was credited. Then answer in the table Order decisions: paymentOnly when it was, or credit with the VAT of the sale. The refund itself is posted.',
	};
}

interface Notes {
	readonly entries: readonly Entry[];
}

/** The credit notes, or why their VAT is not certain. */
function notesOf(facts: PartFacts, order: StandingOrder, decision: OrderDecision | undefined): Notes | Words {
	if (!isOrderId(order.orderId)) return withoutOrderId(order);
	const periods = byPeriod(order.rows);
	const entries: Entry[] = [];
	for (const [ordinal, [period, ofPeriod]] of periods.entries()) {
		const isPart = decision?.amount !== undefined;
		if (isPart && ordinal < periods.length - 1) continue;
		const lines = linesOfNote(facts, order.orderId, isPart ? order.rows : ofPeriod, decision);
		if ('kind' in lines) return lines;
		if (lines.amounts.length > 0) entries.push(noteOf(facts, order.orderId, period, ordinal, lines.amounts));
	}
	return { entries };
}

interface Lines {
	readonly amounts: readonly SettlementAmount[];
}

const narrativeOf = (orderId: string): string => `Refund of Amazon order ${orderId}`;

function linesOfNote(facts: PartFacts, orderId: string, rows: NonEmpty<ClassifiedRow>, decision: OrderDecision | undefined): Lines | Words {
	const items = taxItems(facts, rows, 'refunds');
	if (decision?.treatment) return decidedLine(facts, orderId, rows, decision, items);
	const [doubtful] = items.doubtful;
	if (doubtful) return { kind: kindOf(doubtful.doubt), ...withOrder(orderId, wordsOnItem(doubtful, facts)) };
	if (decision?.amount !== undefined) return partOfNote(facts, orderId, rows, items, decision.amount);
	const amounts = onOneSide(new ItemLines(facts, narrativeOf(orderId)).add(items.taxed).amounts(), 'debit');
	return amounts ? { amounts } : onOtherSide(facts, orderId, rows);
}

const withOrder = (orderId: string, { message, remedy }: Pick<Refusal, 'message' | 'remedy'>) => ({
	message: `Order ${orderId}: ${message}`,
	remedy: `${remedy} The refund itself is posted.`,
});

/**
 * A person said the VAT, and perhaps how much: the amount contains it. It goes where most of the refund goes. Of a whole refund whose tax rows fit no rate
 * Amazon's rows say how much VAT was given back: the decision says on which code.
 */
function decidedLine(
	facts: PartFacts,
	orderId: string,
	rows: NonEmpty<ClassifiedRow>,
	{ treatment, amount: part }: Pick<OrderDecision, 'treatment' | 'amount'>,
	{ doubtful }: TaxedItems,
): Lines | Words {
	const whole = negateMinor(sumRows(rows));
	if (treatment === undefined) return onOtherSide(facts, orderId, rows);
	const isOutOfProportion = part === undefined && rateOf(treatment) > 0 && doubtful.some(({ doubt }) => doubt === 'noRate');
	const shown = negateMinor(sumMinor(rows.filter(isTaxRow).map(({ row }) => row.amount)));
	return lineAt(facts, orderId, rows, treatment, isOutOfProportion ? { amount: whole, tax: shown } : { amount: part ?? whole });
}

function lineAt(
	facts: PartFacts,
	orderId: string,
	rows: NonEmpty<ClassifiedRow>,
	treatment: VatTreatment,
	{ amount, tax }: { readonly amount: Minor; readonly tax?: Minor },
): Lines | Words {
	if (amount < 0) return onOtherSide(facts, orderId, rows);
	if (amount === 0) return { amounts: [] };
	const { nominalCode, costCentre, department } = largestOf(rows).is;
	const line: SettlementAmount = {
		nominalCode,
		costCentre,
		department,
		taxCode: facts.settings.taxCodes[treatment].code,
		vat: 'output',
		gross: amount,
		tax: tax ?? taxInGross(amount, rateOf(treatment)),
		narrative: narrativeOf(orderId),
		lines: linesBehind(rows),
	};
	return { amounts: [line] };
}

/** The row of most money, by the account where two are alike: it must not hang on the order of the file. */
const largestOf = ([first, ...others]: NonEmpty<ClassifiedRow>): ClassifiedRow =>
	others.reduce((most, row) => {
		if (row.row.amount === most.row.amount) return row.is.nominalCode < most.is.nominalCode ? row : most;
		return row.row.amount < most.row.amount ? row : most;
	}, first);

/** A part of a refund is credited at its one rate; at several a person has to say which. */
function partOfNote(facts: PartFacts, orderId: string, rows: NonEmpty<ClassifiedRow>, { taxed }: TaxedItems, amount: Minor): Lines | Words {
	const [group, ...others] = groupBy(taxed, ({ treatment }) => treatment);
	if (!group || others.length > 0) {
		return {
			kind: 'itemVatUndecided',
			message: `Order ${orderId}: ${toDecimal(amount)} of its refund is to be credited, and its items have several VAT rates.`,
			remedy: 'Say the VAT as well in the table Order decisions.',
		};
	}
	const [, [{ treatment }]] = group;
	return lineAt(facts, orderId, rows, treatment, { amount });
}

function noteOf(facts: PartFacts, orderId: string, period: string, ordinal: number, lines: readonly SettlementAmount[]): Entry {
	const head = headOf(facts, 'CRN', 'sales_credit_notes', period, orderSecondReference(orderId, 'C', ordinal));
	return analysed(head, lines, customerOf(facts.series.customer.code), lines[0]?.narrative ?? narrativeOf(orderId));
}

const withoutOrderId = ({ orderId, rows }: StandingOrder): Words => ({
	kind: 'orderNotInSage',
	message: `The refund in line ${rows[0].row.line} has "${orderId}" where an Amazon order id of 17 digits should be: no credit note could be found again under it.`,
	remedy:
		'Look the refund up in Seller Central, enter its credit note in Sage by hand, and answer paymentOnly in the table Order decisions.',
});

const onOtherSide = ({ header }: PartFacts, orderId: string, rows: NonEmpty<ClassifiedRow>): Words => ({
	kind: 'refundOnOtherSide',
	message: `The refunds of order ${orderId} come to ${toDecimal(sumRows(rows))} ${header.currency} that Amazon paid, instead of money given back.`,
	remedy:
		'Look the order up in Seller Central. Enter the sales invoice in Sage by hand, with finance, and answer paymentOnly in the table Order decisions. The money itself is posted.',
});

function waitFor(facts: PartFacts, order: StandingOrder, words: Words, refunded: Minor): Partial<OrderCredits> {
	const exception = {
		orderId: order.orderId,
		value: absoluteMinor(refunded),
		refusal: { ...words, detail: `${facts.header.settlementId}|refunds` },
	};
	return { waiting: isOrderId(order.orderId) ? [waitingOf(facts, order, words, refunded)] : [], exceptions: [exception] };
}

function waitingOf(facts: PartFacts, { orderId, rows }: StandingOrder, { kind }: Words, refunded: Minor): WaitingCredit {
	const { header, series, dateOf } = facts;
	const taxRows = rows.filter(isTaxRow);
	const period = rows.reduce((last, row) => (row.period > last ? row.period : last), '');
	return {
		orderId,
		settlementId: header.settlementId,
		series: series.key,
		currency: header.currency,
		period,
		date: dayOf(facts, 'sales_credit_notes', dateOf(period)),
		gross: toDecimal(refunded),
		taxShown: taxRows.length === 0 ? '' : toDecimal(negateMinor(sumMinor(taxRows.map(({ row }) => row.amount)))),
		waitsFor: kind,
		rows: rows.map(({ row }) => row),
	};
}
