import { runOutcome } from '../../../nodes/domain/run/outcome';
import type { RunInput } from '../../../nodes/domain/run/run.types';

const NOW = '2026-11-05T09:00:00.000Z';
const RUN: RunInput = {
	flow: 'orders',
	runId: '77',
	workflowId: 'W1',
	ranIn: 'amzFlow000000001',
	startedAt: '2026-11-05T08:59:00.000Z',
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
	boardRow: null,
	settlement: null,
	board: [],
	orderMoney: [],
	waiting: [],
	followed: [],
	judged: [],
	window: null,
	settleMinutes: 30,
};
const outcome = (more: Partial<RunInput>) => runOutcome({ ...RUN, ...more });
const posted = (amazonOrderId: string, more = {}) => ({ amazonOrderId, outcome: 'posted', grossAgrees: true, ...more });

describe('an order that Sage keeps on hold', () => {
	const held = (more = {}) =>
		outcome({
			results: [posted('A', { documentNo: '12', documentStatus: 'EnumDocumentStatusOnHold', totalGrossValue: '24.00', ...more })],
		});

	it('is posted, and operations are told that nothing is allocated to it', () => {
		const { exceptions, runLog } = held({ creditLimitExceeded: true });
		expect(runLog).toMatchObject({ posted: 1, status: 'done' });
		expect(exceptions).toMatchObject([
			{
				key: 'orderOnHold|A',
				owner: 'operations',
				recordType: 'order',
				amount: '24.00',
				message: 'Sage order 12 for Amazon order A is on hold, because the customer is over its credit limit: no stock is allocated to it.',
			},
		]);
	});

	it('is not said to be over a limit that it is not over', () => {
		expect(held().exceptions[0].message).toBe('Sage order 12 for Amazon order A is on hold: no stock is allocated to it.');
	});

	it('is closed on the desk once Sage lets it go', () => {
		const row = { kind: 'orderOnHold', recordId: 'A', key: 'orderOnHold|A', flow: 'orders', status: 'open', dueAt: NOW, reason: '' };
		expect(outcome({ results: [posted('A', { documentStatus: 'EnumDocumentStatusLive' })], known: [row] }).solved).toEqual([row.key]);
	});
});

describe('analysis codes that Sage dropped', () => {
	const dropped = (id: string) => posted(id, { notStored: ['analysis_code_2', 'line 1: analysis_code_1', 'line 2: analysis_code_1'] });

	it('are told once for all orders, and the orders count as posted', () => {
		const { exceptions, runLog } = outcome({ results: [dropped('A'), dropped('B')] });
		expect(runLog).toMatchObject({ posted: 2, status: 'done' });
		expect(exceptions).toMatchObject([
			{ kind: 'codesNotStored', recordId: 'analysis_code_2, line.analysis_code_1', owner: 'operations', holds: 'no' },
		]);
	});

	it('stay on the desk until a person says that Sage keeps them', () => {
		const [row] = outcome({ results: [dropped('A')] }).exceptions;
		expect(outcome({ results: [posted('B')], known: [{ ...row }] }).solved).toEqual([]);
	});
});
