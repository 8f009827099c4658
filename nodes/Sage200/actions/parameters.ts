import { DateTime } from 'luxon';
import { NodeOperationError, sleep, type IExecuteFunctions } from 'n8n-workflow';
import type { PostingContext } from '../posting/postSteps';
import type { RunCache } from '../runCache';
import { createClient, type SageClient } from '../transport/request';

/** The client of this run; site and company are those of the credential. */
export async function clientOf(context: IExecuteFunctions, cache: RunCache): Promise<SageClient> {
	return await cache.remember('client', async () => await createClient(context));
}

/** How many results at most; unlimited with Return All. */
export function limitOf(context: IExecuteFunctions, i: number): number {
	return context.getNodeParameter('returnAll', i, false) ? Number.POSITIVE_INFINITY : (context.getNodeParameter('limit', i, 50) as number);
}

/** Values from a comma list, a JSON array or an array; nothing when the text is empty, which means no filter. */
export function listOf(value: unknown): string[] | undefined {
	if (Array.isArray(value)) return value.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
	const text = String(value ?? '').trim();
	if (text === '') return undefined;
	if (text.startsWith('[')) {
		const parsed = parsedJson(text);
		if (Array.isArray(parsed)) return listOf(parsed);
	}
	return listOf(text.split(','));
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // the caller says what is wrong with the text
	}
}

/** A JSON parameter, given as text or by an expression as a value. */
export function jsonParameter<T>(context: IExecuteFunctions, name: string, displayName: string, i: number): T {
	const value: unknown = context.getNodeParameter(name, i);
	const parsed = typeof value === 'string' ? parsedJson(value) : value;
	if (typeof parsed === 'object' && parsed !== null) return parsed as T;
	throw new NodeOperationError(context.getNode(), `${displayName} is no JSON`, {
		itemIndex: i,
		description: 'Hand over the output of the Amazon Sage Bridge node as an expression.',
	});
}

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
