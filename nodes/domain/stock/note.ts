import type { ExceptionRecord } from '../exceptions/exception';
import { exceptionOf } from '../exceptions/kinds';
import { cell, isTableRow, type TableRow } from '../text/tableRow';
import { refusedQuantity } from './exceptions';
import { listingKey } from './rows';
import type { ListingRow } from './stock.types';

export interface StockNote {
	/** Rows of *Listings* to write. */
	readonly rows: readonly ListingRow[];
	readonly exceptions: readonly ExceptionRecord[];
	/** Quantities that Amazon took, those that it refused, and those that are in a feed. */
	readonly updated: number;
	readonly refused: number;
	readonly pending: number;
}

/**
 * Rows as the sending leaves them. `rows` are those that *Work Out* gave, `results` items of *Listing: Update Quantities in Bulk* of Amazon with their marketplace; what has no result was
 * not sent, and stays due. `now` is an ISO 8601 instant.
 */
export function noteSent(rows: readonly ListingRow[], results: readonly TableRow[], now: string, isDryRun = false): StockNote {
	const byKey = new Map(results.filter(isTableRow).map((item) => [listingKey(cell(item.marketplaceId), cell(item.sku)), item]));
	const noted = rows.map((row) =>
		row.state === 'due' && !isDryRun ? afterSending(row, byKey.get(row.key), now) : { ...row, checkedAt: now },
	);
	const wasDue = new Set(rows.filter(({ state }) => state === 'due').map(({ key }) => key));
	const having = (state: string) => noted.filter((row) => row.state === state && wasDue.has(row.key));
	return {
		rows: noted,
		exceptions: [
			...having('refused').map((row) => refusedQuantity(row, now)),
			...(isDryRun ? [] : having('due').map((row) => notSent(row, now))),
		],
		updated: having('sent').length,
		refused: having('refused').length,
		pending: having('inFeed').length,
	};
}

function afterSending(row: ListingRow, result: TableRow | undefined, now: string): ListingRow {
	const message = cell(result?.message).slice(0, 500);
	const base = { ...row, checkedAt: now };
	switch (result?.outcome) {
		case 'accepted':
			return { ...base, state: 'sent', offered: row.due, sentAt: now, stop: '', feedId: '', messageId: '' };
		case 'pending':
			return { ...base, state: 'inFeed', feedId: cell(result.feedId), messageId: cell(result.messageId), sentAt: now, stop: '', message };
		case 'invalid':
			return { ...base, state: 'refused', message };
		case 'refused':
			// How it is sent may have changed since it was noted: the next run looks at the listings again.
			return { ...base, state: 'refused', channel: '', message };
		default:
			return { ...base, message: message || 'Not sent in this run.' };
	}
}

const notSent = ({ sellerSku, marketplaceId, due, message }: ListingRow, now: string): ExceptionRecord =>
	exceptionOf(
		'quantityNotSent',
		{
			recordId: sellerSku,
			detail: marketplaceId,
			message: `The quantity ${due} of listing ${sellerSku} did not reach Amazon for certain: ${message}`,
			remedy: 'Nothing: the next run sends it again. If it stays, look at the run and at the status of Amazon.',
		},
		now,
	);
