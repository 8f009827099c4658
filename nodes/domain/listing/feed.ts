import { quantityPatch, type QuantityChange } from './quantity';

export const LISTINGS_FEED = 'JSON_LISTINGS_FEED';
/** Most messages in one feed (listings feed schema 2.0). */
export const MAX_MESSAGES = 25_000;

export interface FeedIssue {
	readonly messageId?: number;
	readonly sku?: string;
	readonly code?: string;
	readonly severity: 'ERROR' | 'WARNING' | 'INFO';
	readonly message: string;
}

/** Processing report of a feed (processing report schema 2.0). */
export interface ProcessingReport {
	readonly header: { readonly sellerId: string; readonly feedId: string };
	readonly issues: readonly FeedIssue[];
	readonly summary: {
		readonly errors: number;
		readonly warnings: number;
		readonly messagesProcessed: number;
		readonly messagesAccepted: number;
		readonly messagesInvalid: number;
	};
}

/** The document of a feed that sets quantities: message n is the n-th change, counted from 1. */
export function quantityFeed(sellerId: string, changes: readonly QuantityChange[], issueLocale?: string): object {
	return {
		header: { sellerId, version: '2.0', ...(issueLocale ? { issueLocale } : {}) },
		messages: changes.map(({ sku, quantity }, index) => ({
			messageId: index + 1,
			sku,
			operationType: 'PATCH',
			...quantityPatch(quantity),
		})),
	};
}

/**
 * accepted: Amazon took it over; it shows after some minutes. invalid: Amazon refused it, see the issues. unknown: Amazon does not say, so
 * the listing has to be read.
 */
export type FeedOutcome = 'accepted' | 'invalid' | 'unknown';

export interface MessageOutcome {
	readonly outcome: FeedOutcome;
	readonly issues: readonly FeedIssue[];
}

/** An issue that is none could be the refusal of any message, so that a report with one says nothing. */
const isIssue = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a processing report; undefined when the text is none. */
export function parseProcessingReport(value: unknown): ProcessingReport | undefined {
	const { header, issues = [], summary } = (value ?? {}) as Partial<ProcessingReport>;
	if (typeof header?.feedId !== 'string' || !Array.isArray(issues) || !issues.every(isIssue)) return undefined;
	const counts = [summary?.messagesProcessed, summary?.messagesAccepted, summary?.messagesInvalid];
	return counts.every(Number.isInteger) ? ({ header, issues, summary } as ProcessingReport) : undefined;
}

/**
 * What became of each change of a feed, in the order of the changes. A processed feed is not an accepted one: a message with an ERROR is
 * invalid, and the rest counts as accepted only when the report's own counts agree with that.
 */
export function outcomesOf(changes: readonly QuantityChange[], report: ProcessingReport): MessageOutcome[] {
	const issues = new Map<number, FeedIssue[]>();
	for (const issue of report.issues) {
		const id = issue.messageId ?? 0;
		const known = issues.get(id);
		if (known) known.push(issue);
		else issues.set(id, [issue]);
	}
	const isInvalid = (id: number) => (issues.get(id) ?? []).some(({ severity }) => severity === 'ERROR');
	const ids = changes.map((_change, index) => index + 1);
	const invalid = ids.filter(isInvalid).length;
	const { messagesProcessed, messagesAccepted, messagesInvalid } = report.summary;
	const agrees =
		messagesProcessed === changes.length && messagesInvalid === invalid && messagesAccepted === changes.length - invalid && !isInvalid(0);
	// Issues without a message speak of the feed as a whole.
	const otherwise = agrees ? 'accepted' : 'unknown';
	return ids.map((id) => ({
		outcome: isInvalid(id) ? 'invalid' : otherwise,
		issues: [...(issues.get(id) ?? []), ...(issues.get(0) ?? [])],
	}));
}

/** Cuts the changes into feeds. */
export function chunksOf<T>(values: readonly T[], size: number): T[][] {
	const chunks: T[][] = [];
	for (let at = 0; at < values.length; at += size) chunks.push(values.slice(at, at + size));
	return chunks;
}
