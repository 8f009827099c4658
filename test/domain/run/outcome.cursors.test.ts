import { runOutcome } from '../../../nodes/domain/run/outcome';
import type { RunInput } from '../../../nodes/domain/run/run.types';

const WINDOW = { after: '2026-11-05T08:00:00.000Z', before: '2026-11-05T08:58:00.000Z' };
const outcome = (more: Partial<RunInput>) =>
	runOutcome({
		flow: 'orders',
		runId: '77',
		workflowId: 'W1',
		ranIn: '',
		startedAt: '2026-11-05T08:59:00.000Z',
		now: '2026-11-05T09:00:00.000Z',
		ended: 'done',
		lease: { won: true },
		refused: [],
		results: [],
		failures: [],
		known: [],
		seen: [],
		counts: {},
		parts: [],
		boardRow: null,
		settlement: null,
		board: [],
		window: null,
		orderMoney: [],
		waiting: [],
		followed: [],
		judged: [],
		settleMinutes: 30,
		...more,
	});
const NOT_SENT = { error: 'No', details: { kind: 'notSentInTime', message: 'Too late', remedy: 'Wait.', reference: 'A' } };

test('the cursors of an order import go where its readings came to, and stay where not all was sent', () => {
	const reading = { ...WINDOW, marketplaceIds: 'UK', statuses: [], token: '', begunAt: WINDOW.before, pages: 0, keepBack: 0 };
	const readings = [
		{ ...reading, cursors: ['orders'] },
		{ ...reading, cursors: ['ordersAll'] },
	];
	const pages = [
		{ state: 'complete', pages: 1, nextToken: '' },
		{ state: 'quota', pages: 2, nextToken: 'T' },
	];
	const fetched = { readings, pages, askedOrderIds: [] };
	expect(outcome({ fetched }).cursors).toEqual([
		{ flow: 'orders', position: WINDOW.before, reading: '{"pages":1}' },
		{ flow: 'ordersAll', reading: JSON.stringify({ ...reading, cursors: ['ordersAll'], token: 'T', pages: 2 }) },
	]);
	expect(outcome({ fetched, ended: 'failed' }).cursors).toEqual([]);
	expect(outcome({ fetched, failures: [NOT_SENT] }).cursors).toEqual([]);
});
