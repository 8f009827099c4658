import { NodeOperationError, sleep, type IExecuteFunctions } from 'n8n-workflow';
import { listOf } from '../../shared/parameters';
import type { PostingContext } from '../posting/postSteps';
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
}

export const postingOptions = (context: IExecuteFunctions, i: number): PostingOptions =>
	context.getNodeParameter('options', i, {}) as PostingOptions;

/**
 * Client and policy of the posting options: how often and at what pause Sage is looked at after a write, and whether a record whose last
 * outcome was unclear has settled. Throws NodeOperationError when Unclear Since is no time.
 */
export async function postingContext(context: IExecuteFunctions, cache: RunCache, i: number): Promise<PostingContext> {
	const { settleDelaySeconds = 2, looks = 4, settleMinutes = 30, lastUnclearAt = '' } = postingOptions(context, i);
	const since = lastUnclearAt === '' ? undefined : Date.parse(lastUnclearAt);
	if (since !== undefined && Number.isNaN(since)) {
		throw new NodeOperationError(context.getNode(), `Unclear Since is no time: "${lastUnclearAt}"`, {
			itemIndex: i,
			description: 'Give an ISO time such as 2025-11-03T10:15:00Z, or leave it empty.',
		});
	}
	const mayNotSend = since !== undefined && Date.now() - since < settleMinutes * 60_000;
	const unsettled = await cache.remember('unsettled', async () => new Set<string>());
	return {
		client: await clientOf(context, cache),
		cache,
		policy: { looks, pauseMs: settleDelaySeconds * 1000, mayNotSend, unsettled, wait: sleep },
	};
}
