import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { textOf } from '../../domain/text/textOf';
import { sellerOfCredential } from '../actions/parameters';
import { OPERATIONS } from '../transport/catalogue';
import { recordsIn, within } from '../transport/records';
import { amazonRead } from '../transport/request';

/** Most listings on a page (listings items 2021-08-01). */
const PAGE = 20;

/** Listings of the seller and marketplace chosen in the node. Amazon finds an SKU whole or not at all, so a filter is looked up as one. */
export async function searchListings(this: ILoadOptionsFunctions, filter = '', paginationToken?: string): Promise<INodeListSearchResult> {
	const given = String(this.getCurrentNodeParameter('sellerId') ?? '').trim();
	const sellerId = given === '' ? await sellerOfCredential(this) : given;
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
	const answer = await amazonRead.call(this, {
		operation: OPERATIONS.searchListingsItems,
		path: { sellerId },
		query,
	});
	const { nextToken } = within(within(answer).pagination);
	return {
		results: recordsIn(within(answer).items).map(({ sku, summaries }) => ({
			name: [textOf(sku), textOf(recordsIn(summaries)[0]?.itemName)].filter(Boolean).join(': '),
			value: textOf(sku),
		})),
		paginationToken: typeof nextToken === 'string' ? nextToken : undefined,
	};
}
