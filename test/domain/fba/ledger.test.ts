import { readLedger } from '../../../nodes/domain/fba/ledger';
import { ledgerRow } from './ledgerRows';

const idsOf = (...rows: Array<Parameters<typeof ledgerRow>[0]>) => readLedger(rows.map(ledgerRow)).map(({ id }) => id);

describe('the id of an event', () => {
	test('fits into a reference of Sage and is the same in every report', () => {
		const [id] = idsOf({});
		expect(id).toMatch(/^FBA[0-9A-F]{15}$/);
		expect(idsOf({ reportId: '2', title: 'Lamp, new name' })).toEqual([id]);
	});

	test('stays when Amazon reconciles the row later', () => {
		expect(idsOf({ reconciledQuantity: 1, unreconciledQuantity: 0 })).toEqual(idsOf({}));
	});

	test('tells identical rows apart, and is another for another row', () => {
		const [first, second] = idsOf({}, {});
		expect(second).toBe(`${first}2`);
		expect(idsOf({ quantity: -2 })).not.toEqual([first]);
		expect(idsOf({ fulfillmentCenter: 'XUK4' })).not.toEqual([first]);
	});
});

test('events come oldest first, rows without a quantity are left out', () => {
	const events = readLedger(
		[
			{ date: '2026-11-12', dateTime: '2026-11-12T08:00:00+00:00', referenceId: 'c' },
			{ dateTime: '2026-11-10T09:00:00+00:00', referenceId: 'b' },
			{ dateTime: '2026-11-10T09:00:00+01:00', referenceId: 'a' },
			{ quantity: 0, referenceId: 'none' },
		].map(ledgerRow),
	);
	expect(events.map(({ referenceId }) => referenceId)).toEqual(['a', 'b', 'c']);
});
