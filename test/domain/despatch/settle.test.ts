import { after, confirmedQueue, ID, minutesLater, NOW, plan, settle, took, line, shownPackage, amazonOrder } from './fixtures';

const failure = (reason: string, more = {}) => [{ error: 'no', details: { reason, message: `It is ${reason}.`, ...more } }];

test('a package that Amazon shows as it was told is confirmed', () => {
	const planned = plan();
	const { rows, exceptions, counts, trail } = settle(planned, took(planned));
	expect(rows).toMatchObject([{ key: `${ID}|11`, status: 'confirmed', confirmedAt: NOW, sentAt: NOW, attempts: 0, nextAttemptAt: '' }]);
	expect(exceptions).toEqual([]);
	expect(counts).toEqual({ fetched: 1, posted: 1, alreadyPosted: 0, held: 0, pending: 0 });
	expect(trail).toEqual([{ orderId: ID, despatchedAt: '2026-03-02T11:59:00.000Z', parcels: '1: 11', confirmedAt: NOW, lastChange: NOW }]);
});

test('one that Amazon took and does not show yet is looked for, sent once more after half an hour, and then told to a person', () => {
	const planned = plan();
	let queue = after(planned, settle(planned, took(planned, 'notYet')));
	expect(queue).toMatchObject([{ status: 'sent', nextAttemptAt: minutesLater(5), attempts: 1 }]);
	const early = plan({ shipments: queue, now: minutesLater(10) });
	expect(early).toMatchObject({ packages: [], exceptions: [], rows: [{ status: 'sent' }] });
	const late = plan({ shipments: queue, now: minutesLater(31) });
	expect(late.packages).toMatchObject([{ packageReferenceId: '11' }]);
	queue = after(late, settle(late, took(late, 'notYet'), minutesLater(31)));
	const last = plan({ shipments: queue, now: minutesLater(62) });
	expect(last.exceptions).toMatchObject([{ kind: 'confirmationNotShown', owner: 'operations' }]);
	const shown = plan({ shipments: queue, now: minutesLater(62), amazonOrders: [amazonOrder({ packages: [shownPackage()] })] });
	expect(shown).toMatchObject({ packages: [], exceptions: [], rows: [{ status: 'confirmed' }] });
});

test.each(['rateLimited', 'unavailable', 'noConnection', 'notAllowed', 'loginRefused'])(
	'a failure that goes by is tried again: %s',
	(reason) => {
		const { rows, exceptions } = settle(plan(), failure(reason));
		expect(rows).toMatchObject([{ status: 'retry', attempts: 1, sentAt: '', nextAttemptAt: minutesLater(5), message: `It is ${reason}.` }]);
		expect(exceptions).toEqual([]);
	},
);

test('an answer that got lost counts as told until Amazon shows that it was not', () => {
	const planned = plan();
	const queue = after(planned, settle(planned, failure('outcomeUnknown')));
	expect(queue).toMatchObject([{ status: 'retry', sentAt: NOW }]);
	expect(plan({ shipments: queue, now: minutesLater(5) })).toMatchObject({ packages: [], rows: [{ status: 'sent' }] });
	const lines = [line(), line({ sop_despatch_line_id: 502, sop_despatch_id: 12 })];
	// Two lamps are told, or may be: the second note has none left to tell.
	expect(plan({ lines: [lines[0]], shipments: queue, now: minutesLater(40) }).packages).toMatchObject([{ packageReferenceId: '11' }]);
});

test('what Amazon refuses is told to a person at once, with its words', () => {
	const { rows, exceptions } = settle(plan(), failure('invalidRequest', { code: 'InvalidInput', text: 'shipDate is odd' }));
	expect(rows).toMatchObject([{ status: 'refused', sentAt: '', nextAttemptAt: minutesLater(120) }]);
	expect(exceptions).toMatchObject([{ kind: 'confirmationRefused', recordId: ID, recordType: 'package', owner: 'operations' }]);
	expect(exceptions[0].message).toContain('InvalidInput: shipDate is odd');
	expect(exceptions[0].message).toContain('(30 hours left)');
});

test('an answer about another package, or none, changes nothing: the next run looks at Amazon', () => {
	const planned = plan();
	expect(settle(planned, [{ orderId: 'x', packageReferenceId: '11', shown: 'agrees' }]).rows).toMatchObject([
		{ status: 'due', sentAt: '' },
	]);
	expect(settle(planned, []).rows).toEqual([]);
});

test('a row that stands as it stood is settled all the same', () => {
	const planned = plan();
	const again = plan({ shipments: [...planned.rows] });
	expect(settle(again, took(again)).rows).toMatchObject([{ status: 'confirmed' }]);
});

test('what the plan told people goes on', () => {
	const planned = plan({
		lines: [line({ sop_despatch_line_quantity: '1' })],
		shipments: confirmedQueue(),
		askedOrderIds: [],
		amazonOrders: [],
	});
	expect(settle(planned, []).exceptions.map(({ kind }) => kind)).toEqual(['despatchShrunk']);
});
