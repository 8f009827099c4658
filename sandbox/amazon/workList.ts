import { invalidInput } from './errors';
import type { Query } from './query';
import type { ReportStatus } from './records';
import { seal, unseal } from './sealed';

/** Reports and feeds are kept for 90 days. */
export const RETENTION = 90 * 24 * 3600_000;

/** What getReports and getFeeds filter by, in one form. */
export interface Listed {
	readonly type: string;
	readonly marketplaceIds: readonly string[];
	readonly processingStatus: ReportStatus;
	readonly createdTime: string;
	readonly key: string;
}

/** The filters of the first page travel in the token: with `nextToken` no other parameter is allowed. */
interface WorkFilter {
	types: string[];
	processingStatuses?: string[];
	marketplaceIds?: string[];
	since: number;
	until: number;
	pageSize: number;
	skip: number;
}

export interface WorkPage<T> {
	readonly shown: T[];
	readonly nextToken?: string;
}

/** One page, newest first. `typesName` is the parameter that must be given unless a token is. */
export function pageOfWork<T extends Listed>(
	query: Query,
	typesName: string,
	all: readonly T[],
	now: number,
	pageFault?: 'emptyPage' | 'shortPage',
): WorkPage<T> {
	const filter = query.text('nextToken') === undefined ? firstPage(query, typesName, now) : nextPage(query);
	const found = all
		.filter((each) => matches(each, filter))
		.sort((a, b) => Date.parse(b.createdTime) - Date.parse(a.createdTime) || b.key.localeCompare(a.key));
	const size = pageFault === 'emptyPage' ? 0 : pageFault === 'shortPage' ? 1 : filter.pageSize;
	const end = filter.skip + size;
	return {
		shown: found.slice(filter.skip, end),
		...(found.length > end ? { nextToken: seal({ ...filter, skip: end } satisfies WorkFilter) } : {}),
	};
}

function firstPage(query: Query, typesName: string, now: number): WorkFilter {
	const types = query.list(typesName);
	if (!types) throw invalidInput(`Give ${typesName} or nextToken.`);
	return {
		types,
		processingStatuses: query.list('processingStatuses'),
		marketplaceIds: query.list('marketplaceIds'),
		since: query.number('createdSince') ?? now - RETENTION,
		until: query.number('createdUntil') ?? now,
		pageSize: query.number('pageSize') ?? 10,
		skip: 0,
	};
}

function nextPage(query: Query): WorkFilter {
	if (Object.keys(query.sent).length > 1) throw invalidInput('nextToken must be the only parameter.');
	const filter = unseal<WorkFilter>(query.text('nextToken') as string);
	if (!filter) throw invalidInput('The nextToken is not valid.');
	return filter;
}

function matches(each: Listed, filter: WorkFilter): boolean {
	const created = Date.parse(each.createdTime);
	return (
		filter.types.includes(each.type) &&
		(filter.processingStatuses?.includes(each.processingStatus) ?? true) &&
		(filter.marketplaceIds?.some((id) => each.marketplaceIds.includes(id)) ?? true) &&
		created >= filter.since &&
		created <= filter.until
	);
}
