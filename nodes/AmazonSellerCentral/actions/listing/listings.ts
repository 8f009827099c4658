import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { textOf } from '../../../domain/text/textOf';
import { chunksOf } from '../../../domain/listing/feed';
import type { FulfillmentAvailability } from '../../../domain/listing/quantity';
import { OPERATIONS } from '../../transport/catalogue';
import { listRecords } from '../../transport/paging';
import { isRecord, within } from '../../transport/records';
import { amazonRead } from '../../transport/request';

/** The seller and the marketplace that listings belong to. */
export interface Shop {
	readonly sellerId: string;
	readonly marketplaceId: string;
}

/** Most identifiers in one search, and listings on one page (listings items 2021-08-01). */
export const PAGE = 20;

/** Of a listing, or of an answer that should be one. An entry that is none counts as a channel that is not known, so that nothing is set. */
const availabilityOf = ({ fulfillmentAvailability }: IDataObject): FulfillmentAvailability[] =>
	(Array.isArray(fulfillmentAvailability) ? (fulfillmentAvailability as unknown[]) : []).map((each) => (isRecord(each) ? each : {}));

/** How one listing is fulfilled. Throws NodeApiError when there is no such listing. */
export async function readAvailability(
	this: IExecuteFunctions,
	{ sellerId, marketplaceId }: Shop,
	sku: string,
	i: number,
): Promise<FulfillmentAvailability[]> {
	const query = { marketplaceIds: [marketplaceId], includedData: ['fulfillmentAvailability'] };
	return availabilityOf(
		(await amazonRead.call(this, { operation: OPERATIONS.getListingsItem, path: { sellerId, sku }, query }, i)) as IDataObject,
	);
}

/** How listings are fulfilled, by SKU; SKUs without a listing are not in it. Twenty in a request, because a bulk of thousands would take too long one by one. */
export async function readAvailabilities(
	this: IExecuteFunctions,
	{ sellerId, marketplaceId }: Shop,
	skus: readonly string[],
	i: number,
): Promise<Map<string, FulfillmentAvailability[]>> {
	const found = new Map<string, FulfillmentAvailability[]>();
	// Lists are sent joined by commas, so an SKU with a comma in it would be taken for two.
	const listable = skus.filter((sku) => !sku.includes(','));
	for (const identifiers of chunksOf(listable, PAGE)) {
		const query = {
			marketplaceIds: [marketplaceId],
			identifiers,
			identifiersType: 'SKU',
			includedData: ['fulfillmentAvailability'],
			pageSize: PAGE,
		};
		// Twenty fit on a page, and Amazon may still cut them in two: an SKU on the second page is no missing one.
		const listings = await listRecords.call(
			this,
			{
				ask: (pageToken) => ({ operation: OPERATIONS.searchListingsItems, path: { sellerId }, query: { ...query, pageToken } }),
				find: ({ items: records, pagination }) => ({ records, nextToken: within(pagination).nextToken }),
			},
			i,
		);
		for (const listing of listings.filter(isRecord)) found.set(textOf(listing.sku), availabilityOf(listing));
	}
	for (const sku of skus.filter((each) => each.includes(',')))
		found.set(sku, await readAvailability.call(this, { sellerId, marketplaceId }, sku, i));
	return found;
}
