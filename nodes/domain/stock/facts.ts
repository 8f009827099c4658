import { openUnits, type OpenUnits } from '../order/openUnits';
import { stateInSage } from '../order/sageState';
import type { BridgeSettings } from '../settings/settings.types';
import { sageText } from '../text/sageText';
import { cell, type TableRow } from '../text/tableRow';
import { textOf } from '../text/textOf';
import { readListings } from './listings';
import { listingKey } from './rows';
import type { ListingChannel, ListingRow, Offer, ShownListing } from './stock.types';

/** What Amazon and the tables say; everything as their nodes give it. */
export interface GivenFacts {
	/** Orders of Amazon that may hold units: pending, recent and held ones; those of them that Sage has, as sales orders. */
	readonly orders: ReadonlyArray<TableRow & { readonly orderId: string }>;
	readonly ordersInSage: readonly TableRow[];
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
}

export function readFacts(
	{ orders, ordersInSage, unanswered = [], listings, listedIn }: GivenFacts,
	offers: ReadonlyMap<string, Offer>,
	settings: BridgeSettings,
): StockFacts {
	const read = openUnits(orders, enteredIn(ordersInSage), settings);
	const open = { ...read, unclear: [...read.unclear, ...unanswered.map((orderId) => ({ orderId, skus: [] }))] };
	const shown = listings.flatMap((item) => readListings(item));
	return {
		open,
		reservedByCode: byCode(open.reserved, offers),
		shown: new Map(shown.map((listing) => [listingKey(listing.marketplaceId, listing.sku), listing])),
		listed: new Set(listedIn),
	};
}

/** Orders that Sage has whole. One that is half-made or cancelled there takes nothing off its free stock for certain. */
const enteredIn = (ordersInSage: readonly TableRow[]): Set<string> =>
	new Set(
		ordersInSage
			.filter((row) => stateInSage(row.document_status, row.cancelled_status, row.document_no) === 'live')
			.map((row) => textOf(row.customer_document_no).trim()),
	);

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
