import type { JournalLine } from '../books/journal.types';
import type { IdentityCheck, PostingPlan } from '../books/plan.types';
import { stepsOf } from '../books/steps';
import type { ExceptionRecord, Outcome } from '../exceptions/exception';
import { exceptionOf } from '../exceptions/kinds';
import { subtractMinor, sumMinor, toDecimal, type Minor } from '../money/money';
import type { Refusal } from '../result';
import type { BridgeSettings, SeriesSettings } from '../settings/settings.types';
import { localDay } from '../time/amazonDate';
import { summaryDisagrees, withoutBalances, type AmazonSummary } from './amazonSummary';
import { postingCalendar } from './calendar';
import { CATALOGUE_VERSION } from './catalogue/catalogue';
import { classifierFor, type NominalMapRow } from './catalogue/classify';
import { closedPeriodHolds, futurePeriods } from './closedPeriods';
import type { PartFacts } from './facts';
import type { FoldedSettlement } from './fold/fold';
import { heldWithoutRows, type Held } from './held';
import { amazonHolds, carriedIn, chainIdentities, clearingMovement, ownIdentities, reserveIdentities } from './identities';
import { journalOf, type SettlementJournal } from './journal';
import { knownFacts, type FoundFacts } from './known/known';
import type { OrderMoney } from './known/orderMoney';
import { orderMoneyRow } from './desk/orderMoney';
import { fewOfEachKind, type OrderException } from './parts/orderWords';
import type { WaitingTransfer } from './parts/crossAccountDebt';
import { PROVISIONAL_REASONS, type ProvisionalFees } from './parts/provisional';
import type { WaitingCredit } from './parts/waiting.types';
import type { PreviousSettlement, SettlementHeader } from './settlement.types';

export interface PlanInput extends FoundFacts {
	readonly settlement: FoldedSettlement;
	readonly settings: BridgeSettings;
	/** The series that the settlement belongs to, see `series.ts`. */
	readonly series: SeriesSettings;
	readonly nominalMap: readonly NominalMapRow[];
	/** The settlement before in the same series as it was posted; null for the first. */
	readonly previous: PreviousSettlement | null;
	/** Orders of a summary channel that Amazon is still to be asked about, in later runs: until then the settlement waits. */
	readonly leftToAsk?: number;
	/** Transfers between clearing accounts of earlier settlements of the series that nobody has made yet. */
	readonly openTransfers?: readonly WaitingTransfer[];
	/** Day (`YYYY-MM-DD`) that finance named for this settlement: documents that would be dated earlier are dated on it. */
	readonly postOn?: string;
	/** What Amazon's Finances say of the settlement. */
	readonly amazonSummary?: AmazonSummary;
	/** ISO 8601 instant, for due times. */
	readonly now: string;
}

export interface SettlementPlan {
	readonly settlementId: string;
	/** Key of its series in the settings. */
	readonly series: string;
	/** Of the catalogue of row types that it was worked out with. */
	readonly catalogueVersion: string;
	readonly currency: string;
	/** ISO 8601 instants. */
	readonly startDate: string;
	readonly endDate: string;
	readonly depositDate: string;
	/** Decimal strings. */
	readonly total: string;
	readonly previousReserve: string;
	readonly currentReserve: string;
	readonly payout: string;
	/** Balance with Amazon before this settlement: reserve less debt carried in. */
	readonly openingClearing: string;
	readonly journal: readonly JournalLine[];
	readonly plan: PostingPlan;
	/** Credit notes whose money is posted and which wait for a decision, each by itself. */
	readonly waiting: readonly WaitingCredit[];
	/** Money between accounts of the seller that a person has to move in Sage. */
	readonly transfers: readonly WaitingTransfer[];
	/** Fees whose VAT Amazon's invoice has to prove. */
	readonly provisional: readonly ProvisionalFees[];
	/** What the settlement moves for each order: rows of the table *Order money*. */
	readonly orderMoney: Iterable<OrderMoney>;
}

/** A settlement worked through, whether or not it may be posted. */
export interface SettlementAnalysis extends SettlementPlan {
	readonly exceptions: readonly ExceptionRecord[];
}

/**
 * Works a settlement through to journal and posting plan. It is ready when every row is of known kind and every identity holds; exceptions beside
 * it are of single orders. Where one of the exceptions holds, nothing may be posted. Throws only when the client's map is not a map.
 */
export function planSettlement(input: PlanInput): Outcome<SettlementPlan> {
	const { exceptions, ...plan } = analyseSettlement(input);
	return { ready: exceptions.some(({ holds }) => holds) ? [] : [plan], exceptions };
}

/** As `planSettlement`, but shows journal and plan of a held settlement too. */
export function analyseSettlement(input: PlanInput): SettlementAnalysis {
	const { settlement, settings, series, previous, now } = input;
	const { header } = settlement;
	const facts = basicsOf(input);
	const context = { country: settings.country, currency: header.currency, series: series.key, rulesFrom: settings.fees.rulesFrom };
	const journal = journalOf(settlement.rows, classifierFor(input.nominalMap, context), facts);
	const steps = stepsOf(journal.entries, { reference: header.settlementId, currency: header.currency });
	const own = ownIdentities(settlement, series, journal, steps);
	const reserve = reserveIdentities(journal, previous);
	const chain = chainIdentities(header, series, journal, previous);
	const second = secondTotal(input, journal);
	const holds = [
		...(settings.amazonSummary === 'hold' ? second : []),
		...waitingForAmazon(input),
		...journal.held,
		...closedPeriodHolds(facts.calendar, journal.entries),
		...broken(own, 'identityFails', OWN_REMEDY),
		...broken(reserve, 'reserveDisagrees', CHAIN_REMEDY),
		...broken(chain, 'settlementChainBroken', previous ? CHAIN_REMEDY : openingRemedy(series.key)),
	];
	const plan: PostingPlan = {
		planVersion: 1,
		subject: { kind: 'settlement', id: header.settlementId },
		currency: header.currency,
		steps,
		identities: [...own, ...reserve, ...chain],
		clearing: clearingAfter(input, journal),
	};
	const exceptions = [
		...holds.map(({ refusal, value }) => exceptionFor(header, refusal, value, now)),
		...fewOfEachKind(journal.exceptions).map((one) => exceptionOfOrder(header, one, now)),
		...(settings.amazonSummary === 'hold' ? [] : second).map(({ refusal }) => warning(header, refusal, now)),
		...futurePeriods(facts.calendar, journal.entries).map((words) => warning(header, { kind: 'futurePeriod', ...words }, now)),
	];
	return { ...factsOf(header, journal), series: series.key, plan, exceptions };
}

function basicsOf(input: PlanInput): Omit<PartFacts, 'dateOf' | 'unitsSold'> {
	const { settings, series, now, settlement, postOn = '' } = input;
	const { header } = settlement;
	const known = knownFacts(input, header.settlementId, settings);
	const { filedUntil } = settings.vat;
	const calendar = postingCalendar(input.periods, { today: localDay(Date.parse(now), settings.timeZone), filedUntil });
	return { header, settings, series, postOn, known, calendar, movesClosed: settings.closedPeriods === 'firstOpenDay' };
}

/** Amazon's second total, where Finances answer and it is another one. */
function secondTotal({ amazonSummary, settlement: { header, rows } }: PlanInput, { balances }: SettlementJournal): Held[] {
	const file = { withoutBalances: withoutBalances(rows.amount, balances), total: header.total };
	const refusal = amazonSummary && summaryDisagrees(amazonSummary, header.settlementId, file);
	return refusal ? [heldWithoutRows(refusal)] : [];
}

/** What clearing in Sage has to show afterwards: what Amazon holds, less transfers that wait for a person. */
function clearingAfter({ settlement, series, openTransfers }: PlanInput, journal: SettlementJournal): PostingPlan['clearing'] {
	const held = amazonHolds(journal, settlement.header.total);
	const waiting = [...(openTransfers ?? []), ...journal.transfers];
	return {
		bankCode: series.clearing.code,
		closing: toDecimal(subtractMinor(held, sumMinor(waiting.map(({ amount }) => amount)))),
		...(waiting.length > 0 && {
			held: toDecimal(held),
			waiting: waiting.map(({ name, amount }) => ({ name, amount: toDecimal(amount) })),
		}),
		movement: toDecimal(clearingMovement(journal)),
	};
}

const exceptionFor = (
	{ settlementId, currency }: SettlementHeader,
	{ kind, ...words }: Refusal,
	value: Minor,
	now: string,
): ExceptionRecord =>
	exceptionOf(kind, { ...words, recordId: settlementId, recordType: 'settlement', amount: toDecimal(value), currency }, now);

/** Something to know of a settlement, which goes on. */
const warning = ({ settlementId, currency }: SettlementHeader, { kind, ...words }: Refusal, now: string): ExceptionRecord =>
	exceptionOf(kind, { ...words, recordId: settlementId, currency, holds: false }, now);

export const exceptionOfOrder = (
	{ currency, settlementId }: SettlementHeader,
	{ orderId, refusal: { kind, ...words }, value }: OrderException,
	now: string,
): ExceptionRecord =>
	exceptionOf(
		kind,
		{
			...words,
			...(orderId === '' ? { recordType: 'settlement', recordId: settlementId } : { recordType: 'order', recordId: orderId }),
			amount: toDecimal(value),
			currency,
			holds: false,
		},
		now,
	);

function factsOf(header: SettlementHeader, journal: SettlementJournal) {
	const { lines, waiting, transfers, provisional, orderMoney, balances, payout } = journal;
	return {
		settlementId: header.settlementId,
		catalogueVersion: CATALOGUE_VERSION,
		currency: header.currency,
		startDate: header.startDate,
		endDate: header.endDate,
		depositDate: header.depositDate,
		total: toDecimal(header.total),
		previousReserve: toDecimal(balances.reserveReleased),
		currentReserve: toDecimal(balances.reserveHeld),
		payout: toDecimal(payout),
		openingClearing: toDecimal(carriedIn(journal)),
		journal: lines,
		waiting,
		transfers,
		provisional,
		orderMoney,
	};
}

/** What has amounts in minor units inside the domain. */
type WithAmounts = Pick<SettlementPlan, 'journal' | 'waiting' | 'transfers' | 'provisional' | 'orderMoney'>;

/** The same with every amount as a decimal string: the form in which it leaves the domain, in items and in exports. */
export function withDecimals<T extends WithAmounts>(plan: T) {
	return {
		...plan,
		waiting: plan.waiting.map((credit) => ({ ...credit, rows: credit.rows.map((row) => ({ ...row, amount: toDecimal(row.amount) })) })),
		transfers: plan.transfers.map(({ name, amount }) => ({ name, amount: toDecimal(amount) })),
		provisional: plan.provisional.map(({ reason, gross, rows }) => ({
			reason,
			why: PROVISIONAL_REASONS[reason],
			gross: toDecimal(gross),
			rows,
		})),
		orderMoney: Array.from(plan.orderMoney, orderMoneyRow),
		journal: plan.journal.map((line) => ({ ...line, net: toDecimal(line.net), tax: toDecimal(line.tax), gross: toDecimal(line.gross) })),
	};
}

/** What failed identities mean: the chain is for finance to mend, our own arithmetic for support. */
const CHAIN_REMEDY =
	'Compare both settlements with Seller Central. Where the settlement before was posted by hand, correct currentReserve and closingClearing of its row on the settlement board; where one is missing between them, it is posted first.';
const openingRemedy = (series: string): string =>
	`Agree with finance what Amazon held before the first settlement that is posted, and enter it in the settings: series.${series}.openingReserve, and series.${series}.openingSettlementId.`;
const OWN_REMEDY = 'Nothing is posted. Send the settlement file to support.';

/** Sales of a summary channel cannot be left out of their invoice because nobody has asked about them yet. */
const waitingForAmazon = ({ leftToAsk = 0, settlement }: PlanInput): Held[] =>
	leftToAsk === 0
		? []
		: [
				heldWithoutRows({
					kind: 'settlementWaits',
					message: `Settlement ${settlement.header.settlementId} has ${leftToAsk} more orders that only Amazon can say more of (when they were made, where they went): a run asks for some hundreds.`,
					remedy:
						'Nothing is to be done: the next runs ask for the rest. Where sales from before the cut-over were not booked order by order, the setting beforeCutOver says so, and nothing is asked.',
					detail: 'orders to ask for',
				}),
			];

/** Identities that do not hold: no row is at fault alone. */
const broken = (identities: readonly IdentityCheck[], kind: Refusal['kind'], remedy: string): Held[] =>
	identities
		.filter(({ holds }) => !holds)
		.map(({ name, left, right }) =>
			heldWithoutRows({ kind, message: `"${name}" does not hold: ${left} against ${right}.`, remedy, detail: name }),
		);
