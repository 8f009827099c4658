import { readBoard } from '../../../../nodes/domain/settlement/desk/board';
import { missingSettlements } from '../../../../nodes/domain/settlement/desk/missing';
import { DEMO_SERIES } from '../../../../sandbox/demo/settings';

const row = (settlementId: string, start: string, end: string, more: object = {}) => ({
	settlementId,
	series: 'GBP',
	currency: 'GBP',
	status: 'posted',
	startDate: `${start}T08:00:00.000Z`,
	endDate: `${end}T08:00:00.000Z`,
	reportIds: `R${settlementId}`,
	...more,
});
const BOARD = [row('10000000001', '2026-09-19', '2026-10-03'), row('10000000002', '2026-10-03', '2026-10-17')];
const found = (now: string, board: object[] = BOARD, reports: object[] = []) =>
	missingSettlements([DEMO_SERIES], readBoard(board as never), reports, now).map(({ kind, recordId, holds }) => [kind, recordId, holds]);

/** Ended on 17 October; the next one ends on 31 October and may come until 5 November. */
it('says that the next settlement is missing five days after it should have come, and holds nothing for it', () => {
	expect(found('2026-11-05T07:00:00.000Z')).toEqual([]);
	expect(found('2026-11-06T09:00:00.000Z')).toEqual([['settlementMissing', '10000000002', false]]);
	const [{ message, remedy }] = missingSettlements([DEMO_SERIES], readBoard(BOARD as never), [], '2026-11-06T09:00:00.000Z');
	expect(message).toContain('ended on 2026-10-17, 20 days ago; its settlements last up to 14 days');
	expect(remedy).toContain('Upload a settlement file');
});

it('says nothing while Amazon lists a later report that nobody has worked yet, nor where a later one is held', () => {
	const later = { reportId: 'R3', reportDocumentId: 'd', dataEndTime: '2026-10-31T08:00:00Z' };
	expect(found('2026-11-06T09:00:00.000Z', BOARD, [later])).toEqual([]);
	const worked = { reportId: 'R10000000002', reportDocumentId: 'd', dataEndTime: '2026-10-17T08:00:05Z' };
	expect(found('2026-11-06T09:00:00.000Z', BOARD, [worked])).toHaveLength(1);
	expect(found('2026-11-06T09:00:00.000Z', [...BOARD, row('10000000003', '2026-10-17', '2026-10-31', { status: 'held' })])).toEqual([]);
});

it('goes by the rhythm of the series, and says nothing of one that has not begun', () => {
	const monthly = [row('10000000001', '2026-09-01', '2026-10-01')];
	expect(found('2026-11-04T09:00:00.000Z', monthly)).toEqual([]);
	expect(found('2026-11-07T09:00:00.000Z', monthly)).toHaveLength(1);
	expect(found('2026-11-07T09:00:00.000Z', [])).toEqual([]);
});

it('takes a row without a series for one of the only series of its currency', () => {
	expect(found('2026-11-06T09:00:00.000Z', [row('10000000002', '2026-10-03', '2026-10-17', { series: '' })])).toHaveLength(1);
	expect(found('2026-11-06T09:00:00.000Z', [row('10000000002', '2026-10-03', '2026-10-17', { series: '', currency: 'EUR' })])).toEqual([]);
});
