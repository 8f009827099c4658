import { scanSettlement } from '../../../../nodes/domain/settlement/file/read';
import type { RowView } from '../../../../nodes/domain/settlement/file/rowView';
import { fileText, SALE, type ShortRow } from '../fixture';

function eachRow<T>(text: string, valueOf: (row: RowView) => T): T[] {
	const values: T[] = [];
	const read = scanSettlement([Buffer.from(text)], () => (row) => void values.push(valueOf(row)));
	expect(read).toMatchObject({ ok: true });
	return values;
}

const other: ShortRow = { ...SALE[0], orderId: '202-5550002-1110002', marketplace: 'Amazon.de', channel: 'AFN' };
const LONG_ID = 'X'.repeat(80);

test('rows of a type share its number and its words, in the order of the file', () => {
	const text = fileText({ total: '40.40', rows: [...SALE, SALE[0]] });
	const types = eachRow(text, ({ typeId, type }) => ({ typeId, type }));
	expect(types.map(({ typeId }) => typeId)).toEqual([0, 1, 2, 0]);
	expect(types[3].type).toBe(types[0].type);
	expect(types[2].type).toEqual({ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' });
});

test('tells whether the order is that of the row before', () => {
	const rows = [SALE[0], SALE[1], other, { ...other, orderId: '' }, { ...other, orderId: '' }, other, { ...SALE[0], orderId: LONG_ID }];
	const text = fileText({ total: '124.00', rows });
	expect(eachRow(text, ({ isSameOrder, orderId }) => [isSameOrder, orderId])).toEqual([
		[false, '202-5550001-1110001'],
		[true, '202-5550001-1110001'],
		[false, '202-5550002-1110002'],
		[false, ''],
		[true, ''],
		[false, '202-5550002-1110002'],
		[false, LONG_ID],
	]);
});

test('numbers marketplaces and channels, and gives their names', () => {
	const text = fileText({ total: '60.00', rows: [SALE[0], other, SALE[0]] });
	const seen = eachRow(text, (row) => [row.marketplaceNumber, row.marketplaceName, row.fulfillmentNumber, row.fulfillmentId]);
	expect(seen).toEqual([
		[0, 'Amazon.co.uk', 0, 'MFN'],
		[1, 'Amazon.de', 1, 'AFN'],
		[0, 'Amazon.co.uk', 0, 'MFN'],
	]);
});

test.each([
	['1', 1],
	['30', 30],
	[' 2 ', 2],
	['', 0],
	['-1', 0],
	['1.0', 0],
	['one', 0],
	['1234567890', 0],
])('units "%s" are %i', (cell, quantity) => {
	const [heading, summary, row] = fileText({ total: '20.00', rows: [SALE[0]] }).split('\r\n');
	const cells = row.split('\t');
	cells[22] = cell;
	expect(eachRow([heading, summary, cells.join('\t')].join('\r\n'), (view) => [view.quantity, view.toRow().quantity])).toEqual([
		[quantity, quantity],
	]);
});

test('a row that is kept stays as it was when the next one is read', () => {
	const text = fileText({ total: '40.00', rows: [SALE[0], other] });
	const [first, second] = eachRow(text, (row) => row.toRow());
	expect([first.orderId, first.line, second.orderId, second.line]).toEqual(['202-5550001-1110001', 3, '202-5550002-1110002', 4]);
});
