import { textOf } from '../text/textOf';

/** Sage's quantities have five decimals (stock.json); units are counted in these parts, so that sums are exact. */
const PARTS = 100_000;

/** A quantity of Sage in parts of a unit; a whole number. */
export type Parts = number & { readonly __parts: unique symbol };

export const NO_PARTS = 0 as Parts;

/** Reads a quantity, such as `500.00000` or `-3`. Undefined for anything that is no such decimal: an unreadable figure is not zero. */
export function readParts(value: unknown): Parts | undefined {
	const match = /^(-?)(\d{1,9})(?:\.(\d{1,5})0*)?$/.exec(textOf(value).trim());
	if (!match) return undefined;
	const [, sign, whole = '', decimals = ''] = match;
	const parts = Number(whole) * PARTS + Number(decimals.padEnd(5, '0'));
	return (sign === '-' && parts !== 0 ? -parts : parts) as Parts;
}

export const addParts = (one: Parts, other: Parts): Parts => (one + other) as Parts;
export const lessParts = (one: Parts, other: Parts): Parts => (one - other) as Parts;
export const partsOf = (units: number): Parts => (units * PARTS) as Parts;

/** Whole units, rounded down; never below zero. Part of a unit is not sold. */
export const wholeUnits = (parts: Parts): number => Math.max(0, Math.floor(parts / PARTS));
