import { DateTime } from 'luxon';
import { NodeOperationError, sleep, type IExecuteFunctions } from 'n8n-workflow';
import { listOf } from '../../shared/parameters';
import type { PostingContext } from '../posting/plan/postSteps';
import type { RunCache } from '../runCache';
import { createClient, type SageClient } from '../transport/request';

/** The client of this run; site and company are those of the credential. */
export async function clientOf(context: IExecuteFunctions, cache: RunCache): Promise<SageClient> {
	return await cache.remember('client', async () => await createClient(context));
}

/** The values that a field asks for; undefined when it is empty, which asks for all. An array without values asks for none. */
export const valuesAskedFor = (value: unknown): string[] | undefined =>
	Array.isArray(value) || String(value ?? '').trim() !== '' ? listOf(value) : undefined;

export interface PostingOptions {
	readonly dryRun?: boolean;
	readonly settleDelaySeconds?: number;
	readonly looks?: number;
	readonly settleMinutes?: number;
	readonly lastUnclearAt?: string;
	readonly sendBefore?: unknown;
}

export const postingOptions = (context: IExecuteFunctions, i: number): PostingOptions =>
	context.getNodeParameter('options', i, {}) as PostingOptions;

/**
 * Client and policy of the posting options: until when the client sends, how often and at what pause Sage is looked at after a write, and
 * whether a record whose last outcome was unclear has settled. Throws NodeOperationError when Unclear Since or Send Before is no time.
 */
export async function postingContext(context: IExecuteFunctions, cache: RunCache, i: number): Promise<PostingContext> {
	const { settleDelaySeconds = 2, looks = 4, settleMinutes = 30, lastUnclearAt = '', sendBefore = '' } = postingOptions(context, i);
	const since = lastUnclearAt === '' ? undefined : Date.parse(lastUnclearAt);
	if (since !== undefined && Number.isNaN(since)) {
		throw new NodeOperationError(context.getNode(), `Unclear Since is no time: "${lastUnclearAt}"`, {
			itemIndex: i,
			description: 'Give an ISO time such as 2025-11-03T10:15:00Z, or leave it empty.',
		});
	}
	const mayNotSend = since !== undefined && Date.now() - since < settleMinutes * 60_000;
	const unsettled = await cache.remember('unsettled', async () => new Set<string>());
	const client = await clientOf(context, cache);
	return {
		client: sendBefore === '' ? client : client.before(instantOf(context, sendBefore, i)),
		cache,
		policy: { looks, pauseMs: settleDelaySeconds * 1000, mayNotSend, unsettled, wait: sleep },
	};
}

/** Milliseconds since the epoch; a time without a zone is read in the workflow's. What is no time stops: taken for "no limit", it would let all through. */
function instantOf(context: IExecuteFunctions, value: unknown, i: number): number {
	// An expression may give a DateTime of n8n's own luxon, for which instanceof would fail.
	const instant = DateTime.isDateTime(value) ? value : DateTime.fromISO(String(value).trim(), { zone: context.getTimezone() });
	if (instant.isValid) return instant.toMillis();
	throw new NodeOperationError(context.getNode(), `Send Before is no time: "${String(value)}"`, {
		itemIndex: i,
		description: 'Give an ISO time such as 2025-11-03T10:15:00Z, or leave it empty.',
	});
}
