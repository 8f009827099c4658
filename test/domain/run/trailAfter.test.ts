import { exceptionOf } from '../../../nodes/domain/exceptions/kinds';
import { runOutcome } from '../../../nodes/domain/run/outcome';
import { settledOrders } from '../../../nodes/domain/run/trailAfter';
import type { RunInput } from '../../../nodes/domain/run/run.types';

const NOW = '2026-11-05T09:00:00.000Z';
const [A, B, C] = ['202-1111111-0000001', '202-1111111-0000002', '202-1111111-0000003'];
const RUN: RunInput = {
	flow: 'orders',
	runId: '77',
	workflowId: 'W1',
	ranIn: 'amzFlow000000001',
	startedAt: NOW,
	now: NOW,
	ended: 'done',
	lease: { won: true },
	refused: [],
	results: [],
	failures: [],
	known: [],
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
const trail = (more: Partial<RunInput>) => Object.fromEntries(runOutcome({ ...RUN, ...more }).trail.map((row) => [row.orderId, row]));
const order = (orderId: string, more: object = {}) => ({
	orderId,
	createdTime: '2026-11-05T07:12:00Z',
	salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1F83G8C2ARO7P', marketplaceName: 'Amazon.co.uk' },
	buyer: { buyerName: 'Mary Example', buyerEmail: 'x@example.com' },
	recipient: { deliveryAddress: { name: 'Mary Example', addressLine1: '1 High Street', postalCode: 'EC1A 1BB' } },
	fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT', shipByWindow: { latestDateTime: '2026-11-06T23:59:59Z' } },
	orderItems: [],
	...more,
});
const entered = (amazonOrderId: string, outcome: string, documentNo: string) => ({ amazonOrderId, outcome, documentNo, grossAgrees: true });
const open = (kind: string, recordId: string, flow = 'orders') => ({
	kind,
	recordId,
	recordType: 'order',
	key: `${kind}|${recordId}`,
	flow,
	status: 'open',
});

it('notes of every order that the import looks at what Amazon says, and its number in Sage', () => {
	const rows = trail({
		seen: [order(A), order(B), {}],
		results: [entered(A, 'posted', '0000000042'), entered(B, 'alreadyPosted', '0000000041')],
	});
	const amazon = {
		marketplace: 'Amazon.co.uk',
		channel: 'FBM',
		purchasedAt: '2026-11-05T07:12:00Z',
		shipBy: '2026-11-06T23:59:59Z',
		amazonStatus: 'UNSHIPPED',
		openExceptions: '',
	};
	expect(rows).toEqual({
		[A]: { orderId: A, ...amazon, sageOrder: '0000000042', importedAt: NOW, lastChange: NOW },
		// When it was imported stands there already, or nobody knows: the time of this run is not it.
		[B]: { orderId: B, ...amazon, sageOrder: '0000000041' },
	});
});

it('keeps no buyer data', () => {
	const written = JSON.stringify(trail({ seen: [order(A)], results: [entered(A, 'posted', '0000000042')] }));
	for (const personal of ['Mary', 'example.com', 'High Street', 'EC1A']) expect(written).not.toContain(personal);
});

it('notes an order of Amazon that says little', () => {
	expect(trail({ seen: [{ orderId: A, salesChannel: null, fulfillment: 'gone' }] })[A]).toEqual({
		orderId: A,
		marketplace: '',
		channel: '',
		purchasedAt: '',
		shipBy: '',
		amazonStatus: '',
		openExceptions: '',
	});
});

it('says which exceptions stand open of an order, of all flows, with the time at which they changed', () => {
	const refused = exceptionOf('unknownSku', { recordId: A, message: 'm', remedy: 'r', detail: 'MUG' }, NOW);
	const rows = trail({
		seen: [order(A), order(B), order(C)],
		refused: [refused],
		results: [entered(B, 'posted', '0000000042')],
		known: [open('orderNotInSage', A, 'settlements'), open('addressDoesNotFit', B), open('orderNotInSage', C, 'settlements')],
	});
	expect(rows[A]).toMatchObject({ openExceptions: 'orderNotInSage, unknownSku', lastChange: NOW });
	// What held it is solved, because Sage has it now.
	expect(rows[B]).toMatchObject({ openExceptions: '', lastChange: NOW });
	expect(rows[C]).toMatchObject({ openExceptions: 'orderNotInSage' });
	expect(rows[C]).not.toHaveProperty('lastChange');
});

it('leaves out what a person ignores, and says nothing of settlements as records', () => {
	const ignored = { ...open('unknownSku', A), status: 'ignored' };
	const refused = exceptionOf('unknownSku', { recordId: A, message: 'm', remedy: 'r' }, NOW);
	expect(trail({ seen: [order(A)], known: [ignored], refused: [refused] })[A]?.openExceptions).toBe('');
	const ofSettlement = exceptionOf('settlementWaits', { recordId: '12345', message: 'm', remedy: 'r' }, NOW);
	expect(trail({ flow: 'settlements', refused: [ofSettlement] })).toEqual({});
});

it('writes the exceptions of orders that a settlement finds, and nothing else of them', () => {
	const refused = exceptionOf('orderNotInSage', { recordId: A, message: 'm', remedy: 'r', holds: false }, NOW);
	expect(trail({ flow: 'settlements', refused: [refused] })).toEqual({
		[A]: { orderId: A, openExceptions: 'orderNotInSage', lastChange: NOW },
	});
});

it('says nothing in a run that was skipped', () => {
	expect(trail({ lease: { won: false, heldBy: '5' } })).toEqual({});
});

it('names each order once whose money is to be added up anew', () => {
	expect(settledOrders([{ key: `${A}|1` }, { key: `${A}|2` }, { key: `${B}|1` }, { key: 'S01-1|1' }])).toEqual([A, B]);
});

it('notes when a buyer first asked to cancel, and what became of an order that is cancelled', () => {
	const asks = exceptionOf('buyerAskedToCancel', { recordId: A, message: 'm', remedy: 'r', recordType: 'order' }, NOW);
	const deleted = [{ deleted: B, outcome: 'posted', documentNo: '0000000042' }];
	const first = trail({ refused: [asks], deleted });
	expect(first[A]).toMatchObject({ cancellationAskedAt: NOW });
	expect(first[B]).toMatchObject({ cancelledAt: NOW, cancellation: 'Sage order 0000000042 deleted' });
	const later = trail({ refused: [asks], known: [open('buyerAskedToCancel', A)] });
	expect(later[A]).not.toHaveProperty('cancellationAskedAt');
});
