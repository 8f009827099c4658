import { planHash } from '../../../../nodes/domain/books/planHash';
import { readChecked } from '../../../../nodes/domain/decisions/standing';
import { readBoard } from '../../../../nodes/domain/settlement/desk/board';
import { decide } from '../../../../nodes/domain/settlement/desk/decide';
import type { Mode } from '../../../../nodes/domain/settings/settings.types';
import { withDecimals } from '../../../../nodes/domain/settlement/plan';
import { ANNA, chainOf, checkedOf } from '../../decisions/fixture';
import { planOf, SIMPLE } from '../planFixture';

const PLANNED = withDecimals(planOf(SIMPLE).ready[0]);
const ID = '11111111111';
const NOW = '2026-11-05T09:00:00.000Z';
const HASH = planHash(PLANNED.plan);
/** Anna approved this plan in the form. */
const APPROVAL = chainOf({ recordId: ID, about: HASH });
const APPROVED = {
	settlementId: ID,
	status: 'approved',
	approvedBy: ANNA,
	decisionId: APPROVAL[0].decisionId,
	planHash: HASH,
	plan: JSON.stringify(PLANNED.plan),
	reportIds: 'R1',
};

const decided = (rows: object[], mode: Mode = 'review', item: typeof PLANNED = PLANNED, decisions = checkedOf(APPROVAL)) =>
	decide({
		item,
		mode,
		board: readBoard(rows as Array<Record<string, unknown>>),
		decisions,
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

	it.each(['approved', 'Approved', ' APPROVED '])('"%s" in the row, with the decision that it names, is posted', (status) => {
		const result = decided([{ ...APPROVED, status }]);
		expect([result.decision, result.why, result.boardRow.status]).toEqual(['post', `Approved by ${ANNA}.`, 'posting']);
	});

	it.each([
		['aproved', {}, /^The status "aproved" is not understood/],
		['yes', {}, /^The status "yes" is not understood/],
		['approved!', {}, /is not understood/],
		['ap proved', {}, /is not understood/],
		['approved', { decisionId: '  ' }, /^The word "approved" alone approves nothing. No decision is named/],
		['approved', { decisionId: null }, /^The word "approved" alone approves nothing. No decision is named/],
		['approved', { decisionId: 'f'.repeat(64) }, /is not in the table Decision log/],
		['approved', { planHash: null }, /The decision is about another plan/],
		['approved', { planHash: HASH.toUpperCase() }, /The decision is about another plan/],
		['awaiting approval', {}, /^To approve it, decide in the form "Decide on a settlement"/],
		['held', {}, /^To approve/],
		['dry run', {}, /^To approve/],
		['failed', { decisionId: '' }, /^To approve/],
		['posting', { planHash: 'other' }, /about another plan/],
	])('status "%s" with %j is answered in words and not posted', (status, cells, why) => {
		const result = decided([{ ...APPROVED, status, ...cells }]);
		expect([result.decision, result.boardRow.status]).toEqual(['wait', 'awaiting approval']);
		expect(result.boardRow.message).toMatch(why);
	});

	it.each([
		{ status: 'held' },
		{ status: 'Held ' },
		{ status: 'stop' },
		{ status: 'awaiting approval' },
		{ status: '' },
		{ status: 'posting', decisionId: '' },
		{ status: 'posting', decisionId: ' ' },
		{ status: 'failed', decisionId: '' },
	])('an approval that a person takes back in the middle, by %j, lets nothing more be posted', (cells) => {
		const result = decided([{ ...APPROVED, ...cells }]);
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
		expect([result.decision, result.boardRow]).toMatchObject([decision, { status: 'posting', approvedBy: ANNA, retryAfter: next }]);
	});

	it.each(['dryRun', 'review'] as const)('in mode %s what is not to be posted waits for nothing', (mode) => {
		expect(decided([], mode).boardRow.retryAfter).toBe('');
	});

	it.each(['posting', 'failed'])('an approval outlives a posting that ended as %s, while the plan stays the same', (status) => {
		expect(decided([{ ...APPROVED, status }]).decision).toBe('post');
	});

	it('names what changed after the approval, and asks for it again', () => {
		const [first, ...others] = PLANNED.plan.steps;
		const older = { ...PLANNED.plan, steps: [{ ...first, amount: '23.00' }, ...others.slice(0, -1)] };
		const rows = chainOf({ recordId: ID, about: 'older' });
		const row = { ...APPROVED, plan: JSON.stringify(older), planHash: 'older', decisionId: rows[0].decisionId };
		const result = decided([row], 'review', PLANNED, checkedOf(rows));
		expect(result.why).toMatch(/^The plan changed after anna@example.com approved it/);
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

describe('a decision of a person', () => {
	const held = (rows: ReturnType<typeof chainOf>, deciders?: object[]) =>
		decided([{ ...APPROVED, decisionId: rows[0].decisionId }], 'review', PLANNED, checkedOf(rows, deciders));

	it('lets its plan be posted, and its person stands on the board', () => {
		expect(held(APPROVAL).boardRow).toMatchObject({ status: 'posting', approvedBy: ANNA });
	});

	it.each([
		['whose person is not in Deciders', APPROVAL, [], /anna@example.com is not in the table Deciders for "approve"/],
		['whose person may undo only', APPROVAL, [{ person: ANNA, kinds: 'undo' }], /is not in the table Deciders/],
		[
			'of which a cell was changed',
			[{ ...APPROVAL[0], reason: 'another' }],
			undefined,
			/the chain of decisions on this record does not hold/,
		],
		['on another settlement', chainOf({ recordId: 'S9', about: HASH }), undefined, /is not in the table Decision log/],
		['about another plan', chainOf({ recordId: ID, about: 'other' }), undefined, /about another plan/],
		[
			'that is a hold',
			chainOf({ recordId: ID, about: HASH, choice: 'release', toState: 'awaiting approval' }),
			undefined,
			/that is named is "release"/,
		],
		[
			'after which it was decided otherwise',
			chainOf({ recordId: ID, about: HASH }, { recordId: ID, choice: 'nameDay', toState: 'awaiting approval' }),
			undefined,
			/decided otherwise after that/,
		],
	])('%s lets nothing be posted', (_which, rows, deciders, why) => {
		const result = held(rows, deciders);
		expect(result).toMatchObject({ decision: 'wait', boardRow: { status: 'awaiting approval', approvedBy: '' } });
		expect(result.why).toMatch(why);
	});

	it('counts for nothing as a row of the table, which says nothing of its seal', () => {
		const [row] = APPROVAL as unknown as Array<Record<string, unknown>>;
		expect(decided([APPROVED], 'review', PLANNED, readChecked([row])).decision).toBe('wait');
	});

	it.each(['auto', 'review', 'dryRun'] as const)('to hold stops it in mode %s, whatever is typed into the row after that', (mode) => {
		const rows = chainOf({ recordId: ID, about: HASH, choice: 'hold', toState: 'on hold', reason: 'ask the bank' });
		for (const status of ['on hold', 'approved', 'awaiting approval', ''])
			expect(decided([{ ...APPROVED, status, decisionId: rows[0].decisionId }], mode, PLANNED, checkedOf(rows))).toMatchObject({
				decision: 'wait',
				why: `On hold by ${ANNA}: ask the bank. It is released in the form "Decide on a settlement".`,
				boardRow: { status: 'on hold' },
			});
	});

	it('to release lets it be judged as before', () => {
		const rows = chainOf(
			{ recordId: ID, choice: 'hold', toState: 'on hold' },
			{ recordId: ID, choice: 'release', toState: 'awaiting approval' },
		);
		const row = { ...APPROVED, status: 'awaiting approval', decisionId: rows[1].decisionId };
		expect(decided([row], 'review', PLANNED, checkedOf(rows)).boardRow.status).toBe('awaiting approval');
		expect(decided([row], 'auto', PLANNED, checkedOf(rows)).decision).toBe('post');
	});

	it('to go on, after a look in Sage, lets the rest of the plan be posted', () => {
		const rows = chainOf({ recordId: ID, about: HASH }, { recordId: ID, about: HASH, choice: 'goOn', toState: 'failed' });
		const row = { ...APPROVED, status: 'failed', decisionId: rows[1].decisionId };
		expect(decided([row], 'review', PLANNED, checkedOf(rows)).decision).toBe('post');
	});
});

it('says of a file that was uploaded that nobody brings it again, and not of one that Amazon lists', () => {
	const input = { item: PLANNED, mode: 'review', now: NOW, settleMinutes: 30, executionId: '77', decisions: [] } as const;
	const uploaded = decide({ ...input, board: [], reportId: '' });
	expect(uploaded.boardRow.message).toContain('The file was uploaded: upload it again once the plan is approved.');
	expect(uploaded.boardRow.reportIds).toBe('');
	const listedAlso = decide({ ...input, board: readBoard([{ settlementId: ID, reportIds: 'R1' }]), reportId: '' });
	for (const { boardRow } of [listedAlso, decide({ ...input, board: [], reportId: 'R2' })])
		expect(boardRow.message).not.toContain('uploaded');
});
