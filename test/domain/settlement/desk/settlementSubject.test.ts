import type { Subject } from '../../../../nodes/domain/decisions/subject';
import { settlementSubject } from '../../../../nodes/domain/settlement/desk/settlementSubject';
import { RETRY_NEVER } from '../../../../nodes/domain/settlement/desk/retry';

const ROW = {
	settlementId: 'S1',
	series: 'GBP',
	status: 'awaiting approval',
	currency: 'GBP',
	payout: '70.40',
	endDate: '2026-11-02T08:15:00.000Z',
	planHash: 'h',
	decisionId: 'd1',
	retryAfter: '',
	postOn: '',
	plan: '{"steps":[{"document":"bank_transfer","secondReference":"PAYOUT-2611-0","date":"2026-11-04","amount":"70.40","currency":"GBP"}]}',
};

function subjectOf(cells: object = {}): Subject {
	const subject = settlementSubject([{ ...ROW, ...cells }], 'S1');
	if (!subject.ok) throw new Error(subject.refusal.message);
	return subject.value;
}
const choicesOf = (cells: object) => subjectOf(cells).choices.map(({ key, toState }) => `${key}: ${toState}`);

it('shows what Amazon paid, where the settlement stands, and each document for Sage', () => {
	const { heading, facts, tables } = subjectOf();
	expect(heading).toBe('Settlement S1: Amazon paid 70.40 GBP. It is "awaiting approval".');
	expect(facts).toContainEqual(['Until', '2026-11-02 08:15 UTC']);
	expect(tables).toEqual([
		{ heading: 'Documents for Sage', columns: ['Document', 'Amount'], rows: [['Bank transfer of 2026-11-04, PAYOUT-2611-0', '70.40 GBP']] },
	]);
});

it.each([
	[{}, ['approve: approved', 'hold: on hold', 'nameDay: awaiting approval']],
	[{ planHash: '' }, ['hold: on hold', 'nameDay: awaiting approval']],
	[{ status: 'approved' }, ['hold: on hold', 'nameDay: awaiting approval']],
	[{ status: 'held' }, ['hold: on hold', 'nameDay: held']],
	[{ status: 'dry run' }, ['hold: on hold', 'nameDay: awaiting approval']],
	[{ status: 'aproved' }, ['hold: on hold', 'nameDay: awaiting approval']],
	[{ status: 'posting' }, ['hold: on hold']],
	[{ status: 'failed' }, ['hold: on hold']],
	[{ status: 'failed', retryAfter: '2026-11-05T09:30:00.000Z' }, ['hold: on hold']],
	[{ status: 'failed', retryAfter: RETRY_NEVER }, ['hold: on hold', 'goOn: failed']],
	[{ status: 'on hold' }, ['release: awaiting approval', 'nameDay: on hold']],
	[{ status: 'posted' }, []],
])('where the board says %j there may be decided %j', (cells, choices) => {
	expect(choicesOf(cells)).toEqual(choices);
});

it('names a day that is one, and no other', () => {
	const nameDay = subjectOf().choices.find(({ key }) => key === 'nameDay');
	expect(nameDay?.value?.({ date: '2026-12-01' })).toEqual({ ok: true, value: '2026-12-01' });
	for (const date of ['', '2026-13-01', '01/12/2026', '2026-12-01T00:00', 'soon'])
		expect([date, nameDay?.value?.({ date }).ok]).toEqual([date, false]);
	expect(nameDay?.value?.({}).ok).toBe(false);
});

it('has no choice with a sign by which n8n would mistake it for another one', () => {
	const all = ['awaiting approval', 'on hold', 'failed'].flatMap((status) => subjectOf({ status, retryAfter: RETRY_NEVER }).choices);
	for (const { label } of all) expect(label).not.toMatch(/[<>"&]/);
});

it.each([
	[[], /The Settlement board has no settlement "S1"/],
	[[{}], /has no settlement/],
	[[ROW, ROW], /has 2 rows on the board/],
])('refuses a board with %j', (rows, message) => {
	expect(settlementSubject(rows, 'S1')).toMatchObject({ ok: false, refusal: { message: expect.stringMatching(message) } });
});
