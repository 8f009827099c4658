import type { ExceptionOwner } from '../exceptions/exception';

/** A kind of value: what it should be, in words that complete "should be …", and how the text of a row is read. */
export interface ValueKind<T> {
	readonly form: string;
	/** The value of a text without blanks around it; undefined when the text is not of this kind. */
	readonly read: (text: string) => T | undefined;
}

/** Lists of Sage that a setting may name something of. */
export type SageList = 'bank' | 'customer' | 'supplier' | 'warehouse' | 'additionalCharge' | 'nominal' | 'taxCode';

/** What holds while the table has no row for a setting: it is refused, or a text or a value stands for it. */
type Unset<T> =
	| { readonly kind: 'required' }
	| { readonly kind: 'default'; readonly text: string }
	| { readonly kind: 'optional'; readonly value: T | undefined };

/** One setting: everything that reading, checking, the page of settings and the demo's rows know of it. */
export interface Setting<T> {
	readonly value: ValueKind<T>;
	readonly unset: Unset<T>;
	/** Who can mend it. */
	readonly owner: ExceptionOwner;
	readonly means: string;
	/** The list of Sage in which code and name stand. */
	readonly names?: SageList;
}

/** Settings in the shape of what they make: the path to a setting is its key in the table. */
export type SettingTree<T> = { readonly [K in keyof T]-?: Setting<Exclude<T[K], undefined>> | Branch<Exclude<T[K], undefined>> };

type Branch<V> = V extends object ? (V extends readonly unknown[] ? never : SettingTree<V>) : never;

type Facts<T> = Pick<Setting<T>, 'owner' | 'means' | 'names'>;

export const required = <T>(value: ValueKind<T>, facts: Facts<T>): Setting<T> => ({ value, unset: { kind: 'required' }, ...facts });

/** `text` is read like one of the table. Only for what is harmless: never for something of Sage. */
export const withDefault = <T>(value: ValueKind<T>, text: string, facts: Facts<T>): Setting<T> => ({
	value,
	unset: { kind: 'default', text },
	...facts,
});

/** May be left out; `unset` is then its value. */
export const optional = <T>(value: ValueKind<T>, unset: T | undefined, facts: Facts<T>): Setting<T> => ({
	value,
	unset: { kind: 'optional', value: unset },
	...facts,
});

/** A setting with its key. */
export interface KeyedSetting {
	readonly key: string;
	readonly setting: Setting<unknown>;
}

const isSetting = (node: object): node is Setting<unknown> => 'unset' in node;

/** The settings of a tree with their keys, in its order. */
export function settingsOf(tree: object, prefix = ''): KeyedSetting[] {
	return Object.entries(tree as Record<string, object>).flatMap(([name, node]) =>
		isSetting(node) ? [{ key: `${prefix}${name}`, setting: node }] : settingsOf(node, `${prefix}${name}.`),
	);
}

/** What a tree makes when each setting has the value that `valueOf` gives for it. */
export function valuesOf<T>(tree: SettingTree<T>, valueOf: (keyed: KeyedSetting) => unknown, prefix = ''): T {
	const values = Object.entries(tree as Record<string, object>).map(([name, node]) => {
		const key = `${prefix}${name}`;
		return [name, isSetting(node) ? valueOf({ key, setting: node }) : valuesOf(node as SettingTree<unknown>, valueOf, `${key}.`)] as const;
	});
	return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as T;
}
