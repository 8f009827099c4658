import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

/** The limit of a Get Many operation, or undefined for all. */
export function limitOf(this: IExecuteFunctions, itemIndex: number): number | undefined {
	return this.getNodeParameter('returnAll', itemIndex, false) ? undefined : (this.getNodeParameter('limit', itemIndex, 50) as number);
}

/**
 * A date as the API wants it: ISO 8601 in UTC, e.g. `2026-11-01T00:00:00Z`; '' when left empty. A date without a zone is read in the
 * workflow's zone. Throws NodeOperationError when it is no date.
 */
export function utcInstant(this: IExecuteFunctions, value: unknown, displayName: string, itemIndex: number): string {
	if (value === undefined || value === null || value === '') return '';
	// An expression gives a DateTime of n8n's own luxon, for which instanceof would fail.
	const instant = DateTime.isDateTime(value) ? value : DateTime.fromISO(String(value).trim().replace(' ', 'T'), { zone: this.getTimezone() });
	if (instant.isValid) return instant.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
	throw new NodeOperationError(this.getNode(), `${displayName} is not a date: "${String(value)}"`, {
		itemIndex,
		description: 'Give a date in ISO 8601, e.g. 2026-11-01T00:00:00Z.',
	});
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
	throw new NodeOperationError(this.getNode(), `${displayName} is empty`, { itemIndex, description: 'Fill it in, or filter out items that have none.' });
}
