import type { IDataObject } from 'n8n-workflow';
import { anyOf, equals, EVERY, inWords } from '../../../../nodes/Sage200/transport/filter';
import type { SageQuery } from '../../../../nodes/Sage200/transport/odata';
import { listAll, listAnyOf, listEach, readList } from '../../../../nodes/Sage200/transport/paging';
import type { SageClient } from '../../../../nodes/Sage200/transport/request';

/** A Sage whose pages come from `pageOf`; keeps what was asked. */
function sage(pageOf: (query: SageQuery) => IDataObject[], isStopped = () => false, milliseconds = 0) {
	const asked: SageQuery[] = [];
	const page = async (_path: string, query: SageQuery = {}) => {
		asked.push(query);
		return { value: pageOf(query), bytes: 100, milliseconds };
	};
	const unreadable = (path: string, why: string) => new Error(`${path}: ${why}`);
	return { asked, client: { page, unreadable, isStopped } as unknown as SageClient };
}

/** A collection of so many rows that gives at most so many on a page. */
const collection = (size: number, largestPage = 5_000) =>
	sage(({ skip = 0, top = 500 }) => Array.from({ length: size }, (_, id) => ({ id })).slice(skip, skip + Math.min(top, largestPage)));

test.each([
	[0, 1],
	[1, 2],
	[499, 2],
	[500, 2],
	[501, 3],
	[1203, 4],
])('gets all of %i rows with %i questions, until a page is empty', async (size, pages) => {
	const { asked, client } = collection(size);
	const rows = await listAll(client, '/banks', { orderBy: 'id asc' });
	expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: size }, (_, id) => id));
	expect(asked).toHaveLength(pages);
	expect(asked.every(({ orderBy }) => orderBy === 'id asc')).toBe(true);
});

test.each([1, 10, 25])('gets all of 40 rows from a server that gives %i on a page, and knows that it was cut', async (largestPage) => {
	const { client } = collection(40, largestPage);
	const { rows, wasCut } = await readList(client, '/banks', { orderBy: 'id asc' });
	expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, id) => id));
	expect(wasCut).toBe(true);
	expect((await readList(collection(40).client, '/banks', { orderBy: 'id asc' })).wasCut).toBe(false);
});

test('a page of 200,000 rows is read', async () => {
	const whole = Array.from({ length: 200_000 }, (_, id) => ({ id }));
	const { client } = sage(({ skip }) => (skip ? [] : whole));
	expect(await listAll(client, '/x', { orderBy: 'id asc' })).toHaveLength(200_000);
});

test('stops at the limit and asks for no more than is wanted', async () => {
	const { asked, client } = collection(1203);
	expect(await listAll(client, '/banks', { orderBy: 'id asc' }, 620)).toHaveLength(620);
	expect(asked.map(({ top, skip }) => [top, skip])).toEqual([
		[500, 0],
		[120, 500],
	]);
});

describe('a record that begins to show while its list is read', () => {
	/** Four records, two on a page; those that are late show from the question with that number. */
	const growing = (showsFrom: Readonly<Record<number, number>>) => {
		let questions = 0;
		return sage(({ skip = 0 }) => {
			questions++;
			const shown = [1, 2, 3, 4].filter((id) => (showsFrom[id] ?? 0) <= questions);
			return shown.slice(skip, skip + 2).map((id) => ({ id }));
		});
	};
	const idsOf = async ({ client }: ReturnType<typeof growing>) => (await listAll(client, '/x', { orderBy: 'id asc' })).map(({ id }) => id);

	test('before the page that is asked for is not missed: the list is read again', async () => {
		const sageThen = growing({ 1: 2 });
		expect(await idsOf(sageThen)).toEqual([1, 2, 3, 4]);
		expect(sageThen.asked.map(({ skip }) => skip)).toEqual([0, 2, 0, 2, 4]);
	});

	test('behind it is in the list as it is', async () => {
		const sageThen = growing({ 4: 2 });
		expect(await idsOf(sageThen)).toEqual([1, 2, 3, 4]);
		expect(sageThen.asked.map(({ skip }) => skip)).toEqual([0, 2, 4]);
	});

	test('is not missed where one more shows during the second reading', async () => {
		expect(await idsOf(growing({ 1: 2, 2: 4 }))).toEqual([1, 2, 3, 4]);
	});
});

describe('a list from which nothing can be concluded is an error', () => {
	test('of a server that leaves $skip out of account', async () => {
		const { asked, client } = sage(() => [{ id: 7 }, { id: 8 }]);
		await expect(listAll(client, '/x', { orderBy: 'id asc' })).rejects.toThrow('/x: record 7 comes twice in one list');
		expect(asked.map(({ skip }) => skip)).toEqual([0, 2, 0, 2, 0, 2]);
	});

	test('with a record twice on one page', async () => {
		const { client } = sage(({ skip }) => (skip ? [] : [{ id: 7 }, { id: 7 }]));
		await expect(listAll(client, '/x', { orderBy: 'id asc' })).rejects.toThrow('record 7 comes twice');
	});

	test('where nobody knows the key, with the same record again', async () => {
		const query = { orderBy: 'name asc', key: 'wholeRecord' };
		const { client } = sage(() => [{ name: 'a', value: 1 }]);
		await expect(listAll(client, '/x', query)).rejects.toThrow('comes twice');
		const sameNames = sage(({ skip = 0 }) =>
			[
				{ name: 'a', value: 1 },
				{ name: 'a', value: 2 },
			].slice(skip),
		);
		expect(await listAll(sameNames.client, '/x', query)).toHaveLength(2);
	});

	test('without end: after 2,000 pages', async () => {
		const { asked, client } = sage(({ skip }) => [{ id: skip }]);
		await expect(listAll(client, '/x', { orderBy: 'id asc' })).rejects.toThrow('more than 2000 pages');
		expect(asked).toHaveLength(2_001);
	});

	test('without end: after 250,000 records', async () => {
		const { client } = sage(({ skip = 0 }) => Array.from({ length: 5_000 }, (_, index) => ({ id: skip + index })));
		await expect(listAll(client, '/x', { orderBy: 'id asc' })).rejects.toThrow('more than 250000 records');
	});

	test('from a server that takes 149 seconds for each page: after 13 pages, which is more than half an hour', async () => {
		const { asked, client } = sage(
			({ skip = 0 }) => [{ id: skip }],
			() => false,
			149_000,
		);
		await expect(listAll(client, '/x', { orderBy: 'id asc' })).rejects.toThrow('it took more than 30 minutes');
		expect(asked).toHaveLength(13);
	});

	test('when the run was stopped between two pages', async () => {
		const { asked, client } = sage(
			({ skip }) => [{ id: skip }],
			() => true,
		);
		await expect(listAll(client, '/x', { orderBy: 'id asc' })).rejects.toThrow('the run was stopped');
		expect(asked).toHaveLength(1);
	});
});

test('the key is selected with the fields', async () => {
	const { asked, client } = collection(1);
	await listAll(client, '/x', { select: ['name'], orderBy: 'id asc' });
	expect(asked[0].select).toEqual(['name', 'id']);
});

test('goes through several filters up to the limit together', async () => {
	const { asked, client } = collection(30);
	const filters = ['a', 'b', 'c'].map(inWords);
	expect(await listEach(client, '/banks', { orderBy: 'id asc' }, filters, 45)).toHaveLength(45);
	expect(asked.map(({ filter, top, skip }) => [filter?.text, top, skip])).toEqual([
		['a', 45, 0],
		['a', 15, 30],
		['b', 15, 0],
	]);
});

describe('any of many values', () => {
	const values = Array.from({ length: 45 }, (_, index) => `A${index}`);
	const query = { filter: equals('customer_id', 1), orderBy: 'code asc' };

	/** Sage behind a front door that takes so many terms in an address. */
	function front(mostTerms: number, httpCode = '404') {
		const sizes: number[] = [];
		const { client } = sage(({ filter = EVERY, skip }) => {
			const found = filter.text.match(/code eq '([\w ]+)'/g) ?? [];
			if (skip) return [];
			sizes.push(found.length);
			if (found.length > mostTerms) throw Object.assign(new Error('too long'), { httpCode });
			expect(filter.text).toMatch(/^customer_id eq 1 and \(/);
			return found.map((term) => ({ code: /'([\w ]+)'/.exec(term)![1] }));
		});
		return { sizes, client };
	}

	test('is asked for in batches, each text once however it is spelt', async () => {
		const { sizes, client } = front(100);
		expect((await listAnyOf(client, '/x', query, 'code', [...values, 'A0 ', 'a1'])).map(({ code }) => code)).toEqual(values);
		expect(sizes).toEqual([40, 5]);
	});

	test('is asked for with no more than the address holds: 1,900 characters', async () => {
		const orderIds = Array.from({ length: 40 }, (_, index) => `203-1234567-${String(index).padStart(7, '0')}`);
		const { asked, client } = sage(() => []);
		await listAnyOf(client, '/sop_orders', { orderBy: 'id asc' }, 'customer_document_no', orderIds);
		const lengths = asked.map(({ filter }) => encodeURIComponent(filter!.text).length);
		expect(Math.max(...lengths)).toBeLessThan(1_900);
		// One term with its `or` comes to 57 characters; names, order and paging to 48: (1900 - 48) / 57 = 32.4.
		expect(asked.map(({ filter }) => filter!.text.split(' or ').length)).toEqual([32, 8]);
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

test('several filters of one field stand in brackets', () =>
	expect(anyOf(equals('code', 'A'), equals('code', 'B')).text).toBe("(code eq 'A' or code eq 'B')"));
