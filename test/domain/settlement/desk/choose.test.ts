import { readBoard } from '../../../../nodes/domain/settlement/desk/board';
import { chooseReports } from '../../../../nodes/domain/settlement/desk/choose';

const NOW = '2026-11-05T09:00:00.000Z';
const report = (reportId: string, dataEndTime: string, more = {}) => ({
	reportId,
	reportDocumentId: `doc ${reportId}`,
	dataEndTime,
	createdTime: dataEndTime,
	...more,
});
const R1 = report('R1', '2026-10-17T08:00:00Z');
const R2 = report('R2', '2026-10-31T08:00:00Z');
const choose = (reports: Array<Partial<typeof R1>>, rows: object[]) => {
	const { chosen, leftAlone } = chooseReports(reports, readBoard(rows as Array<Record<string, unknown>>), NOW);
	return { ids: chosen.map(({ reportId }) => reportId), leftAlone };
};

describe('which settlement reports are worked now', () => {
	it('oldest first, each once, and none without a file', () => {
		const noFile = report('R0', '2026-10-01T08:00:00Z', { reportDocumentId: undefined });
		expect(choose([R2, noFile, R1, R2, {}], [{}])).toEqual({
			ids: ['R1', 'R2'],
			leftAlone: ['without a file', 'listed twice', 'without a file'],
		});
	});

	it.each([
		[{ status: 'posted' }, ['R2']],
		[{ status: ' Posted' }, ['R2']],
		[{ status: 'approved' }, ['R1', 'R2']],
		[{ status: 'failed', retryAfter: '2026-11-05T09:00:00.001Z' }, ['R2']],
		[{ status: 'failed', retryAfter: '2026-11-05T09:00:00.000Z' }, ['R1', 'R2']],
		[{ status: 'failed', retryAfter: 'later' }, ['R1', 'R2']],
		[{ status: 'posting', retryAfter: '2026-11-05T09:00:00.001Z' }, ['R2']],
		[{ status: 'posting', retryAfter: '2026-11-05T09:00:00.000Z' }, ['R1', 'R2']],
	])('with %j on the board for R1: %j', (cells, expected) => {
		expect(choose([R1, R2], [{ settlementId: 'S1', reportIds: 'R9, R1', ...cells }]).ids).toEqual(expected);
	});

	it('one of two reports that the board knows as one settlement, the one that Amazon made first', () => {
		const again = report('R1b', '2026-10-17T08:00:00Z', { createdTime: '2026-10-18T08:00:00Z' });
		const rows = [{ settlementId: 'S1', reportIds: 'R1,R1b', status: 'awaiting approval' }];
		expect(choose([again, R2, R1], rows)).toEqual({ ids: ['R1', 'R2'], leftAlone: ['listed twice'] });
	});
});
