import type { Chance } from '../chaos/random';
import { mutatedJson, type Json } from './json';
import { mutatedText } from './text';

/** The body of an answer with a few fields, or some letters, spoilt. */
export function spoiltBody(body: string, chance: Chance): string {
	if (chance.happens(0.15)) return mutatedText(chance, [body]);
	try {
		return JSON.stringify(mutatedJson(chance, JSON.parse(body) as Json));
	} catch {
		return mutatedText(chance, [body]); // no JSON
	}
}
