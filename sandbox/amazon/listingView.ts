import { MARKETPLACE } from '../company/company';
import type { ListingBook } from './listingBook';
import type { ListingRecord } from './records';

/** The listing as an answer shows it: the datasets asked for. There are no issues, relationships or vendor data in this company. */
export function viewListing(listing: ListingRecord, includedData: readonly string[], book: ListingBook): Record<string, unknown> {
	const makers: Readonly<Record<string, () => unknown>> = {
		summaries: () => [summaryOf(listing, book)],
		attributes: () => ({
			item_name: [{ value: listing.title, language_tag: 'en_GB', marketplace_id: listing.marketplaceId }],
			fulfillment_availability: book.availability(listing),
		}),
		issues: () => [],
		offers: () => [
			{ marketplaceId: listing.marketplaceId, offerType: 'B2C', price: { currencyCode: MARKETPLACE.currency, amount: listing.price } },
		],
		fulfillmentAvailability: () =>
			book.availability(listing).map(({ fulfillment_channel_code, quantity }) => ({
				fulfillmentChannelCode: fulfillment_channel_code,
				...(quantity === undefined ? {} : { quantity }),
			})),
		procurement: () => [],
		relationships: () => [],
		productTypes: () => [{ marketplaceId: listing.marketplaceId, productType: listing.productType }],
	};
	return { sku: listing.sku, ...Object.fromEntries(includedData.map((dataset) => [dataset, makers[dataset]()])) };
}

function summaryOf(listing: ListingRecord, book: ListingBook): Record<string, unknown> {
	return {
		marketplaceId: listing.marketplaceId,
		asin: listing.asin,
		productType: listing.productType,
		conditionType: 'new_new',
		status: statusOf(listing, book),
		...(listing.fnSku ? { fnSku: listing.fnSku } : {}),
		itemName: listing.title,
		createdDate: listing.createdTime,
		lastUpdatedDate: listing.lastUpdatedTime,
	};
}

/** Buyable is what Amazon sends itself or what the seller has in stock. */
export function statusOf(listing: ListingRecord, book: ListingBook): string[] {
	const isBuyable = book
		.availability(listing)
		.some(({ fulfillment_channel_code, quantity }) => fulfillment_channel_code !== 'DEFAULT' || (quantity ?? 0) > 0);
	return isBuyable ? ['BUYABLE', 'DISCOVERABLE'] : ['DISCOVERABLE'];
}
