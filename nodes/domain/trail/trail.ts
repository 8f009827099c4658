/**
 * Columns of the table *Order trail*: one row per Amazon order, each step with its time. Every column text, times ISO 8601 in UTC, amounts decimal. What support asks for
 * first stands first. No buyer data and no tracking number. A flow writes the columns of its own steps alone, so that none undoes what another wrote.
 */
export const TRAIL_COLUMNS = [
	'orderId',
	'sageOrder',
	'openExceptions',
	'marketplace',
	'channel',
	'purchasedAt',
	'shipBy',
	'amazonStatus',
	'importedAt',
	'despatchedAt',
	'parcels',
	'confirmedAt',
	'cancellationAskedAt',
	'cancelledAt',
	'cancellation',
	'returnedAt',
	'returns',
	'credits',
	'settlements',
	'settled',
	'refunded',
	'currency',
	'lastChange',
] as const;

export type TrailColumn = (typeof TRAIL_COLUMNS)[number];

/** Columns of one order that a step gives; those that it does not give stay as they are. */
export type TrailRow = { readonly orderId: string } & Readonly<Partial<Record<TrailColumn, string>>>;

/** What Amazon says of the order now. */
export interface OnAmazon {
	readonly marketplace: string;
	/** FBM or FBA, '' where Amazon does not say. */
	readonly channel: string;
	readonly purchasedAt: string;
	/** Last instant at which it is to be sent. */
	readonly shipBy: string;
	readonly amazonStatus: string;
}

/** What Amazon says is no step of ours: `lastChange` stays. */
export const onAmazon = (orderId: string, facts: OnAmazon): TrailRow => ({ orderId, ...facts });

/** Entered in Sage by this run. */
export const imported = (orderId: string, sageOrder: string, at: string): TrailRow => ({
	orderId,
	sageOrder,
	importedAt: at,
	lastChange: at,
});

/** In Sage already: when it came there stays as it was noted. */
export const inSage = (orderId: string, sageOrder: string): TrailRow => ({ orderId, sageOrder });

/** Kinds of the exceptions that stand open of the order, over all flows; `at` where this run changed them. */
export const withExceptions = (orderId: string, kinds: readonly string[], at?: string): TrailRow => ({
	orderId,
	openExceptions: [...new Set(kinds)].sort().join(', '),
	...(at !== undefined && { lastChange: at }),
});

/** Despatched in Sage; `parcels` are the references under which Amazon is told of them, never tracking numbers. */
export const despatched = (orderId: string, parcels: readonly string[], despatchedAt: string, at: string): TrailRow => ({
	orderId,
	despatchedAt,
	parcels: listed(parcels),
	lastChange: at,
});

/** Amazon took the confirmation of all that is despatched. */
export const confirmed = (orderId: string, confirmedAt: string): TrailRow => ({ orderId, confirmedAt, lastChange: confirmedAt });

/** The buyer asks to cancel. */
export const cancellationAsked = (orderId: string, at: string): TrailRow => ({ orderId, cancellationAskedAt: at, lastChange: at });

/** Cancelled on Amazon, and what became of the order in Sage, in words. */
export const cancelled = (orderId: string, cancellation: string, at: string): TrailRow => ({
	orderId,
	cancelledAt: at,
	cancellation,
	lastChange: at,
});

/** Goods that came back, or are announced: units by what becomes of them, in words. */
export const returned = (orderId: string, returns: string, at: string): TrailRow => ({ orderId, returnedAt: at, returns, lastChange: at });

/** What settlements moved for the order over all of them. */
export interface OverSettlements {
	readonly settlements: readonly string[];
	/** Decimal strings. */
	readonly settled: string;
	readonly refunded: string;
	readonly currency: string;
	/** How the refund of each settlement is credited, in words. */
	readonly credits: readonly string[];
}

export const settledBy = (
	orderId: string,
	{ settlements, settled, refunded, currency, credits }: OverSettlements,
	at: string,
): TrailRow => ({
	orderId,
	settlements: settlements.join(', '),
	settled,
	refunded,
	currency,
	credits: credits.join(', '),
	lastChange: at,
});

/** `2: 301, 302`; '' for none. */
const listed = (references: readonly string[]): string => (references.length === 0 ? '' : `${references.length}: ${references.join(', ')}`);

/** One row per order: what a later row says of a column goes before. */
export function byOrder(rows: readonly TrailRow[]): TrailRow[] {
	const merged = new Map<string, TrailRow>();
	for (const row of rows) merged.set(row.orderId, { ...merged.get(row.orderId), ...row });
	return [...merged.values()];
}
