import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { chunksOf } from '../../../domain/listing/feed';
import type { FulfillmentAvailability } from '../../../domain/listing/quantity';
import { OPERATIONS } from '../../transport/catalogue';
import { collectPages, type Page } from '../../transport/paging';
import { amazonRead } from '../../transport/request';

/** The seller and the marketplace that listings belong to. */
export interface Shop {
	readonly sellerId: string;
	readonly marketplaceId: string;
}

/** Most identifiers in one search, and listings on one page (listings items 2021-08-01). */
export const PAGE = 20;

interface Listing extends IDataObject {
	sku: string;
	fulfillmentAvailability?: IDataObject[];
}

interface SearchAnswer {
	readonly items: Listing[];
	readonly pagination?: { readonly nextToken?: string };
}

const availabilityOf = (listing: Listing): FulfillmentAvailability[] =>
	(listing.fulfillmentAvailability ?? []) as FulfillmentAvailability[];

/** How one listing is fulfilled. Throws NodeApiError when there is no such listing. */
export async function readAvailability(
	this: IExecuteFunctions,
	{ sellerId, marketplaceId }: Shop,
	sku: string,
	i: number,
): Promise<FulfillmentAvailability[]> {
	const query = { marketplaceIds: [marketplaceId], includedData: ['fulfillmentAvailability'] };
	return availabilityOf(
		(await amazonRead.call(this, { operation: OPERATIONS.getListingsItem, path: { sellerId, sku }, query }, i)) as Listing,
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
		const listings = await collectPages(async (pageToken): Promise<Page<Listing>> => {
			const answer = (await amazonRead.call(
				this,
				{ operation: OPERATIONS.searchListingsItems, path: { sellerId }, query: { ...query, pageToken } },
				i,
			)) as SearchAnswer;
			return { records: answer.items, nextToken: answer.pagination?.nextToken };
		});
		for (const listing of listings) found.set(listing.sku, availabilityOf(listing));
	}
	for (const sku of skus.filter((each) => each.includes(',')))
		found.set(sku, await readAvailability.call(this, { sellerId, marketplaceId }, sku, i));
	return found;
}
