import type { Store } from '../../core/store';
import { isoTime } from '../isoTime';
import { COLLECTIONS, type DocumentRecord, type OrderRecord, type ReportRecord, type SettlementRecord } from '../records';
import type { AmazonDescription, SettlementDescription } from './description';
import { buildOrder } from './order';
import { buildSettlement, type OrderBook } from './settlement';
import { buildTransactions } from './transactions';

export const SETTLEMENT_REPORT = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

const HOUR = 3600_000;

/** Puts a described seller into the store: orders, settlements, and the reports with their documents. */
export function buildAmazon(store: Store, seller: AmazonDescription): void {
	const book: OrderBook = new Map(
		seller.orders.map((description) => [description.key, { description, order: buildOrder(description, seller) }]),
	);
	const settledBy = new Map(seller.settlements.flatMap(({ settlementId, orderKeys }) => orderKeys.map((key) => [key, settlementId])));
	for (const [key, { order }] of book) {
		store.insert<Omit<OrderRecord, 'id'>>(COLLECTIONS.orders, { order, settlementId: settledBy.get(key) ?? null });
	}
	for (const settlement of seller.settlements) {
		const { record, rows, text } = buildSettlement(settlement, seller, book);
		store.insert<Omit<SettlementRecord, 'id'>>(COLLECTIONS.settlements, record);
		for (const transaction of buildTransactions(settlement.settlementId, rows)) store.insert(COLLECTIONS.transactions, transaction);
		listReports(store, settlement, seller.marketplace.id, text);
	}
}

/** A settlement may be listed under several report ids, each with a document of the same content. */
function listReports(store: Store, { reportIds, start, end }: SettlementDescription, marketplaceId: string, text: string): void {
	reportIds.forEach((reportId, index) => {
		const created = Date.parse(end) + (5 + index) * HOUR;
		const createdTime = isoTime(created);
		const reportDocumentId = `amzn1.spdoc.1.4.eu.${reportId}.settlement`;
		store.insert<Omit<ReportRecord, 'id'>>(COLLECTIONS.reports, {
			reportId,
			reportType: SETTLEMENT_REPORT,
			marketplaceIds: [marketplaceId],
			dataStartTime: isoTime(Date.parse(start)),
			dataEndTime: isoTime(Date.parse(end)),
			createdTime,
			processingStatus: 'DONE',
			processingStartTime: createdTime,
			processingEndTime: isoTime(created + 40_000),
			reportDocumentId,
		});
		store.insert<Omit<DocumentRecord, 'id'>>(COLLECTIONS.documents, { reportDocumentId, createdTime, text });
	});
}
