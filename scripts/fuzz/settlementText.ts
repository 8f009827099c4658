import type { Chance } from '../chaos/random';
import { pieceOf } from './text';

const [TOTAL, CURRENCY, TRANSACTION, ORDER, AMOUNT_TYPE, DESCRIPTION, AMOUNT] = [4, 5, 6, 7, 12, 13, 14];
const SPOILT = [TRANSACTION, ORDER, AMOUNT_TYPE, DESCRIPTION, 11, 15, 18, 21] as const;
const AMOUNTS = [
	'0.00',
	'0.01',
	'-0.01',
	'99999999999.99',
	'-99999999999.99',
	'9999999999999.99',
	'90071992547409.91',
	'-90071992547409.91',
	'1.00',
];

/** A settlement with some cells spoilt and amounts changed, whose total is what its rows add up to: so it is taken, and has to be planned. */
export function withSum(chance: Chance, text: string): string {
	const [headings, head, ...rows] = text
		.split('\r\n')
		.filter((line) => line !== '')
		.map((line) => line.split('\t'));
	const kept = rows.filter(() => !chance.happens(0.1));
	for (let left = chance.between(0, 3); left > 0; left--) if (kept.length > 0) spoil(chance, chance.pick(kept));
	if (chance.happens(0.3) && kept.length > 0) kept.push([...chance.pick(kept)]);
	const sum = kept.reduce((total, cells) => total + minorOf(cells[AMOUNT]), 0n);
	head[TOTAL] = decimal(sum, text.includes('Amazon.de') ? ',' : '.');
	if (chance.happens(0.02)) head[CURRENCY] = chance.pick(['EUR', 'JPY', 'USD']);
	return [headings, head, ...kept].map((cells) => cells.join('\t')).join('\r\n');
}

function spoil(chance: Chance, cells: string[]): void {
	if (chance.happens(0.4)) cells[AMOUNT] = chance.pick(AMOUNTS).replace('.', cells[AMOUNT].includes(',') ? ',' : '.');
	else cells[chance.pick(SPOILT)] = pieceOf(chance).replace(/[\t\r\n]/g, ' ');
}

const minorOf = (amount: string): bigint => BigInt(amount.replace(/[.,]/, ''));

function decimal(minor: bigint, separator: string): string {
	const digits = String(minor < 0n ? -minor : minor).padStart(3, '0');
	return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}${separator}${digits.slice(-2)}`;
}
