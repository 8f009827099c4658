import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { OPERATIONS } from '../transport/catalogue';
import { amazonRead } from '../transport/request';

/** Most listings on a page (listings items 2021-08-01). */
const PAGE = 20;

interface SearchAnswer {
	items?: Array<{ sku: string; summaries?: Array<{ itemName?: string }> }>;
	pagination?: { nextToken?: string };
}

/** Listings of the seller and marketplace chosen in the node. Amazon finds an SKU whole or not at all, so a filter is looked up as one. */
export async function searchListings(this: ILoadOptionsFunctions, filter = '', paginationToken?: string): Promise<INodeListSearchResult> {
	const sellerId = String(this.getCurrentNodeParameter('sellerId') ?? '').trim();
	const marketplaceId = String(this.getCurrentNodeParameter('marketplaceId', { extractValue: true }) ?? '').trim();
	if (sellerId === '' || marketplaceId === '') return { results: [] };
	const bySku = filter.trim() === '' ? {} : { identifiers: [filter.trim()], identifiersType: 'SKU' };
	const query = {
		marketplaceIds: [marketplaceId],
		includedData: ['summaries'],
		sortBy: 'sku',
		sortOrder: 'ASC',
		pageSize: PAGE,
		pageToken: paginationToken,
		...bySku,
	};
	const { items = [], pagination } = (await amazonRead.call(this, {
		operation: OPERATIONS.searchListingsItems,
		path: { sellerId },
		query,
	})) as SearchAnswer;
	return {
		results: items.map(({ sku, summaries }) => ({ name: [sku, summaries?.[0]?.itemName].filter(Boolean).join(': '), value: sku })),
		paginationToken: pagination?.nextToken,
	};
}
