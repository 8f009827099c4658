import { SourceLines } from '../../books/sourceLines';
import { localDayReader } from '../../time/amazonDate';
import type { RowType, RowView } from '../file/rowView';
import type { SettlementRow } from '../settlement.types';

/** Rows of one type, marketplace, fulfilment and day, added up. */
export interface RowKind {
	readonly type: RowType;
	readonly marketplaceName: string;
	readonly fulfillmentId: string;
	/** In the client's zone, `YYYY-MM-DD`. */
	readonly day: string;
	/** Whether its rows are added up whatever their orders: nothing about them hangs on one. Else they are kept by order as well. */
	readonly isAddedUp: boolean;
	/** First row of the kind in the file. */
	readonly first: SettlementRow;
	/** Sum of all its rows, exact: the reader refuses files whose amounts cannot be added up so. */
	amount: number;
	/** Of rows that are added up. */
	readonly lines: SourceLines;
}

type ByNumber<T> = Array<T | undefined>;
/** Numbers of kinds by marketplace, fulfilment, day and type. */
type Tree = ByNumber<ByNumber<ByNumber<ByNumber<number>>>>;

/** Numbers the kinds of rows in a file: 0, 1, 2 … in the order in which they come. There are few of them, however many rows. */
export class RowKinds {
	readonly list: RowKind[] = [];
	private readonly tree: Tree = [];
	private readonly numbers = new Map<string, number>();
	private readonly dayOf: (epoch: number) => string;
	/** Kinds by type at the place of the row before. */
	private ofLast: ByNumber<number> = [];
	private lastPosted = NaN;
	private lastMarketplace = -1;
	private lastFulfillment = -1;

	constructor(
		timeZone: string,
		private readonly isAddedUp: (type: RowType) => boolean,
	) {
		this.dayOf = localDayReader(timeZone);
	}

	/** The number of the row's kind. */
	of(row: RowView): number {
		const { postedAt, marketplaceNumber, fulfillmentNumber } = row;
		// Rows that follow upon another mostly differ from it in their type alone.
		if (postedAt !== this.lastPosted || marketplaceNumber !== this.lastMarketplace || fulfillmentNumber !== this.lastFulfillment) {
			const day = this.numberOfDay(postedAt);
			this.ofLast = ((this.tree[marketplaceNumber] ??= [])[fulfillmentNumber] ??= [])[day] ??= [];
			this.lastPosted = postedAt;
			this.lastMarketplace = marketplaceNumber;
			this.lastFulfillment = fulfillmentNumber;
		}
		return (this.ofLast[row.typeId] ??= this.added(row, this.dayOf(postedAt)));
	}

	private numberOfDay(postedAt: number): number {
		const day = this.dayOf(postedAt);
		let number = this.numbers.get(day);
		if (number === undefined) this.numbers.set(day, (number = this.numbers.size));
		return number;
	}

	private added(row: RowView, day: string): number {
		const { type, marketplaceName, fulfillmentId } = row;
		return (
			this.list.push({
				type,
				marketplaceName,
				fulfillmentId,
				day,
				isAddedUp: this.isAddedUp(type),
				first: row.toRow(),
				amount: 0,
				lines: new SourceLines(),
			}) - 1
		);
	}
}
