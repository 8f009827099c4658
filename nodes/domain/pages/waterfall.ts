import { sumMinor, ZERO, type Minor } from '../money/money';
import { html, type Html } from './html';
import { plainMoney } from './show';
import { table } from './table';

/** A step of a waterfall: what it adds or takes, or where it has come to. */
export interface Fall {
	readonly label: string;
	readonly amount: Minor;
	/** Stands on the ground: the amount that all before it come to. */
	readonly isTotal?: true;
}

const WIDTH = 1000;

/** Bars from one amount to another, each with its words and figure; the figures are a table, so that nothing hangs on seeing the bars. */
export function waterfall(caption: string, falls: readonly Fall[], currency: string): Html {
	let level = ZERO;
	const spans = falls.map(({ amount, isTotal }) => {
		const from = isTotal ? ZERO : level;
		level = isTotal ? amount : sumMinor([level, amount]);
		return [Math.min(from, level), Math.max(from, level)] as const;
	});
	const low = Math.min(0, ...spans.map(([start]) => start));
	const high = Math.max(1, ...spans.map(([, end]) => end));
	const at = (amount: number) => Math.round(((amount - low) / (high - low)) * WIDTH);
	const rows = falls.map(({ label, amount, isTotal }, index) => {
		const [start, end] = spans[index] ?? [0, 0];
		return [label, bar(at(start), at(end), kindOf(amount, isTotal)), plainMoney(amount)];
	});
	return table({
		caption,
		columns: [
			{ head: 'What', kind: 'title', width: 30 },
			{ head: 'Drawn', kind: 'bar', width: 54 },
			{ head: currency, kind: 'number', width: 16 },
		],
		rows,
	});
}

const kindOf = (amount: Minor, isTotal: true | undefined): string => {
	if (isTotal) return 'total';
	return amount < 0 ? 'down' : 'up';
};

const bar = (from: number, to: number, kind: string): Html =>
	html`<svg class="chart" viewBox="0 0 ${WIDTH} 14" preserveAspectRatio="none" height="14" aria-hidden="true" focusable="false">
		<rect class="${kind}" x="${from}" y="0" width="${Math.max(3, to - from)}" height="14" rx="2" />
	</svg>`;
