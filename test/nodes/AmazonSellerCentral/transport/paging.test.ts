import {
	collectPages,
	LONGEST_LISTING_MS,
	MOST_LISTED_BYTES,
	MOST_PAGES,
	pageIn,
	PageWatch,
	type Page,
} from '../../../../nodes/AmazonSellerCentral/transport/paging';

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

test('refuses a listing with a fresh token on every page, after so many', async () => {
	let asked = 0;
	await expect(collectPages(async () => ({ records: [1], nextToken: `t${asked++}` }))).rejects.toThrow(
		`Amazon gave ${MOST_PAGES} pages and still one more; the list was not read to its end`,
	);
	expect(asked).toBe(MOST_PAGES);
});

test('refuses a listing that would fill the memory, or takes longer than a token is good for', () => {
	const page = { records: [1], nextToken: 'b' };
	const heavy = new PageWatch();
	heavy.weigh(MOST_LISTED_BYTES + 1);
	expect(heavy.problemAfter(page)?.message).toContain('more than 256 MB of records');
	let now = 0;
	const slow = new PageWatch(() => now);
	now = LONGEST_LISTING_MS + 1;
	expect(slow.problemAfter(page)?.message).toContain('took more than a day');
	expect(slow.problemAfter({ records: [2] })).toBeUndefined();
});

test('what was asked for up to the limit is given, whatever comes after it', async () => {
	expect(await collectPages(async () => ({ records: [1, 2], nextToken: 'same' }), 2)).toEqual([1, 2]);
});

test.each([{}, 'x', 5, true])('a list that is %j tells nothing of what there is', (records) => {
	expect(() => pageIn({ records }, (answer) => ({ records: answer.records, nextToken: undefined }))).toThrow('in the place of a list');
});

test.each([{}, 5, true, ['a']])('a page token that is %j ends as a refusal, not as the last page', (nextToken) => {
	expect(() => pageIn({}, () => ({ records: [], nextToken }))).toThrow('a page token that is no text');
});
