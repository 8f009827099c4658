import { exceptionOf, type ExceptionKindName } from '../../../nodes/domain/exceptions/kinds';
import { runOutcome } from '../../../nodes/domain/run/outcome';
import type { RunInput } from '../../../nodes/domain/run/run.types';

const NOW = '2026-11-12T04:00:00.000Z';
const RUN: RunInput = {
	flow: 'fba',
	runId: '77',
	workflowId: 'W1',
	ranIn: 'amzFlow000000001',
	startedAt: NOW,
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
	window: null,
	orderMoney: [],
	waiting: [],
	followed: [],
	judged: [],
	settleMinutes: 30,
};
const outcome = (more: Partial<RunInput>) => runOutcome({ ...RUN, ...more });
const refusal = (kind: ExceptionKindName, recordId: string, more = {}) =>
	exceptionOf(kind, { recordId, message: 'No.', remedy: 'Mend it.', ...more }, NOW);
const open = (kind: string, recordId: string, flow = 'fba') => ({
	kind,
	recordId,
	key: `${kind}|${recordId}`,
	flow,
	recordType: 'fbaEvent',
	status: 'open',
});
const result = (id: string, more = {}) => ({
	subject: { kind: 'fbaAdjustment', id },
	outcome: 'posted',
	clearing: { agrees: true },
	...more,
});
const failure = (kind: string, reference: string) => ({ error: 'No', details: { kind, message: `${kind}!`, remedy: 'Wait.', reference } });

describe('a run of FBA adjustments', () => {
	it('counts events: posted, there before, held, waiting', () => {
		const { summary } = outcome({
			counts: { fetched: 6, before: 1, pending: 1 },
			results: [result('FBA1'), result('FBA2', { outcome: 'alreadyPosted' }), failure('refusedBySage', 'FBA3')],
			refused: [refusal('fbaCostMissing', 'FBA4')],
		});
		expect(summary).toMatchObject({ flow: 'fba', status: 'done', fetched: 6, posted: 1, alreadyPosted: 2, held: 2, pending: 1 });
	});

	it('makes an exception of what Sage refused, and of a clearing account that is not at zero again', () => {
		const clearing = { bankCode: 'AMZFBA', balance: '5.00', expected: '0.00', agrees: false };
		const { exceptions } = outcome({ results: [result('FBA1', { clearing }), failure('closedPeriod', 'FBA2')] });
		expect(exceptions).toMatchObject([
			{ kind: 'closedPeriod', recordId: 'FBA2', recordType: 'fbaEvent', flow: 'fba' },
			{
				kind: 'postedDiffers',
				recordId: 'FBA1',
				recordType: 'fbaEvent',
				flow: 'fba',
				message: expect.stringContaining('AMZFBA shows 5.00'),
			},
		]);
	});

	it('closes what it looked at and did not find again, and nothing else', () => {
		const known = [open('fbaCostMissing', 'FBA1'), open('fbaPairIncomplete', 'FBA2'), open('fbaReasonUnknown', 'FBA9')];
		const { solved } = outcome({ known, judged: ['FBA1', 'FBA2'], refused: [refusal('fbaPairIncomplete', 'FBA2')] });
		expect(solved).toEqual(['fbaCostMissing|FBA1']);
	});

	it('leaves open what was sent again and not posted, and what only a person can see put right', () => {
		const known = [open('refusedBySage', 'FBA1'), open('postedDiffers', 'FBA2')];
		expect(outcome({ known, judged: ['FBA1', 'FBA2'], results: [failure('outcomeUnknown', 'FBA1')] }).solved).toEqual([]);
		expect(outcome({ known, judged: ['FBA1'], results: [result('FBA1')] }).solved).toEqual(['refusedBySage|FBA1']);
	});

	it('counts stock items that differ as held, though they hold nothing', () => {
		const refused = [refusal('fbaDrift', 'PAN-28', { holds: false })];
		expect(outcome({ counts: { fetched: 4, before: 3 }, refused }).summary).toMatchObject({ fetched: 4, alreadyPosted: 3, held: 1 });
	});
});

describe('a run of returns', () => {
	const returns = (more: Partial<RunInput>) => outcome({ flow: 'returns', ...more });

	it('knows a return by its document number', () => {
		const results = [{ outcome: 'posted', documentNo: '202-1111111-2222222-0A1B2C3D', returnNo: 'R000000001' }];
		const known = [open('refusedBySage', '202-1111111-2222222-0A1B2C3D', 'returns')];
		const { solved, summary, exceptions } = returns({ results, known, counts: { fetched: 1 } });
		expect(exceptions).toEqual([]);
		expect(solved).toEqual(['refusedBySage|202-1111111-2222222-0A1B2C3D']);
		expect(summary).toMatchObject({ fetched: 1, posted: 1, held: 0 });
	});

	it('does not count a missing refund as held, and closes none of the FBA ledger', () => {
		const refused = [refusal('returnWithoutRefund', 'R1', { holds: false })];
		const known = [open('fbaCostMissing', 'FBA1')];
		const { summary, solved } = returns({ refused, known, judged: ['R1', 'FBA1'], counts: { fetched: 1, before: 1 } });
		expect(summary).toMatchObject({ fetched: 1, alreadyPosted: 1, held: 0 });
		expect(solved).toEqual([]);
	});
});
