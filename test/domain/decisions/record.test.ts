import { askPage, seenOf } from '../../../nodes/domain/decisions/ask';
import { checkChains } from '../../../nodes/domain/decisions/chain';
import { readDeciders } from '../../../nodes/domain/decisions/deciders';
import { recordDecision, type Answer } from '../../../nodes/domain/decisions/record';
import type { Subject } from '../../../nodes/domain/decisions/subject';
import { done, refused } from '../../../nodes/domain/result';
import { ANNA, chainOf, KEY } from './fixture';

const SUBJECT: Subject = {
	recordType: 'settlement',
	recordId: 'S1',
	heading: 'Settlement S1: Amazon paid 70.40 GBP.',
	facts: [['Payout', '70.40 GBP']],
	tables: [],
	state: 'awaiting approval',
	about: 'plan',
	decisionId: '',
	cells: { postOn: '' },
	choices: [
		{ key: 'approve', label: 'Approve', kind: 'approve', toState: 'approved' },
		{
			key: 'nameDay',
			label: 'Name a day',
			kind: 'approve',
			toState: 'held',
			value: ({ date = '' }) => (date === '' ? refused('No day.') : done(date)),
			cells: ({ value }) => ({ postOn: value }),
		},
	],
	fields: [{ name: 'date', label: 'Day', type: 'date' }],
};
const DECIDERS = readDeciders([
	{ person: ANNA, kinds: 'approve' },
	{ person: 'ben@example.com', kinds: 'undo' },
]);
const SHOWN = { seen: seenOf(SUBJECT), person: ANNA, recordType: 'settlement', recordId: 'S1' };
const answer = (more: Partial<Answer> = {}): Answer => ({
	subject: SUBJECT,
	shown: SHOWN,
	person: ANNA,
	given: { choice: 'Approve', reason: 'agrees with the bank', date: null, submittedAt: 'now' },
	deciders: DECIDERS,
	decisions: [],
	key: KEY,
	now: '2026-11-05T09:00:00.000Z',
	executionId: '77',
	...more,
});
const refusalOf = (more: Partial<Answer>) => {
	const result = recordDecision(answer(more));
	return result.ok ? 'decided' : result.refusal.message;
};

describe('a decision', () => {
	it('is sealed, says who decided what on which plan, and changes the record only while it says what was shown', () => {
		const result = recordDecision(answer());
		if (!result.ok) throw new Error(result.refusal.message);
		const { row, cells, where, said } = result.value;
		expect(row).toMatchObject({
			decidedAt: '2026-11-05T09:00:00.000Z',
			person: ANNA,
			choice: 'approve',
			recordId: 'S1',
			reason: 'agrees with the bank',
			kind: 'approve',
			fromState: 'awaiting approval',
			toState: 'approved',
			about: 'plan',
			seen: SHOWN.seen,
			number: '1',
			previous: '',
			executionId: '77',
		});
		expect(checkChains([row], KEY).faults).toEqual([]);
		expect(cells).toEqual({ status: 'approved', approvedBy: ANNA, decisionId: row.decisionId, postOn: '' });
		expect(where).toEqual({ status: 'awaiting approval', planHash: 'plan', decisionId: '' });
		expect(said).toBe('Approve: decided by anna@example.com.');
	});

	it('follows the one before it on the same record, and no other', () => {
		const decisions = chainOf({ choice: 'hold' }, { recordId: 'S2' });
		const result = recordDecision(answer({ decisions }));
		expect(result).toMatchObject({ ok: true, value: { row: { number: '2', previous: decisions[0].decisionId } } });
	});

	it('takes what is decided beside the choice into the row and into the record', () => {
		const given = { choice: 'Name a day', reason: 'period closed', date: '2026-12-01' };
		expect(recordDecision(answer({ given }))).toMatchObject({
			value: { row: { value: '2026-12-01' }, cells: { status: 'held', postOn: '2026-12-01' } },
		});
	});

	it('keeps a reason on one line, without what could move a terminal, and not without end', () => {
		const reason = `a\n\u001b[31mb\u2028${'c'.repeat(10_000)}`;
		const result = recordDecision(answer({ given: { choice: 'Approve', reason } }));
		expect(result.ok && result.value.row.reason).toBe(`a [31mb ${'c'.repeat(992)}`);
	});

	it.each<[string, Partial<Answer>, RegExp]>([
		['somebody else answers than was asked', { person: 'ben@example.com' }, /Another person answered/],
		['nobody is signed in', { person: '' }, /Another person answered/],
		['its person was taken out of Deciders meanwhile', { deciders: readDeciders([]) }, /Nobody may decide yet/],
		['the plan is another one by now', { subject: { ...SUBJECT, about: 'other' } }, /is not what stands there now/],
		['somebody else decided meanwhile', { subject: { ...SUBJECT, decisionId: 'd1' } }, /is not what stands there now/],
		['the status is another one by now', { subject: { ...SUBJECT, state: 'posting' } }, /is not what stands there now/],
		[
			'an amount that was shown is another one by now',
			{ subject: { ...SUBJECT, facts: [['Payout', '70.41 GBP']] } },
			/is not what stands there now/,
		],
		['what was shown was of another record', { shown: { ...SHOWN, recordId: 'S2' } }, /is not what stands there now/],
		['the hash of what was shown is missing', { shown: { ...SHOWN, seen: '' } }, /is not what stands there now/],
		['nothing was chosen', { given: { reason: 'x' } }, /No decision was chosen/],
		['a choice was sent that is not on the page', { given: { choice: 'Undo', reason: 'x' } }, /No decision was chosen/],
		['a list of choices was sent', { given: { choice: ['Approve'], reason: 'x' } }, /No decision was chosen/],
		['there is no reason', { given: { choice: 'Approve', reason: ' \n ' } }, /No reason was given/],
		[
			'what belongs to the choice is missing',
			{ given: { choice: 'Name a day', reason: 'x', date: null } },
			/^No day\. Nothing was decided/,
		],
		['a decision before it was changed', { decisions: [{ ...chainOf({})[0], reason: 'y' }] }, /The table Decision log was changed/],
		[
			'the key is another one than that of the decision before it',
			{ decisions: chainOf({}), key: 'k'.repeat(40) },
			/The table Decision log was changed/,
		],
	])('is none where %s', (_why, more, message) => {
		expect(refusalOf(more)).toMatch(message);
	});
});

describe('the page that asks', () => {
	const page = (subject: Subject, person = ANNA) => askPage(subject, person, DECIDERS);

	it('shows the record, has nothing preset, and asks for a reason', () => {
		const asked = page(SUBJECT);
		if (!asked.ok) throw new Error(asked.refusal.message);
		const fields = JSON.parse(asked.value.form);
		expect(fields.map(({ fieldType, fieldName = '', requiredField }: any) => [fieldType, fieldName, requiredField])).toEqual([
			['html', '', undefined],
			['radio', 'choice', true],
			['date', 'date', false],
			['textarea', 'reason', true],
		]);
		expect(fields[1].fieldOptions.values).toEqual([{ option: 'Approve' }, { option: 'Name a day' }]);
		expect(asked.value.form).not.toMatch(/default/i);
		expect(fields[0].html).toContain('<th>Payout</th><td>70.40 GBP</td>');
		expect(asked.value).toMatchObject({ seen: SHOWN.seen, person: ANNA, recordId: 'S1' });
	});

	it('shows hostile text as text', () => {
		const asked = page({ ...SUBJECT, heading: '<img src=x onerror=alert(1)>', facts: [['"', `'><script>`]] });
		const [{ html }] = JSON.parse(asked.ok ? asked.value.form : '[{}]');
		expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
		expect(html).toContain('<th>&quot;</th><td>&#39;&gt;&lt;script&gt;</td>');
	});

	it.each([
		[
			'who is not in Deciders for it',
			SUBJECT,
			'ben@example.com',
			'ben@example.com may not decide this: it takes the kind "approve" in the table Deciders.',
		],
		[
			'who has no address',
			SUBJECT,
			'',
			'Somebody without an address may not decide this: it takes the kind "approve" in the table Deciders.',
		],
		[
			'when nothing can be decided',
			{ ...SUBJECT, choices: [] },
			ANNA,
			'There is nothing to decide on settlement S1: its status is "awaiting approval".',
		],
	])('refuses a person %s', (_who, subject, person, message) => {
		expect(page(subject, person)).toMatchObject({ ok: false, refusal: { message } });
	});
});
