import { minorUnits, type Minor } from '../../money/money';
import { parseAmount, type DecimalSeparator } from '../../money/parse';
import type { SettlementFormat } from '../settlement.types';
import { textOfBytes } from './cells';

interface Cell {
	readonly text: string;
	readonly line: number;
}

const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO_DIGIT = 0x30;
const NINE = 0x39;

/** What the last digit is worth behind one or two decimals. */
const HUNDREDTHS = { 1: 10, 2: 1 } as const;

/** Most digits of a plain amount that is read from its bytes: below 2^53 whatever they are. */
const PLAIN_DIGITS = 15;

/**
 * The amounts of one file, read one after the other. A cell that can be read two ways is taken as thousands, which is all that it can
 * be, and stands or falls with the file's other amounts: `undecided` tells at the end.
 */
export class AmountReader {
	private hasPoints = false;
	private hasCommas = false;
	/** The first cell that each separator would group. */
	private readonly grouped = new Map<DecimalSeparator, Cell>();

	/** The amount in minor units; undefined when the text is none. */
	read(text: string, line: number): Minor | undefined {
		const amount = parseAmount(text);
		if (amount.kind === 'invalid') return undefined;
		if (amount.kind === 'ambiguous') {
			if (!this.grouped.has(amount.groupedBy)) this.grouped.set(amount.groupedBy, { text, line });
			return amount.asThousands;
		}
		if (amount.separator === '.') this.hasPoints = true;
		if (amount.separator === ',') this.hasCommas = true;
		return amount.minor;
	}

	/**
	 * As `read`, from UTF-8 bytes. Nearly all amounts are a sign, digits, a separator and one or two digits: these are read in place.
	 * Whatever is not as plain goes through `read`, which has the rules.
	 */
	readBytes(bytes: Uint8Array, from: number, to: number, line: number): Minor | undefined {
		let at = from;
		const isNegative = bytes[at] === MINUS;
		if (at < to && (isNegative || bytes[at] === PLUS)) at += 1;
		const first = at;
		let value = 0;
		let separator = 0;
		let separatorAt = to;
		for (; at < to; at++) {
			const byte = bytes[at] as number;
			if (byte >= ZERO_DIGIT && byte <= NINE) value = value * 10 + (byte - ZERO_DIGIT);
			else if (separator === 0 && (byte === POINT || byte === COMMA)) [separator, separatorAt] = [byte, at];
			else break;
		}
		const decimals = to - separatorAt - 1;
		const isPlain = at === to && separatorAt > first && to - first <= PLAIN_DIGITS && (separator === 0 || decimals === 1 || decimals === 2);
		// 13 digits before the separator are the most; see parse.ts.
		if (!isPlain || separatorAt - first > 13) return this.read(textOfBytes(bytes, from, to).trim(), line);
		if (separator === POINT) this.hasPoints = true;
		if (separator === COMMA) this.hasCommas = true;
		const minor = value * (separator === 0 ? 100 : HUNDREDTHS[decimals as 1 | 2]);
		return minorUnits(isNegative ? -minor : minor);
	}

	/** The first cell that the other amounts do not show to be thousands. */
	undecided(): Cell | undefined {
		const decimal = this.decimalSeparator();
		const open = [...this.grouped]
			.filter(([groupedBy]) => decimal === 'none' || decimal === 'mixed' || groupedBy === decimal)
			.map(([, cell]) => cell);
		return open.sort((a, b) => a.line - b.line)[0];
	}

	decimalSeparator(): SettlementFormat['decimalSeparator'] {
		if (this.hasPoints && this.hasCommas) return 'mixed';
		if (this.hasPoints) return '.';
		return this.hasCommas ? ',' : 'none';
	}
}
