import { SELLER_ID } from '../company/company';
import { readBody, type Fields } from './body';
import type { ListingBook } from './listingBook';
import { isNested, type Patch } from './listingPatch';
import type { FeedRecord } from './records';

const MOST_MESSAGES = 25_000;
const HIGHEST_ID = 2_147_483_647;

/** A problem in the processing report; without `messageId` it concerns the feed as a whole. */
interface FeedIssue {
	messageId?: number;
	sku?: string;
	code?: string;
	severity: 'ERROR';
	message: string;
	attributeName?: string;
}

interface ProcessingReport {
	header: { sellerId: string; version: '2.0'; feedId: string };
	issues: FeedIssue[];
	summary: { errors: number; warnings: number; messagesProcessed: number; messagesAccepted: number; messagesInvalid: number };
}

interface Message {
	messageId: number;
	sku: string;
	operationType: string;
	productType: string;
	patches: Patch[];
}

const FEED_FIELDS: Fields = {
	header: {
		kind: 'object',
		required: true,
		fields: {
			sellerId: { kind: 'text', required: true, values: [SELLER_ID] },
			version: { kind: 'text', required: true, values: ['2.0'] },
			issueLocale: { kind: 'text' },
			report: { kind: 'anything' },
		},
	},
	messages: { kind: 'list', required: true, minItems: 1, maxItems: MOST_MESSAGES },
};

const MESSAGE_FIELDS: Fields = {
	messageId: { kind: 'integer', required: true, minimum: 1 },
	sku: { kind: 'text', required: true },
	// Only quantities are simulated: full, partial and deleting messages are refused one by one.
	operationType: { kind: 'text', required: true, values: ['PATCH'] },
	productType: { kind: 'text', required: true },
	patches: {
		kind: 'list',
		required: true,
		minItems: 1,
		items: {
			kind: 'object',
			fields: {
				op: { kind: 'text', required: true, values: ['add', 'replace', 'merge', 'delete'] },
				path: { kind: 'text', required: true },
				value: { kind: 'list', items: { kind: 'anything' } },
			},
		},
	},
};

/** Works on a JSON_LISTINGS_FEED. DONE says only that every message was looked at; a feed that cannot be read is FATAL. */
export function processListingsFeed(
	{ feedId }: FeedRecord,
	text: string,
	book: ListingBook,
	at: number,
): { outcome: 'DONE' | 'FATAL'; report: ProcessingReport } {
	const messages = readFeed(text);
	if (typeof messages === 'string') return { outcome: 'FATAL', report: reportOf(feedId, [{ severity: 'ERROR', message: messages }], 0, 0) };
	const seen = new Set<number>();
	const found = messages.map((message) => workOn(message, seen, book, at));
	return { outcome: 'DONE', report: reportOf(feedId, found.flat(), messages.length, found.filter((issues) => issues.length > 0).length) };
}

function reportOf(feedId: string, issues: FeedIssue[], processed: number, invalid: number): ProcessingReport {
	return {
		header: { sellerId: SELLER_ID, version: '2.0', feedId },
		issues,
		summary: {
			errors: issues.length,
			warnings: 0,
			messagesProcessed: processed,
			messagesAccepted: processed - invalid,
			messagesInvalid: invalid,
		},
	};
}

/** The messages, or what is wrong with the feed. */
function readFeed(text: string): unknown[] | string {
	try {
		return readBody<{ messages: unknown[] }>(JSON.parse(text), FEED_FIELDS).messages;
	} catch (failure) {
		return failure instanceof SyntaxError ? 'The feed is not valid JSON.' : detailsOf(failure);
	}
}

function workOn(raw: unknown, seen: Set<number>, book: ListingBook, at: number): FeedIssue[] {
	const { messageId, sku } = raw as Partial<Message>;
	const about = {
		...(typeof messageId === 'number' && Number.isInteger(messageId) && messageId > 0 ? { messageId } : {}),
		...(typeof sku === 'string' && sku !== '' ? { sku } : {}),
	};
	const refuse = (message: string): FeedIssue[] => [{ ...about, severity: 'ERROR', message }];
	try {
		const message = readBody<Message>(raw, MESSAGE_FIELDS);
		if (seen.has(message.messageId) || message.messageId > HIGHEST_ID) return refuse('The messageId is used twice or too high.');
		seen.add(message.messageId);
		// Amazon's words for a nested path in a feed, as seen in a public issue thread.
		if (message.patches.some(({ path }) => isNested(path))) return refuse('Invalid parameters provided.');
		return book
			.submit(message.sku, message.productType, message.patches, false, at)
			.issues.map(({ code, severity, message: text, attributeNames }) => ({
				...about,
				code,
				severity,
				message: text,
				...(attributeNames[0] ? { attributeName: attributeNames[0] } : {}),
			}));
	} catch (failure) {
		return refuse(detailsOf(failure));
	}
}

const detailsOf = (failure: unknown): string => String((failure as { details?: string }).details ?? failure);
