/** Which part of an exchange is checked. */
export type Part = 'request' | 'answer';

/** One way in which an exchange departs from its description. */
export interface Problem {
	/** Name of the operation, or method and path when no description has it. */
	readonly operation: string;
	readonly system: string;
	readonly part: Part;
	/** `lines[].product_id` in a body (a leading `[].` of a list is left out), else the query parameter, header or status. */
	readonly field: string;
	/** In a body: the schema of the description that speaks of the field, and the field's path in it. */
	readonly owner?: { readonly schema: string; readonly field: string };
	/** JSON Schema's keyword in a body, else `path`, `query`, `status`, `json`, `type`, `body` or `header`. */
	readonly rule: string;
	readonly message: string;
	/** The object that lacks a required field; the body that the description does not give. */
	readonly record?: Record<string, unknown>;
}

/** One line per kind of problem with the number of times it was seen, for people to read. */
export function summarise(problems: readonly Problem[]): string[] {
	const counts = new Map<string, number>();
	for (const { operation, part, field, message } of problems) {
		const line = `${operation}, ${part}${field ? `, ${field}` : ''}: ${message}`;
		counts.set(line, (counts.get(line) ?? 0) + 1);
	}
	return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`)).sort();
}
