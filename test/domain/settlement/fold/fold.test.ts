import fc from 'fast-check';
import { minorUnits } from '../../../../nodes/domain/money/money';
import { FoldedRows, foldSettlement } from '../../../../nodes/domain/settlement/fold/fold';
import { ListedRow } from '../../../../nodes/domain/settlement/fold/listedRow';
import { scanSettlement } from '../../../../nodes/domain/settlement/file/read';
import { analyseSettlement, withDecimals } from '../../../../nodes/domain/settlement/plan';
import type { Settlement, SettlementRow } from '../../../../nodes/domain/settlement/settlement.types';
import { anything, rowsOf, settingsOf, shortFile, inSageOf, type Anything } from '../anySettlement';
import { fileText, NOW, SALE, settlementOf } from '../fixture';

const SETTINGS = { timeZone: 'Europe/London' };
const NEVER = () => false;

/** All rows as a fold keeps them, by item and not added up. */
function keptRows(folded: FoldedRows): SettlementRow[] {
	const { cells } = folded;
	return Array.from({ length: cells.itemCount }, (_, item) => item).flatMap((item) =>
		Array.from({ length: cells.endOfRows(item) - cells.firstRow(item) }, (_, at) => folded.rowAt(cells.firstRow(item) + at, item)),
	);
}

function foldOf(rows: readonly SettlementRow[]): FoldedRows {
	const folded = new FoldedRows(SETTINGS, [], NEVER);
	const view = new ListedRow(rows[0]);
	for (const row of rows) {
		view.row = row;
		folded.add(view);
	}
	return folded;
}

describe('rows that are kept by order', () => {
	const id = fc.constantFrom('', '1', '01', '71000000000001', '9999999999999999', 'amzn1:x');
	const row = fc.record<Omit<SettlementRow, 'line'>>({
		transactionType: fc.constantFrom('Order', 'Refund', ''),
		amountType: fc.constantFrom('ItemPrice', 'ItemFees'),
		amountDescription: fc.constantFrom('Principal', 'Tax'),
		amount: fc.constantFrom(0, -1, 250, 2_147_483_647, -2_147_483_648, 2_147_483_648, 99_999_999_999).map(minorUnits),
		orderId: fc.constantFrom('', '202-5550001-1110001', '026-0000000-0000001', 'FBA15X'),
		adjustmentId: id,
		orderItemCode: id,
		marketplaceName: fc.constantFrom('', 'Amazon.co.uk'),
		fulfillmentId: fc.constantFrom('', 'AFN'),
		sku: fc.constantFrom('', 'A', 'B'),
		quantity: fc.constantFrom(0, 1, 65_535, 999_999_999),
		postedAt: fc.constantFrom(0, -1, 1_790_000_000_000, 1_790_086_400_000),
	});

	it('come back as the file has them, whatever their texts and figures', () => {
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (given) => {
				const rows = given.map((each, index) => ({ line: index + 3, ...each }));
				expect(keptRows(foldOf(rows))).toEqual(rows);
			}),
		);
	});

	it('lie with their order, though others lie between them', () => {
		const rows = ['1', '2', '1', '3', '1'].map((order, index): SettlementRow => ({
			...settlementOf({ total: '20.40', rows: SALE }).rows[0],
			line: index + 3,
			orderId: `202-555000${order}-1110001`,
		}));
		const folded = foldOf(rows);
		const linesOf = (order: number) => {
			const lines: number[] = [];
			for (let item = folded.cells.firstItem(order); item >= 0; item = folded.cells.nextItem(item))
				for (let at = folded.cells.firstRow(item); at < folded.cells.endOfRows(item); at++) lines.push(folded.cells.line(at));
			return lines;
		};
		expect([0, 1, 2].map(linesOf)).toEqual([[3, 5, 7], [4], [6]]);
	});
});

describe('a fold', () => {
	it('keeps no row of a plain fee, and all of a sale', () => {
		const settlement = settlementOf({ total: '20.40', rows: SALE });
		const { rows } = foldSettlement(settlement, SETTINGS, []);
		expect([rows.count, rows.amount, keptRows(rows).map(({ amountDescription }) => amountDescription)]).toEqual([
			3,
			2_040,
			['Principal', 'Tax'],
		]);
	});

	const analyse = (given: Anything, settlement: Settlement, rows: FoldedRows) => {
		const settings = settingsOf(given);
		return withDecimals(
			analyseSettlement({
				settlement: { ...settlement, rows },
				settings,
				series: settings.series[0],
				nominalMap: [],
				ordersInSage: inSageOf(given, 'some'),
				credits: [],
				previous: null,
				now: NOW,
			}),
		);
	};

	it('comes to the same plan added up from the bytes of a file as from its rows one by one', () => {
		fc.assert(
			fc.property(anything, (given) => {
				const file = shortFile(rowsOf(given));
				const settlement = settlementOf(file);
				const fromBytes = new FoldedRows(settingsOf(given), []);
				const reading = scanSettlement([Buffer.from(fileText(file))], () => (row) => fromBytes.add(row));
				expect(reading.ok).toBe(true);
				expect(analyse(given, settlement, fromBytes)).toEqual(analyse(given, settlement, foldOf(settlement.rows)));
			}),
			{ numRuns: 150 },
		);
	});
});
