import { NodeApiError, type IExecuteFunctions } from 'n8n-workflow';
import { chunksOf, MAX_MESSAGES } from '../../../domain/listing/feed';
import { doubledSkus, refuseChange, refuseListing, type Refusal } from '../../../domain/listing/quantity';
import { awaitFeed, lookBefore, readProcessingReport, submitFeed } from './feed';
import { readAvailabilities, type Shop } from './listings';
import {
	failedChange,
	feedResults,
	patchedChange,
	pendingFeed,
	refusedChange,
	unclearFeed,
	unsentChange,
	type ChangeResult,
	type ItemChange,
} from './outcome';
import { patchQuantity } from './patch';

export interface BulkHow {
	/** auto: patches up to `patchLimit` changes, a feed beyond. */
	readonly method: 'auto' | 'patch' | 'feed';
	readonly patchLimit: number;
	readonly maxWaitSeconds: number;
	readonly issueLocale?: string;
}

/** Result of each change, by its input item. */
type Results = Map<ItemChange, ChangeResult>;

/**
 * Sets many quantities; gives a result for each change, in their order. What cannot be sent (no quantity, an SKU twice, a listing that Amazon
 * fulfils) is refused before anything is sent. Throws while nothing was sent; after that each change says what became of it.
 */
export async function updateQuantities(
	this: IExecuteFunctions,
	shop: Shop,
	changes: readonly ItemChange[],
	how: BulkHow,
): Promise<ChangeResult[]> {
	const results: Results = new Map();
	const good = await refuseUnfit.call(this, shop, changes, results);
	const byPatch = how.method === 'patch' || (how.method === 'auto' && good.length <= how.patchLimit);
	if (byPatch) await patchAll.call(this, shop, good, how, results);
	else await feedAll.call(this, shop, good, how, results);
	return changes.map((change) => results.get(change)!);
}

/** Refuses what must not be sent and gives back the rest. */
async function refuseUnfit(this: IExecuteFunctions, shop: Shop, changes: readonly ItemChange[], results: Results): Promise<ItemChange[]> {
	const refuseBy = (some: readonly ItemChange[], reason: (change: ItemChange) => Refusal | undefined): ItemChange[] =>
		some.filter((change) => {
			const refusal = reason(change);
			if (refusal) results.set(change, refusedChange(change, refusal));
			return !refusal;
		});
	const doubled = new Set(doubledSkus(changes));
	const twice = (sku: string): Refusal => ({ message: `${sku} stands more than once`, remedy: 'Give one quantity for each SKU.' });
	const wellFormed = refuseBy(refuseBy(changes, refuseChange), ({ sku }) => (doubled.has(sku) ? twice(sku) : undefined));
	const found = await readAvailabilities.call(
		this,
		shop,
		wellFormed.map(({ sku }) => sku),
		0,
	);
	const unlisted = (sku: string): Refusal => ({
		message: `There is no listing ${sku} in this marketplace`,
		remedy: 'Check the SKU, the seller ID and the marketplace.',
	});
	return refuseBy(wellFormed, ({ sku }) => (found.has(sku) ? refuseListing(sku, found.get(sku)) : unlisted(sku)));
}

/** What is wrong with the account or the run, not with one listing: no further request is worth it. */
const STOPPING: ReadonlySet<unknown> = new Set(['notAllowed', 'loginRefused', 'cancelled', 'notSent', 'rateLimited']);

const reasonOf = (error: unknown): unknown =>
	error instanceof NodeApiError ? (error.context.details as { reason?: unknown } | undefined)?.reason : undefined;

async function patchAll(
	this: IExecuteFunctions,
	shop: Shop,
	changes: readonly ItemChange[],
	how: BulkHow,
	results: Results,
): Promise<void> {
	let stop: Error | undefined;
	for (const [index, change] of changes.entries()) {
		if (stop) {
			results.set(change, unsentChange(change, 'patch', stop.message));
			continue;
		}
		const sent = await patchQuantity.call(this, shop, change, how, change.item).catch((error: Error) => error);
		if (!(sent instanceof Error)) results.set(change, patchedChange(change, sent));
		else if (!STOPPING.has(reasonOf(sent))) results.set(change, failedChange(change, messageOf(sent)));
		else if (index === 0) throw sent;
		else {
			stop = sent;
			results.set(change, failedChange(change, messageOf(sent)));
		}
	}
}

/** Submits all feeds before it waits for the first, so that Amazon works on them at the same time. */
async function feedAll(this: IExecuteFunctions, shop: Shop, changes: readonly ItemChange[], how: BulkHow, results: Results): Promise<void> {
	const chunks = chunksOf(changes, MAX_MESSAGES);
	const feedIds: string[] = [];
	if (chunks.length === 0) return;
	const { since, feedIds: others } = await lookBefore.call(this, 0);
	for (const chunk of chunks) {
		const feedId = await submitFeed
			.call(this, shop, chunk, how.issueLocale, { since, feedIds: [...others, ...feedIds] }, 0)
			.catch((error: Error) => error);
		if (!(feedId instanceof Error)) feedIds.push(feedId);
		else if (reasonOf(feedId) === 'outcomeUnknown') {
			for (const change of chunk) results.set(change, unclearFeed(change, messageOf(feedId)));
			break;
		} else if (feedIds.length === 0) throw feedId;
		else break;
	}
	for (const [index, feedId] of feedIds.entries()) {
		for (const [at, each] of (await resultsOf.call(this, chunks[index], feedId, how)).entries()) results.set(chunks[index][at], each);
	}
	for (const change of changes)
		if (!results.has(change)) results.set(change, unsentChange(change, 'feed', 'An earlier feed of this run could not be submitted'));
}

/** From here on nothing throws: what was submitted must show. */
async function resultsOf(
	this: IExecuteFunctions,
	changes: readonly ItemChange[],
	feedId: string,
	{ maxWaitSeconds }: BulkHow,
): Promise<ChangeResult[]> {
	const read = async () => {
		const feed = await awaitFeed.call(this, feedId, maxWaitSeconds, 0);
		return feedResults(changes, feed, feed.processingStatus === 'DONE' ? await readProcessingReport.call(this, feed, 0) : undefined);
	};
	const unread = (error: Error) =>
		changes.map((change, index) => ({
			...pendingFeed(change, `Feed ${feedId} was submitted, but not read: ${messageOf(error)}`),
			feedId,
			messageId: index + 1,
		}));
	return await read().catch(unread);
}

const messageOf = ({ message, ...error }: Error & { description?: unknown }): string =>
	[message, error.description]
		.filter((part) => typeof part === 'string' && part !== '')
		.join('. ')
		.slice(0, 500);
