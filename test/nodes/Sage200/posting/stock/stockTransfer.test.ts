import type { IDataObject } from 'n8n-workflow';
import { complaintAboutMove, shownMoves, type StockMove } from '../../../../../nodes/Sage200/posting/stock/stockTransfer';

const MOVE: StockMove = {
	stockCode: 'PAN-28',
	quantity: '40',
	fromWarehouse: 'HOME',
	fromBin: '',
	toWarehouse: 'FBA',
	toBin: '',
	date: '2026-05-12',
	reference: 'FBA-OUT-1',
	secondReference: '0001',
};
const FROM = { id: 1, warehouse: 'HOME', name: 'Unspecified' };
const TO = { id: 2, warehouse: 'FBA', name: 'Unspecified' };
const row = (id: number, warehouse: string, more: IDataObject = {}): IDataObject => ({
	id,
	warehouse_name: warehouse,
	bin_name: 'Unspecified',
	quantity: 40,
	transaction_date: '2026-05-12T00:00:00Z',
	...more,
});
const shown = (...rows: IDataObject[]) => shownMoves(rows, MOVE, FROM, TO).map(({ urns, differences }) => [urns, differences]);

test.each<[string, IDataObject[], unknown]>([
	['nothing', [], []],
	['a row per side as one transfer', [row(1, 'HOME'), row(2, 'FBA')], [[['1', '2'], []]]],
	['one row for both sides as one transfer', [row(1, 'HOME')], [[['1'], []]]],
	['a row without a bin name', [row(1, 'home', { bin_name: '' }), row(2, 'fba', { bin_name: null })], [[['1', '2'], []]]],
	[
		'two transfers',
		[row(1, 'HOME'), row(2, 'FBA'), row(3, 'HOME'), row(4, 'FBA')],
		[
			[['1', '2'], []],
			[['3', '4'], []],
		],
	],
	[
		'units that leave with a minus',
		[row(1, 'HOME', { quantity: '-40.00000' }), row(2, 'FBA', { quantity: '40.00000' })],
		[[['1', '2'], []]],
	],
	[
		'another quantity',
		[row(1, 'HOME', { quantity: '39.5' }), row(2, 'FBA', { quantity: '39.5' })],
		[[['1', '2'], ['quantity 39.5 instead of 40']]],
	],
	['another day', [row(1, 'HOME', { transaction_date: '2026-05-11T00:00:00Z' })], [[['1'], ['date 2026-05-11 instead of 2026-05-12']]]],
	['a movement in another warehouse', [row(1, 'MOON')], [[['1'], ['it is in MOON Unspecified']]]],
])('takes %s', (_title, rows, expected) => expect(shown(...rows)).toEqual(expected));

test('moves between bins of one warehouse are told apart by the bin', () => {
	const rows = [row(1, 'HOME'), row(2, 'HOME', { bin_name: 'Damaged' })];
	const within = shownMoves(rows, MOVE, FROM, { id: 3, warehouse: 'HOME', name: 'Damaged' });
	expect(within.map(({ urns }) => urns)).toEqual([['1', '2']]);
});

test.each([['1'], ['0.00001'], ['99999.5']])('takes a quantity of %s', (quantity) =>
	expect(complaintAboutMove({ ...MOVE, quantity }).ok).toBe(true),
);
test.each([['0'], ['0.00000'], ['-1'], ['1.000001'], ['a few'], ['']])('refuses a quantity of "%s"', (quantity) =>
	expect(complaintAboutMove({ ...MOVE, quantity })).toMatchObject({ ok: false }),
);
