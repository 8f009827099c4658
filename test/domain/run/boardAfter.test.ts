import { boardAfter } from '../../../nodes/domain/run/boardAfter';
import { exceptionOf, type ExceptionKindName } from '../../../nodes/domain/exceptions/kinds';
import type { Item, RunInput } from '../../../nodes/domain/run/run.types';
import { readBoard, type BoardRow } from '../../../nodes/domain/settlement/desk/board';

const NOW = '2026-11-05T09:00:00.000Z';
/** As the run has put it on the board. */
const [POSTING] = readBoard([
	{
		settlementId: 'S1',
		status: 'posting',
		approvedBy: 'Anna',
		decisionId: 'd1',
		planHash: 'h',
		executionId: '77',
		retryAfter: '2026-11-05T09:25:00.000Z',
	},
]);
const POSTED: Item = { subject: { id: 'S1' }, outcome: 'posted', steps: [], clearing: { agrees: true } };
const RUN: RunInput = {
	flow: 'settlements',
	runId: '77',
	workflowId: 'W1',
	ranIn: 'amzFlow000000001',
	startedAt: NOW,
	now: NOW,
	ended: 'done',
	lease: { won: true },
	refused: [],
	results: [],
	failures: [],
	known: [],
	seen: [],
	counts: {},
	parts: [],
	boardRow: POSTING,
	settlement: null,
	board: [POSTING],
	orderMoney: [],
	waiting: [],
	followed: [],
	judged: [],
	window: null,
	settleMinutes: 30,
};
const refusal = (kind: ExceptionKindName) => exceptionOf(kind, { recordId: 'S1', message: `${kind}!`, remedy: 'Wait.' }, NOW);
/** The row after a run that ended with these refusals, while somebody wrote these cells into it. */
const after = (kinds: readonly ExceptionKindName[], cells: Partial<BoardRow> = {}, more: Partial<RunInput> = {}) =>
	boardAfter({ ...RUN, board: [{ ...POSTING, ...cells }], ...more }, kinds.map(refusal));

describe('the row of a settlement that was being posted', () => {
	it.each([
		['posted whole', 'posted', after([], {}, { results: [POSTED] })],
		['refused by Sage', 'failed', after(['refusedBySage'])],
		['cut because the time to send was over', 'posting', after(['notSentInTime'])],
	])('waits no longer for a run that is killed once its run came to its end: %s', (_how, status, row) => {
		expect(row).toMatchObject({ status, retryAfter: '' });
	});

	it.each<[Partial<BoardRow>, ExceptionKindName[], string, string]>([
		[{ status: 'held' }, [], 'held', 'Anna'],
		[{ status: 'Stop' }, [], 'Stop', 'Anna'],
		[{ status: 'held' }, ['refusedBySage'], 'held', 'Anna'],
		[{ status: 'on hold', approvedBy: 'Ben', decisionId: 'd2' }, ['refusedBySage'], 'on hold', 'Ben'],
		[{ decisionId: '' }, ['refusedBySage'], 'failed', 'Anna'],
		[{ decisionId: '' }, ['notSentInTime'], 'posting', 'Anna'],
	])('keeps what a person decided or wrote there meanwhile: %j with %j', (cells, kinds, status, approvedBy) => {
		const row = after(kinds, cells);
		expect(row).toMatchObject({ status, approvedBy, planHash: 'h' });
		expect(row?.message).toMatch(/^Taken back while it was being posted; what had been sent by then is in Sage\./);
	});

	it('is posted all the same when its last document was sent before the approval was taken back', () => {
		expect(after([], { status: 'held' }, { results: [POSTED] })?.status).toBe('posted');
	});

	it('keeps its approval when nobody wrote anything', () => {
		expect(after(['refusedBySage'])).toMatchObject({ status: 'failed', approvedBy: 'Anna', message: 'refusedBySage!' });
	});

	it('is left to the run that took over while this one was frozen', () => {
		expect(after(['notSentInTime'], { status: 'posted', executionId: '78' })).toBeNull();
	});
});

describe('the row of a settlement of which nothing was sent', () => {
	const [WAITS] = readBoard([{ settlementId: 'S1', status: 'awaiting approval', planHash: 'h', decisionId: '', executionId: '76' }]);
	const waits = (there: Partial<BoardRow>) => boardAfter({ ...RUN, boardRow: WAITS, board: [{ ...WAITS, ...there }] }, []);

	it('keeps a decision that was made after the run had read the board', () => {
		const decided = { status: 'approved', approvedBy: 'anna@example.com', decisionId: 'd1' };
		expect(waits(decided)).toEqual({ ...WAITS, ...decided });
	});

	it('is written as the run found it where nobody decided', () => {
		expect(waits({})).toMatchObject({ status: 'awaiting approval', executionId: '77' });
	});
});
