import { folded } from './faults';

/** A key is compared with each that is known, letter by letter; nothing that a person would type is longer. */
const LONGEST = 80;

/** The known key that a misspelt one is most likely meant to be; undefined when none is near. */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
	if (key.length > LONGEST) return undefined;
	const apart = known.map((candidate) => ({ candidate, steps: distance(folded(key), folded(candidate)) }));
	const least = Math.min(...apart.map(({ steps }) => steps));
	return least <= Math.max(2, Math.floor(key.length / 4)) ? apart.find(({ steps }) => steps === least)?.candidate : undefined;
}

/** How many characters must be put in, taken out or exchanged to turn one text into the other (Levenshtein). */
function distance(one: string, other: string): number {
	let above = Array.from({ length: other.length + 1 }, (_, column) => column);
	for (const [row, character] of [...one].entries()) above = nextRow(above, row + 1, character, other);
	return above.at(-1) ?? 0;
}

function nextRow(above: readonly number[], first: number, character: string, other: string): number[] {
	const current = [first];
	let left = first;
	for (let column = 0; column < other.length; column++) {
		const [diagonal = 0, up = 0] = above.slice(column, column + 2);
		left = Math.min(diagonal + (character === other[column] ? 0 : 1), up + 1, left + 1);
		current.push(left);
	}
	return current;
}
