import type { NonEmpty } from '../../lists/groupBy';
import { minorUnits, type Minor } from '../../money/money';
import type { Channel } from '../../settings/settings.types';
import { itemSold } from '../items/subjects';
import type { ClassifiedRow } from '../rows';
import type { FoldedRows } from './fold';

/** Takes the rows of an order one after the other. */
export interface RowTaker {
	take(period: string, amount: number, line: number): void;
}

/** What a settlement has of one order on one side of the books, sales or refunds. */
export interface OrderSide {
	readonly orderId: string;
	/** Whether its rows name no order. */
	readonly isBlank: boolean;
	/** Channels that its rows name; a row that names none goes with the others. */
	readonly channels: readonly Channel[];
	/** Instant of its latest row, milliseconds since the epoch. */
	readonly postedAt: number;
	readonly rows: NonEmpty<ClassifiedRow>;
}

/** What a kind of rows is to an order, in bits. */
export const SALE = 1;
export const REFUND = 2;
export const TAX = 4;
export const WITHHELD = 8;
export const GOODS = 16;
export const FBM = 32;
export const FBA = 64;

/** What the kinds of rows are to the books, by their numbers. */
export interface KindsOfRows {
	readonly periods: readonly string[];
	readonly roles: Uint8Array;
	/** A row that was kept. */
	readonly rowOf: (row: number, item: number) => ClassifiedRow;
}

const CHANNELS: ReadonlyArray<readonly Channel[]> = [[], ['FBM'], ['FBA'], ['FBM', 'FBA']];
const NONE = -1;

/**
 * One side of the order that is looked at at the moment, in figures; its values are those of the next order as soon as that is looked at. Its rows are made
 * when they are asked for: most orders are told by their figures alone.
 */
export class FoldedSide implements OrderSide {
	amount = 0;
	/** Tax rows, less what Amazon withholds. */
	tax = 0;
	hasTaxRows = false;
	/** A row that withholds something. */
	hasWithheld = false;
	/** A row that is not of 0.00. */
	hasMoney = false;
	/** Units that the rows of goods state. */
	units = 0;
	postedAt = NONE;
	/** Period of its last rows. */
	period = '';
	count = 0;
	/** Its number in the fold. */
	order = NONE;
	private channelBits = 0;
	private firstItem = NONE;
	private isOneItem = true;

	constructor(
		private readonly folded: FoldedRows,
		private readonly kinds: KindsOfRows,
		/** `SALE` or `REFUND`. */
		private readonly side: number,
	) {}

	begin(order: number): void {
		this.order = order;
		this.amount = this.tax = this.units = this.count = this.channelBits = 0;
		this.hasTaxRows = this.hasWithheld = this.hasMoney = false;
		this.postedAt = this.firstItem = NONE;
		this.isOneItem = true;
		this.period = '';
	}

	/** Adds a row of an item. */
	add(row: number, item: number, role: number, period: string): void {
		const { cells } = this.folded;
		const amount = cells.amount(row);
		this.count += 1;
		this.amount += amount;
		if (amount !== 0) this.hasMoney = true;
		if ((role & TAX) !== 0) {
			this.tax += amount;
			this.hasTaxRows = true;
		}
		if ((role & WITHHELD) !== 0 && amount !== 0) {
			this.tax += amount;
			this.hasWithheld = true;
		}
		if ((role & GOODS) !== 0) this.units += cells.quantity(row);
		this.channelBits |= role & (FBM | FBA);
		if (this.firstItem === NONE) this.firstItem = item;
		else if (this.firstItem !== item) this.isOneItem = false;
		const postedAt = cells.instant(item);
		if (this.count === 1 || postedAt > this.postedAt) this.postedAt = postedAt;
		// Nearly always the same text: that is told at once.
		if (period !== this.period && period > this.period) this.period = period;
	}

	/** Whether its id has Amazon's form. */
	get hasOrderId(): boolean {
		return this.folded.hasOrderId(this.order);
	}

	get isBlank(): boolean {
		return this.folded.isBlank(this.order);
	}

	get orderId(): string {
		return this.folded.orderId(this.order);
	}

	get channels(): readonly Channel[] {
		return CHANNELS[this.channelBits / FBM] as readonly Channel[];
	}

	/** The SKU of all its rows; undefined where they may be of several. */
	get sku(): string | undefined {
		return this.isOneItem ? this.folded.sku(this.folded.cells.sku(this.firstItem)) : undefined;
	}

	get settled(): Minor {
		return minorUnits(this.amount);
	}

	/** Units of each item, as its rows state them, by `itemSold`. */
	unitsSold(): ReadonlyMap<string, number> {
		const units = new Map<string, number>();
		this.eachRow((row, item, kind) => {
			const quantity = this.folded.cells.quantity(row);
			if (((this.kinds.roles[kind] as number) & GOODS) === 0 || quantity === 0) return;
			const key = itemSold(this.folded.namesOf(item));
			units.set(key, (units.get(key) ?? 0) + quantity);
		});
		return units;
	}

	/** Hands on its rows without making them. */
	each(taker: RowTaker): void {
		const { cells } = this.folded;
		this.eachRow((row, _item, kind) => taker.take(this.kinds.periods[kind] as string, cells.amount(row), cells.line(row)));
	}

	get rows(): NonEmpty<ClassifiedRow> {
		const rows: ClassifiedRow[] = [];
		this.eachRow((row, item) => rows.push(this.kinds.rowOf(row, item)));
		return rows as NonEmpty<ClassifiedRow>;
	}

	private eachRow(look: (row: number, item: number, kind: number) => void): void {
		const { cells } = this.folded;
		for (let item = cells.firstItem(this.order); item >= 0; item = cells.nextItem(item)) {
			const end = cells.endOfRows(item);
			for (let row = cells.firstRow(item); row < end; row++) {
				const kind = cells.kind(row);
				if (((this.kinds.roles[kind] as number) & this.side) !== 0) look(row, item, kind);
			}
		}
	}
}
