import { DateTime } from 'luxon';
import { NodeOperationError, type IDataObject, type IExecuteFunctions, type IPollFunctions } from 'n8n-workflow';

/** The limit of a Get Many operation, or undefined for all. */
export function limitOf(this: IExecuteFunctions, itemIndex: number): number | undefined {
	return this.getNodeParameter('returnAll', itemIndex, false) ? undefined : (this.getNodeParameter('limit', itemIndex, 50) as number);
}

/**
 * A date as the API wants it: ISO 8601 in UTC, e.g. `2026-11-01T00:00:00Z`; '' when left empty. A date without a zone is read in the
 * workflow's zone. Throws NodeOperationError when it is no date.
 */
export function utcInstant(context: IExecuteFunctions | IPollFunctions, value: unknown, displayName: string, itemIndex?: number): string {
	if (value === undefined || value === null || value === '') return '';
	// An expression gives a DateTime of n8n's own luxon, for which instanceof would fail.
	const instant = DateTime.isDateTime(value)
		? value
		: DateTime.fromISO(String(value).trim().replace(' ', 'T'), { zone: context.getTimezone() });
	if (instant.isValid) return instant.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
	throw refuse(
		context,
		itemIndex,
		`${displayName} is not a date: "${String(value)}"`,
		'Give a date in ISO 8601, e.g. 2026-11-01T00:00:00Z.',
	);
}

/** A calendar day as the finances API wants it, e.g. `2026-11-01`, in the workflow's zone; '' when left empty. */
export function calendarDay(this: IExecuteFunctions, value: unknown, displayName: string, itemIndex: number): string {
	const instant = utcInstant(this, value, displayName, itemIndex);
	return instant === '' ? '' : DateTime.fromISO(instant).setZone(this.getTimezone()).toFormat('yyyy-MM-dd');
}

/** The parts of a comma list, trimmed, without empty ones. */
export const listOf = (text: unknown): string[] =>
	String(text ?? '')
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');

/** A text parameter that must be filled in. */
export function requiredText(this: IExecuteFunctions, name: string, displayName: string, itemIndex: number): string {
	const text = String(this.getNodeParameter(name, itemIndex) ?? '').trim();
	if (text !== '') return text;
	throw refuse(this, itemIndex, `${displayName} is empty`, 'Fill it in, or filter out items that have none.');
}

/** What a resource locator stands for. */
export function located(this: IExecuteFunctions, name: string, displayName: string, itemIndex: number): string {
	const value = String(this.getNodeParameter(name, itemIndex, '', { extractValue: true }) ?? '').trim();
	if (value !== '') return value;
	throw refuse(this, itemIndex, `${displayName} is empty`, 'Choose one from the list, or give its ID.');
}

export const marketplaceOf = (context: IExecuteFunctions, itemIndex: number): string =>
	located.call(context, 'marketplaceId', 'Marketplace', itemIndex);

/** A JSON parameter that holds an object, or the text of one; nothing is an empty object. */
export function jsonObject(this: IExecuteFunctions, name: string, displayName: string, itemIndex: number): IDataObject {
	const value = jsonValue.call(this, name, displayName, itemIndex) ?? {};
	if (typeof value === 'object' && !Array.isArray(value)) return value as IDataObject;
	throw refuse(this, itemIndex, `${displayName} is not an object`, 'Give a JSON object such as {"orderId": "026-1520163-6049104"}.');
}

/** A JSON parameter: its value, or what its text says; undefined when empty. */
export function jsonValue(this: IExecuteFunctions, name: string, displayName: string, itemIndex: number): unknown {
	const value = this.getNodeParameter(name, itemIndex, '') as unknown;
	if (typeof value !== 'string') return value ?? undefined;
	if (value.trim() === '') return undefined;
	try {
		return JSON.parse(value) as unknown;
	} catch (error) {
		throw new NodeOperationError(this.getNode(), `${displayName} is not JSON`, {
			itemIndex,
			description: `${(error as Error).message}. Give JSON text, or an expression that yields it.`,
		});
	}
}

/** A parameter that cannot be used: what is wrong, and what to give. */
export const refuse = (
	context: IExecuteFunctions | IPollFunctions,
	itemIndex: number | undefined,
	message: string,
	description: string,
): NodeOperationError => new NodeOperationError(context.getNode(), message, { itemIndex, description });
