import { listAll, listEach, rowsOf } from '../../../../nodes/Sage200/transport/paging';
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
	expect(asked.map(({ top, skip }) => [top, skip])).toEqual([[500, 0], [120, 500]]);
});

test('goes through several filters up to the limit together', async () => {
	const { asked, client } = collection(30);
	expect(await listEach(client, '/banks', { orderBy: 'id asc' }, ['a', 'b', 'c'], 45)).toHaveLength(45);
	expect(asked.map(({ filter, top }) => [filter, top])).toEqual([['a', 45], ['b', 15]]);
});

test('takes a single object for a list of one and anything else for none', () => {
	expect(rowsOf({ id: 1 })).toEqual([{ id: 1 }]);
	expect(rowsOf([{ id: 1 }, { id: 2 }])).toHaveLength(2);
	expect(rowsOf(null)).toEqual([]);
	expect(rowsOf('')).toEqual([]);
});
