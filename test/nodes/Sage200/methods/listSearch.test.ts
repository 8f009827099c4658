import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { listSearch } from '../../../../nodes/Sage200/methods/listSearch';
import { Sage200 } from '../../../../nodes/Sage200/Sage200.node';

/** Answers as Sage would to GETs; keeps what was asked. */
function sage(pages: unknown[][]) {
	const asked: URL[] = [];
	const context = {
		getNode: () => ({ name: 'Sage', type: 'sage200', id: '1', typeVersion: 1, position: [0, 0], parameters: {} }),
		getCredentials: async () => ({ resolvedBaseUrl: 'https://sage.example/v1', siteId: 's', companyId: '1' }),
		getExecutionId: () => 'x',
		helpers: {
			httpRequestWithAuthentication: async (_type: string, { url }: { url: string }) => {
				asked.push(new URL(url));
				return { statusCode: 200, headers: {}, body: JSON.stringify(pages[asked.length - 1] ?? []) };
			},
		},
	} as unknown as ILoadOptionsFunctions;
	const search = async (name: string, filter?: string, token?: string) => await listSearch[name].call(context, filter, token);
	return { asked, search };
}

const optionOf = (url: URL, name: string) => url.searchParams.get(name);

test.each([
	[
		'searchBanks',
		'/v1/banks',
		"contains(code,'amz') or contains(description,'amz')",
		{ id: 2, code: 'AMZGBP', description: 'Amazon UK clearing' },
		'AMZGBP',
		'AMZGBP - Amazon UK clearing',
	],
	[
		'searchCustomers',
		'/v1/customers',
		"contains(reference,'amz') or contains(name,'amz')",
		{ id: 1, reference: 'AMZUKGBP', name: 'Amazon customers' },
		'AMZUKGBP',
		'AMZUKGBP - Amazon customers',
	],
	[
		'searchProducts',
		'/v1/products',
		"contains(code,'amz') or contains(name,'amz')",
		{ id: 1, code: 'AMZ-1', name: 'Thing' },
		'AMZ-1',
		'AMZ-1 - Thing',
	],
	[
		'searchNominalCodes',
		'/v1/nominal_codes',
		"contains(reference,'amz') or contains(name,'amz')",
		{ id: 1, reference: '6200', name: 'Amazon fees' },
		'6200',
		'6200 - Amazon fees',
	],
	[
		'searchWarehouses',
		'/v1/warehouses',
		"contains(name,'amz') or contains(description,'amz')",
		{ id: 2, name: 'FBA', description: 'Amazon' },
		'FBA',
		'FBA - Amazon',
	],
	['searchCouriers', '/v1/couriers', "contains(name,'amz')", { id: 1, name: 'Amazon Logistics' }, 'Amazon Logistics', 'Amazon Logistics'],
	['searchTaxCodes', '/v1/tax_codes', "contains(name,'amz')", { id: 1, code: 5, name: 'Amz rate' }, '5', '5 - Amz rate'],
])('%s looks for the text in code and name', async (name, path, filter, row, value, label) => {
	const { asked, search } = sage([[row]]);
	expect((await search(name, ' amz ')).results).toEqual([{ name: label, value }]);
	expect(asked[0].pathname).toBe(path);
	expect(optionOf(asked[0], '$filter')).toBe(filter);
});

test('a tax code is found by its number', async () => {
	const { asked, search } = sage([[]]);
	await search('searchTaxCodes', '5');
	expect(optionOf(asked[0], '$filter')).toBe("contains(name,'5') or code eq 5");
});

test('a full page leads on to the next one', async () => {
	const rows = Array.from({ length: 50 }, (_, id) => ({ id, code: `C${id}`, description: '' }));
	const { asked, search } = sage([rows, []]);
	const first = await search('searchBanks');
	expect(first.paginationToken).toBe('50');
	expect(first.results[0]).toEqual({ name: 'C0', value: 'C0' });
	expect(optionOf(asked[0], '$filter')).toBeNull();
	expect((await search('searchBanks', '', first.paginationToken as string)).paginationToken).toBeUndefined();
	expect(optionOf(asked[1], '$skip')).toBe('50');
});

test('every list that a field of the node asks for is there', () => {
	const names = JSON.stringify(new Sage200().description.properties).match(/"searchListMethod":"(\w+)"/g) ?? [];
	const asked = new Set(names.map((text) => /:"(\w+)"/.exec(text)![1]));
	expect(asked.size).toBeGreaterThanOrEqual(6);
	for (const name of asked) expect(Object.keys(new Sage200().methods.listSearch)).toContain(name);
});
