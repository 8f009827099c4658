import { AmountReader } from '../../../../nodes/domain/settlement/file/amounts';

const read = (text: string) => {
	const bytes = Buffer.from(`\t${text}\t`);
	return new AmountReader().readBytes(bytes, 1, bytes.length - 1, 1);
};

test.each([
	['20.00', 2000],
	['-3.60', -360],
	['+0,5', 50],
	['12', 1200],
	['-0.00', 0],
	['007.10', 710],
	[' 1.00 ', 100],
	['1,234.56', 123456],
	['1.234,56', 123456],
	['1.234.567', 123456700],
	['9999999999999.99', 999999999999999],
	['9999999999999', 999999999999900],
])('reads %s as minor units', (text, minor) => {
	expect(read(text)).toBe(minor);
});

test.each([
	'',
	' ',
	'-',
	'.',
	'1.',
	'.5',
	'1..2',
	'1,2,3',
	'1.23.45',
	'--1',
	'1-',
	'1 000',
	'12345678901234',
	'12345678901234.00',
	'1.2345',
	'0.123',
	'£1',
	'1e3',
])('takes "%s" for no amount', (text) => {
	expect(read(text)).toBeUndefined();
});

test('tells the decimal separators of a file', () => {
	const separatorOf = (...texts: string[]) => {
		const reader = new AmountReader();
		for (const text of texts) reader.readBytes(Buffer.from(text), 0, text.length, 1);
		return reader.decimalSeparator();
	};
	expect([separatorOf('1', '2'), separatorOf('1.0', '2'), separatorOf('1,0'), separatorOf('1,0', '2.00')]).toEqual([
		'none',
		'.',
		',',
		'mixed',
	]);
});
