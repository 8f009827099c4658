import { cursorsAfter, readingsDue, type Reading } from '../../../nodes/domain/order/readings';

const NOW = Date.parse('2026-11-05T09:00:00Z');
const FLOW = { marketplaceIds: ['UK', 'DE'], overlapMinutes: 30, firstRunDays: 30 };
const due = (...cursors: object[]) => readingsDue(cursors as Array<Record<string, unknown>>, FLOW, NOW);
const at = (flow: string, position: string, note?: object) => ({
	flow,
	position: `2026-11-05T${position}:00.000Z`,
	...(note && { reading: JSON.stringify(note) }),
});
const windows = (readings: Reading[]) =>
	readings.map(({ cursors, after, before }) => [cursors.join('+'), after.slice(5, 16), before.slice(5, 16)]);

test('a seller with few changes reads everything in one search, with the overlap of the settings', () => {
	const readings = due(at('orders', '08:43', { pages: 1 }), at('ordersAll', '08:43', { pages: 1 }));
	expect(windows(readings)).toEqual([['orders+ordersAll', '11-05T08:13', '11-05T08:58']]);
	expect(readings).toMatchObject([{ marketplaceIds: 'UK,DE', token: '', pages: 0, keepBack: 0, begunAt: '2026-11-05T09:00:00.000Z' }]);
	expect(readings[0].statuses).toContain('SHIPPED');
});

test('the first run reads the orders of the last hour first, and then as far back as the settings say', () => {
	const readings = due({});
	expect(windows(readings)).toEqual([
		['orders', '11-05T07:58', '11-05T08:58'],
		['ordersAll', '10-06T09:00', '11-05T08:58'],
	]);
	expect(readings.map(({ statuses, keepBack }) => [statuses.includes('SHIPPED'), keepBack])).toEqual([
		[false, 0],
		[true, 0.5],
	]);
});

test('where more changes than a page, fresh orders are read with a short overlap, and everything again once an hour', () => {
	const busy = (position: string) => due(at('orders', '08:43', { pages: 1 }), at('ordersAll', position, { pages: 2 }));
	expect(windows(busy('08:13'))).toEqual([['orders', '11-05T08:38', '11-05T08:58']]);
	expect(windows(busy('07:58'))).toEqual([
		['orders', '11-05T08:38', '11-05T08:58'],
		['ordersAll', '11-05T07:28', '11-05T08:58'],
	]);
});

test('after a pause, fresh orders go first', () => {
	expect(windows(due(at('orders', '02:00', { pages: 1 }), at('ordersAll', '02:00', { pages: 1 })))).toEqual([
		['orders', '11-05T01:55', '11-05T08:58'],
		['ordersAll', '11-05T01:30', '11-05T08:58'],
	]);
});

test('a reading that stopped goes on from its token with its own times and filters, until the token is old or is none', () => {
	const [, begun] = due({});
	const stopped = { ...begun, token: 'T', pages: 5, marketplaceIds: 'UK' };
	const goesOn = (note: object) =>
		due(at('orders', '08:43', { pages: 1 }), { flow: 'ordersAll', position: null, reading: JSON.stringify(note) })[1];
	expect(goesOn(stopped)).toEqual(stopped);
	expect(goesOn({ ...stopped, begunAt: '2026-11-04T12:59:59.000Z' })).toMatchObject({ token: '', pages: 0 });
	expect(goesOn({ ...stopped, token: '' })).toMatchObject({ token: '' });
	expect(goesOn({ ...stopped, after: 'soon' })).toMatchObject({ token: '' });
	expect(goesOn({ ...stopped, cursors: ['orders'] })).toMatchObject({ token: '' });
	expect(due({ flow: 'orders', position: '2026-11-05T08:43:00Z', reading: 'nonsense' })[0]).toMatchObject({ token: '' });
});

test('of two rows of one flow the earlier one counts', () => {
	expect(windows(due(at('orders', '08:43'), at('orders', '07:43'), at('ordersAll', '08:43')))[0]).toEqual([
		'orders',
		'11-05T07:38',
		'11-05T08:58',
	]);
});

describe('where the next run goes on', () => {
	const [reading] = due(at('orders', '08:43'), at('ordersAll', '08:43'));
	const after = (read: { state: string; pages: number; nextToken: string }, given: Reading = reading) => cursorsAfter([given], [read]);

	it('is the end of what was read to its end, for all that it moves', () => {
		const position = '2026-11-05T08:58:00.000Z';
		expect(after({ state: 'complete', pages: 2, nextToken: '' }, { ...reading, token: 'T', pages: 3 })).toEqual([
			{ flow: 'orders', position, reading: '{"pages":5}' },
			{ flow: 'ordersAll', position, reading: '{"pages":5}' },
		]);
	});

	it.each(['more', 'quota'])('is the next page, and no cursor moves, when the state is %s', (state) => {
		expect(after({ state, pages: 2, nextToken: 'T2' })).toEqual([
			{ flow: 'orders', reading: JSON.stringify({ ...reading, token: 'T2', pages: 2 }) },
		]);
	});

	it('is the same place when nothing was read, and the beginning when Amazon does not take the token', () => {
		expect(after({ state: 'quota', pages: 0, nextToken: '' })).toEqual([]);
		expect(cursorsAfter([reading], [])).toEqual([]);
		expect(after({ state: 'tokenRefused', pages: 0, nextToken: 'T' }, { ...reading, token: 'T' })).toEqual([
			{ flow: 'orders', reading: '' },
		]);
	});
});
