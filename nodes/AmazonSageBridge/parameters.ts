import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { ExceptionKindName } from '../domain/exceptions/kinds';
import { textOf } from '../domain/text/textOf';
import { jsonObject, jsonParameter, refuse } from '../shared/parameters';

/** A parameter by its name in the node and the name that people read. */
export interface Parameter {
	readonly name: string;
	readonly displayName: string;
}

/**
 * Reads a JSON parameter that holds rows: an array, or the text of one. Empty rows are passed over, because a node before it may give
 * one empty item when it found nothing; a row without one of the `required` keys is an error that names the row.
 */
export function readRows<T>(
	context: IExecuteFunctions,
	parameter: Parameter,
	itemIndex: number,
	required: readonly (keyof T & string)[] = [],
): T[] {
	const value = jsonParameter(context, parameter.name, parameter.displayName, itemIndex);
	if (!Array.isArray(value))
		throw wrong(context, parameter, itemIndex, 'is not a list', 'Give an array of rows, as the node before it puts them out.');
	return value.filter((row, index) => {
		if (typeof row !== 'object' || row === null || Array.isArray(row))
			throw wrong(context, parameter, itemIndex, `has a row ${index + 1} that is not an object`, 'Give an array of objects.');
		const missing = required.filter((key) => !(key in row));
		if (Object.keys(row).length === 0) return false;
		if (missing.length > 0)
			throw wrong(
				context,
				parameter,
				itemIndex,
				`has a row ${index + 1} without ${missing.join(', ')}`,
				`Each row needs ${required.join(', ')}.`,
			);
		return true;
	});
}

/** Reads a JSON parameter that holds a list of texts. Empty ones are passed over; anything but a text is an error. */
export function readTexts(context: IExecuteFunctions, parameter: Parameter, itemIndex: number): string[] {
	const value = jsonParameter(context, parameter.name, parameter.displayName, itemIndex) ?? [];
	if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string'))
		throw wrong(context, parameter, itemIndex, 'is not a list of texts', 'Give an array of ids: ["202-1111111-2222222"].');
	return value.filter((entry) => entry !== '') as string[];
}

/** Reads a JSON parameter that holds one object, or the text of one. Nothing, `null` and empty text are an empty object. */
export const readObject = (context: IExecuteFunctions, { name, displayName }: Parameter, itemIndex: number): IDataObject =>
	jsonObject(context, name, displayName, itemIndex);

/** Reads a switch. Text `true` and `false` count; anything else is an error, because the figures hang on it. */
export function readBoolean(context: IExecuteFunctions, parameter: Parameter, itemIndex: number): boolean {
	const value = textOrSwitch(context.getNodeParameter(parameter.name, itemIndex));
	if (value === 'true' || value === 'false') return value === 'true';
	throw wrong(
		context,
		parameter,
		itemIndex,
		'is neither true nor false',
		'Take it from the sales order settings of Sage (are_prices_tax_inclusive).',
	);
}

const textOrSwitch = (value: unknown): string => (typeof value === 'boolean' ? String(value) : textOf(value));

/** Reads an instant as ISO 8601 text. */
export function readInstant(context: IExecuteFunctions, parameter: Parameter, itemIndex: number): string {
	const value = context.getNodeParameter(parameter.name, itemIndex) as unknown;
	// An expression may give a DateTime of n8n's own luxon, for which instanceof would fail.
	const instant = DateTime.isDateTime(value) ? value : DateTime.fromISO(textOf(value));
	if (instant.isValid) return instant.toUTC().toISO() as string;
	throw wrong(context, parameter, itemIndex, 'is not an instant', 'Leave the default {{ $now.toISO() }}, or give ISO 8601 text.');
}

/** An error that names the parameter and the way out. */
export function wrong(
	context: IExecuteFunctions,
	{ displayName }: Parameter,
	itemIndex: number,
	what: string,
	description: string,
): NodeOperationError {
	return refuse(context, itemIndex, `${displayName} ${what}`, description);
}

/** An error of the whole run with `details`, so that it becomes an exception of its own kind: what a person wrote into a table cannot be used. */
export function unusable(context: IExecuteFunctions, kind: ExceptionKindName, message: string, remedy: string): NodeOperationError {
	const error = refuse(context, 0, message, remedy);
	error.context.details = { kind, message, remedy };
	return error;
}
