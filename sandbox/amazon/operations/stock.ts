import { operation, type QueryRule } from './operation';

const ITEM_DATA: QueryRule = {
	kind: 'list',
	values: ['summaries', 'attributes', 'issues', 'offers', 'fulfillmentAvailability', 'procurement', 'relationships', 'productTypes'],
};
const STATUSES: QueryRule = { kind: 'list', values: ['BUYABLE', 'DISCOVERABLE'] };
const MARKETPLACES: QueryRule = { kind: 'list', required: true };

/** From the models listingsItems_2021-08-01 and fbaInventory. */
export const STOCK_OPERATIONS = {
	getListingsItem: operation('getListingsItem', 'GET', '/listings/2021-08-01/items/:sellerId/:sku', [5, 10], {
		marketplaceIds: MARKETPLACES,
		issueLocale: { kind: 'text' },
		includedData: ITEM_DATA,
	}),
	patchListingsItem: operation('patchListingsItem', 'PATCH', '/listings/2021-08-01/items/:sellerId/:sku', [5, 5], {
		marketplaceIds: MARKETPLACES,
		includedData: { kind: 'list', values: ['identifiers', 'issues'] },
		mode: { kind: 'text', values: ['VALIDATION_PREVIEW'] },
		issueLocale: { kind: 'text' },
	}),
	searchListingsItems: operation('searchListingsItems', 'GET', '/listings/2021-08-01/items/:sellerId', [5, 5], {
		marketplaceIds: MARKETPLACES,
		issueLocale: { kind: 'text' },
		includedData: ITEM_DATA,
		identifiers: { kind: 'list', maxItems: 20 },
		identifiersType: { kind: 'text', values: ['ASIN', 'EAN', 'FNSKU', 'GTIN', 'ISBN', 'JAN', 'MINSAN', 'SKU', 'UPC'] },
		variationParentSku: { kind: 'text' },
		packageHierarchySku: { kind: 'text' },
		createdAfter: { kind: 'dateTime' },
		createdBefore: { kind: 'dateTime' },
		lastUpdatedAfter: { kind: 'dateTime' },
		lastUpdatedBefore: { kind: 'dateTime' },
		withIssueSeverity: { kind: 'list', values: ['WARNING', 'ERROR'] },
		withStatus: STATUSES,
		withoutStatus: STATUSES,
		sortBy: { kind: 'text', values: ['sku', 'createdDate', 'lastUpdatedDate'] },
		sortOrder: { kind: 'text', values: ['ASC', 'DESC'] },
		pageSize: { kind: 'integer', minimum: 1, maximum: 20 },
		pageToken: { kind: 'text' },
	}),
	getInventorySummaries: operation('getInventorySummaries', 'GET', '/fba/inventory/v1/summaries', [2, 2], {
		details: { kind: 'flag' },
		granularityType: { kind: 'text', values: ['Marketplace'], required: true },
		granularityId: { kind: 'text', required: true },
		startDateTime: { kind: 'dateTime' },
		sellerSkus: { kind: 'list', maxItems: 50 },
		sellerSku: { kind: 'text' },
		nextToken: { kind: 'text' },
		marketplaceIds: { kind: 'list', maxItems: 1, required: true },
	}),
} as const;
