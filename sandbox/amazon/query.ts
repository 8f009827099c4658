import { DateTime } from 'luxon';
import { invalidInput } from './errors';
import type { Operation, QueryRule } from './operations/operation';

/** A checked query: texts, lists and numbers by parameter name; instants are milliseconds since the epoch. */
export interface Query {
	text(name: string): string | undefined;
	list(name: string): string[] | undefined;
	number(name: string): number | undefined;
	/** False when it was not sent. */
	flag(name: string): boolean;
	/** The parameters that were sent, as sent. */
	readonly sent: Readonly<Record<string, string>>;
}

// RFC 3339 with a zone, which is what `format: date-time` of the models means.
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Checks a query against the operation's rules; anything unknown, doubled, empty or out of range is refused with 400. */
export function readQuery(operation: Operation, raw: Record<string, unknown>): Query {
	const values = new Map<string, string | string[] | number | boolean>();
	const missing = Object.entries(operation.query).find(([name, { required }]) => required && raw[name] === undefined);
	if (missing) throw invalidInput(`The parameter ${missing[0]} is required.`);
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
		flag: (name) => values.get(name) === true,
		sent: raw as Record<string, string>,
	};
}

function readValue(name: string, value: string, rule: QueryRule): string | string[] | number | boolean {
	if (rule.kind === 'integer') return readInteger(name, value, rule);
	if (rule.kind === 'dateTime') return readDateTime(name, value);
	if (rule.kind === 'date') return readDate(name, value);
	if (rule.kind === 'flag') return readFlag(name, value);
	const items = rule.kind === 'text' ? [value] : value.split(',');
	const wrong = items.find((item) => item === '' || (rule.values && !rule.values.includes(item)));
	if (wrong !== undefined) throw invalidInput(`The value "${wrong}" is not allowed in ${name}.`);
	if (rule.maxItems !== undefined && items.length > rule.maxItems) throw invalidInput(`${name} takes at most ${rule.maxItems} values.`);
	return rule.kind === 'text' ? value : items;
}

function readFlag(name: string, value: string): boolean {
	if (value !== 'true' && value !== 'false') throw invalidInput(`${name} must be true or false.`);
	return value === 'true';
}

/** A day is its start in UTC. */
function readDate(name: string, value: string): number {
	const day = DateTime.fromISO(value, { zone: 'utc' });
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !day.isValid) throw invalidInput(`${name} must be a date like 2026-10-31.`);
	return day.toMillis();
}

function readInteger(name: string, value: string, { minimum = -Infinity, maximum = Infinity }: QueryRule): number {
	const number = Number(value);
	if (!/^\d+$/.test(value) || number < minimum || number > maximum)
		throw invalidInput(`${name} must be a whole number from ${minimum} to ${maximum}.`);
	return number;
}

/** Milliseconds since the epoch; refuses what is no RFC 3339 date and time with a zone. */
export function readDateTime(name: string, value: string): number {
	const instant = DateTime.fromISO(value);
	if (!DATE_TIME.test(value) || !instant.isValid) throw invalidInput(`${name} must be an ISO 8601 date and time with a zone.`);
	return instant.toMillis();
}
