import { settingsOf, type SageList } from './setting';
import type { BridgeSettings, SageName, SageTaxCode } from './settings.types';
import { SERIES, SETTINGS } from './table';

/** Something of Sage that a setting names, to be compared with Sage before the first send. */
export interface NamedInSage {
	/** Key of the setting. */
	readonly setting: string;
	readonly kind: SageList;
	/** Code, reference, or name of a warehouse. */
	readonly code: string;
	/** Name, or description of a bank or a warehouse. */
	readonly name: string;
	/** Of a tax code: per cent with two decimals, and terms ('' where Sage has none). */
	readonly rate?: string;
	readonly terms?: string;
}

/** Everything of Sage that the settings name, in the order of the table. */
export const namedInSage = (settings: BridgeSettings): NamedInSage[] => [
	...namedBy(SETTINGS, settings, ''),
	...settings.series.flatMap((series) => namedBy(SERIES, series, `series.${series.key}.`)),
];

function namedBy(tree: object, values: object, prefix: string): NamedInSage[] {
	return settingsOf(tree).flatMap(({ key, setting: { names } }) => {
		if (!names) return [];
		const named = [valueAt(values, key) as Named | readonly Named[] | undefined].flat().filter((one) => one !== undefined);
		return named
			.filter(({ code }) => code !== '')
			.map((one) => {
				const rest = 'rate' in one ? { rate: one.rate, terms: one.terms } : {};
				return { setting: `${prefix}${key}`, kind: names, code: String(one.code), name: one.name, ...rest };
			});
	});
}

type Named = SageName | SageTaxCode;

const valueAt = (values: object, key: string): unknown =>
	key.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], values);
