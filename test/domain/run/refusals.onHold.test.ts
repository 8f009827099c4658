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
