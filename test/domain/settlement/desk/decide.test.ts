import { planHash } from '../../../../nodes/domain/books/planHash';
import { readBoard } from '../../../../nodes/domain/settlement/desk/board';
import { decide } from '../../../../nodes/domain/settlement/desk/decide';
import type { Mode } from '../../../../nodes/domain/settings/settings.types';
import { withDecimals } from '../../../../nodes/domain/settlement/plan';
import { planOf, SIMPLE } from '../planFixture';

const PLANNED = withDecimals(planOf(SIMPLE).ready[0]);
const ID = '11111111111';
const NOW = '2026-11-05T09:00:00.000Z';
const HASH = planHash(PLANNED.plan);
const APPROVED = {
	settlementId: ID,
	status: 'approved',
	approvedBy: 'Anna',
	planHash: HASH,
	plan: JSON.stringify(PLANNED.plan),
	reportIds: 'R1',
};

const decided = (rows: object[], mode: Mode = 'review', item: typeof PLANNED = PLANNED) =>
	decide({
		item,
		mode,
		board: readBoard(rows as Array<Record<string, unknown>>),
		now: NOW,
		settleMinutes: 30,
		executionId: '77',
		reportId: 'R2',
	});

describe('what may be posted', () => {
	it.each([
		['review', [], 'wait', 'awaiting approval'],
		['auto', [], 'post', 'posting'],
		['dryRun', [], 'dryRun', 'dry run'],
		['dryRun', [APPROVED], 'dryRun', 'dry run'],
		['Auto' as Mode, [], 'wait', 'held'],
		[null as unknown as Mode, [APPROVED], 'wait', 'held'],
	] as Array<[Mode, object[], string, string]>)('mode %s', (mode, rows, decision, status) => {
		const result = decided(rows, mode);
		expect([result.decision, result.boardRow.status]).toEqual([decision, status]);
	});

	it.each(['approved', 'Approved', ' APPROVED '])('a person who writes "%s" with a name approves', (status) => {
		const result = decided([{ ...APPROVED, status }]);
		expect([result.decision, result.why, result.boardRow.status]).toEqual(['post', 'Approved by Anna.', 'posting']);
	});

	it.each([
		['aproved', {}, /^The status "aproved" is not understood/],
		['yes', {}, /^The status "yes" is not understood/],
		['approved!', {}, /is not understood/],
		['ap proved', {}, /is not understood/],
		['approved', { approvedBy: '  ' }, /approvedBy is empty: say who approves/],
		['approved', { approvedBy: null }, /approvedBy is empty: say who approves/],
		['approved', { planHash: null }, /approved before there was a plan/],
		['approved', { planHash: HASH.toUpperCase() }, /^The plan changed after Anna approved it/],
		['awaiting approval', {}, /^To approve, set status to approved and approvedBy/],
		['held', {}, /^To approve/],
		['dry run', {}, /^To approve/],
		['failed', { approvedBy: '' }, /^To approve/],
		['posting', { planHash: 'other' }, /^The plan changed/],
	])('status "%s" with %j is answered in words and not posted', (status, cells, why) => {
		const result = decided([{ ...APPROVED, status, ...cells }]);
		expect([result.decision, result.boardRow.status]).toEqual(['wait', 'awaiting approval']);
		expect(result.boardRow.message).toMatch(why);
	});

	it.each([
		[{ status: 'held' }, ''],
		[{ status: 'held' }, 'Anna'],
		[{ status: 'Held ' }, 'Anna'],
		[{ status: 'stop' }, 'Anna'],
		[{ status: 'awaiting approval' }, 'Anna'],
		[{ status: '' }, 'Anna'],
		[{ status: 'posting' }, ''],
		[{ status: 'posting' }, ' '],
		[{ status: 'failed' }, ''],
	])('an approval that a person takes back in the middle, by %j and approvedBy "%s", lets nothing more be posted', (cells, approvedBy) => {
		const result = decided([{ ...APPROVED, ...cells, approvedBy }]);
		expect([result.decision, result.boardRow.status]).toEqual(['wait', 'awaiting approval']);
	});

	it.each([
		['auto', []],
		['review', [APPROVED]],
	] as Array<[Mode, object[]]>)(
		'in mode %s what is to be posted is not looked at again for the settle time, should its run be killed',
		(mode, rows) => {
			expect(decided(rows, mode).boardRow).toMatchObject({ status: 'posting', retryAfter: '2026-11-05T09:30:00.000Z' });
		},
	);

	it.each([
		['2026-11-05T09:00:00.001Z', 'wait', '2026-11-05T09:00:00.001Z'],
		['2026-11-05T09:00:00.000Z', 'post', '2026-11-05T09:30:00.000Z'],
		['', 'post', '2026-11-05T09:30:00.000Z'],
	])('a posting that its run did not end, to be looked at from "%s": %s', (retryAfter, decision, next) => {
		const result = decided([{ ...APPROVED, status: 'posting', retryAfter }]);
		expect([result.decision, result.boardRow]).toMatchObject([decision, { status: 'posting', approvedBy: 'Anna', retryAfter: next }]);
	});

	it.each(['dryRun', 'review'] as const)('in mode %s what is not to be posted waits for nothing', (mode) => {
		expect(decided([], mode).boardRow.retryAfter).toBe('');
	});

	it.each(['posting', 'failed'])('an approval outlives a posting that ended as %s, while the plan stays the same', (status) => {
		expect(decided([{ ...APPROVED, status }]).decision).toBe('post');
	});

	it('names what changed after the approval, and asks for the name again', () => {
		const [first, ...others] = PLANNED.plan.steps;
		const older = { ...PLANNED.plan, steps: [{ ...first, amount: '23.00' }, ...others.slice(0, -1)] };
		const result = decided([{ ...APPROVED, plan: JSON.stringify(older), planHash: 'older' }]);
		expect(result.why).toContain('sales_receipts SALES-2610-0 was 23.00 and is 24.00; bank_transfer PAYOUT-2611-0 of 70.40 is new');
		expect(result.boardRow).toMatchObject({ approvedBy: '', planHash: HASH });
	});

	it('never posts a settlement that is posted, and notes its second report', () => {
		const result = decided([{ ...APPROVED, status: 'posted', message: 'kept' }], 'auto');
		expect(result).toMatchObject({
			decision: 'wait',
			why: 'posted already',
			boardRow: { status: 'posted', reportIds: 'R1,R2', message: 'kept' },
		});
	});

	it.each([
		['2026-11-05T09:00:00.001Z', 'wait'],
		['2026-11-05T09:00:00.000Z', 'post'],
		['9999-12-31T00:00:00.000Z', 'wait'],
		['tomorrow', 'wait'],
	])('an unclear outcome settles until %s: %s', (retryAfter, decision) => {
		const result = decided([{ ...APPROVED, status: 'failed', retryAfter, message: 'No answer' }], 'auto');
		expect(result.decision).toBe(decision);
	});

	it('keeps the approved plan and its hash while it settles', () => {
		const result = decided([
			{ ...APPROVED, status: 'failed', retryAfter: '9999-12-31T00:00:00.000Z', planHash: 'older', plan: 'old', message: 'No answer' },
		]);
		expect(result.boardRow).toMatchObject({ planHash: 'older', plan: 'old', status: 'failed', message: 'No answer' });
	});

	it('does not choose between two rows that differ', () => {
		expect(decided([APPROVED, { ...APPROVED, status: 'held' }])).toMatchObject({ decision: 'wait', boardRow: { status: 'held' } });
	});

	it.each([
		['an identity does not hold', { identities: [{ name: 'rows = header total', holds: false, left: '1.00', right: '2.00' }] }],
		['it has no identities', { identities: [] }],
		['it is of another settlement', { subject: { kind: 'settlement' as const, id: '2' } }],
	])('does not post a plan of which %s', (_what, change) => {
		const item = { ...PLANNED, plan: { ...PLANNED.plan, ...change } };
		expect(decided([], 'auto', item)).toMatchObject({ decision: 'wait', boardRow: { status: 'held' } });
	});
});

it('says of a file that was uploaded that nobody brings it again, and not of one that Amazon lists', () => {
	const input = { item: PLANNED, mode: 'review', now: NOW, settleMinutes: 30, executionId: '77' } as const;
	const uploaded = decide({ ...input, board: [], reportId: '' });
	expect(uploaded.boardRow.message).toContain('The file was uploaded: upload it again once the plan is approved.');
	expect(uploaded.boardRow.reportIds).toBe('');
	const listedAlso = decide({ ...input, board: readBoard([{ settlementId: ID, reportIds: 'R1' }]), reportId: '' });
	for (const { boardRow } of [listedAlso, decide({ ...input, board: [], reportId: 'R2' })])
		expect(boardRow.message).not.toContain('uploaded');
});
