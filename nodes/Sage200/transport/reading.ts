import type { IDataObject } from 'n8n-workflow';

/** What an answer holds once it is understood; or what is wrong with it, in words that end a sentence. */
export type Understood<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

const understood = <T>(value: T): Understood<T> => ({ ok: true, value });
const unreadable = (why: string): Understood<never> => ({ ok: false, why });

const isRecord = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key is a number or a text; everything else tells nothing. */
const hasKey = (row: IDataObject, key: string): boolean => {
	const value = row[key];
	return typeof value === 'number' || (typeof value === 'string' && value !== '');
};

/**
 * A collection: Sage sends a bare array (OpenAPI files). Anything else, and a row without the key, is no answer: taken for "nothing there", it would
 * have what stands in Sage posted once more.
 */
export function rowsIn(answer: unknown, key?: string): Understood<IDataObject[]> {
	if (!Array.isArray(answer)) return unreadable('it is no list');
	for (const row of answer) {
		if (!isRecord(row)) return unreadable('a row of it is no record');
		if (key !== undefined && !hasKey(row, key)) return unreadable(`a row of it has no ${key}`);
	}
	return understood(answer as IDataObject[]);
}

/** One record: settings come as an array of one, an order, the licence or the answer to a question as an object. It has the key, where one is known; with an id it
 * is that record. */
export function recordIn(answer: unknown, key?: string, id?: number): Understood<IDataObject> {
	const [record, ...others] = Array.isArray(answer) ? (answer as unknown[]) : [answer];
	if (!isRecord(record) || others.length > 0 || Object.keys(record).length === 0) return unreadable('it is not one record');
	if (key === undefined) return understood(record);
	if (record[key] === undefined || record[key] === null) return unreadable(`it has no ${key}`);
	if (id !== undefined && Number(record[key]) !== id) return unreadable(`it is record ${String(record[key])}, and ${id} was asked for`);
	return understood(record);
}
