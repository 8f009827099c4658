import { netLedger } from '../../../nodes/domain/fba/changes';
import { readLedger } from '../../../nodes/domain/fba/ledger';
import { ledgerRow } from './ledgerRows';

const net = (rows: Array<Parameters<typeof ledgerRow>[0]>, posted: readonly string[] = []) => {
	const { changes, held, netted } = netLedger(readLedger(rows.map(ledgerRow)), (id) => posted.includes(id));
	return {
		changes: changes.map(({ event, units, from, to }) => `${event.reason} ${units} ${from} -> ${to}`),
		held: held.map(({ event, refusal }) => `${event.reason} ${refusal.kind}`),
		netted: netted.map(({ reason }) => reason),
	};
};

describe('what a reason code changes', () => {
	test.each([
		['M', -2, 'SELLABLE', 'M 2 sellable -> lost'],
		['5', -1, 'DEFECTIVE', '5 1 unsellable -> lost'],
		['2', -1, 'SELLABLE', '2 1 sellable -> lost'],
		['F', 1, 'SELLABLE', 'F 1 lost -> sellable'],
		['N', 3, 'CUSTOMER_DAMAGED', 'N 3 lost -> unsellable'],
		['J', 1, 'SELLABLE', 'J 1 lost -> sellable'],
		['1', 1, 'SELLABLE', '1 1 lost -> sellable'],
		['D', -1, 'WAREHOUSE_DAMAGED', 'D 1 unsellable -> gone'],
		['G', -1, 'SELLABLE', 'G 1 sellable -> gone'],
		['O', -1, 'SELLABLE', 'O 1 sellable -> gone'],
	])('%s of %d units, %s', (reason, quantity, disposition, change) => {
		expect(net([{ reason, quantity, disposition }])).toEqual({ changes: [change], held: [], netted: [] });
	});

	test.each(['6', '7', 'E', 'H', 'K', 'U', 'Q'])('%s and the P that follows it move units between dispositions and lose none', (reason) => {
		const rows = [
			{ reason, quantity: -2, disposition: 'SELLABLE' },
			{ reason: 'P', quantity: 2, disposition: 'WAREHOUSE_DAMAGED' },
		];
		expect(net(rows)).toEqual({ changes: ['P 2 sellable -> unsellable'], held: [], netted: [reason] });
	});

	test('from one unsellable disposition to another nothing moves in Sage', () => {
		const rows = [
			{ reason: 'K', quantity: -1, disposition: 'DEFECTIVE' },
			{ reason: 'P', quantity: 1, disposition: 'WAREHOUSE_DAMAGED' },
		];
		expect(net(rows)).toEqual({ changes: [], held: [], netted: ['P', 'K'] });
	});

	test('half a pair waits alone, the other events go on', () => {
		const rows = [
			{ reason: 'E', quantity: -1 },
			{ reason: 'M', quantity: -1, referenceId: '4700000002' },
		];
		expect(net(rows)).toEqual({ changes: ['M 1 sellable -> lost'], held: ['E fbaPairIncomplete'], netted: [] });
	});

	test('a pair over midnight is one', () => {
		const rows = [
			{ reason: 'E', quantity: -1, date: '2026-11-10', dateTime: '2026-11-10T23:59:50+00:00' },
			{ reason: 'P', quantity: 1, date: '2026-11-11', dateTime: '2026-11-11T00:00:10+00:00', disposition: 'DEFECTIVE' },
		];
		expect(net(rows).changes).toEqual(['P 1 sellable -> unsellable']);
	});

	test('an unknown reason, a sign that does not fit, an unknown disposition each wait alone', () => {
		const rows = [{ reason: 'X' }, { reason: 'F', quantity: -1 }, { disposition: 'VERKAUFBAR' }, { reason: 'D', quantity: -1 }];
		expect(net(rows)).toEqual({
			changes: ['D 1 sellable -> gone'],
			held: ['X fbaReasonUnknown', 'F fbaEventUnclear', 'M fbaEventUnclear'].sort((a, b) => Number(a[0] === 'M') - Number(b[0] === 'M')),
			netted: [],
		});
	});

	test('units under another SKU wait for a person', () => {
		const rows = [
			{ reason: '4', quantity: -5 },
			{ reason: '3', quantity: 5, msku: 'LAMP-NEW' },
		];
		expect(net(rows).held).toEqual(expect.arrayContaining(['4 fbaProductRedefined', '3 fbaProductRedefined']));
	});

	test('shipments, returns, receipts, removals and transfers are no adjustments', () => {
		const types = ['Shipments', 'CustomerReturns', 'Receipts', 'VendorReturns', 'WhseTransfers'];
		expect(net(types.map((eventType) => ({ eventType, reason: '' })))).toEqual({ changes: [], held: [], netted: [] });
	});
});

describe('lost and found under one reference within a day', () => {
	const rows = [
		{ reason: 'M', quantity: -2 },
		{ reason: 'F', quantity: 2, dateTime: '2026-11-10T12:00:00+00:00' },
	];

	test('cancel each other', () => {
		expect(net(rows)).toEqual({ changes: [], held: [], netted: ['F', 'M'] });
	});

	test('are both posted once the loss was, so that the find brings the units back', () => {
		const [loss] = readLedger(rows.map(ledgerRow));
		expect(net(rows, [loss?.id ?? '']).changes).toEqual(['M 2 sellable -> lost', 'F 2 lost -> sellable']);
	});
});
