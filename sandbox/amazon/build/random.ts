/** Seeded pseudo-random numbers (mulberry32): the same seed always gives the same company. */
export interface Random {
	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number;
	pick<T>(values: readonly T[]): T;
	digits(count: number): string;
	text(count: number, alphabet: string): string;
}

export function seededRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
	const text = (count: number, alphabet: string): string =>
		Array.from({ length: count }, () => alphabet[between(0, alphabet.length - 1)]).join('');
	return { between, text, pick: (values) => values[between(0, values.length - 1)], digits: (count) => text(count, '0123456789') };
}

/** A short seed from a text, so that details of an order hang on its id only. */
export function seedOf(text: string): number {
	let hash = 2166136261;
	for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 16777619);
	return hash >>> 0;
}
