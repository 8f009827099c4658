import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { listOf } from '../../shared/parameters';
import type { PostingContext } from '../posting/door/context';
import type { RunCache } from '../runCache';
import { createClient, type SageClient } from '../transport/request';
import { postingOptions } from './postingOptions';

/** The client of this run; site and company are those of the credential. */
export async function clientOf(context: IExecuteFunctions, cache: RunCache): Promise<SageClient> {
	return await cache.remember('client', async () => await createClient(context));
}

/** The values that a field asks for; undefined when it is empty, which asks for all. An array without values asks for none. */
export const valuesAskedFor = (value: unknown): string[] | undefined =>
	Array.isArray(value) || String(value ?? '').trim() !== '' ? listOf(value) : undefined;

/**
 * Client and policy of the posting options: until when the client sends, how often and at what pause Sage is looked at after a write, and
 * whether a record whose last outcome was unclear has settled. Throws NodeOperationError when an option cannot be used.
 */
export async function postingContext(context: IExecuteFunctions, cache: RunCache, i: number): Promise<PostingContext> {
	const { looks, pauseMs, settleMs, unclearSince, sendBefore } = postingOptions(context, i);
	const mayNotSend = unclearSince !== undefined && Date.now() - unclearSince < settleMs;
	const unsettled = await cache.remember('unsettled', async () => new Set<string>());
	const client = await clientOf(context, cache);
	return {
		client: sendBefore === undefined ? client : client.before(sendBefore),
		cache,
		policy: { looks, pauseMs, mayNotSend, unsettled, wait: sleep },
	};
}
