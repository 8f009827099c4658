import { cell, type TableRow } from '../text/tableRow';
import type { ListingRow } from './stock.types';

/** Columns of the table *Listings*, those first that people read. */
export const LISTING_COLUMNS = [
	'sellerSku',
	'marketplaceId',
	'asin',
	'channel',
	'state',
	'offered',
	'due',
	'shown',
	'difference',
	'message',
	'reserved',
	'basis',
	'feedId',
	'messageId',
	'stop',
	'sentAt',
	'checkedAt',
	'key',
] as const satisfies ReadonlyArray<keyof ListingRow>;

export const listingKey = (marketplaceId: string, sku: string): string => `${marketplaceId}|${sku}`;

/** The row of a listing of which nothing is known yet. */
export const newRow = (marketplaceId: string, sku: string): ListingRow => ({
	...(Object.fromEntries(LISTING_COLUMNS.map((name) => [name, ''])) as Record<keyof ListingRow, string>),
	key: listingKey(marketplaceId, sku),
	sellerSku: sku,
	marketplaceId,
});

/** Rows by their key. A row without SKU or marketplace tells nothing, and is passed over; of two rows with one key the later counts. */
export function readRows(rows: readonly TableRow[]): Map<string, ListingRow> {
	const read = rows.map((row) => Object.fromEntries(LISTING_COLUMNS.map((name) => [name, cell(row[name])])) as unknown as ListingRow);
	const whole = read.filter(({ sellerSku, marketplaceId }) => sellerSku !== '' && marketplaceId !== '');
	return new Map(
		whole.map((row) => [listingKey(row.marketplaceId, row.sellerSku), { ...row, key: listingKey(row.marketplaceId, row.sellerSku) }]),
	);
}

/** Whether two rows say the same, but for when it was looked at. */
export const isSameRow = (one: ListingRow, other: ListingRow): boolean =>
	LISTING_COLUMNS.every((name) => name === 'checkedAt' || one[name] === other[name]);

/** A quantity that the table keeps; undefined for a cell that is none. */
export const quantityIn = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);
