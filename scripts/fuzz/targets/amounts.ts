import { fromDecimal, toDecimal } from '../../../nodes/domain/money/money';
import { parseAmount } from '../../../nodes/domain/money/parse';
import { readDecimal, separatorOfCells } from '../../../nodes/domain/text/decimal';
import { shortText } from '../text';
import { hold, target } from '../target';

const AMOUNTS = [
	'1141,18',
	'1.234,56',
	'5.05',
	'-0.01',
	'+7',
	'1,234',
	'12.345.678,90',
	'0.1',
	'90071992547409.91',
	'9999999999999',
	'1234567890123.45',
];

/** Amounts of files: what is taken keeps its digits, sign and size. */
export const amounts = target({
	name: 'amounts',
	draw: (chance) => ({
		text: shortText(chance, AMOUNTS),
		separator: chance.pick(['.', ',', undefined] as const),
		cells: [shortText(chance, AMOUNTS), shortText(chance, AMOUNTS)],
	}),
	read: ({ text, separator, cells }) => {
		separatorOfCells(cells);
		readDecimal(text, separator);
		const amount = parseAmount(text, separator);
		if (amount.kind !== 'amount') return;
		const written = toDecimal(amount.minor);
		hold(fromDecimal(written) === amount.minor, 'an amount is another one when it is written and read again');
		const digits = digitsOf(text);
		hold([digits, `${digits}0`, `${digits}00`].includes(digitsOf(written)), `an amount loses digits: ${text} becomes ${written}`);
		hold(written.startsWith('-') === (text.trim().startsWith('-') && amount.minor !== 0), 'an amount changes its sign');
	},
});

const digitsOf = (text: string): string => text.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
