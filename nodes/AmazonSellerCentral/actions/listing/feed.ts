import { DateTime } from 'luxon';
import { jsonParse, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { LISTINGS_FEED, parseProcessingReport, quantityFeed, type ProcessingReport } from '../../../domain/listing/feed';
import type { QuantityChange } from '../../../domain/listing/quantity';
import { decodeReport } from '../../../domain/text/decode';
import { lookUntil } from '../../reports/wait';
import { OPERATIONS } from '../../transport/catalogue';
import { downloadDocument, feedDocument, uploadDocument } from '../../transport/document';
import { amazonRead, amazonWrite } from '../../transport/request';
import type { Shop } from './listings';

const CONTENT_TYPE = 'application/json; charset=UTF-8';
/** A processing report of 25,000 issues is some megabytes. */
const REPORT_BYTES = 128 * 1024 * 1024;
/** How far our clock and Amazon's may be apart when a feed is looked for. */
const CLOCK_MARGIN_MINUTES = 2;
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

/**
 * Uploads the changes and submits them as one feed; gives its id. Not submitted a second time after an unclear answer: the feeds that are new say
 * whether it was, `known` being those of the same run. Throws NodeApiError.
 */
export async function submitFeed(this: IExecuteFunctions, shop: Shop, changes: readonly QuantityChange[], issueLocale: string | undefined, known: readonly string[], i: number): Promise<string> {
	const document = await amazonWrite.call(this, { operation: OPERATIONS.createFeedDocument, body: { contentType: CONTENT_TYPE }, answerField: 'feedDocumentId' }, i);
	const bytes = Buffer.from(JSON.stringify(quantityFeed(shop.sellerId, changes, issueLocale)), 'utf8');
	await uploadDocument.call(this, String(document.url), bytes, CONTENT_TYPE, i);
	const since = DateTime.utc().minus({ minutes: CLOCK_MARGIN_MINUTES });
	const body = { feedType: LISTINGS_FEED, marketplaceIds: [shop.marketplaceId], inputFeedDocumentId: String(document.feedDocumentId) };
	const look = async () => await newFeed.call(this, shop, since, known, i);
	const { feedId } = await amazonWrite.call(this, { operation: OPERATIONS.createFeed, body, answerField: 'feedId', look }, i);
	return String(feedId);
}

/** The one feed that can be the one just submitted; undefined when there is none, or more than one, which leaves it unclear. */
async function newFeed(this: IExecuteFunctions, { marketplaceId }: Shop, since: DateTime, known: readonly string[], i: number): Promise<{ feedId: string } | undefined> {
	const query = { feedTypes: [LISTINGS_FEED], pageSize: 100, createdSince: since.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'") };
	const { feeds = [] } = (await amazonRead.call(this, { operation: OPERATIONS.getFeeds, query }, i)) as { feeds?: Feed[] };
	const fresh = feeds.filter((feed) => !known.includes(feed.feedId) && (feed.marketplaceIds ?? [marketplaceId]).includes(marketplaceId));
	return fresh.length === 1 ? { feedId: fresh[0].feedId } : undefined;
}

/** The feed when Amazon is done with it, or as it is after `maxSeconds`. */
export async function awaitFeed(this: IExecuteFunctions, feedId: string, maxSeconds: number, i: number): Promise<Feed> {
	const look = async () => (await amazonRead.call(this, { operation: OPERATIONS.getFeed, path: { feedId } }, i)) as Feed;
	return await lookUntil(this, look, isFinished, maxSeconds, LOOK_SHARE);
}

/** The processing report of a feed; undefined when it has none that can be read. */
export async function readProcessingReport(this: IExecuteFunctions, { resultFeedDocumentId }: Feed, i: number): Promise<ProcessingReport | undefined> {
	if (!resultFeedDocumentId) return undefined;
	const { bytes, charset } = await downloadDocument.call(this, feedDocument(resultFeedDocumentId), REPORT_BYTES, i);
	const decoded = decodeReport(bytes, charset);
	return decoded.ok ? parseProcessingReport(jsonParse<unknown>(decoded.text, { fallbackValue: null })) : undefined;
}
