/**
 * The text of a field that somebody else filled: texts and numbers as they are written, anything else ''. `String()` is no reader of foreign values:
 * JSON such as `{"toString": "x"}` makes it throw.
 */
export const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
