import fc from 'fast-check';
import { wrapWords } from '../../../nodes/domain/order/wrap';

describe('wrapping words', () => {
	it.each([
		['The Old Bakery, Mill Lane', 15, ['The Old Bakery,', 'Mill Lane']],
		['  two   spaces ', 60, ['two spaces']],
		['', 60, []],
		['exactly ten', 11, ['exactly ten']],
		['exactly ten', 10, ['exactly', 'ten']],
	])('wraps %j at %i', (text, width, expected) => {
		expect(wrapWords(text, width)).toEqual(expected);
	});

	it('refuses a word longer than a line', () => {
		expect(wrapWords('a Llanfairpwllgwyngyll b', 10)).toBeUndefined();
	});

	it('keeps every word in order and no line too long', () => {
		fc.assert(
			fc.property(
				fc.array(fc.stringMatching(/^[A-Za-zÀ-ÿ0-9,.-]{1,20}$/), { maxLength: 40 }),
				fc.integer({ min: 20, max: 60 }),
				(words, width) => {
					const lines = wrapWords(words.join(' '), width) ?? [];
					expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(words);
					expect(lines.every((line) => line.length <= width)).toBe(true);
				},
			),
		);
	});
});
