import type { Outcome } from '../exceptions/exception';
import { toDecimal } from '../money/money';
import type { BridgeSettings, SeriesSettings } from '../settings/settings.types';
import { JournalBook } from '../books/book';
import { CATALOGUE_VERSION } from './catalogue/catalogue';
import { classifierFor, type NominalMapRow } from './catalogue/classify';
import { SettlementContext, type PreviousSettlement } from './context';
import { amazonHolds, carriedIn, chainIdentities, clearingMovement, ownIdentities, reserveIdentities } from './identities';
import { writeJournal, type JournalResult } from './journal';
import type { JournalLine } from '../books/journal.types';
import type { IdentityCheck, PostingPlan } from '../books/plan.types';
import { ordersInSage, type SageOrderFact } from './sageOrders';
import type { Settlement } from './settlement.types';
import { stepsOf } from '../books/steps';

export interface PlanInput {
	readonly settlement: Settlement;
	readonly settings: BridgeSettings;
	/** The series that the settlement belongs to, see `series.ts`. */
	readonly series: SeriesSettings;
	readonly nominalMap: readonly NominalMapRow[];
	/** Orders of the settlement that were found in Sage; `assumed` when nobody looked (preview). */
	readonly ordersInSage: readonly SageOrderFact[] | 'assumed';
	/** The settlement before in the same series as it was posted; null for the first. */
	readonly previous: PreviousSettlement | null;
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
}

/** A settlement worked through, whether or not it may be posted. */
export interface SettlementAnalysis extends SettlementPlan {
	readonly exceptions: Outcome<never>['exceptions'];
}

/**
 * Works a settlement through to journal and posting plan. It is ready only when every row is mapped and every identity holds;
 * otherwise there are exceptions and nothing may be posted. Throws only when the client's map is not a map.
 */
export function planSettlement(input: PlanInput): Outcome<SettlementPlan> {
	const { exceptions, ...plan } = analyseSettlement(input);
	return exceptions.length === 0 ? { ready: [plan], exceptions: [] } : { ready: [], exceptions };
}

/** As `planSettlement`, but shows journal and plan of a held settlement too. */
export function analyseSettlement(input: PlanInput): SettlementAnalysis {
	const { settlement, settings, series, now } = input;
	const { header } = settlement;
	const context = new SettlementContext(settlement, settings, series, ordersInSage(input.ordersInSage), new JournalBook(), now);
	const result = writeJournal(context, classifierFor(input.nominalMap));
	const steps = stepsOf(context.book.lines, {
		reference: header.settlementId,
		currency: header.currency,
	});
	const own = ownIdentities(context, result, steps);
	const reserve = reserveIdentities(result, input.previous);
	const chain = chainIdentities(context, result, input.previous);
	holdBroken(context, own, 'identityFails', OWN_REMEDY);
	holdBroken(context, reserve, 'reserveDisagrees', CHAIN_REMEDY);
	holdBroken(context, chain, 'settlementChainBroken', CHAIN_REMEDY);
	const plan: PostingPlan = {
		planVersion: 1,
		subject: { kind: 'settlement', id: header.settlementId },
		currency: header.currency,
		steps,
		identities: [...own, ...reserve, ...chain],
		clearing: {
			bankCode: series.clearing.code,
			closing: toDecimal(amazonHolds(result, header.total)),
			movement: toDecimal(clearingMovement(context)),
		},
	};
	return { ...factsOf(settlement, result), series: series.key, journal: context.book.lines, plan, exceptions: context.exceptions };
}

function factsOf({ header }: Settlement, result: JournalResult) {
	const { balances, payout } = result;
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
		openingClearing: toDecimal(carriedIn(result)),
	};
}

/** The same with every amount of the journal as a decimal string: the form in which it leaves the domain, in items and in exports. */
export function withDecimals<T extends { readonly journal: readonly JournalLine[] }>(plan: T) {
	return {
		...plan,
		journal: plan.journal.map((line) => ({ ...line, net: toDecimal(line.net), tax: toDecimal(line.tax), gross: toDecimal(line.gross) })),
	};
}

/** What failed identities mean: the chain is for finance to mend, our own arithmetic for support. */
const CHAIN_REMEDY = 'Post the missing settlement of this series first, or agree the balance with finance and enter it in the settings.';
const OWN_REMEDY = 'Nothing is posted. Send the settlement file to support.';

function holdBroken(
	context: SettlementContext,
	identities: readonly IdentityCheck[],
	kind: 'identityFails' | 'settlementChainBroken' | 'reserveDisagrees',
	remedy: string,
): void {
	for (const { name, holds, left, right } of identities) {
		if (!holds) context.hold(kind, [], { message: `"${name}" does not hold: ${left} against ${right}.`, remedy, detail: name });
	}
}
