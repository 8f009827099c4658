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
import { recordItems, within } from '../../transport/records';
import type { AmazonRead } from '../../transport/request';
import { MARKETPLACE, RETURN_ALL_AND_LIMIT, SELLER_ID } from '../fields';
import { limitOf, listOf, refuse, requiredText } from '../../../shared/parameters';
import { marketplaceOf, utcInstant } from '../parameters';
import { INCLUDED_DATA } from './fields';
import { PAGE } from './listings';

/** Beyond so many results Amazon gives no further page and says nothing about it. */
const MAX_RESULTS = 1000;

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
		placeholder: 'Add Filter',
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
	const path = { sellerId: requiredText(this, 'sellerId', 'Seller ID', i) };
	const query = { ...readQuery.call(this, i), pageSize: Math.min(limit, PAGE) };
	let total = 0;
	const listings = await listRecords.call(
		this,
		{
			ask: (pageToken) => ({ operation: OPERATIONS.searchListingsItems, path, query: { ...query, pageToken } }),
			find: ({ items: records, pagination, numberOfResults }) => {
				total = Number(textOf(numberOfResults)) || 0;
				return { records, nextToken: within(pagination).nextToken };
			},
			limit,
		},
		i,
	);
	if (total > MAX_RESULTS && listings.length < Math.min(limit, total)) {
		throw refuse(
			this,
			i,
			`Amazon gave ${listings.length} of ${total} listings`,
			`It gives at most ${MAX_RESULTS} in one search. Search in parts, for instance by Created After and Created Before.`,
		);
	}
	return recordItems(listings, 'a listing');
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
