import { folded } from './faults';

/** The known key that a misspelt one is most likely meant to be; undefined when none is near. */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
	const apart = known.map((candidate) => ({ candidate, steps: distance(folded(key), folded(candidate)) }));
	const least = Math.min(...apart.map(({ steps }) => steps));
	return least <= Math.max(2, Math.floor(key.length / 4)) ? apart.find(({ steps }) => steps === least)?.candidate : undefined;
}

/** How many characters must be put in, taken out or exchanged to turn one text into the other (Levenshtein). */
function distance(one: string, other: string): number {
	let above = Array.from({ length: other.length + 1 }, (_, column) => column);
	for (const [row, character] of [...one].entries()) {
		const current = [row + 1];
		for (let column = 0; column < other.length; column++) {
			const exchanged = above[column] + (character === other[column] ? 0 : 1);
			current.push(Math.min(exchanged, above[column + 1] + 1, current[column] + 1));
		}
		above = current;
	}
	return above[other.length];
}
