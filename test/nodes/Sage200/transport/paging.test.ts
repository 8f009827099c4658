import { listAll, listAnyOf, listEach, rowsOf } from '../../../../nodes/Sage200/transport/paging';
import type { SageQuery } from '../../../../nodes/Sage200/transport/odata';
import type { SageClient } from '../../../../nodes/Sage200/transport/request';

/** A collection of so many rows; keeps the pages asked for. */
function collection(size: number) {
	const asked: SageQuery[] = [];
	const rows = Array.from({ length: size }, (_, id) => ({ id }));
	const get = async (_path: string, query: SageQuery = {}) => {
		asked.push(query);
		return rows.slice(query.skip ?? 0, (query.skip ?? 0) + (query.top ?? 500));
	};
	return { asked, client: { get } as SageClient };
}

test.each([
	[0, 1],
	[1, 1],
	[499, 1],
	[500, 2],
	[501, 2],
	[1000, 3],
	[1203, 3],
])('gets all of %i rows in %i pages, always with an order', async (size, pages) => {
	const { asked, client } = collection(size);
	const rows = await listAll(client, '/banks', { orderBy: 'id asc' });
	expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: size }, (_, id) => id));
	expect(asked).toHaveLength(pages);
	expect(asked.every(({ orderBy }) => orderBy === 'id asc')).toBe(true);
});

test('stops at the limit and asks for no more than is wanted', async () => {
	const { asked, client } = collection(1203);
	expect(await listAll(client, '/banks', { orderBy: 'id asc' }, 620)).toHaveLength(620);
	expect(asked.map(({ top, skip }) => [top, skip])).toEqual([
		[500, 0],
		[120, 500],
	]);
});

test('goes through several filters up to the limit together', async () => {
	const { asked, client } = collection(30);
	expect(await listEach(client, '/banks', { orderBy: 'id asc' }, ['a', 'b', 'c'], 45)).toHaveLength(45);
	expect(asked.map(({ filter, top }) => [filter, top])).toEqual([
		['a', 45],
		['b', 15],
	]);
});

test('takes a single object for a list of one and anything else for none', () => {
	expect(rowsOf({ id: 1 })).toEqual([{ id: 1 }]);
	expect(rowsOf([{ id: 1 }, { id: 2 }])).toHaveLength(2);
	expect(rowsOf(null)).toEqual([]);
	expect(rowsOf('')).toEqual([]);
});

describe('any of many values', () => {
	const values = Array.from({ length: 45 }, (_, index) => `A${index}`);
	const query = { filter: 'customer_id eq 1', orderBy: 'id asc' };

	/** Sage behind a front door that takes so many terms in an address. */
	function front(mostTerms: number, httpCode = '404') {
		const sizes: number[] = [];
		const get = async (_path: string, { filter = '' }: SageQuery = {}) => {
			const found = filter.match(/code eq '(\w+)'/g) ?? [];
			sizes.push(found.length);
			if (found.length > mostTerms) throw Object.assign(new Error('too long'), { httpCode });
			expect(filter).toMatch(/^customer_id eq 1 and \(/);
			return found.map((term) => ({ code: /'(\w+)'/.exec(term)![1] }));
		};
		return { sizes, client: { get } as SageClient };
	}

	test('is asked for in batches', async () => {
		const { sizes, client } = front(100);
		expect((await listAnyOf(client, '/x', query, 'code', [...values, 'A0', 'a1'])).map(({ code }) => code)).toEqual(values);
		expect(sizes).toEqual([40, 5]);
	});

	test('is asked for until the limit is reached', async () => {
		const { sizes, client } = front(100);
		expect(await listAnyOf(client, '/x', query, 'code', values, 40)).toHaveLength(40);
		expect(sizes).toEqual([40]);
	});

	test.each(['404', '414'])('is asked for in halves when the address is too long (%s)', async (httpCode) => {
		const { sizes, client } = front(20, httpCode);
		expect((await listAnyOf(client, '/x', query, 'code', values)).map(({ code }) => code)).toEqual(values);
		expect(sizes).toEqual([40, 20, 20, 5]);
	});

	test('a refusal that has nothing to do with the length stays one', async () => {
		await expect(listAnyOf(front(20, '400').client, '/x', query, 'code', values)).rejects.toThrow('too long');
		const missing = front(0);
		await expect(listAnyOf(missing.client, '/x', query, 'code', values)).rejects.toThrow('too long');
		expect(missing.sizes).toEqual([40, 20, 10, 5]);
	});
});
