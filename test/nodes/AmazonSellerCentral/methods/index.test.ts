import { Readable } from 'node:stream';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { methods } from '../../../../nodes/AmazonSellerCentral/methods';

/** A node in the editor with these parameters; nothing is sent. */
const editor = (parameters: Record<string, unknown>, region = 'eu') =>
	({
		getCurrentNodeParameter: (name: string) => parameters[name],
		getCredentials: async () => ({ region }),
	}) as unknown as ILoadOptionsFunctions;
const values = (options: Array<{ value: unknown }>) => options.map(({ value }) => value);
const { loadOptions, listSearch } = methods;

test('lists endpoints, versions (newest first) and operations, those included that the library lacks', async () => {
	expect(values(await loadOptions.getEndpoints.call(editor({})))).toEqual(
		expect.arrayContaining(['finances', 'orders', 'reports', 'transfers']),
	);
	expect(values(await loadOptions.getVersions.call(editor({ endpoint: 'orders' })))).toEqual(['2026-01-01', 'v0']);
	expect(values(await loadOptions.getOperations.call(editor({ endpoint: 'finances', version: '2024-06-19' })))).toEqual([
		'listBalances',
		'listSummary',
		'listTransactions',
	]);
});

test('without a choice there is nothing to list', async () => {
	expect(await loadOptions.getVersions.call(editor({}))).toEqual([]);
	expect(await loadOptions.getOperations.call(editor({ endpoint: 'constructor', version: 'prototype' }))).toEqual([]);
	expect(await listSearch.searchListings.call(editor({ sellerId: '', marketplaceId: 'A1F83G8C2ARO7P' }))).toEqual({ results: [] });
});

test('finds a marketplace by part of its name or id, without asking Amazon', async () => {
	expect((await listSearch.searchMarketplaces.call(editor({}))).results).toHaveLength(11);
	expect((await listSearch.searchMarketplaces.call(editor({}), '.co.uk')).results).toEqual([
		{ name: 'Amazon.co.uk', value: 'A1F83G8C2ARO7P' },
	]);
	expect(values((await listSearch.searchMarketplaces.call(editor({}), 'a1pa6795')).results)).toEqual(['A1PA6795UKMFR9']);
});

test('offers settlement reports for listing, not for requesting', async () => {
	const settlement = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
	expect(values((await listSearch.searchReportTypes.call(editor({ operation: 'getAll' }), 'settlement')).results)).toEqual([settlement]);
	expect((await listSearch.searchReportTypes.call(editor({ operation: 'request' }), 'settlement')).results).toEqual([]);
	expect(values((await listSearch.searchReportTypes.call(editor({ operation: 'request' }), 'ledger')).results)).toEqual([
		'GET_LEDGER_DETAIL_VIEW_DATA',
		'GET_LEDGER_SUMMARY_VIEW_DATA',
	]);
});

test('lists the listings of the chosen seller and marketplace with their titles, and looks a filter up as an SKU', async () => {
	const asked: Array<Record<string, unknown>> = [];
	const answer = {
		numberOfResults: 2,
		pagination: { nextToken: 'more' },
		items: [{ sku: 'HH-CUP', summaries: [{ itemName: 'Cup' }] }, { sku: 'HH-TRAY' }],
	};
	const httpRequestWithAuthentication = async (_credential: string, { url, qs }: Record<string, unknown>) => {
		asked.push({ url, qs });
		return { statusCode: 200, headers: {}, body: Readable.from([Buffer.from(JSON.stringify(answer))]) };
	};
	const context = {
		...editor({ sellerId: 'A0HARBOUR', marketplaceId: 'A1F83G8C2ARO7P' }),
		getNode: () => ({ name: 'Amazon' }),
		helpers: { httpRequestWithAuthentication },
	} as unknown as ILoadOptionsFunctions;
	expect(await listSearch.searchListings.call(context)).toEqual({
		results: [
			{ name: 'HH-CUP: Cup', value: 'HH-CUP' },
			{ name: 'HH-TRAY', value: 'HH-TRAY' },
		],
		paginationToken: 'more',
	});
	await listSearch.searchListings.call(context, ' HH-CUP ', 'more');
	const query = { marketplaceIds: 'A1F83G8C2ARO7P', includedData: 'summaries', sortBy: 'sku', sortOrder: 'ASC', pageSize: 20 };
	expect(asked).toEqual([
		{ url: '/listings/2021-08-01/items/A0HARBOUR', qs: query },
		{ url: '/listings/2021-08-01/items/A0HARBOUR', qs: { ...query, identifiers: 'HH-CUP', identifiersType: 'SKU', pageToken: 'more' } },
	]);
});
