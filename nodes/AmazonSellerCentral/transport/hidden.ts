import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { redactor } from '../../domain/text/redact';
import type { Hide } from './errors';
import { isIdentifying, type AskedFor } from './record';

/** Fields of a credential whose values are shown nowhere. */
const SECRETS = ['accessToken', 'clientId', 'clientSecret', 'refreshToken'] as const;

/**
 * Fields of requests whose values are words of Amazon's, not of people: what a refusal says of them is what helps. In lower case, as the versions of
 * the API spell them differently.
 */
const PLAIN: ReadonlySet<string> = new Set([
	'carriercode',
	'contenttype',
	'fulfilledby',
	'fulfillment_channel_code',
	'fulfillmentstatuses',
	'identifierstype',
	'includeddata',
	'issuelocale',
	'language_tag',
	'locale',
	'method',
	'mode',
	'op',
	'operationtype',
	'path',
	'processingstatuses',
	'producttype',
	'relatedidentifiername',
	'reportoptions',
	'requirements',
	'shipdate',
	'sortby',
	'sortorder',
	'status',
	'transactionstatus',
	'unit',
	'version',
	'withissueseverity',
	'withoutstatus',
	'withstatus',
]);

/** Digits from which a number is taken for one of a person: a telephone or VAT number. */
const LONG_NUMBER = 1_000_000;
/** How deep a body is looked into, and most values that are taken out of it. */
const DEEPEST = 12;
const MOST_VALUES = 2000;

/** Every value of a request that may be a person's: all but identifiers and Amazon's own words. */
function personalIn(value: unknown, found: string[] = [], depth = 0): string[] {
	if (found.length >= MOST_VALUES || depth > DEEPEST) return found;
	if (typeof value === 'string' && value !== '') found.push(value);
	if (typeof value === 'number' && value >= LONG_NUMBER) found.push(String(value));
	if (typeof value !== 'object' || value === null) return found;
	const entries = Array.isArray(value) ? value.map((each) => ['', each] as const) : Object.entries(value);
	for (const [name, each] of entries) if (!isIdentifying(name) && !PLAIN.has(name.toLowerCase())) personalIn(each, found, depth + 1);
	return found;
}

/** What was asked, as far as it can hold what must not be shown. */
export interface Sent extends Pick<AskedFor, 'query' | 'body' | 'path'> {
	/** A token of the caller's. */
	readonly token?: string;
}

/**
 * Shows what Amazon says of a request without what was sent with it, without the values of the credential, and without what looks like a secret or
 * a person's data. Identifiers of the record stay.
 */
export function hiding(credential: ICredentialDataDecryptedObject, { query = {}, body = {}, path = {}, token = '' }: Sent): Hide {
	const secrets = [...SECRETS.map((name) => String(credential[name] ?? '')), token].filter((value) => value !== '');
	const shown = new Set(Object.values(path));
	const personal = [...personalIn(query), ...personalIn(body)].filter((value) => !shown.has(value));
	return redactor([...secrets, ...personal]);
}
