import type { AmazonOrder } from '../../../sandbox/amazon/order.types';
import { COLLECTIONS, type OrderRecord as AmazonRecord } from '../../../sandbox/amazon/records';
import type { Store } from '../../../sandbox/core/store';
import { COLLECTION } from '../../../sandbox/sage/books/names';
import type { OrderRecord as SageRecord } from '../../../sandbox/sage/postings/salesOrder';
import ids from '../../../workflows/package/ids.json';
import type { Row, Tables } from '../engine/tables';
import type { MomentBook } from '../world/moments';

/** Something that does not hold: by which rule, of which record, and what is wrong. */
export interface Finding {
	readonly rule: string;
	readonly record: string;
	readonly what: string;
}

/** What an auditor looks at when the day is over: the books of both systems, n8n's tables, and when things came to be. */
export interface Evidence {
	readonly store: Store;
	readonly tables: Tables;
	readonly moments: MomentBook;
}

export const ordersOfAmazon = ({ store }: Evidence): AmazonOrder[] => store.all<AmazonRecord>(COLLECTIONS.orders).map(({ order }) => order);

/** Sales orders by the Amazon order id that they carry. */
export function ordersInSage({ store }: Evidence): Map<string, SageRecord[]> {
	const found = new Map<string, SageRecord[]>();
	for (const order of store.all<SageRecord>(COLLECTION.order)) {
		const id = String(order.row.customer_document_no ?? '');
		found.set(id, [...(found.get(id) ?? []), order]);
	}
	return found;
}

/** Rows of *Bridge exceptions* by the order that they are about. */
export function exceptionsByOrder({ tables }: Evidence): Map<string, Row[]> {
	const found = new Map<string, Row[]>();
	for (const row of tables.of(ids.dataTables.exceptions.id).find()) {
		const id = String(row.recordId);
		found.set(id, [...(found.get(id) ?? []), row]);
	}
	return found;
}

export const isOpen = ({ status }: Row): boolean => status === 'open';

/** From when to when somebody was told; an open one has no end. */
export const toldDuring = (row: Row): { from: number; to: number } => ({
	from: (row.createdAt as Date).getTime(),
	to: isOpen(row) ? Number.POSITIVE_INFINITY : (row.updatedAt as Date).getTime(),
});

export interface FlowRun {
	readonly started: number;
	readonly finished: number;
}

/** Runs of a flow that came to their end, as *Run log* has them. */
export const doneRuns = ({ tables }: Evidence, flow: string): FlowRun[] =>
	tables
		.of(ids.dataTables.runLog.id)
		.find()
		.filter((row) => row.flow === flow && row.status === 'done')
		.map(({ startedAt, finishedAt }) => ({ started: Date.parse(String(startedAt)), finished: Date.parse(String(finishedAt)) }));

/** Sage's pence of an amount that Amazon writes as a decimal. */
export const penceOf = (amount: string): number => Math.round(Number(amount) * 100);
