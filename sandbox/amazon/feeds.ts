import type { SandboxParts } from '../core/parts';
import { readBody, type Fields } from './body';
import type { PresignedUrls } from './documents';
import { invalidInput, notFound } from './errors';
import type { Call, Gateway } from './gateway';
import { isoTime } from './isoTime';
import { processListingsFeed } from './listingsFeed';
import type { ListingBook } from './listingBook';
import { OPERATIONS } from './operations';
import { COLLECTIONS, type FeedDocumentRecord, type FeedRecord } from './records';
import { needMarketplaces } from './sellers';
import { isDue, newWork, PACE, showWork, statusNow } from './work';
import { pageOfWork, RETENTION } from './workList';

const FEED_FIELDS: Fields = {
	feedType: { kind: 'text', required: true },
	marketplaceIds: { kind: 'list', required: true, minItems: 1, maxItems: 25, items: { kind: 'text' } },
	inputFeedDocumentId: { kind: 'text', required: true },
	feedOptions: { kind: 'map' },
};
const DOCUMENT_FIELDS: Fields = { contentType: { kind: 'text', required: true } };

type CreateFeed = Pick<FeedRecord, 'feedType' | 'marketplaceIds' | 'inputFeedDocumentId'>;

/** Feeds of listings; the older inventory feeds were removed on 2025-07-31. */
const FEED_TYPE = 'JSON_LISTINGS_FEED';

export interface FeedParts extends Pick<SandboxParts, 'store' | 'clock' | 'rateFactor'> {
	readonly urls: PresignedUrls;
	readonly book: ListingBook;
}

/** The Feeds API 2021-06-30. Answers the function that works on the feeds whose time has come. */
export function feedRoutes(gateway: Gateway, parts: FeedParts): () => void {
	const finishDue = (): void => finishFeeds(parts);
	const { store, clock } = parts;
	const kept = (): FeedRecord[] => {
		finishDue();
		return store.all<FeedRecord>(COLLECTIONS.feeds).filter((feed) => Date.parse(feed.createdTime) >= clock.now() - RETENTION);
	};
	const find = (call: Call): FeedRecord => {
		const feed = kept().find((candidate) => candidate.feedId === call.path('feedId'));
		if (!feed) throw notFound('There is no feed with this id.');
		return feed;
	};
	gateway.serve(OPERATIONS.createFeedDocument, ({ body, host }, reply) => reply.code(201).send(createDocument(body, host, parts)));
	gateway.serve(OPERATIONS.createFeed, ({ body }, reply) => reply.code(202).send({ feedId: createFeed(body, parts) }));
	gateway.serve(OPERATIONS.getFeed, (call) => toAnswer(find(call), clock.now()));
	gateway.serve(OPERATIONS.getFeeds, ({ query, pageFault }) => {
		const now = clock.now();
		const all = kept().map((feed) => ({ ...feed, type: feed.feedType, key: feed.feedId, processingStatus: statusNow(feed, now), feed }));
		const { shown, nextToken } = pageOfWork(query, 'feedTypes', all, now, pageFault);
		return { feeds: shown.map(({ feed }) => toAnswer(feed, now)), ...(nextToken ? { nextToken } : {}) };
	});
	gateway.serve(OPERATIONS.cancelFeed, (call, reply) => {
		const feed = find(call);
		if (statusNow(feed, clock.now()) !== 'IN_QUEUE') throw invalidInput('Only a feed in the queue can be cancelled.');
		store.update(COLLECTIONS.feeds, feed.id, { processingStatus: 'CANCELLED', processingEndTime: isoTime(clock.now()) });
		return reply.code(200).send('');
	});
	gateway.serve(OPERATIONS.getFeedDocument, (call) => {
		finishDue();
		const feedDocumentId = call.path('feedDocumentId');
		const document = findDocument(feedDocumentId, parts);
		if (!document) throw notFound('There is no feed document with this id.');
		return { feedDocumentId, url: parts.urls.make(feedDocumentId, call.host) };
	});
	return finishDue;
}

function createDocument(body: unknown, host: string, { store, clock, urls }: FeedParts): Record<string, string> {
	const { contentType } = readBody<{ contentType: string }>(body, DOCUMENT_FIELDS);
	const feedDocumentId = `amzn1.tortuga.4.eu.input-${store.all(COLLECTIONS.feedDocuments).length + 1}`;
	store.insert<Omit<FeedDocumentRecord, 'id'>>(COLLECTIONS.feedDocuments, {
		feedDocumentId,
		contentType,
		createdTime: isoTime(clock.now()),
	});
	return { feedDocumentId, url: urls.make(feedDocumentId, host, 'PUT') };
}

function createFeed(body: unknown, parts: FeedParts): string {
	const { store, clock, rateFactor } = parts;
	const { feedType, marketplaceIds, inputFeedDocumentId } = readBody<CreateFeed>(body, FEED_FIELDS);
	needMarketplaces(marketplaceIds);
	if (feedType !== FEED_TYPE) throw invalidInput(`Feeds of type ${feedType} are not taken.`);
	const text = findDocument(inputFeedDocumentId, parts)?.text;
	if (text === undefined) throw invalidInput('The feed document is not there or was not uploaded.');
	const feedId = String(70_100_000_001 + store.all(COLLECTIONS.feeds).length);
	const processing = PACE.feed.processing + PACE.feed.perMessage * (text.match(/"messageId"/g)?.length ?? 0);
	store.insert<Omit<FeedRecord, 'id'>>(COLLECTIONS.feeds, {
		feedId,
		feedType,
		marketplaceIds,
		inputFeedDocumentId,
		...newWork(clock.now(), PACE.feed.queue / rateFactor, processing / rateFactor),
	});
	return feedId;
}

/** Works on the feeds whose time is over, in the order in which they ended. */
function finishFeeds(parts: FeedParts): void {
	const { store, clock } = parts;
	const due = store.all<FeedRecord>(COLLECTIONS.feeds).filter((feed) => isDue(feed, clock.now()));
	for (const feed of due.sort((a, b) => Number(a.endsAt) - Number(b.endsAt))) store.transaction(() => finishFeed(feed, parts));
}

function finishFeed(feed: FeedRecord, parts: FeedParts): void {
	const { store, book } = parts;
	const endsAt = feed.endsAt as number;
	const { outcome, report } = processListingsFeed(feed, findDocument(feed.inputFeedDocumentId, parts)?.text ?? '', book, endsAt);
	const resultFeedDocumentId = `amzn1.tortuga.4.eu.result-${feed.feedId}`;
	store.insert<Omit<FeedDocumentRecord, 'id'>>(COLLECTIONS.feedDocuments, {
		feedDocumentId: resultFeedDocumentId,
		contentType: 'application/json; charset=UTF-8',
		createdTime: isoTime(endsAt),
		text: JSON.stringify(report),
	});
	store.update(COLLECTIONS.feeds, feed.id, {
		processingStatus: outcome,
		processingStartTime: isoTime(feed.startsAt as number),
		processingEndTime: isoTime(endsAt),
		resultFeedDocumentId,
	});
}

const findDocument = (id: string, { store }: Pick<FeedParts, 'store'>): FeedDocumentRecord | undefined =>
	store.all<FeedDocumentRecord>(COLLECTIONS.feedDocuments).find((candidate) => candidate.feedDocumentId === id);

function toAnswer(feed: FeedRecord, now: number): Record<string, unknown> {
	const { feedId, feedType, marketplaceIds, resultFeedDocumentId } = feed;
	return { feedId, feedType, marketplaceIds, ...showWork(feed, now), ...(resultFeedDocumentId ? { resultFeedDocumentId } : {}) };
}
