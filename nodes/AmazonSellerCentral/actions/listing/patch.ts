import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { quantityPatch, type QuantityChange } from '../../../domain/listing/quantity';
import { redacted } from '../../../domain/text/redact';
import { OPERATIONS } from '../../transport/catalogue';
import { recordsIn } from '../../transport/records';
import { amazonWrite } from '../../transport/request';
import type { Shop } from './listings';

/** Answer of patchListingsItem (ListingsItemSubmissionResponse). INVALID comes with HTTP 200 and is a refusal all the same. */
export interface Submission extends IDataObject {
	sku: string;
	status: 'ACCEPTED' | 'INVALID' | 'VALID';
	submissionId: string;
	issues?: IDataObject[];
}

export interface PatchHow {
	readonly issueLocale?: string;
	/** Lets Amazon check the patch and change nothing. */
	readonly preview?: boolean;
}

/** Sets the quantity of one listing. Absolute, so the transport may repeat it. */
export async function patchQuantity(
	this: IExecuteFunctions,
	{ sellerId, marketplaceId }: Shop,
	{ sku, quantity }: QuantityChange,
	{ issueLocale, preview }: PatchHow,
	i: number,
): Promise<Submission> {
	const query = {
		marketplaceIds: [marketplaceId],
		includedData: ['issues'],
		issueLocale,
		mode: preview ? 'VALIDATION_PREVIEW' : undefined,
	};
	const write = { operation: OPERATIONS.patchListingsItem, path: { sellerId, sku }, query, body: quantityPatch(quantity) };
	return (await amazonWrite.call(this, write, i)) as Submission;
}

/** Issues that are told in words; the item has all of them. */
const MOST_ISSUES = 20;

/** What Amazon says against a listing, in one line. */
export const issuesText = (issues: unknown = []): string =>
	recordsIn(issues)
		.slice(0, MOST_ISSUES)
		.map(({ code, message }) =>
			[code, message]
				.filter((part) => typeof part === 'string' && part !== '')
				.map((part) => redacted(String(part)))
				.join(': '),
		)
		.join(' | ')
		.slice(0, 500);
