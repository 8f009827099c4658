import type { AmazonOrder } from './order.types';

/** Collections of the store that belong to Amazon's side. */
export const COLLECTIONS = {
	orders: 'amazonOrder',
	settlements: 'amazonSettlement',
	reports: 'amazonReport',
	documents: 'amazonDocument',
	tokens: 'amazonToken',
} as const;

export type OrderRecord = {
	id: number;
	order: AmazonOrder;
	/** Settlement that pays the order; null while none does. */
	settlementId: string | null;
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

export type ReportRecord = {
	id: number;
	reportId: string;
	reportType: string;
	marketplaceIds: string[];
	dataStartTime: string;
	dataEndTime: string;
	createdTime: string;
	processingStatus: ReportStatus;
	processingStartTime: string;
	processingEndTime: string;
	/** Only a finished report has a document. */
	reportDocumentId?: string;
};

export type DocumentRecord = { id: number; reportDocumentId: string; createdTime: string; text: string };

export type TokenRecord = {
	id: number;
	token: string;
	/** Milliseconds since the epoch. */
	expiresAt: number;
	/** Null: the seller's token; else the scope of a grantless one. */
	scope: string | null;
};
