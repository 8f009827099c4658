import { enteredIn, isReserved, ordersOf } from '../order/openOrders';
import { openUnits, type OpenUnits } from '../order/openUnits';
import type { BridgeSettings } from '../settings/settings.types';
import { sageText } from '../text/sageText';
import { cell, type TableRow } from '../text/tableRow';
import { readListings } from './listings';
import { listingKey } from './rows';
import type { ListingChannel, ListingRow, Offer, ShownListing } from './stock.types';

/** What Amazon and the tables say; everything as their nodes give it. */
export interface GivenFacts {
	/** Rows of *Open orders*. */
	readonly openOrders: readonly TableRow[];
	/** Orders of Amazon as they were seen in this run: new and held ones. */
	readonly orders: ReadonlyArray<TableRow & { readonly orderId: string }>;
	/** Those of all of them that Sage has, as sales orders. */
	readonly ordersInSage: readonly TableRow[];
	/** Amazon did not name all new orders: its rate allows no more now. */
	readonly missesNew?: boolean;
	/** Orders for which Amazon did not answer: nobody knows what they take. */
	readonly unanswered?: readonly string[];
	/** Listings with their summaries, and the marketplaces of which all were fetched. */
	readonly listings: readonly TableRow[];
	readonly listedIn: readonly string[];
}

/** Listings and open orders as the rules read them. */
export interface StockFacts {
	readonly open: OpenUnits;
	/** Units on Amazon that are reserved, by stock code as Sage compares codes, in units of the stock item. */
	readonly reservedByCode: ReadonlyMap<string, number>;
	/** By `marketplace id|SKU`. */
	readonly shown: ReadonlyMap<string, ShownListing>;
	/** Marketplaces of which all listings are known. */
	readonly listed: ReadonlySet<string>;
	/** There may be new orders that nobody knows of. */
	readonly missesNew: boolean;
}

export function readFacts(
	{ openOrders, orders, ordersInSage, missesNew = false, unanswered = [], listings, listedIn }: GivenFacts,
	offers: ReadonlyMap<string, Offer>,
	settings: BridgeSettings,
): StockFacts {
	// As they were noted, then as they are seen now: the last counts.
	const all = [...ordersOf(openOrders.filter(isReserved)), ...orders];
	const read = openUnits(all, enteredIn(ordersInSage), settings);
	const open = { ...read, unclear: [...read.unclear, ...unanswered.map((orderId) => ({ orderId, skus: [] }))] };
	const shown = listings.flatMap((item) => readListings(item));
	return {
		open,
		reservedByCode: byCode(open.reserved, offers),
		shown: new Map(shown.map((listing) => [listingKey(listing.marketplaceId, listing.sku), listing])),
		listed: new Set(listedIn),
		missesNew,
	};
}

function byCode(reserved: ReadonlyMap<string, number>, offers: ReadonlyMap<string, Offer>): Map<string, number> {
	const units = new Map<string, number>();
	for (const [sku, quantity] of reserved)
		for (const { stockCode, factor } of offers.get(sku)?.components ?? [])
			units.set(sageText(stockCode), (units.get(sageText(stockCode)) ?? 0) + quantity * factor);
	return units;
}

/** How an SKU is sent in a marketplace: as Amazon shows it now, else as it was noted. '' where nobody knows. */
export function channelIn(
	marketplaceId: string,
	sku: string,
	facts: StockFacts,
	rows: ReadonlyMap<string, ListingRow>,
): ListingChannel | '' {
	const key = listingKey(marketplaceId, sku);
	if (facts.listed.has(marketplaceId)) return facts.shown.get(key)?.channel ?? 'notListed';
	return (cell(rows.get(key)?.channel) as ListingChannel | '') ?? '';
}

/** SKUs of the map of which the seller sends units in a marketplace at least, and whose quantity is to be kept. */
export const offeredSkus = (
	offers: ReadonlyMap<string, Offer>,
	marketplaceIds: readonly string[],
	facts: StockFacts,
	rows: ReadonlyMap<string, ListingRow>,
): Offer[] =>
	[...offers.values()].filter(
		({ sku, isOffered }) => isOffered && marketplaceIds.some((id) => channelIn(id, sku, facts, rows) === 'seller'),
	);

/** What a quantity was worked out by, beside the figures: when it changes, the quantity is worked out anew. Short enough to be read in the table. */
export function basisOf({ components, weight, buffer, maximum }: Offer, { stock }: BridgeSettings): string {
	const of = components.map(({ stockCode, factor }) => `${stockCode} x${factor}`).join(' + ');
	const own = [
		weight === 1 ? '' : `weight ${weight}`,
		buffer === 0 ? '' : `buffer ${buffer}`,
		maximum === undefined ? '' : `max ${maximum}`,
	];
	const all = [
		stock.warehouses.map(({ code }) => code).join('+'),
		stock.sharing,
		stock.belowZero === 'asEmpty' ? '' : stock.belowZero,
		stock.buffer.value === 0 ? '' : `all ${stock.buffer.value}${stock.buffer.kind === 'percent' ? ' %' : ''} less`,
		stock.maximum === undefined ? '' : `all max ${stock.maximum}`,
	];
	return [of, ...own, ...all].filter((part) => part !== '').join(', ');
}
