import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import { RowCollector } from '../../../../../nodes/AmazonSellerCentral/actions/settlement/rows';
import type { RowView } from '../../../../../nodes/domain/settlement/file/rowView';
import type { SettlementRow } from '../../../../../nodes/domain/settlement/settlement.types';
import { SALE, settlementOf } from '../../../../domain/settlement/fixture';

const NODE: INode = { id: '1', name: 'Amazon', type: 'amazon', typeVersion: 1, position: [0, 0], parameters: {} };
const { header, rows } = settlementOf({ total: '20.40', rows: SALE });
/** A row as the reader hands it on. */
const view = (row: SettlementRow): RowView => ({ toRow: () => row }) as RowView;
const collector = (rowRange: IDataObject = {}) =>
	new RowCollector({ getNode: () => NODE, getNodeParameter: () => rowRange } as unknown as IExecuteFunctions, 0);

/** Line numbers of what comes out of a settlement of `count` rows. */
function linesOf(count: number, rowRange?: IDataObject): unknown[] {
	const collected = collector(rowRange);
	for (let index = 0; index < count; index++) collected.take(view({ ...rows[0], line: index + 3 }));
	return collected.items(header).map(({ json }) => json.line);
}

test('gives a row with its settlement, amount and time in words', () => {
	const collected = collector();
	collected.take(view(rows[2]));
	expect(collected.items(header)).toMatchObject([
		{ json: { settlementId: '11111111111', currency: 'GBP', line: 5, amount: '-3.60', postedAt: '2026-10-20T10:00:00.000Z' } },
	]);
});

test.each<[IDataObject, number[]]>([
	[{}, [3, 4, 5, 6]],
	[{ firstRow: 3 }, [5, 6]],
	[{ lastRow: 2 }, [3, 4]],
	[{ firstRow: 2, lastRow: 3 }, [4, 5]],
	[{ firstRow: 4, lastRow: 900 }, [6]],
	[{ firstRow: 5 }, []],
])('gives the rows of the range %j, the first one being row 1', (rowRange, lines) => {
	expect(linesOf(4, rowRange)).toEqual(lines);
});

test('refuses more rows than can be given out at once, with words, and gives no part of them', () => {
	expect(linesOf(100_000)).toHaveLength(100_000);
	expect(() => linesOf(100_001)).toThrow('Settlement 11111111111 has 100001 rows, and 100001 of them are to be given out; at most 100000');
	expect(() => linesOf(150_000, { firstRow: 10 })).toThrow('149991 of them');
	expect(linesOf(150_000, { firstRow: 100_001 })).toHaveLength(50_000);
});

test.each([{ firstRow: 0 }, { firstRow: 1.5 }, { lastRow: 'ten' }, { firstRow: 3, lastRow: 2 }])('refuses the range %j', (rowRange) => {
	expect(() => linesOf(4, rowRange)).toThrow(/Row/);
});
