import type { Minor } from '../../money/money';
import { parseAmount, type DecimalSeparator } from '../../money/parse';
import type { SettlementFormat } from '../settlement.types';

interface Cell {
	readonly text: string;
	readonly line: number;
}

/**
 * The amounts of one file, read one after the other. A cell that can be read two ways is taken as thousands, which is all that it can
 * be, and stands or falls with the file's other amounts: `undecided` tells at the end.
 */
export class AmountReader {
	private readonly decimals = new Set<DecimalSeparator>();
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
		if (amount.separator) this.decimals.add(amount.separator);
		return amount.minor;
	}

	/** The first cell that the other amounts do not show to be thousands. */
	undecided(): Cell | undefined {
		const decimal = this.decimals.size === 1 ? [...this.decimals][0] : undefined;
		const open = [...this.grouped].filter(([groupedBy]) => decimal === undefined || groupedBy === decimal).map(([, cell]) => cell);
		return open.sort((a, b) => a.line - b.line)[0];
	}

	decimalSeparator(): SettlementFormat['decimalSeparator'] {
		return this.decimals.size === 2 ? 'mixed' : ([...this.decimals][0] ?? 'none');
	}
}
