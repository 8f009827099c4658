import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** Whether a value of an answer can be a record at all. */
export const isRecord = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of an answer that should be an object; an empty one where it is none. */
export const within = (value: unknown): IDataObject => (typeof value === 'object' && value !== null ? (value as IDataObject) : {});

/** The records among the entries of a field that should be a list of them. */
export const recordsIn = (value: unknown): IDataObject[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const kindOf = (value: unknown): string => {
	if (value === null) return 'nothing';
	return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
};

/**
 * The refusal of one record that is none, as the JSON of its item: in the shape of an item of Continue On Fail, so that it goes where those go. What
 * stands in its place is not repeated.
 */
export function refusedRecord(what: string, place: number, value: unknown): IDataObject {
	const message = `Amazon sent ${kindOf(value)} in the place of ${what} (number ${place} of the list)`;
	const remedy = 'The other records are given out. Run it again; if it stays, look in Seller Central which one is missing.';
	return { error: message, details: { kind: 'runFailed', reason: 'unreadableRecord', message, remedy } };
}

/** One item for each record, in `shape`; a refusal for what is none. `what` is one of them, with its article. */
export const recordItems = (
	records: readonly unknown[],
	what: string,
	shape: (record: IDataObject) => IDataObject = (record) => record,
): INodeExecutionData[] => records.map((record, at) => ({ json: isRecord(record) ? shape(record) : refusedRecord(what, at + 1, record) }));
