import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { toDecimal } from '../../../domain/money/money';
import type { RowView } from '../../../domain/settlement/file/rowView';
import type { SettlementHeader, SettlementRow } from '../../../domain/settlement/settlement.types';

/** Most rows that are given out at once: n8n holds all items in memory (`npm run bench -- memory` measures this many). */
const MOST_ROWS = 100_000;
const MOST = MOST_ROWS.toLocaleString('en-GB');

/** Which of the rows become items. */
export const ROW_RANGE: INodeProperties = {
	displayName: 'Row Range',
	name: 'rowRange',
	type: 'collection',
	placeholder: 'Add bound',
	default: {},
	displayOptions: { show: { output: ['rows'] } },
	description: `Which rows to give out. At most ${MOST} at once, because each becomes an item in memory; a settlement with more is refused without a range.`,
	options: [
		{
			displayName: 'First Row',
			name: 'firstRow',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description: 'Row to begin with; 1 is the first one below the summary row',
		},
		{
			displayName: 'Last Row',
			name: 'lastRow',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: MOST_ROWS,
			description: 'Row to end with; rows beyond the end of the file are none',
		},
	],
};

/** Keeps the rows of the range, and no more than can be given out. */
export class RowCollector {
	private rows: SettlementRow[] = [];
	private readonly first: number;
	private readonly last: number;
	private count = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly itemIndex: number,
	) {
		const { firstRow, lastRow } = context.getNodeParameter('rowRange', itemIndex, {}) as IDataObject;
		this.first = this.bound(firstRow, 'First Row') ?? 1;
		this.last = this.bound(lastRow, 'Last Row') ?? Infinity;
		if (this.first > this.last)
			throw this.refusal(`First Row ${this.first} comes after Last Row ${this.last}`, 'Give a range that begins before it ends.');
	}

	/** Forgets what was taken: the file is read from its beginning. */
	restart(): void {
		this.rows = [];
		this.count = 0;
	}

	take(row: RowView): void {
		this.count += 1;
		if (this.count >= this.first && this.count <= this.last && this.rows.length < MOST_ROWS) this.rows.push(row.toRow());
	}

	/** Throws NodeOperationError when there are more rows than can be given out: some of them would pass for all. */
	items({ settlementId, currency }: SettlementHeader): INodeExecutionData[] {
		const wanted = Math.min(this.count, this.last) - this.first + 1;
		if (wanted > MOST_ROWS)
			throw this.refusal(
				`Settlement ${settlementId} has ${this.count} rows, and ${wanted} of them are to be given out; at most ${MOST_ROWS} can be at once`,
				'Take Header and Totals, or give First Row and Last Row under Row Range and take the rows piece by piece.',
			);
		return this.rows.map(({ amount, postedAt, ...row }) => ({
			json: { settlementId, currency, ...row, amount: toDecimal(amount), postedAt: new Date(postedAt).toISOString() },
		}));
	}

	private bound(value: unknown, displayName: string): number | undefined {
		if (value === undefined || value === null || value === '') return undefined;
		const row = Number(value);
		if (Number.isSafeInteger(row) && row >= 1) return row;
		throw this.refusal(`${displayName} is not the number of a row: "${String(value)}"`, 'Give a whole number from 1.');
	}

	private refusal(message: string, description: string): NodeOperationError {
		return new NodeOperationError(this.context.getNode(), message, { itemIndex: this.itemIndex, description });
	}
}
