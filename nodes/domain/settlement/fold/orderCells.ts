import { NO_ID } from '../file/idCodes';
import { Amounts, Numbers, Shorts, WholeNumbers } from '../file/numberColumns';
import type { RowView } from '../file/rowView';

const SECOND = 1000;
const NO_RUN = -1;

/**
 * Rows by order, in columns of numbers: twelve bytes a row, and what the rows of an item have in common once for all of them. An item is rows one behind
 * the other with the same order, item, SKU, adjustment and instant. Those of an order mostly lie together in a file, and need not: each item knows the
 * next one of its order.
 */
export class OrderCells {
	/** By row. */
	private readonly kinds = new Shorts();
	private readonly amounts = new Amounts();
	private readonly lines = new WholeNumbers();
	private readonly quantities = new Shorts();
	/** By item: its first row, and the next item of its order plus one; 0 for the last. */
	private readonly starts = new WholeNumbers();
	private readonly nexts = new WholeNumbers();
	private readonly orders = new WholeNumbers();
	private readonly codes = new Numbers();
	private readonly skus = new WholeNumbers();
	/** Place of its adjustment plus one; 0 for none, as nearly all have. */
	private readonly adjusted = new WholeNumbers();
	private readonly adjustments: number[] = [];
	/** In seconds, which instants of Amazon's files are whole numbers of. */
	private readonly instants = new Amounts();
	/** By order: its first and last item plus one; 0 where nothing was kept. */
	private readonly firsts = new WholeNumbers();
	private readonly lasts = new WholeNumbers();
	private rowCount = 0;
	private lastRun = NO_RUN;
	private items = 0;

	get itemCount(): number {
		return this.items;
	}

	/** True where its item is another one than that of the row before. */
	add(row: RowView, kind: number): boolean {
		const at = this.rowCount;
		const isNew = row.run !== this.lastRun && !this.isOfLastItem(row);
		if (isNew) this.addItem(row);
		this.lastRun = row.run;
		this.kinds.set(at, kind);
		this.amounts.set(at, row.amount);
		this.lines.set(at, row.line);
		this.quantities.set(at, row.quantity);
		this.rowCount += 1;
		return isNew;
	}

	/** First item of an order; below 0 when it has none. */
	firstItem(order: number): number {
		return this.firsts.at(order) - 1;
	}

	/** The next item of the same order; below 0 behind the last. */
	nextItem(item: number): number {
		return this.nexts.at(item) - 1;
	}

	/** Rows of an item are those from its first up to, and without, the end. */
	firstRow(item: number): number {
		return this.starts.at(item);
	}

	endOfRows(item: number): number {
		return item + 1 < this.items ? this.starts.at(item + 1) : this.rowCount;
	}

	kind(row: number): number {
		return this.kinds.at(row);
	}

	amount(row: number): number {
		return this.amounts.at(row);
	}

	line(row: number): number {
		return this.lines.at(row);
	}

	quantity(row: number): number {
		return this.quantities.at(row);
	}

	order(item: number): number {
		return this.orders.at(item);
	}

	itemCode(item: number): number {
		return this.codes.at(item);
	}

	sku(item: number): number {
		return this.skus.at(item);
	}

	adjustment(item: number): number {
		const place = this.adjusted.at(item);
		return place === 0 ? NO_ID : (this.adjustments[place - 1] as number);
	}

	instant(item: number): number {
		return this.instants.at(item) * SECOND;
	}

	private isOfLastItem(row: RowView): boolean {
		const last = this.items - 1;
		return (
			last >= 0 &&
			this.orders.at(last) === row.orderNumber &&
			this.instant(last) === row.postedAt &&
			this.codes.at(last) === row.itemCode &&
			this.skus.at(last) === row.skuNumber &&
			this.adjustment(last) === row.adjustmentCode
		);
	}

	private addItem(row: RowView): void {
		const item = this.items;
		const { orderNumber } = row;
		this.starts.set(item, this.rowCount);
		this.orders.set(item, orderNumber);
		this.codes.set(item, row.itemCode);
		this.skus.set(item, row.skuNumber);
		if (row.adjustmentCode !== NO_ID) this.adjusted.set(item, this.adjustments.push(row.adjustmentCode));
		this.instants.set(item, row.postedAt / SECOND);
		const last = this.lasts.at(orderNumber);
		if (last === 0) this.firsts.set(orderNumber, item + 1);
		else this.nexts.set(last - 1, item + 1);
		this.lasts.set(orderNumber, item + 1);
		this.items += 1;
	}
}
