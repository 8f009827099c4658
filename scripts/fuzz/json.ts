import type { Chance } from '../chaos/random';
import { pieceOf } from './text';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Values that stand where another kind was expected. */
const HOSTILE: ReadonlyArray<() => Json> = [
	() => null,
	() => null,
	() => null,
	() => true,
	() => false,
	() => 0,
	() => -1,
	() => 0.1,
	() => 1e21,
	() => 9_007_199_254_740_993,
	() => Number.MIN_VALUE,
	() => '',
	() => ' ',
	() => [],
	() => [null],
	() => [[]],
	() => ({}),
	() => ({ value: [] }),
	() => ({ Message: 'An error has occurred.' }),
	() => ({ amount: null, currencyCode: null }),
	() => ({ amount: '1e3', currencyCode: 'GBP' }),
	() => ({ amount: '99999999999999999999.99', currencyCode: 'GBP' }),
	() => ({ toString: 'x', valueOf: null }),
	() => ({ length: 3 }),
	() => JSON.parse('{"__proto__": {"polluted": true}}') as Json,
	() => 'x'.repeat(70_000),
	() => Array.from({ length: 300 }, () => ({})),
];

export const hostile = (chance: Chance): Json => (chance.happens(0.35) ? pieceOf(chance) : chance.pick(HOSTILE)());

/** Any JSON, not too deep. */
export function anyJson(chance: Chance, depth = 3): Json {
	if (depth === 0 || chance.happens(0.4)) return hostile(chance);
	const inner = Array.from({ length: chance.between(0, 4) }, () => anyJson(chance, depth - 1));
	return chance.happens(0.5) ? inner : Object.fromEntries(inner.map((value, index) => [pieceOf(chance) || `key${index}`, value]));
}

interface Place {
	readonly holder: Json[] | { [key: string]: Json };
	readonly key: string | number;
}

/** A place somewhere in the value: each object or list on the way down is left by one of its entries. */
function placeIn(root: { root: Json }, chance: Chance): Place {
	let place: Place = { holder: root, key: 'root' };
	for (;;) {
		const value = read(place);
		const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
		if (keys.length === 0 || (place.holder !== root && chance.happens(0.25))) return place;
		place = { holder: value as Place['holder'], key: chance.pick(keys) };
	}
}

const read = ({ holder, key }: Place): Json => (holder as Record<string | number, Json>)[key];
const write = ({ holder, key }: Place, value: Json): void => void Object.defineProperty(holder, key, { value, ...PLAIN });
const PLAIN = { writable: true, enumerable: true, configurable: true };

type Mutation = (place: Place, chance: Chance) => void;

const replace: Mutation = (place, chance) => write(place, hostile(chance));
const drop: Mutation = ({ holder, key }) => {
	if (Array.isArray(holder)) holder.splice(Number(key), 1);
	else delete holder[key];
};
const double: Mutation = ({ holder, key }) => {
	if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
};
const wrap: Mutation = (place, chance) => write(place, chance.happens(0.5) ? [read(place)] : { value: read(place) });
/** The other way of writing the same: a number as text, a text in other case or with blanks around. */
const restyle: Mutation = (place, chance) => {
	const value = read(place);
	if (typeof value === 'number') write(place, String(value));
	else if (typeof value === 'string')
		write(place, chance.pick([value.toLowerCase(), ` ${value} `, `${value}${pieceOf(chance)}`, value.slice(1)]));
};

const MUTATIONS: readonly Mutation[] = [replace, replace, replace, replace, drop, drop, double, wrap, restyle, restyle];

/** A copy of the value, changed in a few places. */
export function mutatedJson<T>(chance: Chance, value: T): Json {
	const root = { root: structuredClone(value) as Json };
	for (let left = chance.between(0, 4); left > 0; left--) chance.pick(MUTATIONS)(placeIn(root, chance), chance);
	return root.root ?? null; // all of it was dropped
}

/** One of the values, changed; seldom anything at all. */
export const mutatedOneOf = (chance: Chance, corpus: readonly unknown[]): Json =>
	chance.happens(0.08) ? anyJson(chance) : mutatedJson(chance, chance.pick(corpus));
