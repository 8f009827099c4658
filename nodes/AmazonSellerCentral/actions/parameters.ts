import { DateTime } from 'luxon';
import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';
import { refuse } from '../../shared/parameters';

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

/** What a resource locator stands for. */
export function located(context: IExecuteFunctions, name: string, displayName: string, itemIndex: number): string {
	const value = String(context.getNodeParameter(name, itemIndex, '', { extractValue: true }) ?? '').trim();
	if (value !== '') return value;
	throw refuse(context, itemIndex, `${displayName} is empty`, 'Choose one from the list, or give its ID.');
}

/** The seller of the field, else of the credential. Throws NodeOperationError where neither names one. */
export async function sellerOf(context: IExecuteFunctions, itemIndex: number): Promise<string> {
	const given = String(context.getNodeParameter('sellerId', itemIndex, '') ?? '').trim();
	const sellerId = given === '' ? await sellerOfCredential(context, itemIndex) : given;
	if (sellerId !== '') return sellerId;
	throw refuse(
		context,
		itemIndex,
		'There is no Seller ID',
		'Open the Amazon credential and fill in Seller ID, the merchant token of the account (Seller Central: Settings > Account Info > Your Merchant Token), or fill in the field of this node.',
	);
}

/** The seller that the credential names; '' where it names none. */
export const sellerOfCredential = async (context: IExecuteFunctions | ILoadOptionsFunctions, itemIndex?: number): Promise<string> =>
	String((await context.getCredentials('amazonSellerCentralApi', itemIndex)).sellerId ?? '').trim();

export const marketplaceOf = (context: IExecuteFunctions, itemIndex: number): string =>
	located(context, 'marketplaceId', 'Marketplace', itemIndex);
