import type { IDataObject } from 'n8n-workflow';
import { outcomesOf, type ProcessingReport } from '../../../domain/listing/feed';
import type { QuantityChange, Refusal } from '../../../domain/listing/quantity';
import type { Feed } from './feed';
import { issuesText, type Submission } from './patch';

/** A change with the input item that it came from. */
export interface ItemChange extends QuantityChange {
	readonly item: number;
}

/**
 * accepted: Amazon took it over and shows it after some minutes. refused: not sent, see the message. invalid: Amazon refuses it. failed: the request did not
 * succeed. pending: the feed is still being worked on. unknown: it may or may not have been set. notSent: the run stopped before it.
 */
export type BulkOutcome = 'accepted' | 'refused' | 'invalid' | 'failed' | 'pending' | 'unknown' | 'notSent';

/** What became of one change; one item each. */
export interface ChangeResult extends IDataObject {
	sku: string;
	/** Null when the item gave no number. */
	quantity: number | null;
	outcome: BulkOutcome;
	method: 'patch' | 'feed' | 'none';
	message: string;
	remedy: string;
}

const AGAIN = 'Send it again; the quantity is absolute, so that does no harm.';

const result = (
	{ sku, quantity }: QuantityChange,
	outcome: BulkOutcome,
	method: ChangeResult['method'],
	message = '',
	remedy = '',
	more: IDataObject = {},
): ChangeResult => ({
	sku,
	quantity: Number.isNaN(quantity) ? null : quantity,
	outcome,
	method,
	message,
	remedy,
	...more,
});

export const refusedChange = (change: QuantityChange, { message, remedy }: Refusal): ChangeResult =>
	result(change, 'refused', 'none', message, remedy);

const NO_STATUS = 'Amazon did not say that it accepted the quantity';
const statusText = (status: unknown): string =>
	typeof status === 'string' && /^\w{1,40}$/.test(status) ? `status ${status}` : 'no status';

/** What Amazon said to one patch: accepted, or invalid with its issues in words. Any other status leaves open whether the quantity was set. */
export function patchedChange(change: QuantityChange, { status, submissionId, issues = [] }: Submission): ChangeResult {
	if (status === 'ACCEPTED') return result(change, 'accepted', 'patch', '', '', { submissionId, issues });
	if (status !== 'INVALID')
		return result(change, 'unknown', 'patch', `${NO_STATUS} (${statusText(status)})`, AGAIN, { submissionId, issues });
	return result(change, 'invalid', 'patch', issuesText(issues), 'Put the listing right in Seller Central, then send the quantity again.', {
		submissionId,
		issues,
	});
}

export const failedChange = (change: QuantityChange, message: string): ChangeResult => result(change, 'failed', 'patch', message, AGAIN);

export const unsentChange = (change: QuantityChange, method: 'patch' | 'feed', message: string): ChangeResult =>
	result(change, 'notSent', method, message, 'Put that right, then send it again.');

/** A feed whose submission got no clear answer. */
export const unclearFeed = (change: QuantityChange, message: string): ChangeResult =>
	result(change, 'unknown', 'feed', message, `It was not submitted a second time. ${AGAIN}`);

/** A feed that was submitted and that nobody could look at: it may still be at work. */
export const pendingFeed = (change: QuantityChange, message: string): ChangeResult =>
	result(change, 'pending', 'feed', message, 'Use Get Bulk Result with the feed ID.');

/**
 * What a feed means for its changes, in plain words; undefined when its processing report tells that itself. FATAL: "some, none, or all of the
 * operations may have completed" (feeds 2021-06-30).
 */
export function explainFeed(
	{ feedId, processingStatus }: Feed,
	report: ProcessingReport | undefined,
): { explanation: string; remedy: string } | undefined {
	if (processingStatus === 'DONE' && report) return undefined;
	if (['IN_QUEUE', 'IN_PROGRESS'].includes(processingStatus))
		return { explanation: `Feed ${feedId} is ${processingStatus}`, remedy: 'Wait, then use Get Bulk Result with the feed ID.' };
	if (processingStatus === 'CANCELLED') return { explanation: `Feed ${feedId} was CANCELLED; nothing of it was set`, remedy: AGAIN };
	return {
		explanation: `Feed ${feedId} ended ${processingStatus}${report ? '' : ' without a processing report'}; what of it was set is not known`,
		remedy: AGAIN,
	};
}

/** The results of a feed, in the order of its changes. */
export function feedResults(changes: readonly QuantityChange[], feed: Feed, report: ProcessingReport | undefined): ChangeResult[] {
	const { feedId, processingStatus } = feed;
	const { explanation, remedy } = explainFeed(feed, report) ?? {};
	const all = (outcome: BulkOutcome) =>
		changes.map((change, index) => result(change, outcome, 'feed', explanation, remedy, { feedId, messageId: index + 1 }));
	if (['IN_QUEUE', 'IN_PROGRESS'].includes(processingStatus)) return all('pending');
	if (processingStatus === 'CANCELLED') return all('notSent');
	if (processingStatus === 'FATAL' || !report) return all('unknown');
	return outcomesOf(changes, report).map(({ outcome, issues }, index) => {
		const more = { feedId, messageId: index + 1, issues: issues.map((issue) => ({ ...issue })) };
		if (outcome === 'accepted') return result(changes[index], 'accepted', 'feed', '', '', more);
		const said = issuesText(more.issues);
		if (outcome === 'invalid')
			return result(
				changes[index],
				'invalid',
				'feed',
				said,
				'Put the listing right in Seller Central, then send the quantity again.',
				more,
			);
		return result(
			changes[index],
			'unknown',
			'feed',
			['The processing report does not say what became of it', said].filter(Boolean).join(': '),
			AGAIN,
			more,
		);
	});
}
