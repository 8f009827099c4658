import { groupBy } from '../lists/groupBy';
import { folded, rowName, shown, type TableFault } from './faults';
import { nearestKey } from './nearest';
import { seriesOfKey, settingOfKey, settingsFor } from './table';

/** One row of the table *Bridge settings*, as a Data Table or a CSV file gives it: nothing of it is certain yet. */
export interface SettingRow {
	readonly key?: unknown;
	readonly value?: unknown;
	/** For people only. */
	readonly means?: unknown;
	/** Of the row in n8n's Data Table, so that a message can name it. */
	readonly id?: unknown;
}

/** A row whose key is known. */
export interface GivenSetting {
	readonly key: string;
	/** As it stands there. */
	readonly value: unknown;
	readonly row: string;
}

/** The rows by key, the series that they name, and what is wrong with keys. */
export interface GivenRows {
	readonly given: ReadonlyMap<string, GivenSetting>;
	readonly series: readonly string[];
	readonly faults: readonly TableFault[];
	/** Keys that stand there misspelt: they are not missed once more. */
	readonly misspelt: ReadonlySet<string>;
}

interface NamedRow extends GivenSetting {
	readonly fold: string;
}

/** Takes the rows apart by their keys. A key that nobody knows, that is blank or stands twice is a fault. */
export function rowsByKey(rows: readonly SettingRow[]): GivenRows {
	const faults: TableFault[] = [];
	const named: NamedRow[] = [];
	for (const [index, row] of rows.entries()) {
		const name = rowName(index, row);
		if (typeof row.key === 'string' && row.key.trim() !== '')
			named.push({ key: row.key, value: row.value, row: name, fold: folded(row.key) });
		else faults.push({ message: `${name} has no key, its value is ${shown(row.value)}`, owner: 'support' });
	}
	const known = named.filter(({ key }) => settingOfKey(key) !== undefined);
	const series = [...new Set(known.flatMap(({ key }) => seriesOfKey(key)?.series ?? []))];
	const misspelt = new Set<string>();
	for (const row of named.filter((one) => !known.includes(one))) {
		const nearest = nearestKey(row.key, candidatesFor(row.key, series));
		if (nearest) misspelt.add(nearest);
		faults.push(unknownKey(row, nearest));
	}
	return { given: new Map(known.map((row) => [row.key, row])), series, faults: [...faults, ...twice(named), ...alike(series)], misspelt };
}

/** With the name of its own series, a misspelt field is told from the same one of another series. */
function candidatesFor(key: string, series: readonly string[]): string[] {
	const own = seriesOfKey(key)?.series;
	return settingsFor(own === undefined || series.includes(own) ? series : [...series, own]).map((one) => one.key);
}

function unknownKey({ key, value, row }: NamedRow, nearest: string | undefined): TableFault {
	const owner = (nearest !== undefined && settingOfKey(nearest)?.owner) || 'support';
	const what = `${row}: there is no setting ${shown(key)} (its value is ${shown(value)})`;
	if (nearest === undefined) return { message: what, owner };
	return {
		message: `${what}; ${folded(nearest) === folded(key) ? 'but for blanks or capitals it is' : 'the nearest is'} ${nearest}`,
		owner,
	};
}

function twice(rows: readonly NamedRow[]): TableFault[] {
	return [...groupBy(rows, ({ fold }) => fold).values()]
		.filter((group) => group.length > 1)
		.map((group) => ({
			message: `${group.map(({ key, row, value }) => `${row} (${shown(key)} is ${shown(value)})`).join(' and ')} are the same setting, which must stand once`,
			owner: settingOfKey(group[0].key)?.owner ?? 'support',
		}));
}

/** Two names of series that people would take for one. */
function alike(series: readonly string[]): TableFault[] {
	return [...groupBy(series, folded).values()]
		.filter((group) => group.length > 1)
		.map((group) => ({ message: `the series ${group.join(' and ')} differ only by capitals`, owner: 'finance' }));
}
