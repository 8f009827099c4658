import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { listOf } from '../../../shared/parameters';
import type { AmazonRead } from '../../transport/request';
import { utcInstant } from '../parameters';
import { INCLUDED_DATA } from './includedData';

/** Most orders on a page, and marketplaces in a request (orders 2026-01-01). */
export const MAX_PAGE = 100;
const MAX_MARKETPLACES = 50;

/** Which orders are searched for. */
export const SEARCH_FIELDS: INodeProperties[] = [
	{
		displayName: 'Date Field',
		name: 'dateField',
		type: 'options',
		options: [
			{ name: 'Created', value: 'created', description: 'When the order was placed' },
			{ name: 'Last Updated', value: 'lastUpdated', description: 'When the order was last changed by Amazon or the seller' },
		],
		default: 'lastUpdated',
		description: 'Which date After and Before speak of',
	},
	{
		displayName: 'After',
		name: 'after',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'Orders at or after this time. Without a time zone, the time zone of the workflow counts.',
	},
	{
		displayName: 'Before',
		name: 'before',
		type: 'dateTime',
		default: '',
		description: 'Orders at or before this time, at least two minutes ago. Leave empty to get all up to now.',
	},
	INCLUDED_DATA,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Fulfilled By',
				name: 'fulfilledBy',
				type: 'multiOptions',
				options: [
					{ name: 'Amazon', value: 'AMAZON', description: 'Fulfilled by Amazon (FBA)' },
					{ name: 'Merchant', value: 'MERCHANT', description: 'Fulfilled by the seller (FBM)' },
				],
				default: ['MERCHANT'],
				description: 'Who ships the order',
			},
			{
				displayName: 'Fulfillment Statuses',
				name: 'fulfillmentStatuses',
				type: 'multiOptions',
				options: [
					{ name: 'Cancelled', value: 'CANCELLED' },
					{ name: 'Partially Shipped', value: 'PARTIALLY_SHIPPED' },
					{ name: 'Pending', value: 'PENDING' },
					{ name: 'Pending Availability', value: 'PENDING_AVAILABILITY' },
					{ name: 'Shipped', value: 'SHIPPED' },
					{ name: 'Unfulfillable', value: 'UNFULFILLABLE' },
					{ name: 'Unshipped', value: 'UNSHIPPED' },
				],
				default: ['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED'],
				description: 'How far the order is. Orders that are pending have no final amounts yet.',
			},
			{
				displayName: 'Marketplace IDs',
				name: 'marketplaceIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. A1F83G8C2ARO7P,A1PA6795UKMFR9',
				description: 'Marketplaces where the order was placed, separated by commas. A1F83G8C2ARO7P is Amazon.co.uk.',
			},
		],
	},
];

/** Frozen before the first page: Amazon refuses a page token when any other parameter has moved meanwhile. */
export type SearchQuery = NonNullable<AmazonRead['query']> & { readonly includedData: string[] };

/** Query of `searchOrders` without page and size. Throws NodeOperationError for times and marketplaces that cannot be asked for. */
export function readSearch(this: IExecuteFunctions, i: number): SearchQuery {
	const field = this.getNodeParameter('dateField', i) as 'created' | 'lastUpdated';
	const after = utcInstant(this, this.getNodeParameter('after', i), 'After', i);
	const before = utcInstant(this, this.getNodeParameter('before', i, ''), 'Before', i);
	const filters = this.getNodeParameter('filters', i, {}) as {
		fulfilledBy?: string[];
		fulfillmentStatuses?: string[];
		marketplaceIds?: string;
	};
	const marketplaceIds = listOf(filters.marketplaceIds);
	const refuse = (message: string, remedy: string) =>
		new NodeOperationError(this.getNode(), message, { itemIndex: i, description: remedy });
	if (after === '') throw refuse('After is empty', 'Give the time from which orders are wanted.');
	if (before !== '' && before < after)
		throw refuse(`Before (${before}) is earlier than After (${after})`, 'Swap them, or leave Before empty.');
	if (marketplaceIds.length > MAX_MARKETPLACES)
		throw refuse(`There are ${marketplaceIds.length} marketplace IDs`, `Give at most ${MAX_MARKETPLACES}.`);
	return {
		[`${field}After`]: after,
		[`${field}Before`]: before,
		includedData: this.getNodeParameter('includedData', i, []) as string[],
		fulfillmentStatuses: filters.fulfillmentStatuses,
		fulfilledBy: filters.fulfilledBy,
		marketplaceIds,
	};
}
