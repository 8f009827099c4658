import { plainLine } from '../../../nodes/domain/text/plainLine';

test('a text is one line, without breaks, control characters and blanks in a row', () => {
	expect(plainLine(' 12\tEngine\r\n Row\u0000\u0007\u001b ')).toBe('12 Engine Row');
});

test('letters, accents and emoji stay as they are, and nothing is an empty line', () => {
	expect([plainLine('Zoë 👩‍🍳 Łódź'), plainLine(undefined), plainLine(null)]).toEqual(['Zoë 👩‍🍳 Łódź', '', '']);
});
