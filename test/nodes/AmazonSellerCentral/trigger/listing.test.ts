import { NodeApiError, type INode } from 'n8n-workflow';
import { MOST_PAGES } from '../../../../nodes/AmazonSellerCentral/transport/paging';
import { MOST_OF_A_POLL, readOn, type ListedPage } from '../../../../nodes/AmazonSellerCentral/trigger/listing';
import type { PollRun } from '../../../../nodes/AmazonSellerCentral/trigger/run';
import { newState, type PollState } from '../../../../nodes/AmazonSellerCentral/trigger/state';

const FIRST = { createdAfter: '2026-11-20T11:00:00Z' };
const STATE = newState('scope', '2026-11-20T12:00:00Z');
const WATERMARK = '2026-11-20T12:58:00Z';
/** A poll with time for so many pages. */
const runFor = (pages: number): PollRun =>
	({
		get left() {
			return pages-- > 1 ? 1000 : 0;
		},
	}) as unknown as PollRun;

/** Pages by token; '' is the first. An error is thrown. */
const listing = (pages: Record<string, ListedPage<number> | Error>) => {
	const asked: Array<[unknown, string | undefined]> = [];
	const list = async (query: unknown, token: string | undefined) => {
		asked.push([query, token]);
		const page = pages[token ?? ''];
		if (page instanceof Error) throw page;
		return page;
	};
	return { asked, list };
};
const faultOf = (reason: string, httpStatus?: number) => {
	const error = new NodeApiError(
		{ id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0], parameters: {} } as INode,
		{},
		{ message: reason },
	);
	error.context.details = { reason, httpStatus };
	return error;
};
const read = async (pages: Record<string, ListedPage<number> | Error>, state: PollState = STATE, time = 100) => {
	const { asked, list } = listing(pages);
	return { listed: await readOn(runFor(time), state, FIRST, list), asked };
};

test('the cursor moves to what the first page says, when the last page is in', async () => {
	const { listed } = await read({
		'': { records: [1], nextToken: 'b', watermark: WATERMARK },
		b: { records: [2], watermark: '2026-11-20T13:30:00Z' },
	});
	expect(listed).toEqual({ records: [1, 2], cursor: WATERMARK });
});

test('without time for the next page, its token is kept with the parameters of the first', async () => {
	const pages = { '': { records: [1], nextToken: 'b', watermark: WATERMARK }, b: { records: [2] } };
	const { listed } = await read(pages, STATE, 1);
	expect(listed).toEqual({ records: [1], cursor: STATE.cursor, page: { token: 'b', query: FIRST, watermark: WATERMARK, pages: 1 } });
	const { listed: next, asked } = await read(pages, { ...STATE, page: listed.page });
	expect(next).toEqual({ records: [2], cursor: WATERMARK });
	expect(asked).toEqual([[FIRST, 'b']]);
});

test('a failure keeps the pages before it; on the first page it is the error', async () => {
	const down = new Error('down');
	expect((await read({ '': down })).listed).toEqual({ records: [], cursor: STATE.cursor, page: undefined, error: down });
	const { listed } = await read({ '': { records: [1], nextToken: 'b', watermark: WATERMARK }, b: down });
	expect(listed).toEqual({ records: [1], cursor: STATE.cursor, page: { token: 'b', query: FIRST, watermark: WATERMARK, pages: 1 } });
	expect((await read({ b: down }, { ...STATE, page: listed.page })).listed).toMatchObject({ records: [], page: listed.page, error: down });
});

test("no turn at Amazon is no error, but Amazon's own 429 is one", async () => {
	expect((await read({ '': faultOf('rateLimited') })).listed.error).toBeUndefined();
	expect((await read({ '': faultOf('rateLimited', 429) })).listed.error).toBeDefined();
});

test('a token that Amazon refuses is dropped, and the listing starts again at the cursor', async () => {
	const page = { token: 'old', query: FIRST, watermark: WATERMARK, pages: 1 };
	expect((await read({ old: faultOf('invalidRequest', 400) }, { ...STATE, page })).listed).toEqual({ records: [], cursor: STATE.cursor });
});

test('neither the same token twice nor empty pages for ever are followed', async () => {
	const { listed } = await read(
		{ b: { records: [1], nextToken: 'b' } },
		{ ...STATE, page: { token: 'b', query: FIRST, watermark: WATERMARK, pages: 1 } },
	);
	expect(listed.error?.message).toContain('same page token twice');
	const { listed: circle, asked } = await read({
		'': { records: [1], nextToken: 'b' },
		b: { records: [2], nextToken: 'c' },
		c: { records: [3], nextToken: 'b' },
	});
	expect(circle).toMatchObject({
		records: [1, 2, 3],
		cursor: STATE.cursor,
		error: { message: expect.stringContaining('same page token twice') },
	});
	expect(circle.page).toBeUndefined();
	expect(asked).toHaveLength(3);
	let n = 0;
	const endless = await readOn(runFor(1000), STATE, FIRST, async () => ({ records: [], nextToken: `t${n++}` }));
	expect(endless).toMatchObject({ cursor: STATE.cursor, error: { message: expect.stringContaining('empty pages in a row') } });
	expect(n).toBe(30);
});

test('pages with records that never end are left after so many, over all polls, and a poll holds no more than it can', async () => {
	let n = 0;
	const list = async () => ({ records: Array.from({ length: 100 }, () => n), nextToken: `t${n++}` });
	const one = await readOn(runFor(1_000_000), STATE, FIRST, list);
	expect([one.records.length, one.page?.pages, one.error]).toEqual([MOST_OF_A_POLL, MOST_OF_A_POLL / 100, undefined]);
	let state: PollState = STATE;
	let error: Error | undefined;
	for (let poll = 1; poll <= 100 && !error; poll++) {
		const listed = await readOn(runFor(1_000_000), state, FIRST, list);
		state = { ...state, page: listed.page };
		error = listed.error;
	}
	expect(error?.message).toBe(`Amazon gave ${MOST_PAGES} pages and still one more; the list was not read to its end`);
	expect(n).toBe(MOST_PAGES + 100);
});
