import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { textOf } from '../../../domain/text/textOf';
import { OPERATIONS } from '../../transport/catalogue';
import { listRecords } from '../../transport/paging';
import { recordItems, recordsIn, within } from '../../transport/records';
import type { AmazonRead } from '../../transport/request';
import { MARKETPLACE, RETURN_ALL_AND_LIMIT, SELLER_ID } from '../fields';
import { limitOf, listOf, refuse } from '../../../shared/parameters';
import { marketplaceOf, sellerOf, utcInstant } from '../parameters';
import { INCLUDED_DATA } from './fields';
import { PAGE } from './listings';

/** Beyond so many results Amazon gives no further page and says nothing about it. */
const MAX_RESULTS = 1000;

interface Found {
	/** How many there are, as Amazon counts them. */
	readonly total: number;
	readonly listings: readonly unknown[];
}

const STATUSES = [
	{ name: 'Buyable', value: 'BUYABLE' },
	{ name: 'Discoverable', value: 'DISCOVERABLE' },
];

const properties: INodeProperties[] = [
	MARKETPLACE,
	SELLER_ID,
	...RETURN_ALL_AND_LIMIT,
	INCLUDED_DATA,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{ displayName: 'Changed After', name: 'lastUpdatedAfter', type: 'dateTime', default: '' },
			{ displayName: 'Changed Before', name: 'lastUpdatedBefore', type: 'dateTime', default: '' },
			{ displayName: 'Created After', name: 'createdAfter', type: 'dateTime', default: '' },
			{ displayName: 'Created Before', name: 'createdBefore', type: 'dateTime', default: '' },
			{
				displayName: 'Identifiers',
				name: 'identifiers',
				type: 'string',
				default: '',
				placeholder: 'e.g. HH-KETTLE,HH-CUP',
				description: 'At most 20, separated by commas',
			},
			{
				displayName: 'Identifiers Type',
				name: 'identifiersType',
				type: 'options',
				options: ['ASIN', 'EAN', 'FNSKU', 'GTIN', 'ISBN', 'JAN', 'MINSAN', 'SKU', 'UPC'].map((value) => ({ name: value, value })),
				default: 'SKU',
				description: 'What the identifiers are',
			},
			{
				displayName: 'With Issues',
				name: 'withIssueSeverity',
				type: 'multiOptions',
				options: [
					{ name: 'Error', value: 'ERROR' },
					{ name: 'Warning', value: 'WARNING' },
				],
				default: ['ERROR'],
				description: 'Listings with issues of these severities',
			},
			{
				displayName: 'With Status',
				name: 'withStatus',
				type: 'multiOptions',
				options: STATUSES,
				default: ['BUYABLE'],
				description: 'Listings with these statuses',
			},
			{
				displayName: 'Without Status',
				name: 'withoutStatus',
				type: 'multiOptions',
				options: STATUSES,
				default: ['BUYABLE'],
				description: 'Listings without these statuses',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['listing'], operation: ['getAll'] } }, properties);

/** Gives one item per listing, as Amazon sends it. Stops when Amazon leaves out some that are wanted. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const limit = limitOf(this, i);
	const sellerId = await sellerOf(this, i);
	const query: Query = { ...readQuery.call(this, i), pageSize: Math.min(limit, PAGE) };
	const search = async (more: Query, isWhole: boolean) => await searchIn.call(this, sellerId, { ...query, ...more }, { limit, isWhole }, i);
	const { total, listings } = await search({}, true);
	if (listings.length >= Math.min(limit, total)) return recordItems(listings, 'a listing');
	const all = limit < total || (query.createdAfter ?? '') !== '' ? undefined : await oneAfterTheOther(search, total);
	if (all) return recordItems(all, 'a listing');
	throw refuse(
		this,
		i,
		`Amazon gives only ${MAX_RESULTS} of ${total} listings in one search`,
		'Include the summaries, so that all can be searched by the time at which they were created; or search in parts, for instance by Created After and Created Before.',
	);
}

function readQuery(this: IExecuteFunctions, i: number): NonNullable<AmazonRead['query']> {
	const { identifiers, identifiersType = 'SKU', ...rest } = this.getNodeParameter('filters', i, {}) as IDataObject;
	const ids = listOf(identifiers);
	if (ids.length > PAGE) throw refuse(this, i, `There are ${ids.length} identifiers`, `Give at most ${PAGE}.`);
	const date = (name: string, displayName: string) => utcInstant(this, rest[name], displayName, i);
	return {
		marketplaceIds: [marketplaceOf(this, i)],
		includedData: this.getNodeParameter('includedData', i, []) as string[],
		identifiers: ids,
		identifiersType: ids.length > 0 ? (identifiersType as string) : undefined,
		createdAfter: date('createdAfter', 'Created After'),
		createdBefore: date('createdBefore', 'Created Before'),
		lastUpdatedAfter: date('lastUpdatedAfter', 'Changed After'),
		lastUpdatedBefore: date('lastUpdatedBefore', 'Changed Before'),
		withIssueSeverity: rest.withIssueSeverity as string[] | undefined,
		withStatus: rest.withStatus as string[] | undefined,
		withoutStatus: rest.withoutStatus as string[] | undefined,
		// By a key that does not change while the pages are read.
		sortBy: 'sku',
		sortOrder: 'ASC',
	};
}

type Query = NonNullable<AmazonRead['query']>;

/** One search. The first page says how many there are; where those are more than Amazon gives and the search is to be `isWhole`, it is not read to its end. */
async function searchIn(
	this: IExecuteFunctions,
	sellerId: string,
	query: Query,
	{ limit, isWhole }: { limit: number; isWhole: boolean },
	i: number,
): Promise<Found> {
	let total = 0;
	const isCut = () => isWhole && total > MAX_RESULTS && limit > MAX_RESULTS;
	const listings = await listRecords.call(
		this,
		{
			ask: (pageToken) => ({ operation: OPERATIONS.searchListingsItems, path: { sellerId }, query: { ...query, pageToken } }),
			find: ({ items: records, pagination, numberOfResults }) => {
				total = Number(textOf(numberOfResults)) || 0;
				return { records, nextToken: isCut() ? undefined : within(pagination).nextToken };
			},
			limit,
		},
		i,
	);
	return { total, listings };
}

/**
 * More listings than Amazon gives in one search: the oldest, then those from the last of them on, and so on. The time at which a listing was created does not change. Undefined when that time is not
 * shown, when as many as Amazon gives were created at one, or when in the end some are missing.
 */
async function oneAfterTheOther(search: (more: Query, isWhole: boolean) => Promise<Found>, total: number): Promise<unknown[] | undefined> {
	const found = new Map<string, unknown>();
	let createdAfter: string | undefined;
	for (;;) {
		const { total: left, listings } = await search({ sortBy: 'createdDate', sortOrder: 'ASC', createdAfter }, false);
		for (const listing of listings) found.set(textOf(within(listing).sku), listing);
		if (listings.length >= left) return found.size < total ? undefined : [...found.values()];
		const last = createdAt(listings.at(-1));
		if (last === undefined || last === createdAfter) return undefined;
		createdAfter = last;
	}
}

/** When a listing was created, as its summary says (ISO 8601); undefined when it does not. */
function createdAt(listing: unknown): string | undefined {
	const created = recordsIn(within(listing).summaries).map((summary) => Date.parse(textOf(summary.createdDate)));
	return created.length > 0 && Number.isFinite(created[0]) ? new Date(created[0]).toISOString() : undefined;
}
