import { exceptionOf } from '../../../nodes/domain/exceptions/kinds';
import { runOutcome } from '../../../nodes/domain/run/outcome';
import type { RunInput } from '../../../nodes/domain/run/run.types';

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

describe('orders that Sage had already', () => {
	const AMAZON = (orderId: string, fulfillmentStatus = 'UNSHIPPED') => ({ orderId, fulfillment: { fulfillmentStatus } });
	const found = (amazonOrderId: string, more = {}) => ({
		amazonOrderId,
		action: 'none',
		outcome: 'alreadyPosted',
		documentNo: '42',
		...more,
	});

	it('count as posted before, and cancelled ones are counted apart', () => {
		const { summary } = outcome({
			seen: [AMAZON('A'), AMAZON('B'), AMAZON('C', 'CANCELLED'), AMAZON('D', 'CANCELLED'), AMAZON('E', 'CANCELLED')],
			results: [posted('A')],
			inSage: [found('B'), { amazonOrderId: 'C', action: 'delete' }],
			refused: [refusal('cancelledOnAmazon', 'D'), refusal('buyerAskedToCancel', 'B')],
			deleted: [{ deleted: 'C', outcome: 'posted', documentNo: '43' }],
		});
		expect(summary).toMatchObject({
			fetched: 2,
			posted: 1,
			alreadyPosted: 1,
			held: 0,
			cancellations: { asked: 1, done: 1, held: 1 },
		});
	});

	it('close what held them, unless it was found again', () => {
		const known = [open('unknownSku', 'B', { recordType: 'order' }), open('orderChangedOnAmazon', 'B', { recordType: 'order' })];
		const { solved } = outcome({ seen: [AMAZON('B')], inSage: [found('B')], refused: [refusal('orderChangedOnAmazon', 'B')], known });
		expect(solved).toEqual(['unknownSku|B']);
	});

	it('are told where they come to something else, before a change and after it', () => {
		const differing = { totalGrossValue: '24.00', expectedGross: '36.00', grossAgrees: false };
		const { exceptions } = outcome({
			inSage: [found('B', differing), found('F')],
			updated: [{ amazonOrderId: 'C', outcome: 'posted', documentNo: '43', ...differing }],
		});
		expect(exceptions.map(({ kind, recordId }) => [kind, recordId])).toEqual([
			['postedDiffers', 'B'],
			['postedDiffers', 'C'],
		]);
	});

	it('are held where their change or deletion could not be carried out', () => {
		const { exceptions, summary } = outcome({
			seen: [AMAZON('B'), AMAZON('C', 'CANCELLED')],
			inSage: [{ amazonOrderId: 'B', action: 'update' }],
			updated: [failure('refusedBySage', 'B')],
			deleted: [failure('outcomeUnknown', 'C')],
		});
		expect(exceptions.map(({ kind, recordId, recordType }) => [kind, recordId, recordType])).toEqual([
			['refusedBySage', 'B', 'order'],
			['outcomeUnknown', 'C', 'order'],
		]);
		expect(summary).toMatchObject({ posted: 0, alreadyPosted: 0, held: 1, cancellations: { done: 0, held: 1 } });
	});
});

it('says of orders that it was called for and Amazon did not give that they are not there', () => {
	const fetched = { readings: [], pages: [], askedOrderIds: ['A', 'Z'] };
	const { exceptions } = outcome({ fetched, seen: [{ orderId: 'A', fulfillment: { fulfillmentStatus: 'UNSHIPPED' } }] });
	expect(exceptions).toMatchObject([{ kind: 'orderNotOnAmazon', recordId: 'Z', owner: 'ecommerce' }]);
});
