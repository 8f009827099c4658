import type { StoredRecord } from '../../core/store';

/** A despatch note. Weight in the fourth decimal of a kilogram. */
export type DespatchRecord = StoredRecord & {
	despatchNo: string;
	orderId: number;
	despatchedAt: string;
	userName: string;
	courierId: number | null;
	consignmentNo: string;
	weight: number;
	pieces: number;
	notes: string;
	createdAt: string;
	updatedAt: string;
};
export type DespatchLineRecord = StoredRecord & { despatchId: number; orderId: number; lineId: number; quantity: number; invoiced: number };
