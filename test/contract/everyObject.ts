import type { Exchange } from '../../sandbox/core/recorder';
import type { Part } from './problem';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const INVENTED = 'invented_field';

/** An exchange with a field too many in one object of its body, and where: `orders[].orderItems[]`, empty for the body itself. */
export interface Spoilt {
	readonly at: string;
	readonly exchange: Exchange;
}

/** One spoilt exchange for every kind of object in the body: of a list, the first item counts for all. */
export function withInventedFields(exchange: Exchange, part: Part): Spoilt[] {
	const name = part === 'request' ? 'requestBody' : 'responseBody';
	const text = exchange[name];
	if (!text || !isJson(text)) return [];
	return objectsIn(JSON.parse(text) as Json).map(({ at, steps }) => {
		const body = JSON.parse(text) as Json;
		const object = steps.reduce((current, step) => (current as Record<string, Json>)[step], body) as Record<string, Json>;
		object[INVENTED] = 1;
		return { at, exchange: { ...exchange, [name]: JSON.stringify(body) } };
	});
}

/** Reports are tables. */
const isJson = (text: string): boolean => text.startsWith('{') || text.startsWith('[');

function objectsIn(body: Json, at = '', steps: readonly string[] = []): Array<{ at: string; steps: readonly string[] }> {
	if (typeof body !== 'object' || body === null) return [];
	if (Array.isArray(body)) return body.length > 0 ? objectsIn(body[0], `${at}[]`, [...steps, '0']) : [];
	const below = Object.entries(body).flatMap(([name, child]) => objectsIn(child, at ? `${at}.${name}` : name, [...steps, name]));
	return [{ at, steps }, ...below];
}
