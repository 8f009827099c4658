import type { ExceptionRecord } from '../exceptions/exception';
import { exceptionOf } from '../exceptions/kinds';
import { groupBy } from '../lists/groupBy';
import { cell, type TableRow } from '../text/tableRow';
import type { StockFacts } from './facts';
import { MASS_ZERO } from './stops';
import type { ListingRow, Offer } from './stock.types';
import type { Verdict } from './verdicts';

/** What a run found. */
export interface Found {
	readonly offers: ReadonlyMap<string, Offer>;
	/** All rows as they stand after it, and those that it looked at. */
	readonly rows: ReadonlyMap<string, ListingRow>;
	readonly looked: readonly ListingRow[];
	readonly verdicts: ReadonlyMap<string, Verdict>;
	readonly facts: StockFacts;
	readonly marketplaceIds: readonly string[];
	readonly now: string;
}

/** Everything of a run that a person has to look at, before anything is sent. */
export const exceptionsOf = (found: Found): ExceptionRecord[] => [
	...[...found.verdicts].flatMap(([sku, verdict]) => ofVerdict(sku, verdict, found)),
	...found.facts.open.unclear.map((order) => ofOrder(order, found.now)),
	...found.looked.filter(({ state }) => state === 'refused').map((row) => refusedQuantity(row, found.now)),
	...found.looked.filter(({ difference }) => difference !== '').map((row) => ofDifference(row, found.now)),
	...ofStops(found),
	...withoutStockItem(found),
];

function ofVerdict(sku: string, verdict: Verdict, { now }: Found): ExceptionRecord[] {
	if (verdict.kind !== 'held') return [];
	const kind = verdict.isMissing ? 'stockItemMissing' : 'stockFigureUnclear';
	const message = `${verdict.message} The quantity of listing ${sku} stays as it is.`;
	return [exceptionOf(kind, { recordId: sku, message, remedy: verdict.remedy }, now)];
}

const ofOrder = ({ orderId, skus }: StockFacts['open']['unclear'][number], now: string): ExceptionRecord => {
	const what = skus.length === 0 ? 'no quantity is raised meanwhile' : `the quantities of ${skus.join(', ')} stay as they are`;
	return exceptionOf(
		'openOrderUnclear',
		{
			recordId: orderId,
			message: `Amazon order ${orderId} is not in Sage, and how many units it takes cannot be told; ${what}.`,
			remedy: 'Look the order up in Seller Central and enter it in Sage by hand.',
		},
		now,
	);
};

/** What Amazon said against a quantity. */
export const refusedQuantity = ({ sellerSku, marketplaceId, due, message }: ListingRow, now: string): ExceptionRecord =>
	exceptionOf(
		'quantityRefused',
		{
			recordId: sellerSku,
			detail: marketplaceId,
			message: `Amazon does not take the quantity ${due} for listing ${sellerSku}: ${message}`,
			remedy: 'Put the listing right in Seller Central. It is tried again every hour, and when its quantity changes.',
		},
		now,
	);

const ofDifference = ({ sellerSku, marketplaceId, difference }: ListingRow, now: string): ExceptionRecord =>
	exceptionOf(
		'listingDiffers',
		{
			recordId: sellerSku,
			detail: marketplaceId,
			message: `Listing ${sellerSku}: ${difference} It was sent again.`,
			remedy: 'Find out what else sets quantities in Seller Central: another program, a file, a person.',
			holds: false,
		},
		now,
	);

/** SKUs that a message names. */
const NAMED = 10;

function ofStops({ rows, now }: Found): ExceptionRecord[] {
	const all = [...rows.values()];
	const stopped = groupBy(
		all.filter(({ state }) => state === 'stopped'),
		({ stop }) => stop,
	);
	const standing = all.filter(({ channel, offered }) => channel === 'seller' && Number(offered) > 0).length;
	return [...stopped].map(([stop, group]) => {
		const skus = [...new Set(group.map(({ sellerSku }) => sellerSku))];
		const more = skus.length > NAMED ? ` and ${skus.length - NAMED} more` : '';
		return exceptionOf(
			MASS_ZERO,
			{
				recordId: stop,
				message: `${group.length} of ${standing} listings in stock would go to zero at once: ${skus.slice(0, NAMED).join(', ')}${more}. None of them was sent; all others were.`,
				remedy:
					'Look in Sage whether the warehouses really are empty. If they are, set status of this row to released and write your name into reason: these listings then go to zero. Otherwise put the stock right in Sage; the stop ends by itself.',
			},
			now,
		);
	});
}

/** Listings that Amazon shows to buyers and that nobody has given a stock item: new products begin in Sage. */
const withoutStockItem = ({ facts, offers, now }: Found): ExceptionRecord[] =>
	[...facts.shown.values()]
		.filter(({ sku, isActive }) => isActive && !offers.has(sku))
		.map(({ sku, asin, marketplaceId }) =>
			exceptionOf(
				'listingWithoutStockItem',
				{
					recordId: sku,
					detail: marketplaceId,
					message: `Listing ${sku} (ASIN ${asin || 'unknown'}) is active on Amazon and has no row in the Seller SKU map.`,
					remedy: 'Create its stock item in Sage if there is none, then add the SKU to the Seller SKU map; or close the listing.',
				},
				now,
			),
		);

const OF_LISTINGS: readonly string[] = ['listingWithoutStockItem', 'listingDiffers'];
const OF_SKU: readonly string[] = ['stockFigureUnclear', 'stockItemMissing', 'quantityRefused', 'quantityNotSent'];

/** Keys of open exceptions of the stock flows that a run has looked at; those that it raises again stand. */
export function judgedKeys(exceptions: readonly TableRow[], found: Found): string[] {
	const looked = new Set(found.looked.map(({ sellerSku }) => sellerSku));
	const kept = new Set([...found.rows.values()].filter(({ state }) => state !== 'leftOut').map(({ sellerSku }) => sellerSku));
	const isLookedAt = (row: TableRow): boolean => {
		const [kind, recordId] = [cell(row.kind), cell(row.recordId)];
		if (kind === MASS_ZERO || kind === 'openOrderUnclear') return true;
		if (OF_LISTINGS.includes(kind)) return found.marketplaceIds.every((id) => found.facts.listed.has(id));
		return (
			OF_SKU.includes(kind) &&
			(found.verdicts.has(recordId) || (looked.has(recordId) && !kept.has(recordId)) || !found.offers.has(recordId))
		);
	};
	return exceptions.filter((row) => cell(row.flow) === 'stock' && isLookedAt(row)).map((row) => cell(row.key));
}
