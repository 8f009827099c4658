import { invalidInput } from './errors';
import type { Call } from './gateway';
import type { ListingBook } from './listingBook';
import { statusOf, viewListing } from './listingView';
import type { Query } from './query';
import type { ListingRecord } from './records';
import { seal, unseal } from './sealed';

/** No more than this many can be paged through, however many there are. */
const REACHABLE = 1000;

interface PageToken {
	conditions: string;
	skip: number;
}

/** Identifiers of this company's listings, by the type that the query names. */
const IDENTIFIERS: Readonly<Record<string, (listing: ListingRecord) => string | undefined>> = {
	SKU: ({ sku }) => sku,
	ASIN: ({ asin }) => asin,
	FNSKU: ({ fnSku }) => fnSku,
};

/** One page of `searchListingsItems`. */
export function searchListings({ query, pageFault }: Call, book: ListingBook): Record<string, unknown> {
	checkCombination(query);
	const found = book
		.all()
		.filter((listing) => matches(listing, query, book))
		.sort(orderOf(query));
	const asked = query.number('pageSize') ?? 10;
	const size = pageFault === 'emptyPage' ? 0 : pageFault === 'shortPage' ? 1 : asked;
	const skip = readSkip(query);
	const end = skip + size;
	const tokenFor = (start: number): string => seal({ conditions: conditionsOf(query), skip: start } satisfies PageToken);
	const pagination = {
		...(end < Math.min(found.length, REACHABLE) ? { nextToken: tokenFor(end) } : {}),
		...(skip > 0 ? { previousToken: tokenFor(Math.max(0, skip - asked)) } : {}),
	};
	return {
		numberOfResults: found.length,
		...(Object.keys(pagination).length > 0 ? { pagination } : {}),
		items: found
			.slice(skip, Math.min(end, REACHABLE))
			.map((listing) => viewListing(listing, query.list('includedData') ?? ['summaries'], book)),
	};
}

function checkCombination(query: Query): void {
	if ((query.list('identifiers') === undefined) !== (query.text('identifiersType') === undefined))
		throw invalidInput('identifiers and identifiersType go together.');
	const groups = ['identifiers', 'variationParentSku', 'packageHierarchySku'].filter((name) => query.sent[name] !== undefined);
	if (groups.length > 1) throw invalidInput(`${groups.join(' and ')} do not go together.`);
}

function readSkip(query: Query): number {
	const token = query.text('pageToken');
	if (token === undefined) return 0;
	const page = unseal<PageToken>(token);
	if (!page || page.conditions !== conditionsOf(query)) throw invalidInput('The pageToken does not belong to these parameters.');
	return page.skip;
}

function conditionsOf({ sent }: Query): string {
	return JSON.stringify(
		Object.entries(sent)
			.filter(([name]) => !['pageToken', 'pageSize', 'includedData'].includes(name))
			.sort(),
	);
}

function matches(listing: ListingRecord, query: Query, book: ListingBook): boolean {
	const identifiers = query.list('identifiers');
	const own = IDENTIFIERS[query.text('identifiersType') ?? '']?.(listing);
	const status = statusOf(listing, book);
	const isIn = (from: string, until: string, time: string): boolean =>
		Date.parse(time) >= (query.number(from) ?? -Infinity) && Date.parse(time) <= (query.number(until) ?? Infinity);
	return (
		(identifiers === undefined || (own !== undefined && identifiers.includes(own))) &&
		// Nothing here has variations, packages or issues.
		query.text('variationParentSku') === undefined &&
		query.text('packageHierarchySku') === undefined &&
		query.list('withIssueSeverity') === undefined &&
		(query.list('withStatus')?.some((each) => status.includes(each)) ?? true) &&
		!(query.list('withoutStatus')?.some((each) => status.includes(each)) ?? false) &&
		isIn('createdAfter', 'createdBefore', listing.createdTime) &&
		isIn('lastUpdatedAfter', 'lastUpdatedBefore', listing.lastUpdatedTime)
	);
}

/** By default the last updated first. */
function orderOf(query: Query): (a: ListingRecord, b: ListingRecord) => number {
	const key = { sku: 'sku', createdDate: 'createdTime', lastUpdatedDate: 'lastUpdatedTime' }[query.text('sortBy') ?? 'lastUpdatedDate'] as
		'sku' | 'createdTime' | 'lastUpdatedTime';
	const sign = query.text('sortOrder') === 'ASC' ? 1 : -1;
	return (a, b) => sign * (compare(a[key], b[key]) || compare(a.sku, b.sku));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
