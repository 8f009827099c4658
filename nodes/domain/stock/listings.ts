import { isTableRow, type TableRow } from '../text/tableRow';
import { textOf } from '../text/textOf';
import type { ListingChannel, ShownListing } from './stock.types';

/** Channel code of stock that the seller keeps and ships (listings items 2021-08-01). */
const SELLER_CHANNEL = 'DEFAULT';

/** Reads a listing of *Listing: Get Many* of Amazon, with summaries and fulfilment availability: one per summary, which names the marketplace. */
export function readListings(item: TableRow): ShownListing[] {
	const sku = textOf(item.sku);
	const availability = Array.isArray(item.fulfillmentAvailability) ? (item.fulfillmentAvailability as unknown[]) : [];
	const channel = channelOf(availability);
	const quantity = channel === 'seller' ? (availability[0] as TableRow).quantity : undefined;
	return summariesOf(item)
		.filter(({ marketplaceId }) => sku !== '' && textOf(marketplaceId) !== '')
		.map(({ marketplaceId, asin, status }) => ({
			sku,
			marketplaceId: textOf(marketplaceId),
			asin: textOf(asin),
			channel,
			...(Number.isSafeInteger(quantity) && (quantity as number) >= 0 && { quantity: quantity as number }),
			isActive: Array.isArray(status) && status.length > 0,
		}));
}

/** The seller's only where DEFAULT is the one channel: with any other beside it, a quantity would make or revive a second offer. */
function channelOf(availability: readonly unknown[]): ListingChannel {
	if (availability.length === 0) return 'unknown';
	const codes = availability.map((each) => (isTableRow(each) ? textOf(each.fulfillmentChannelCode) : ''));
	return codes.length === 1 && codes[0] === SELLER_CHANNEL ? 'seller' : 'amazon';
}

const summariesOf = ({ summaries }: TableRow): TableRow[] => (Array.isArray(summaries) ? summaries.filter(isTableRow) : []);
