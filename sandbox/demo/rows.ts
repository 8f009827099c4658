import { toDecimal, minorUnits } from '../../nodes/domain/money/money';
import { DEMO_TAX_CODES } from '../company/client';
import { MARKETPLACE, OPENING_RESERVE_PENCE, SKU_MAP } from '../company/company';
import { TABLES } from './ids';
import { settingsWithSeries } from './settings';

/** Rows for a Data Table, each found again by its key column. */
export interface DemoRows {
	readonly tableId: string;
	readonly keyColumn: string;
	readonly rows: ReadonlyArray<Record<string, string | number>>;
}

/** Everything that a consultant would type into the Data Tables before the first run. */
export function demoRows(): DemoRows[] {
	const settings = [
		{ name: 'mode', value: 'Auto', note: 'Review, Auto or Dry run. The demo posts by itself.' },
		{
			name: 'settings',
			value: JSON.stringify(
				settingsWithSeries({ openingReserve: toDecimal(minorUnits(OPENING_RESERVE_PENCE)) }, { taxCodes: DEMO_TAX_CODES }),
				null,
				'\t',
			),
			note: 'Accounts, routes and VAT codes that differ from the defaults',
		},
		{ name: 'marketplaceIds', value: MARKETPLACE.id, note: 'Amazon marketplaces, separated by commas' },
		{ name: 'firstRunDays', value: '85', note: 'How far back the first run looks for orders' },
	];
	return [
		{ tableId: TABLES.settings.id, keyColumn: 'name', rows: settings },
		{ tableId: TABLES.skuMap.id, keyColumn: 'sellerSku', rows: SKU_MAP.map((row) => ({ ...row, note: '' })) },
	];
}
