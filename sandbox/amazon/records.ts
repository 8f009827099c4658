import type { AmazonOrder } from './order.types';

/** Collections of the store that belong to Amazon's side. */
export const COLLECTIONS = {
	orders: 'amazonOrder',
	settlements: 'amazonSettlement',
	reports: 'amazonReport',
	documents: 'amazonDocument',
	tokens: 'amazonToken',
	listings: 'amazonListing',
	feeds: 'amazonFeed',
	feedDocuments: 'amazonFeedDocument',
	ledger: 'amazonLedgerEvent',
	reimbursements: 'amazonReimbursement',
	returns: 'amazonReturn',
	transactions: 'amazonTransaction',
	marketplaces: 'amazonMarketplace',
} as const;

export type OrderRecord = {
	id: number;
	order: AmazonOrder;
	/** Settlement that pays the order; null while none does. */
	settlementId: string | null;
};

/** A marketplace that the seller has beside the demo company's own; the demo company has none. */
export type MarketplaceRecord = {
	id: number;
	marketplaceId: string;
	/** As `Amazon.es`. */
	name: string;
	countryCode: string;
	currency: string;
	/** As `es_ES`. */
	language: string;
};

/** A settlement as Amazon knows it. Instants are ISO 8601 in UTC, amounts decimal strings with two decimals. */
export type SettlementRecord = {
	id: number;
	settlementId: string;
	startDate: string;
	endDate: string;
	depositDate: string;
	currency: string;
	total: string;
	previousReserve: string;
	currentReserve: string;
};

export type ReportStatus = 'CANCELLED' | 'DONE' | 'FATAL' | 'IN_PROGRESS' | 'IN_QUEUE';

/** Work that Amazon does later: it waits from `createdTime` to `startsAt` and is done at `endsAt` (milliseconds since the epoch). */
export type Work = {
	createdTime: string;
	processingStatus: ReportStatus;
	processingStartTime?: string;
	processingEndTime?: string;
	/** Left out of work that was never open, as settlement reports are. */
	startsAt?: number;
	endsAt?: number;
};

export type ReportRecord = Work & {
	id: number;
	reportId: string;
	reportType: string;
	marketplaceIds: string[];
	dataStartTime: string;
	dataEndTime: string;
	/** A finished report has a document; a failed one may have one that tells why. */
	reportDocumentId?: string;
	/** Of a requested report only. */
	reportOptions?: Record<string, string>;
};

export type DocumentRecord = {
	id: number;
	reportDocumentId: string;
	createdTime: string;
	text: string;
	/** Left out: UTF-8 without a charset in the header, as settlement files come. */
	charset?: 'latin1';
	/** Left out: gzip. */
	compression?: 'none';
	/** The document opens to a restricted data token only. */
	restricted?: boolean;
};

export type FeedRecord = Work & {
	id: number;
	feedId: string;
	feedType: string;
	marketplaceIds: string[];
	inputFeedDocumentId: string;
	resultFeedDocumentId?: string;
};

/** What a feed brings, or what Amazon answers to it. `text` is missing until it is uploaded. */
export type FeedDocumentRecord = { id: number; feedDocumentId: string; contentType: string; createdTime: string; text?: string };

/** One element of the attribute `fulfillment_availability`. */
export type Availability = {
	fulfillment_channel_code: string;
	quantity?: number;
	lead_time_to_ship_max_days?: number;
	restock_date?: string;
};

export type ListingRecord = {
	id: number;
	sku: string;
	asin: string;
	fnSku?: string;
	title: string;
	productType: string;
	marketplaceId: string;
	/** Decimal string in pounds. */
	price: string;
	createdTime: string;
	lastUpdatedTime: string;
	/** What was accepted last, and what Amazon shows until `visibleFrom` (milliseconds since the epoch). */
	accepted: Availability[];
	shownBefore: Availability[];
	visibleFrom: number;
	/** Why Amazon takes no change of this listing, where it does not. */
	refusal?: string;
};

/** A movement of units in Amazon's fulfilment network. `at` is ISO 8601 in UTC. */
export type LedgerEventRecord = {
	id: number;
	at: string;
	sku: string;
	asin: string;
	fnSku: string;
	title: string;
	eventType: string;
	referenceId: string;
	quantity: number;
	fulfillmentCenter: string;
	disposition: string;
	reason: string;
	country: string;
	reconciled: number;
	unreconciled: number;
};

/** A row of a report, by column name; `at` says when it happened. */
export type RowRecord = { id: number; at: string; kind: string; cells: Record<string, string> };

/** A transaction of the Finances API; amounts are pence until they are shown. */
export type TransactionRecord = {
	id: number;
	transactionId: string;
	settlementId: string;
	at: string;
	transactionType: string;
	description: string;
	orderId?: string;
	shipmentId?: string;
	refundId?: string;
	rows: TransactionRow[];
};

export type TransactionRow = {
	amountType: string;
	amountDescription: string;
	amount: number;
	sku?: string;
	quantity?: number;
	fulfillmentId?: string;
	adjustmentItemId?: string;
};

export type TokenRecord = {
	id: number;
	token: string;
	/** Milliseconds since the epoch. */
	expiresAt: number;
	/** Null: the seller's token; else the scope of a grantless one. */
	scope: string | null;
	/** Of a restricted data token: what it opens. */
	resources?: RestrictedResource[];
};

export type RestrictedResource = { method: string; path: string; dataElements?: string[] };
