import { toDecimal, minorUnits } from '../../nodes/domain/money/money';
import { DEFAULT_SETTINGS, type BridgeSettings } from '../../nodes/domain/settings';
import { MARKETPLACE, OPENING_RESERVE_PENCE, SKU_MAP } from '../company/company';
import { TABLES } from './ids';

/** A row for a Data Table, found again by its key column. `keep`: a row that is there already stays as it is. */
export interface DemoRow {
	readonly tableId: string;
	readonly keyColumn: string;
	readonly row: Record<string, string | number>;
	readonly keep?: boolean;
}

/** What a client decides once, as the demo company decided it. */
export function demoSettings(): Partial<BridgeSettings> {
	const series = { ...DEFAULT_SETTINGS.series.GBP, openingReserve: toDecimal(minorUnits(OPENING_RESERVE_PENCE)) };
	return { series: { GBP: series } };
}

/** Everything that a consultant would type into the Data Tables before the first run. */
export function demoRows(): DemoRow[] {
	const settings = [
		{ name: 'mode', value: 'Auto', note: 'Review, Auto or Dry run. The demo posts by itself.' },
		{ name: 'settings', value: JSON.stringify(demoSettings(), null, '\t'), note: 'Accounts, routes and VAT codes that differ from the defaults' },
		{ name: 'marketplaceIds', value: MARKETPLACE.id, note: 'Amazon marketplaces, separated by commas' },
		{ name: 'firstRunDays', value: '85', note: 'How far back the first run looks for orders' },
	];
	return [
		...settings.map((row) => ({ tableId: TABLES.settings.id, keyColumn: 'name', row, keep: true })),
		...SKU_MAP.map((row) => ({ tableId: TABLES.skuMap.id, keyColumn: 'sellerSku', row: { ...row, note: '' }, keep: true })),
	];
}
