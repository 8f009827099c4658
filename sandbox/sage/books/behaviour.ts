import type { SandboxParts } from '../../core/parts';
import type { Closing } from './calendar';
import { COLLECTION, type Ledger } from './names';

/** Releases that differ in what the API has, oldest first; see `recorded/releases.ts`. */
export const RELEASES = ['2022R1', '2022R2', '2023R1', '2023R2', '2024R1', '2025R1'] as const;
export type Release = (typeof RELEASES)[number];

/** Forms in which a refusal can be written; see `recorded/errorBodies.ts`. */
export const ERROR_FORMS = ['Message', 'ExceptionMessage', 'MessageDetail', 'error.message', 'errors', 'html'] as const;
export type ErrorForm = (typeof ERROR_FORMS)[number];

/**
 * How the simulated company behaves where Sage's documentation is silent or real sites differ. Tests switch it; the demo takes the
 * defaults. Where each behaviour is known from stands in `recorded/asRecorded.ts`.
 */
export type Behaviour = {
	/** Postings show in queries only after so many seconds, as with batch posting; balances move at once. */
	visibleAfterSeconds: number;
	/** What was just written stays out of so many lists that it belongs in. Counts questions, so it needs no clock; not where a time is set. */
	unseenLooks: number;
	/** Payments, receipts on customers and credit notes are read back with a minus (true) or all values positive (false). */
	signedValues: boolean;
	/** Endpoints and fields that are newer are missing: 404, and 400 where a query names them. */
	release: Release;
	/** Standard lacks what only Professional has: analysis codes 6 to 20, some fields. */
	edition: 'professional' | 'standard';
	/** Time stamps carry no `Z` and no trailing zeros. */
	stampsWithoutZone: boolean;
	/** Fields without a value are there: an empty text, else null. */
	missingAsNull: boolean;
	/** Views give the number of a document status, where the order itself gives its name. */
	enumNumbersInViews: boolean;
	/** Rows of a list at most, whatever `$top` says; nothing tells that more follow. */
	largestPage: number;
	/** Form of a 400; `mixed` gives each reason one of them. */
	errorForm: ErrorForm | 'mixed';
	/** Without a live token: 401 without a body. */
	emptyUnauthorized: boolean;
	/** A longer encoded query is answered with 404 and a web page. */
	longestQuery: number;
	/** Credit limit of customers that have none of their own, in pence; 0 is no limit. An order above it is saved on hold. */
	creditLimitPence: number;
	/** A date in a period that is closed for the module: refused, or taken and posted to the nominal ledger in the next open period. */
	closedPeriods: 'refused' | 'moved';
	/** Last day (`YYYY-MM-DD`) of the periods that are closed for a ledger, beside those that are closed for all. */
	closedUntil: Readonly<Partial<Record<Ledger, string>>>;
	/** Gross from which documents of the purchase ledger wait for an authorisation, in pence; left out: no authorisation is needed. */
	authorisationThresholdPence?: number;
	/** Document discount that customers have, in hundredths of a percent: taken where a new order says none of its own. */
	customerDiscountPercent: number;
	/** What the customer's price band and line discount take off stock items where a line does not override them, in hundredths of a percent. */
	priceBandPercent: number;
	customerLineDiscountPercent: number;
	/** A new order whose delivery dates are over is refused. */
	refusesPastDates: boolean;
	/** Permissions of `/current_user_sop_user_permissions` that the user lacks. */
	lackedPermissions: readonly string[];
	/** First words of paths that the user's role does not reach, e.g. `bank_payment`: 403. */
	closedPaths: readonly string[];
};

const DEFAULTS: Behaviour = {
	visibleAfterSeconds: 0,
	unseenLooks: 0,
	signedValues: true,
	release: '2025R1',
	edition: 'professional',
	stampsWithoutZone: false,
	missingAsNull: false,
	enumNumbersInViews: false,
	largestPage: 5000,
	errorForm: 'Message',
	emptyUnauthorized: false,
	longestQuery: Number.MAX_SAFE_INTEGER,
	creditLimitPence: 0,
	customerDiscountPercent: 0,
	priceBandPercent: 0,
	customerLineDiscountPercent: 0,
	refusesPastDates: false,
	closedPeriods: 'refused',
	closedUntil: {},
	lackedPermissions: [],
	closedPaths: [],
};

export function behaviourOf(parts: Pick<SandboxParts, 'store'>): Behaviour {
	return { ...DEFAULTS, ...parts.store.get(COLLECTION.behaviour, 1) };
}

/** Whether answers keep to the official descriptions to the letter: only those can be validated against them. */
export function isAsDescribed(parts: Pick<SandboxParts, 'store'>): boolean {
	const { stampsWithoutZone, missingAsNull, enumNumbersInViews } = behaviourOf(parts);
	return !stampsWithoutZone && !missingAsNull && !enumNumbersInViews;
}

/** What is closed for a ledger. */
export function closingOf(parts: Pick<SandboxParts, 'store'>, ledger: Ledger): Closing {
	const { closedPeriods, closedUntil } = behaviourOf(parts);
	return { closedPeriods, closedUntil: closedUntil[ledger] ?? '' };
}

/** Changes some behaviours and leaves the others as they are. */
export function setBehaviour(parts: Pick<SandboxParts, 'store'>, change: Partial<Behaviour>): void {
	parts.store.insert(COLLECTION.behaviour, { ...behaviourOf(parts), ...change, id: 1 });
}
