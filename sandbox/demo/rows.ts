import { COURIER_MAP, SKU_MAP } from '../company/company';
import { TABLES } from './ids';
import { settingsRows } from './settings';

/** Rows for a Data Table, each found again by its key column. */
export interface DemoRows {
	readonly tableId: string;
	readonly keyColumn: string;
	readonly rows: ReadonlyArray<Record<string, string | number>>;
}

/** Everything that a consultant would type into the Data Tables before the first run; `administrator` may decide everything. */
export const demoRows = (administrator: string): DemoRows[] => [
	{ tableId: TABLES.deciders.id, keyColumn: 'person', rows: [{ person: administrator, kinds: 'all', note: 'First administrator' }] },
	{ tableId: TABLES.settings.id, keyColumn: 'key', rows: settingsRows().map(({ key, value, means }) => ({ key, value, means })) },
	{ tableId: TABLES.skuMap.id, keyColumn: 'sellerSku', rows: SKU_MAP.map((row) => ({ ...row, note: '' })) },
	{ tableId: TABLES.couriers.id, keyColumn: 'courier', rows: COURIER_MAP.map((row) => ({ ...row, trackingForm: '', note: '' })) },
];
