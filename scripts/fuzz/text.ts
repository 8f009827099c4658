import type { Chance } from '../chaos/random';

/** Pieces that readers of text have stumbled over: numbers, dates, separators, quotes, control and astral characters, names of objects. */
const PIECES: readonly string[] = [
	'',
	' ',
	'0',
	'-0',
	'-1',
	'1,234.56',
	'1.234,56',
	'1.234',
	'.5',
	'1e308',
	'9007199254740993',
	'99999999999999999999',
	'90071992547409.92',
	'NaN',
	'Infinity',
	'0x10',
	'\u0661\u0662', // digits of Arabic script
	'\u2212' + '5', // a minus that is no hyphen
	'\t',
	'\r',
	'\n',
	'\r\n',
	'"',
	'""',
	"'",
	',',
	';',
	'\0',
	'\u001b[2J',
	'\u0085',
	'\u2028',
	'\u00a0',
	'\ufeff',
	'\ufffd',
	'\ud800',
	'\u{1f600}',
	'e\u0301',
	'__proto__',
	'constructor',
	'toString',
	'null',
	'{}',
	'[',
	'{"a":',
	'<',
	'<title>',
	'<!doctype html>',
	'@',
	'=1+1',
	'%s',
	'$&',
	'2026-02-29',
	'2026-10-25 01:30:00 UTC',
	'0001-01-01 00:00:00 UTC',
	'0026-09-14',
	'9999-12-31T23:59:60Z',
	'+275760-09-13',
	'31.12.2026',
	'14/03/23',
	'2026-09-14T10:00:00+99:99',
	'EnumDocumentStatusLive',
	'GBP',
	'EUR',
];

/** Longest text that a mutation makes grow: quadratic readers need some length to show. */
const LONGEST = 400_000;

export const pieceOf = (chance: Chance): string => (chance.happens(0.15) ? noise(chance, chance.between(1, 12)) : chance.pick(PIECES));

/** Printable characters of several scripts, separators and a few that are not printable. */
export function noise(chance: Chance, length: number): string {
	const letters = 'aZ09 .,-+:/|"\'\t\n\r;<>{}[]@#\\\u00e9\u00df\u4e2d\u0130\u200b';
	return Array.from({ length }, () => letters[chance.between(0, letters.length - 1)]).join('');
}

type Mutation = (text: string, chance: Chance) => string;

const at = (text: string, chance: Chance): number => chance.between(0, text.length);

function range(text: string, chance: Chance): [from: number, to: number] {
	const from = at(text, chance);
	return [from, Math.min(text.length, from + chance.between(0, chance.happens(0.2) ? text.length : 20))];
}

const insert: Mutation = (text, chance) => {
	const place = at(text, chance);
	return text.slice(0, place) + pieceOf(chance) + text.slice(place);
};
const remove: Mutation = (text, chance) => {
	const [from, to] = range(text, chance);
	return text.slice(0, from) + text.slice(to);
};
const repeat: Mutation = (text, chance) => {
	const [from, to] = range(text, chance);
	const piece = text.slice(from, to);
	return text.slice(0, to) + piece.repeat(chance.between(1, 4)) + text.slice(to);
};
const replaceCell: Mutation = (text, chance) => {
	const cells = text.split(/([\t,;\n:"])/);
	cells[chance.between(0, cells.length - 1)] = pieceOf(chance);
	return cells.join('');
};
const swapSeparators: Mutation = (text, chance) => text.replaceAll(chance.pick(['\t', ',', '.', '\r\n', '"']), chance.pick(PIECES));
const cut: Mutation = (text, chance) => text.slice(0, at(text, chance));
/** A small piece very often: patterns with two loops over the same letters, and readers that copy what they hold, take quadratic time. */
const grow: Mutation = (text, chance) => {
	const place = at(text, chance);
	const piece = chance.happens(0.5) ? pieceOf(chance) || ' ' : text.slice(...range(text, chance)).slice(0, 50) || 'a';
	const times = Math.floor(chance.between(1_000, LONGEST) / piece.length);
	return (text.slice(0, place) + piece.repeat(times) + text.slice(place)).slice(0, LONGEST * 2);
};

const USUAL: readonly Mutation[] = [insert, insert, remove, repeat, replaceCell, replaceCell, replaceCell, swapSeparators, cut];

/** One of the texts, changed in a few places; seldom made very long, and seldom nothing but noise. */
export function mutatedText(chance: Chance, corpus: readonly string[]): string {
	if (chance.happens(0.05)) return noise(chance, chance.between(0, 200));
	let text = chance.pick(corpus);
	for (let left = chance.between(0, 5); left > 0; left--) text = chance.pick(USUAL)(text, chance);
	return chance.happens(0.01) ? grow(text, chance) : text;
}

/** A short text: one of the given, or one of the pieces, or several glued together. */
export function shortText(chance: Chance, corpus: readonly string[]): string {
	if (chance.happens(0.3)) return mutatedText(chance, corpus);
	return Array.from({ length: chance.between(1, 4) }, () => (chance.happens(0.5) ? chance.pick(corpus) : pieceOf(chance))).join('');
}
