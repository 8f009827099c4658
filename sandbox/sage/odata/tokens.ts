import { refuse } from '../refusal';

export type TokenKind = 'name' | 'string' | 'number' | 'instant' | 'open' | 'close' | 'comma';

export interface Token {
	readonly kind: TokenKind;
	/** Strings without their quotes. */
	readonly text: string;
	readonly position: number;
}

/** Order matters: a date begins like a number, so it is tried first. */
const PATTERNS: ReadonlyArray<readonly [TokenKind | 'space', RegExp]> = [
	['space', /\s+/y],
	['open', /\(/y],
	['close', /\)/y],
	['comma', /,/y],
	['string', /'(?:[^']|'')*'/y],
	// Only what Sage documents: a bare ISO date, or a date with time that ends in Z.
	['instant', /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?Z)?(?![\w.:+-])/y],
	['number', /-?\d+(?:\.\d+)?(?![\w.:-])/y],
	['name', /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?!['\w])/y],
];

/** Cuts a `$filter` into tokens. Refuses `datetime'...'`, dates in other forms, unended strings. */
export function tokens(text: string): Token[] {
	const found: Token[] = [];
	let position = 0;
	while (position < text.length) {
		const token = tokenAt(text, position);
		if (token.kind !== 'space') {
			const isString = token.kind === 'string';
			found.push({ kind: token.kind, text: isString ? token.text.slice(1, -1).replaceAll("''", "'") : token.text, position });
		}
		position += token.text.length;
	}
	return found;
}

function tokenAt(text: string, position: number): { kind: TokenKind | 'space'; text: string } {
	for (const [kind, pattern] of PATTERNS) {
		pattern.lastIndex = position;
		const match = pattern.exec(text);
		if (match) return { kind, text: match[0] };
	}
	return refuse(`Syntax error at position ${position} in the $filter expression.`);
}
