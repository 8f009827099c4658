import fc from 'fast-check';
import { monthWindow, splitWindow, vatReadyOn } from '../../../../nodes/AmazonSellerCentral/reports/window';

test('cuts a period into pieces that touch and do not overlap', () => {
	expect(splitWindow({ dataStartTime: '2026-01-01T00:00:00Z', dataEndTime: '2026-04-15T12:00:00Z' }, 60)).toEqual([
		{ dataStartTime: '2026-01-01T00:00:00Z', dataEndTime: '2026-03-01T23:59:59Z' },
		{ dataStartTime: '2026-03-02T00:00:00Z', dataEndTime: '2026-04-15T12:00:00Z' },
	]);
});

test('a period that fits stays whole', () => {
	const window = { dataStartTime: '2026-11-01T00:00:00Z', dataEndTime: '2026-11-01T00:00:00Z' };
	expect(splitWindow(window, 60)).toEqual([window]);
});

test('pieces cover the whole period and none is too long', () => {
	const seconds = fc.integer({ min: 0, max: 400 * 86_400 });
	fc.assert(
		fc.property(seconds, fc.integer({ min: 1, max: 90 }), (length, days) => {
			const start = Date.UTC(2026, 0, 1);
			const iso = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
			const pieces = splitWindow({ dataStartTime: iso(start), dataEndTime: iso(start + length * 1000) }, days);
			expect(pieces[0].dataStartTime).toBe(iso(start));
			expect(pieces.at(-1)?.dataEndTime).toBe(iso(start + length * 1000));
			for (const [index, piece] of pieces.entries()) {
				expect(Date.parse(piece.dataEndTime) - Date.parse(piece.dataStartTime)).toBeLessThan(days * 86_400_000);
				if (index > 0) expect(Date.parse(piece.dataStartTime) - Date.parse(pieces[index - 1].dataEndTime)).toBe(1000);
			}
		}),
	);
});

test('a month goes from its first to its last second, leap years included', () => {
	expect(monthWindow('2028-02')).toEqual({ dataStartTime: '2028-02-01T00:00:00Z', dataEndTime: '2028-02-29T23:59:59Z' });
	for (const other of ['2026-13', '10/2026', 'October', '']) expect(monthWindow(other)).toBeUndefined();
});

test('VAT transactions are there from the 3rd of the next month, over the turn of the year too', () => {
	expect(vatReadyOn('2026-12').toISODate()).toBe('2027-01-03');
});
