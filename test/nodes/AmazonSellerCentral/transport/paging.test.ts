import { collectPages, type Page } from '../../../../nodes/AmazonSellerCentral/transport/paging';

/** Pages by token; '' is the first. */
const listing = (pages: Record<string, Page<number>>) => {
	const asked: Array<string | undefined> = [];
	const fetchPage = async (token: string | undefined) => {
		asked.push(token);
		return pages[token ?? ''];
	};
	return { asked, fetchPage };
};

test('follows the tokens to the last page', async () => {
	const { asked, fetchPage } = listing({
		'': { records: [1, 2], nextToken: 'b' },
		b: { records: [3], nextToken: 'c' },
		c: { records: [4] },
	});
	expect(await collectPages(fetchPage)).toEqual([1, 2, 3, 4]);
	expect(asked).toEqual([undefined, 'b', 'c']);
});

test('goes on after an empty page that has a token', async () => {
	const { fetchPage } = listing({ '': { records: [], nextToken: 'b' }, b: { records: [3] } });
	expect(await collectPages(fetchPage)).toEqual([3]);
});

test('stops at the limit without asking for a page too many', async () => {
	const { asked, fetchPage } = listing({ '': { records: [1, 2], nextToken: 'b' }, b: { records: [3, 4], nextToken: 'c' } });
	expect(await collectPages(fetchPage, 2)).toEqual([1, 2]);
	expect(asked).toEqual([undefined]);
	expect(await collectPages(fetchPage, 3)).toEqual([1, 2, 3]);
});

test('an empty token ends the list as well as a missing one', async () => {
	const { fetchPage } = listing({ '': { records: [1], nextToken: '' } });
	expect(await collectPages(fetchPage)).toEqual([1]);
});

test('refuses to turn in circles on the same token', async () => {
	const { fetchPage } = listing({ '': { records: [1], nextToken: 'b' }, b: { records: [2], nextToken: 'b' } });
	await expect(collectPages(fetchPage)).rejects.toThrow('same page token twice');
});

test('refuses to turn in a wider circle, where every page has records', async () => {
	const { asked, fetchPage } = listing({
		'': { records: [1], nextToken: 'b' },
		b: { records: [2], nextToken: 'c' },
		c: { records: [3], nextToken: 'b' },
	});
	await expect(collectPages(fetchPage)).rejects.toThrow('same page token twice');
	expect(asked).toEqual([undefined, 'b', 'c']);
});

test('refuses a listing of empty pages that never ends', async () => {
	let asked = 0;
	await expect(collectPages(async () => ({ records: [], nextToken: `t${asked++}` }))).rejects.toThrow('30 empty pages in a row');
	expect(asked).toBe(30);
});
