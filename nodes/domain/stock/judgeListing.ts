import type { StockFacts } from './facts';
import { listingKey, quantityIn } from './rows';
import type { ListingRow, ShownListing } from './stock.types';
import type { Verdict } from './verdicts';

/** How long Amazon may take to show a quantity that it accepted; its pages say minutes. */
const SHOWS_AFTER = 30 * 60_000;
/** What Amazon refused is tried again after that, unless the quantity changes before. */
const REFUSED_FOR = 60 * 60_000;

interface Beside {
	readonly facts: StockFacts;
	readonly reserved: string;
	readonly basis: string;
	readonly isOffered: boolean;
	readonly now: string;
}

/**
 * The row of a listing with what should be offered: `due` where it is to be sent. Without a verdict nothing is said of its quantity. A listing that Amazon sends, or whose quantity
 * the client keeps from Amazon, is left out.
 */
export function judgeListing(row: ListingRow, verdict: Verdict | undefined, beside: Beside): ListingRow {
	const seen = asShown(row, beside);
	const out = leftOut(seen, beside);
	if (out !== undefined) return { ...seen, state: 'leftOut', message: out, due: '', difference: '', stop: '', reserved: '', basis: '' };
	if (!verdict || seen.state === 'inFeed') return seen;
	const judged = { ...seen, reserved: beside.reserved, basis: beside.basis };
	if (verdict.kind === 'units') return withUnits(judged, row, verdict.units, verdict.message, beside);
	return { ...judged, state: verdict.kind, message: verdict.message, due: '', stop: '' };
}

/** The row with what Amazon shows of the listing now, where that was fetched. What was sent a moment ago does not show yet. */
function asShown(row: ListingRow, { facts, now }: Beside): ListingRow {
	if (!facts.listed.has(row.marketplaceId)) return row;
	const listing = facts.shown.get(listingKey(row.marketplaceId, row.sellerSku));
	if (!listing) return { ...row, channel: 'notListed', shown: '', offered: '', difference: '' };
	const shown = listing.quantity === undefined ? '' : String(listing.quantity);
	const isFresh = isRecent(row.sentAt, now, SHOWS_AFTER);
	return {
		...row,
		asin: listing.asin || row.asin,
		channel: listing.channel,
		shown,
		offered: isFresh ? row.offered : offeredAs(listing, row),
	};
}

/** A listing that the seller sends and that shows no quantity was never given one. */
const offeredAs = ({ quantity }: ShownListing, row: ListingRow): string => (quantity === undefined ? row.offered : String(quantity));

const isRecent = (instant: string, now: string, milliseconds: number): boolean =>
	instant !== '' && Date.parse(now) - Date.parse(instant) < milliseconds;

function leftOut({ channel }: ListingRow, { isOffered }: Beside): string | undefined {
	if (channel === 'notListed') return 'Not listed in this marketplace.';
	if (channel === 'amazon') return 'Amazon sends it.';
	if (channel === 'unknown') return 'Amazon shows no fulfilment channel: enter a quantity in Seller Central once.';
	return isOffered ? undefined : 'The Seller SKU map keeps it from Amazon.';
}

function withUnits(seen: ListingRow, before: ListingRow, units: number, message: string, { facts, now }: Beside): ListingRow {
	const due = String(units);
	const isRaised = units > (quantityIn(seen.offered) ?? 0);
	const difference = differenceOf(seen, before, due, facts);
	if (due === seen.offered) return { ...seen, due, difference, message, state: seen.state === 'sent' ? 'sent' : 'upToDate', stop: '' };
	const unknown = unknownUnits(facts);
	if (isRaised && unknown) return { ...seen, due, difference, state: 'held', stop: '', message: `Not raised while ${unknown}.` };
	if (seen.state === 'refused' && before.due === due && isRecent(seen.checkedAt, now, REFUSED_FOR)) return { ...seen, difference };
	return { ...seen, due, difference, message, state: 'due' };
}

/** Why there may be more units sold than are counted; undefined where there are not. */
function unknownUnits({ open, missesNew }: StockFacts): string | undefined {
	if (missesNew) return 'Amazon has not named all new orders, because its rate allows no more searches; the next run asks again';
	const unread = open.unclear.find(({ skus }) => skus.length === 0);
	return unread && `the units of Amazon order ${unread.orderId} cannot be told`;
}

/** What Amazon shows otherwise than it was sent, long enough ago to show. What buyers took meanwhile is no difference: it lowers what is due as well. */
function differenceOf(seen: ListingRow, { offered, sentAt }: ListingRow, due: string, { listed }: StockFacts): string {
	if (!listed.has(seen.marketplaceId)) return seen.difference;
	if (sentAt === '' || seen.offered === due || offered !== due) return '';
	return `Amazon shows ${seen.shown === '' ? 'no quantity' : seen.shown}, sent were ${offered}.`;
}
