import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import type { Row } from '../shapes/shape';
import { COLLECTION } from './names';

/** The words of `/stocktake_status_types`, and one that only field texts name. Their order is not documented. */
export const STATUSES = ['Selecting items', 'Sheets printed', 'Entering counts', 'Requires Approval', 'Complete'] as const;
export type StocktakeStatus = (typeof STATUSES)[number];
export const STOCKTAKE_TYPES = ['By Stock Item', 'By Bin'] as const;

/** One bin on the sheet; `actual` is there once it was counted. Quantities in the fifth decimal. */
export interface SheetItem {
	readonly id: number;
	readonly binId: number;
	readonly recorded: number;
	readonly actual?: number;
	readonly narrative?: string;
}
export type StocktakeRecord = StoredRecord & {
	row: Row;
	warehouseId: number;
	type: string;
	status: StocktakeStatus;
	binIds: number[];
	failed: Row[];
	sheet: SheetItem[];
};

export const openStocktakes = (parts: Pick<SandboxParts, 'store'>): StocktakeRecord[] =>
	parts.store.all<StocktakeRecord>(COLLECTION.stocktake).filter((each) => each.status !== 'Complete');
