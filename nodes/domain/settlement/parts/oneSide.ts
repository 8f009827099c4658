import { SourceLines } from '../../books/sourceLines';
import { groupBy } from '../../lists/groupBy';
import { addMinor, negateMinor, subtractMinor, type Minor } from '../../money/money';
import type { SettlementAmount } from '../facts';

/**
 * Fits lines into one document of Sage, which is not documented to take lines on the other side: within a tax code, promotions and the like
 * lower the largest line. Undefined when the lines of a tax code come to the other side as a whole.
 */
export function onOneSide(lines: readonly SettlementAmount[], side: 'debit' | 'credit'): SettlementAmount[] | undefined {
	const turned = (amount: Minor): Minor => (side === 'debit' ? amount : negateMinor(amount));
	const largestFirst = (some: readonly SettlementAmount[]) => some.toSorted((a, b) => turned(b.gross) - turned(a.gross));
	const isAgainst = ({ gross, tax }: SettlementAmount): boolean =>
		[gross, tax, subtractMinor(gross, tax)].some((amount) => turned(amount) < 0);
	const [only, ...more] = lines;
	if (only && more.length === 0) return isAgainst(only) ? undefined : lines.filter(({ gross }) => gross !== 0);
	const fitted: SettlementAmount[] = [];
	for (const ofCode of groupBy(lines, ({ taxCode }) => String(taxCode)).values()) {
		let left = largestFirst(ofCode);
		while (left.length > 1 && left.some(isAgainst)) left = largestFirst(withoutLine(left, left.findLastIndex(isAgainst)));
		if (left.some(isAgainst)) return undefined;
		fitted.push(...left.filter(({ gross }) => gross !== 0));
	}
	return fitted;
}

/** The lines with one of them added to the first of the others. */
function withoutLine(lines: readonly SettlementAmount[], index: number): SettlementAmount[] {
	const [first, ...others] = lines.toSpliced(index, 1);
	return first ? [lines.slice(index, index + 1).reduce(together, first), ...others] : [];
}

const together = (line: SettlementAmount, other: SettlementAmount): SettlementAmount => ({
	...line,
	gross: addMinor(line.gross, other.gross),
	tax: addMinor(line.tax, other.tax),
	lines: SourceLines.together([line.lines, other.lines]),
});
