import { waitingAfter } from '../../../nodes/domain/run/waitingAfter';
import type { RunInput } from '../../../nodes/domain/run/run.types';

const ORDER = '202-5550001-1110001';
const ROW = { key: `${ORDER}|77`, orderId: ORDER, settlementId: '77', status: 'posting', message: '' };
const RUN = {
	runId: '9',
	now: '2026-11-05T09:00:00.000Z',
	settleMinutes: 30,
	orderMoney: [],
	waiting: [],
	followed: [ROW],
	results: [],
	failures: [],
};
const after = (more: object) => waitingAfter({ ...RUN, ...more } as unknown as RunInput, null);
const failure = (kind: string, orderId = ORDER) => ({ error: 'x', details: { kind, message: 'Sage said no', reference: '77', orderId } });

describe('a credit note that waited and was sent', () => {
	it('is posted, and its refund counts as credited by us', () => {
		const results = [{ subject: { kind: 'refund', id: '77', orderId: ORDER }, outcome: 'posted', steps: [{ step: 1 }] }];
		expect(after({ results })).toMatchObject({
			waiting: [{ status: 'posted', postedAt: RUN.now, documents: '[{"step":1}]' }],
			credited: [{ key: ROW.key, credited: 'us' }],
		});
	});

	it.each([
		['refusedBySage', ''],
		['outcomeUnknown', '2026-11-05T09:30:00.000Z'],
		['postedNotShown', '9999-12-31T00:00:00.000Z'],
	])('is failed where Sage answers %s, and not tried again before its time', (kind, retryAfter) => {
		expect(after({ failures: [failure(kind)] })).toMatchObject({
			waiting: [{ status: 'failed', message: 'Sage said no', retryAfter }],
			credited: [],
		});
	});

	it('is not failed by what another order of the settlement was answered', () => {
		expect(after({ failures: [failure('refusedBySage', '202-5550002-1110002')] })).toMatchObject({ waiting: [{ status: 'posting' }] });
	});
});

it('that somebody credited by hand is closed, and its refund counts so', () => {
	expect(after({ followed: [{ ...ROW, status: 'closed' }] }).credited).toEqual([{ key: ROW.key, credited: 'byHand' }]);
});
