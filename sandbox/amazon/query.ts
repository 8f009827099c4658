import { DateTime } from 'luxon';
import { invalidInput } from './errors';
import type { Operation, QueryRule } from './operations';

/** A checked query: texts, lists and numbers by parameter name; instants are milliseconds since the epoch. */
export interface Query {
	text(name: string): string | undefined;
	list(name: string): string[] | undefined;
	number(name: string): number | undefined;
	/** The parameters that were sent, as sent. */
	readonly sent: Readonly<Record<string, string>>;
}

// RFC 3339 with a zone, which is what `format: date-time` of the models means.
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Checks a query against the operation's rules; anything unknown, doubled, empty or out of range is refused with 400. */
export function readQuery(operation: Operation, raw: Record<string, unknown>): Query {
	const values = new Map<string, string | string[] | number>();
	for (const [name, value] of Object.entries(raw)) {
		const rule = operation.query[name];
		if (!rule) throw invalidInput(`The parameter ${name} is not known to ${operation.name}.`);
		if (typeof value !== 'string') throw invalidInput(`The parameter ${name} was given more than once.`);
		if (value === '') throw invalidInput(`The parameter ${name} is empty.`);
		values.set(name, readValue(name, value, rule));
	}
	return {
		text: (name) => values.get(name) as string | undefined,
		list: (name) => values.get(name) as string[] | undefined,
		number: (name) => values.get(name) as number | undefined,
		sent: raw as Record<string, string>,
	};
}

function readValue(name: string, value: string, rule: QueryRule): string | string[] | number {
	if (rule.kind === 'text') return value;
	if (rule.kind === 'integer') return readInteger(name, value, rule);
	if (rule.kind === 'dateTime') return readDateTime(name, value);
	const items = value.split(',');
	const wrong = items.find((item) => item === '' || (rule.values && !rule.values.includes(item)));
	if (wrong !== undefined) throw invalidInput(`The value "${wrong}" is not allowed in ${name}.`);
	if (rule.maxItems !== undefined && items.length > rule.maxItems) throw invalidInput(`${name} takes at most ${rule.maxItems} values.`);
	return items;
}

function readInteger(name: string, value: string, { minimum = -Infinity, maximum = Infinity }: QueryRule): number {
	const number = Number(value);
	if (!/^\d+$/.test(value) || number < minimum || number > maximum) throw invalidInput(`${name} must be a whole number from ${minimum} to ${maximum}.`);
	return number;
}

function readDateTime(name: string, value: string): number {
	const instant = DateTime.fromISO(value);
	if (!DATE_TIME.test(value) || !instant.isValid) throw invalidInput(`${name} must be an ISO 8601 date and time with a zone.`);
	return instant.toMillis();
}
