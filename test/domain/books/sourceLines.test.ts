import fc from 'fast-check';
import { SourceLines } from '../../../nodes/domain/books/sourceLines';

/** The same in the plainest way: a sorted list without doubles. */
const plain = (lines: readonly number[]) => [...new Set(lines)].sort((a, b) => a - b);

it('shows lines as ranges in the order of the file, whatever the order in which they come', () => {
	const lines = SourceLines.of(12, 3, 5, 4, 7, 6);
	expect([lines.text(), lines.count, lines.first]).toEqual(['3-7,12', 6, 3]);
	expect([SourceLines.of().text(), SourceLines.of().count, SourceLines.of().first]).toEqual(['', 0, undefined]);
});

it('counts a line once, however often it is added', () => {
	expect(SourceLines.of(3, 3, 4, 3).count).toBe(2);
	expect(SourceLines.together([SourceLines.of(1, 2, 3), SourceLines.of(2, 3, 9)]).text()).toBe('1-3,9');
});

it('holds any lines, few or many, near or far, alone or put together', () => {
	const some = fc.array(fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 100_000 })), { maxLength: 400 });
	fc.assert(
		fc.property(fc.array(some, { maxLength: 4 }), (parts) => {
			const together = SourceLines.together(parts.map((part) => SourceLines.of(...part)));
			const expected = plain(parts.flat());
			expect([...together]).toEqual(expected);
			expect([together.count, together.first]).toEqual([expected.length, expected[0]]);
		}),
	);
});

it('takes little room for the rows of a large settlement: every second one of a million', () => {
	const lines = new SourceLines();
	for (let line = 2; line <= 1_000_000; line += 2) lines.add(line);
	expect(lines.count).toBe(500_000);
	const text = lines.text();
	// 10,000 ranges are shown, the last of them line 20,000.
	expect(text.startsWith('2,4,6,')).toBe(true);
	expect(text.endsWith(',19998,20000, ... ,1000000')).toBe(true);
	expect(text.length).toBeLessThan(70_000);
});
