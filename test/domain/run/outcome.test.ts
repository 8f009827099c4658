import { exceptionOf } from '../../../nodes/domain/exceptions/kinds';
import { runOutcome } from '../../../nodes/domain/run/outcome';
import type { RunInput } from '../../../nodes/domain/run/run.types';
import { readBoard } from '../../../nodes/domain/settlement/desk/board';

const NOW = '2026-11-05T09:00:00.000Z';
const WINDOW = { after: '2026-11-05T08:00:00.000Z', before: '2026-11-05T08:58:00.000Z' };
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
	results: [{}],
	failures: [],
	known: [{}],
	seen: [],
	counts: {},
	parts: [],
	boardRow: null,
	settlement: null,
	board: [],
	window: WINDOW,
	orderMoney: [],
	waiting: [],
	followed: [],
	judged: [],
	settleMinutes: 30,
};
const outcome = (more: Partial<RunInput>) => runOutcome({ ...RUN, ...more });
const refusal = (kind: Parameters<typeof exceptionOf>[0], recordId: string, detail = '') =>
	exceptionOf(kind, { recordId, message: `${kind} of ${recordId}`, remedy: 'Mend it.', detail }, NOW);
const open = (kind: string, recordId: string, more = {}) => ({
	kind,
	recordId,
	key: `${kind}|${recordId}`,
	flow: 'orders',
	status: 'open',
	dueAt: '2026-11-01T09:00:00.000Z',
	reason: '',
	...more,
});
const failure = (kind: string, reference: string) => ({ error: 'No', details: { kind, message: `${kind}!`, remedy: 'Wait.', reference } });
const posted = (amazonOrderId: string, more = {}) => ({ amazonOrderId, outcome: 'posted', grossAgrees: true, ...more });
const [ROW] = readBoard([
	{
		settlementId: 'S1',
		series: 'GBP',
		status: 'posting',
		approvedBy: 'Anna',
		planHash: 'h',
		plan: 'p',
		total: '70.40',
		currency: 'GBP',
		documents: '[]',
	},
]);
const ofSettlement = (more: Partial<RunInput>) => outcome({ flow: 'settlements', window: null, boardRow: ROW, ...more });

describe('exceptions of a run', () => {
	it.each([
		['new', [], 'open', '2026-11-06T09:00:00.000Z'],
		['open already', [open('unknownSku', 'A')], 'open', '2026-11-01T09:00:00.000Z'],
		['ignored', [open('unknownSku', 'A', { status: 'ignored', reason: 'sample' })], 'ignored', '2026-11-01T09:00:00.000Z'],
		['resolved before', [open('unknownSku', 'A', { status: 'resolved' })], 'open', '2026-11-06T09:00:00.000Z'],
	])('one that is %s keeps what a person sees of it', (_what, known, status, dueAt) => {
		expect(outcome({ refused: [refusal('unknownSku', 'A'), refusal('unknownSku', 'A')], known }).exceptions).toMatchObject([
			{ status, dueAt, lastSeenAt: NOW, key: 'unknownSku|A' },
		]);
	});

	it.each([
		['its order is in Sage now', open('unknownSku', 'A'), true],
		['Sage refused its order before', open('refusedBySage', 'A'), true],
		['it is of an order that this run did not look at', open('unknownSku', 'Z'), false],
		['it is ignored', open('unknownSku', 'A', { status: 'ignored' }), false],
		['the bridge still refuses its order with the same', open('unknownSku', 'B'), false],
		['the bridge refuses its order with another SKU only', open('unknownSku', 'B', { key: 'unknownSku|B|OLD' }), true],
		['another refusal may hide it', open('vatUndecided', 'B'), false],
		['its order waits for its outcome', open('outcomeUnknown', 'C'), false],
		['its order was cancelled on Amazon', open('unknownSku', 'D'), true],
		['its workflow got to its end', open('runFailed', '12', { key: 'runFailed|W1', flow: 'system' }), true],
		['another workflow failed', open('runFailed', '12', { key: 'runFailed|W2', flow: 'system' }), false],
		['the settings were usable', open('settingsUnusable', 'settings', { flow: 'system' }), true],
		['the SKU map was usable', open('skuMapUnusable', 'Seller SKU map'), true],
		['it is of the map of the other flow', open('nominalMapUnusable', 'Nominal overrides', { flow: 'settlements' }), false],
		['it is of the other flow', open('unknownRowType', 'A', { flow: 'settlements' }), false],
	])('closes one or not when %s', (_why, row, isSolved) => {
		const seen = [{ orderId: 'D', fulfillment: { fulfillmentStatus: 'CANCELLED' } }];
		const { solved } = outcome({ results: [posted('A')], refused: [refusal('unknownSku', 'B')], seen, known: [row] });
		expect(solved).toEqual(isSolved ? [row.key] : []);
	});

	it('records what Sage refused by its order, and a gross that differs', () => {
		const results = [posted('A', { grossAgrees: false, documentNo: '12', totalGrossValue: '24.01', expectedGross: '24.00' })];
		expect(outcome({ results, failures: [failure('closedPeriod', 'B')] }).exceptions).toMatchObject([
			{ key: 'closedPeriod|B', recordType: 'order', flow: 'orders', owner: 'finance', message: 'closedPeriod!' },
			{ key: 'postedDiffers|A', message: 'Sage order 12 for Amazon order A comes to 24.01, but the settlement will pay 24.00.' },
		]);
	});
});

describe('the cursor', () => {
	it.each([
		['a run that got to its end', {}, WINDOW.before],
		['refused orders, which are recorded', { refused: [refusal('unknownSku', 'A')] }, WINDOW.before],
		['an order that was not sent in time', { failures: [failure('notSentInTime', 'A')] }, undefined],
		['a lease that was lost', { ended: 'leaseLost' as const }, undefined],
		['a failed run', { ended: 'failed' as const }, undefined],
		['a run without the lease', { lease: { won: false } }, undefined],
		['settings that cannot be used', { refused: [refusal('settingsUnusable', 'settings')] }, undefined],
		['no window', { window: null }, undefined],
	])('after %s', (_what, more, position) => {
		expect(outcome(more).cursors).toEqual(position ? [{ flow: 'orders', position }] : []);
	});
});

describe('the run log', () => {
	it('counts records, not items', () => {
		const seen = ['A', 'B', 'C'].map((orderId) => ({
			orderId,
			fulfillment: { fulfillmentStatus: orderId === 'C' ? 'PENDING' : 'UNSHIPPED' },
		}));
		const refused = [refusal('unknownSku', 'B', '1'), refusal('unknownSku', 'B', '2')];
		expect(outcome({ seen, results: [posted('A')], refused }).runLog).toMatchObject({
			status: 'done',
			fetched: 3,
			posted: 1,
			alreadyPosted: 0,
			held: 1,
			pending: 1,
			executionId: '77',
		});
	});

	it('says of a skipped run who holds the lease and since when', () => {
		const { runLog, summary } = outcome({ lease: { won: false, heldBy: '76', heldSince: '08:55', heldUntil: '09:05' } });
		expect(runLog).toMatchObject({ status: 'skipped', message: 'Run 76 holds the lease since 08:55, until 09:05.' });
		expect(summary.skipped).toBe(true);
	});

	it('says of a failed run why', () => {
		const { runLog, exceptions } = outcome({ ended: 'leaseLost', lease: { heldBy: '78', heldSince: '09:00' } });
		expect(runLog).toMatchObject({
			status: 'failed',
			message: 'The run of the flow orders could not renew its lease, which run 78 holds since 09:00, and stopped.',
		});
		expect(exceptions).toMatchObject([{ kind: 'leaseLost' }]);
	});

	it('adds the parts of a run up, and one that failed makes the whole run failed', () => {
		const part = (more: object) => ({ status: 'done', fetched: 1, posted: 1, alreadyPosted: 0, held: 0, pending: 0, message: '', ...more });
		const parts = [part({}), {}, part({ posted: 0, held: 1, status: 'failed', message: 'The map is wrong.' })];
		expect(outcome({ flow: 'settlements', window: null, parts }).runLog).toMatchObject({
			status: 'failed',
			fetched: 2,
			posted: 1,
			held: 1,
			message: 'The map is wrong.',
		});
	});

	it('counts a settlement that Amazon lists under two reports once, as what became of it first', () => {
		const part = (more: object) => ({ status: 'done', fetched: 1, posted: 0, alreadyPosted: 0, held: 0, pending: 0, message: '', ...more });
		const parts = [part({ record: 'S1', posted: 1 }), part({ record: 'S1', alreadyPosted: 1 }), part({ record: 'S2', held: 1 })];
		expect(outcome({ flow: 'settlements', window: null, parts }).runLog).toMatchObject({
			fetched: 2,
			posted: 1,
			alreadyPosted: 0,
			held: 1,
		});
	});

	it('takes what a posting node could not complete for a failure, though it comes in one line with what was posted', () => {
		const results = [
			{ amazonOrderId: 'A-1', outcome: 'posted', grossAgrees: true },
			{ error: 'Sage says no.', details: { kind: 'refusedBySage', reference: 'A-2', message: 'Sage says no.', remedy: 'Mend it.' } },
		];
		const { exceptions, runLog } = outcome({ results });
		expect(exceptions).toMatchObject([{ kind: 'refusedBySage', recordType: 'order', recordId: 'A-2', status: 'open' }]);
		expect(runLog).toMatchObject({ posted: 1, held: 1 });
	});

	it('names a settlement that could not be downloaded by its report, and closes that once the report was read', () => {
		const { exceptions, runLog } = outcome({
			flow: 'settlements',
			orderMoney: [],
			waiting: [],
			followed: [],
			judged: [],
			window: null,
			settlement: { reportId: 'R-1' },
			failures: [{ error: 'Amazon does not know the document.' }],
		});
		expect(exceptions).toMatchObject([{ kind: 'runFailed', recordType: 'report', recordId: 'R-1' }]);
		expect(runLog.status).toBe('done');
		const later = outcome({
			flow: 'settlements',
			window: null,
			settlement: { settlementId: 'S1', reportId: 'R-1' },
			known: [{ ...exceptions[0] }],
		});
		expect(later.solved).toEqual([exceptions[0].key]);
	});

	it("makes a wrong nominal map finance's", () => {
		const { exceptions, runLog } = outcome({
			flow: 'settlements',
			window: null,
			settlement: { settlementId: 'S1' },
			failures: [{ error: 'x', details: { kind: 'nominalMapUnusable', message: 'Row 3', remedy: 'Mend it.' } }],
		});
		expect(exceptions).toMatchObject([{ key: 'nominalMapUnusable|settlements', owner: 'finance' }]);
		expect(runLog.status).toBe('failed');
	});

	it('keys a wrong nominal map by its table, and closes that once a settlement was read with the map', () => {
		const details = { kind: 'nominalMapUnusable', message: 'Row 3', remedy: 'Mend it.', reference: 'Nominal overrides' };
		const failed = { flow: 'settlements' as const, window: null, settlement: { settlementId: 'S1' } };
		const { exceptions } = outcome({ ...failed, failures: [{ error: 'x', details }] });
		expect(exceptions).toMatchObject([
			{ key: 'nominalMapUnusable|Nominal overrides', flow: 'settlements', recordType: 'nominalMap', recordId: 'Nominal overrides' },
		]);
		expect(outcome({ ...failed, known: [{ ...exceptions[0] }] }).solved).toEqual([exceptions[0].key]);
	});
});

describe('the row of a settlement', () => {
	it('is posted with its documents once Sage holds it whole', () => {
		const results = [
			{
				subject: { id: 'S1' },
				outcome: 'posted',
				steps: [{ step: 1 }],
				clearing: { bankCode: 'AMZGBP', balance: '50.00', expected: '50.00', agrees: true },
			},
		];
		const { boardRow, runLog } = ofSettlement({ results });
		expect(boardRow).toMatchObject({
			status: 'posted',
			documents: '[{"step":1}]',
			clearingBalance: '50.00',
			postedAt: NOW,
			approvedBy: 'Anna',
			message: '',
		});
		expect(runLog.posted).toBe(1);
	});

	it.each([
		['refusedBySage', 'failed', ''],
		['outcomeUnknown', 'failed', '2026-11-05T09:30:00.000Z'],
		['postedNotShown', 'failed', '9999-12-31T00:00:00.000Z'],
		['notSentInTime', 'posting', ''],
	])('after %s is %s and is tried again after "%s"', (kind, status, retryAfter) => {
		expect(ofSettlement({ failures: [failure(kind, 'S1')] }).boardRow).toMatchObject({
			status,
			retryAfter,
			message: `${kind}!`,
			approvedBy: 'Anna',
			planHash: 'h',
		});
	});

	it('is held when the dry run of a plan that waits is refused', () => {
		expect(
			ofSettlement({ boardRow: { ...ROW, status: 'awaiting approval' }, failures: [failure('notFoundInSage', 'S1')] }).boardRow,
		).toMatchObject({ status: 'held', planHash: 'h' });
	});

	it.each([
		['approved', 'held', ''],
		['failed', 'failed', 'h'],
	])('that was %s is %s when the bridge refuses it, and its approval does not stand for another plan', (before, status, hash) => {
		const board = [{ ...ROW, status: before, reportIds: 'R1' }];
		const settlement = { settlementId: 'S1', reportId: 'R2', total: '70.40', currency: 'GBP' };
		const { boardRow } = ofSettlement({ boardRow: null, board, settlement, refused: [refusal('unknownRowType', 'S1')] });
		expect(boardRow).toMatchObject({ status, planHash: hash, reportIds: 'R1,R2', message: 'unknownRowType of S1' });
	});

	it('keeps an approval when a node fails on the way', () => {
		const board = [{ ...ROW, status: 'approved' }];
		expect(
			ofSettlement({ boardRow: null, board, settlement: { settlementId: 'S1' }, failures: [{ error: 'Sage is down' }] }).boardRow,
		).toMatchObject({ status: 'approved', planHash: 'h', message: 'Sage is down' });
	});
});

it('closes a missing settlement by a run that looked whether each series goes on, and by no other', () => {
	const known = [open('settlementMissing', 'S1', { flow: 'settlements', recordType: 'settlement' })];
	const run = (more: Partial<RunInput>) => outcome({ flow: 'settlements', known, window: null, ...more }).solved;
	expect(run({ judged: ['all series'] })).toEqual(['settlementMissing|S1']);
	expect(run({ judged: ['202-1111111-2222222'] })).toEqual([]);
	expect(run({ judged: ['all series'], refused: [refusal('settlementMissing', 'S1')] })).toEqual([]);
});
