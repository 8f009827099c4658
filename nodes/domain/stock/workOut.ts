import type { ExceptionRecord } from '../exceptions/exception';
import type { BridgeSettings } from '../settings/settings.types';
import { sageText } from '../text/sageText';
import type { TableRow } from '../text/tableRow';
import { batchesOf, type QuantityBatch } from './batches';
import { exceptionsOf, judgedKeys } from './exceptions';
import { basisOf, channelIn, offeredSkus, type StockFacts } from './facts';
import { afterFeeds } from './feeds';
import { figuresOf, type SageStock } from './figures';
import { isSameRow, listingKey, newRow } from './rows';
import { judgeListing } from './judgeListing';
import { releasedStops, withStops } from './stops';
import type { ListingRow, Offer } from './stock.types';
import { verdictsOf } from './verdicts';

export interface WorkOutInput {
	readonly settings: BridgeSettings;
	readonly offers: ReadonlyMap<string, Offer>;
	/** Rows of *Listings*. */
	readonly rows: ReadonlyMap<string, ListingRow>;
	readonly facts: StockFacts;
	/** Codes that Sage was asked for, and what it says of them. */
	readonly stockCodes: readonly string[];
	readonly sage: SageStock;
	/** Items of *Listing: Get Bulk Result* of Amazon. */
	readonly feedResults: readonly TableRow[];
	/** Rows of *Bridge exceptions* that are not resolved. */
	readonly exceptions: readonly TableRow[];
	/** ISO 8601 instant. */
	readonly now: string;
}

export interface StockWork {
	/** To be sent, in this order. */
	readonly batches: readonly QuantityBatch[];
	/** Rows of *Listings* that changed, those that are due among them. */
	readonly rows: readonly ListingRow[];
	/** Keys of open exceptions that this run looked at: those that it did not find again are over. */
	readonly judged: readonly string[];
	/** Listings that the seller sends and whose quantity is kept. */
	readonly listings: number;
	/** Listings whose quantity waits for a person. */
	readonly held: number;
	readonly exceptions: readonly ExceptionRecord[];
}

/** What is to be offered on Amazon, what is to be sent of it now, and what a person has to look at. */
export function workOutStock(input: WorkOutInput): StockWork {
	const { settings, offers, facts, now } = input;
	const known = new Map([
		...input.rows,
		...afterFeeds([...input.rows.values()], input.feedResults, now).map((row): [string, ListingRow] => [row.key, row]),
	]);
	const { marketplaceIds } = settings.flow;
	const offered = offeredSkus(offers, marketplaceIds, facts, known);
	const asked = new Set(input.stockCodes.map(sageText));
	const inScope = offered.filter(({ components }) => components.some(({ stockCode }) => asked.has(sageText(stockCode))));
	const figures = figuresOf(input.stockCodes, input.sage, facts.reservedByCode, settings.stock);
	const verdicts = verdictsOf({ settings, offers: inScope, figures, facts, rows: known });
	const judge = (offer: Offer, marketplaceId: string): ListingRow => {
		const row = known.get(listingKey(marketplaceId, offer.sku)) ?? newRow(marketplaceId, offer.sku);
		const reserved = String(facts.open.reserved.get(offer.sku) ?? 0);
		return judgeListing(row, verdicts.get(offer.sku), {
			facts,
			reserved,
			basis: basisOf(offer, settings),
			isOffered: offer.isOffered,
			now,
		});
	};
	const looked = [...offers.values()].flatMap((offer) =>
		marketplaceIds.filter((id) => verdicts.has(offer.sku) || facts.listed.has(id)).map((id) => judge(offer, id)),
	);
	const all = new Map([...known, ...looked.map((row): [string, ListingRow] => [row.key, row])]);
	const stopped = withStops(looked, [...all.values()], releasedStops(input.exceptions), settings.stock, now);
	const final = new Map([...all, ...stopped.map((row): [string, ListingRow] => [row.key, row])]);
	const due = stopped.filter(({ state }) => state === 'due');
	const found = { offers, rows: final, looked: stopped, verdicts, facts, marketplaceIds, now };
	return {
		batches: settings.mode === 'dryRun' ? [] : batchesOf(due, settings.stock.patchUpTo),
		rows: [...final.values()].filter((row) => !isSameRow(row, input.rows.get(row.key) ?? newRow(row.marketplaceId, row.sellerSku))),
		judged: judgedKeys(input.exceptions, found),
		listings: offered.flatMap(({ sku }) => marketplaceIds.filter((id) => channelIn(id, sku, facts, known) === 'seller')).length,
		held: [...final.values()].filter(({ state }) => ['held', 'stopped', 'refused'].includes(state)).length,
		exceptions: exceptionsOf(found),
	};
}
