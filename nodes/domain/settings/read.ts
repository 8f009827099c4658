import { done, refused, type Result } from '../result';
import { checkTogether } from './checks';
import { shown, tableRefusal, type TableFault, type TableRefusal } from './faults';
import { rowsByKey, type GivenSetting, type SettingRow } from './rows';
import { valuesOf, type KeyedSetting } from './setting';
import type { BridgeSettings } from './settings.types';
import { SERIES, SETTINGS } from './table';

export const SETTINGS_TABLE = 'Bridge settings';

/**
 * Reads the rows of the table *Bridge settings* to settings that are whole, or refuses (`settingsUnusable`) with everything that is wrong
 * at once: nothing of an unusable table is ever used.
 */
export function readBridgeSettings(rows: readonly SettingRow[]): Result<BridgeSettings, TableRefusal> {
	if (rows.length === 0) return unusable([{ message: 'it is empty', owner: 'support' }]);
	const { given, series, faults: keyFaults, misspelt } = rowsByKey(rows);
	const reader = new ValueReader(given, misspelt);
	const settings: BridgeSettings = {
		...valuesOf(SETTINGS, reader.valueOf),
		series: series.map((key) => ({ key, ...valuesOf(SERIES, reader.valueOf, `series.${key}.`) })),
	};
	const noSeries: TableFault[] =
		series.length === 0 && misspelt.size === 0
			? [{ message: 'it has no series, should have rows such as series.GBP.currency', owner: 'finance' }]
			: [];
	const faults = [...keyFaults, ...noSeries, ...reader.faults, ...checkTogether(settings, reader.isSound)];
	return faults.length > 0 ? unusable(faults) : done(settings);
}

const unusable = (faults: readonly TableFault[]) => refused(tableRefusal('settingsUnusable', SETTINGS_TABLE, faults));

/** Reads one setting after the other and gathers what is wrong with them. */
class ValueReader {
	readonly faults: TableFault[] = [];
	private readonly faulty: string[] = [];

	constructor(
		private readonly given: ReadonlyMap<string, GivenSetting>,
		private readonly misspelt: ReadonlySet<string>,
	) {}

	/** Whether nothing is wrong with any setting whose key begins so. */
	readonly isSound = (prefix: string): boolean => !this.faulty.some((key) => key.startsWith(prefix));

	/** The value of a setting; undefined when it has none, or one that is a fault. */
	readonly valueOf = ({ key, setting }: KeyedSetting): unknown => {
		const { unset, value: kind } = setting;
		const row = this.given.get(key);
		if (row) {
			const value = typeof row.value === 'string' && row.value.trim() !== '' ? kind.read(row.value.trim()) : undefined;
			return value ?? this.fault({ key, setting }, `${row.row}: ${key} is ${whatStands(row.value)}, should be ${kind.form}`);
		}
		if (this.misspelt.has(key)) {
			this.faulty.push(key);
			return undefined;
		}
		if (unset.kind === 'required') return this.fault({ key, setting }, `${key} is missing, should be ${kind.form}`);
		return unset.kind === 'default' ? kind.read(unset.text) : unset.value;
	};

	private fault({ key, setting: { owner } }: KeyedSetting, message: string): undefined {
		this.faulty.push(key);
		this.faults.push({ message, owner });
		return undefined;
	}
}

/** A code given as a number may have lost its zeros, so only text counts. */
function whatStands(value: unknown): string {
	if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return 'blank';
	return typeof value === 'string' ? shown(value) : `${shown(value)}, which is no text`;
}
