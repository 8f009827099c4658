import { DateTime } from 'luxon';
import { jsonParse, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { LISTINGS_FEED, parseProcessingReport, quantityFeed, type ProcessingReport } from '../../../domain/listing/feed';
import type { QuantityChange } from '../../../domain/listing/quantity';
import { decodeReport } from '../../../domain/text/decode';
import { lookUntil } from '../../reports/wait';
import { OPERATIONS } from '../../transport/catalogue';
import { downloadDocument, feedDocument, uploadDocument } from '../../transport/document';
import { listRecords, pageOf } from '../../transport/paging';
import { isRecord } from '../../transport/records';
import { amazonRead, amazonWrite } from '../../transport/request';
import type { Shop } from './listings';

const CONTENT_TYPE = 'application/json; charset=UTF-8';
/** A processing report of 25,000 issues is some megabytes. */
const REPORT_BYTES = 128 * 1024 * 1024;
/** How far back feeds count as recent: more than our clock and Amazon's are apart. */
const RECENT_MINUTES = 15;
/** A feed takes minutes; it is noticed within this share of its time. */
const LOOK_SHARE = 0.025;

/** A feed as Amazon lists it (feeds 2021-06-30, Feed). */
export interface Feed extends IDataObject {
	feedId: string;
	feedType: string;
	processingStatus: 'CANCELLED' | 'DONE' | 'FATAL' | 'IN_PROGRESS' | 'IN_QUEUE';
	createdTime: string;
	marketplaceIds?: string[];
	resultFeedDocumentId?: string;
}

export const isFinished = ({ processingStatus }: Feed): boolean => !['IN_QUEUE', 'IN_PROGRESS'].includes(processingStatus);

/** What was there before a feed is submitted: after an unclear answer, the one that is new is ours. */
export interface Before {
	/** ISO 8601 in UTC. */
	readonly since: string;
	readonly feedIds: readonly string[];
}

/** Looks at the feeds of the last minutes. */
export async function lookBefore(this: IExecuteFunctions, i: number): Promise<Before> {
	const since = DateTime.utc().minus({ minutes: RECENT_MINUTES }).toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
	return { since, feedIds: (await recentFeeds.call(this, since, i)).map(({ feedId }) => feedId) };
}

async function recentFeeds(this: IExecuteFunctions, createdSince: string, i: number): Promise<Feed[]> {
	const first = { feedTypes: [LISTINGS_FEED], pageSize: 100, createdSince };
	const feeds = await listRecords.call(
		this,
		{
			ask: (nextToken) => ({ operation: OPERATIONS.getFeeds, ...pageOf(first, nextToken) }),
			find: ({ feeds: records, nextToken }) => ({ records, nextToken }),
		},
		i,
	);
	return feeds.filter((feed): feed is Feed => isRecord(feed) && typeof feed.feedId === 'string');
}

/**
 * Uploads the changes and submits them as one feed; gives its id. Not submitted a second time after an unclear answer: the feeds that were not there
 * before say whether it was. Throws NodeApiError.
 */
export async function submitFeed(
	this: IExecuteFunctions,
	shop: Shop,
	changes: readonly QuantityChange[],
	issueLocale: string | undefined,
	before: Before,
	i: number,
): Promise<string> {
	const document = await amazonWrite.call(this, { operation: OPERATIONS.createFeedDocument, body: { contentType: CONTENT_TYPE } }, i);
	const bytes = Buffer.from(JSON.stringify(quantityFeed(shop.sellerId, changes, issueLocale)), 'utf8');
	const feedDocumentId = String(document.feedDocumentId);
	await uploadDocument.call(this, { url: String(document.url), feedDocumentId }, bytes, CONTENT_TYPE, i);
	const body = { feedType: LISTINGS_FEED, marketplaceIds: [shop.marketplaceId], inputFeedDocumentId: feedDocumentId };
	const look = async () => await newFeed.call(this, shop, before, i);
	const { feedId } = await amazonWrite.call(this, { operation: OPERATIONS.createFeed, body, look }, i);
	return String(feedId);
}

/** The one feed that can be the one just submitted; undefined when there is none, or more than one, which leaves it unclear. */
async function newFeed(
	this: IExecuteFunctions,
	{ marketplaceId }: Shop,
	{ since, feedIds }: Before,
	i: number,
): Promise<{ feedId: string } | undefined> {
	const feeds = await recentFeeds.call(this, since, i);
	const fresh = feeds.filter(
		(feed) =>
			!feedIds.includes(feed.feedId) &&
			(Array.isArray(feed.marketplaceIds) ? feed.marketplaceIds : [marketplaceId]).includes(marketplaceId),
	);
	return fresh.length === 1 ? { feedId: fresh[0].feedId } : undefined;
}

/** The feed when Amazon is done with it, or as it is after `maxSeconds`. */
export async function awaitFeed(this: IExecuteFunctions, feedId: string, maxSeconds: number, i: number): Promise<Feed> {
	const look = async () => (await amazonRead.call(this, { operation: OPERATIONS.getFeed, path: { feedId } }, i)) as Feed;
	return await lookUntil(this, look, isFinished, maxSeconds, LOOK_SHARE);
}

/** The processing report of a feed; undefined when it has none that can be read. */
export async function readProcessingReport(
	this: IExecuteFunctions,
	{ resultFeedDocumentId }: Feed,
	i: number,
): Promise<ProcessingReport | undefined> {
	if (!resultFeedDocumentId) return undefined;
	const { bytes, charset } = await downloadDocument.call(this, feedDocument(resultFeedDocumentId), REPORT_BYTES, i);
	const decoded = decodeReport(bytes, charset);
	return decoded.ok ? parseProcessingReport(jsonParse<unknown>(decoded.value.text, { fallbackValue: null })) : undefined;
}
