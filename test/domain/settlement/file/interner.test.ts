import { Interner } from '../../../../nodes/domain/settlement/file/interner';

const of = (interner: Interner, text: string, parent?: ReturnType<Interner['of']>) => {
	const bytes = Buffer.from(`<${text}>`);
	return interner.of(bytes, 1, bytes.length - 1, parent);
};

test('a text has one number, wherever its bytes lie and whatever white space is around it', () => {
	const interner = new Interner();
	expect(['Order', 'Refund', ' Order', 'Order ', '\u00a0Refund', '', ' ', 'Order'].map((text) => of(interner, text).number)).toEqual([
		0, 1, 0, 0, 1, 2, 2, 0,
	]);
	expect(of(interner, 'Order ').text).toBe('Order');
});

test('the same text below another parent is another one', () => {
	const [types, parts] = [new Interner(), new Interner()];
	const [order, refund] = [of(types, 'Order'), of(types, 'Refund')];
	expect([order, refund, order, refund].map((parent) => of(parts, 'Principal', parent).number)).toEqual([0, 1, 0, 1]);
	expect(of(parts, 'Principal', refund).parent).toBe(refund);
});

test('ten thousand texts keep their numbers', () => {
	const interner = new Interner();
	const texts = Array.from({ length: 10_000 }, (_text, number) => `Text ${number * 7}`);
	expect(texts.map((text) => of(interner, text).number)).toEqual(texts.map((_text, number) => number));
	expect([...texts].reverse().map((text) => of(interner, text).number)).toEqual(texts.map((_text, number) => 9_999 - number));
});
