import { ZERO, type Minor } from '../../money/money';
import type { SettlementRow } from '../settlement.types';
import type { Cells } from './cells';
import type { DetailColumns } from './columns';
import { IdCodes, NO_ID } from './idCodes';
import { Interner, type Interned } from './interner';
import { OrderIds } from './orderIds';
import { QUANTITY_DIGITS, quantityOf } from './quantity';
import { RepeatedText } from './repeatedText';
import type { RowType, RowView } from './rowView';

const ZERO_DIGIT = 0x30;
/** Before the first row. */
const NOTHING: Interned = { text: '', number: 0, parent: undefined };

/** The one row that is handed on for each line, see `RowView`. */
export class CurrentRow implements RowView {
	line = 0;
	amount: Minor = ZERO;
	postedAt = 0;
	isSameOrder = false;
	run = 0;
	readonly orderIds = new OrderIds();
	readonly ids = new IdCodes();

	private description = NOTHING;
	private marketplace = NOTHING;
	private fulfillment = NOTHING;
	private readonly transactionTypes = new Interner();
	private readonly amountTypes = new Interner();
	private readonly descriptions = new Interner();
	private readonly marketplaces = new Interner();
	private readonly fulfillments = new Interner();
	private readonly types: RowType[] = [];
	private readonly orders = new RepeatedText();
	private readonly adjustments = new RepeatedText();
	private readonly shipments = new RepeatedText();
	private readonly items = new RepeatedText();
	private readonly skus = new Interner();
	private readonly skuCells = new RepeatedText();
	private lastSku = NOTHING;
	private codeOfAdjustment: number | undefined;
	/** Of the row's order id; below 0 until somebody asks. */
	private numberOfOrder = -1;

	constructor(
		private readonly cells: Cells,
		private readonly columns: DetailColumns,
	) {}

	/** Goes to the line that is in the cells now. */
	next(line: number, amount: Minor, postedAt: number): void {
		this.line = line;
		this.amount = amount;
		this.postedAt = postedAt;
		const { columns } = this;
		this.run += 1;
		this.nextType();
		this.marketplace = this.intern(this.marketplaces, columns.marketplaceName);
		this.fulfillment = this.intern(this.fulfillments, columns.fulfillmentId);
		this.isSameOrder = this.orders.next(this.cells, columns.orderId);
		if (!this.isSameOrder) this.numberOfOrder = -1;
	}

	/** The same, to one that has all cells but those that vary in common with the row before. */
	nextSimilar(line: number, amount: Minor): void {
		this.line = line;
		this.amount = amount;
		this.isSameOrder = true;
		this.nextType();
	}

	private nextType(): void {
		const { columns } = this;
		const amountType = this.intern(this.amountTypes, columns.amountType, this.intern(this.transactionTypes, columns.transactionType));
		this.description = this.intern(this.descriptions, columns.amountDescription, amountType);
	}

	get typeId(): number {
		return this.description.number;
	}

	get type(): RowType {
		return (this.types[this.typeId] ??= typeOf(this.description));
	}

	get marketplaceNumber(): number {
		return this.marketplace.number;
	}

	get marketplaceName(): string {
		return this.marketplace.text;
	}

	get fulfillmentNumber(): number {
		return this.fulfillment.number;
	}

	get fulfillmentId(): string {
		return this.fulfillment.text;
	}

	get orderId(): string {
		return this.orders.text();
	}

	get orderNumber(): number {
		if (this.numberOfOrder < 0) {
			const { cells, columns, orderIds } = this;
			const found = orderIds.ofBytes(cells.bytes, cells.start(columns.orderId), cells.end(columns.orderId));
			this.numberOfOrder = found ?? orderIds.ofText(this.orderId);
		}
		return this.numberOfOrder;
	}

	get adjustmentId(): string {
		return this.text(this.adjustments, this.columns.adjustmentId);
	}

	get shipmentId(): string {
		return this.text(this.shipments, this.columns.shipmentId);
	}

	get orderItemCode(): string {
		return this.text(this.items, this.columns.orderItemCode);
	}

	get sku(): string {
		return this.internedSku.text;
	}

	get skuNumber(): number {
		return this.internedSku.number;
	}

	private get internedSku(): Interned {
		if (!this.skuCells.next(this.cells, this.columns.sku)) this.lastSku = this.intern(this.skus, this.columns.sku);
		return this.lastSku;
	}

	get itemCode(): number {
		const { cells, columns, ids } = this;
		return ids.ofBytes(cells.bytes, cells.start(columns.orderItemCode), cells.end(columns.orderItemCode)) ?? ids.ofText(this.orderItemCode);
	}

	get adjustmentCode(): number {
		if (this.cells.isEmpty(this.columns.adjustmentId)) return NO_ID;
		if (!this.adjustments.next(this.cells, this.columns.adjustmentId)) this.codeOfAdjustment = undefined;
		return (this.codeOfAdjustment ??= this.ids.ofText(this.adjustments.text()));
	}

	get quantity(): number {
		const { cells } = this;
		const [start, end] = [cells.start(this.columns.quantity), cells.end(this.columns.quantity)];
		let units = 0;
		for (let at = start; at < end; at++) {
			const digit = (cells.bytes[at] as number) - ZERO_DIGIT;
			if (digit < 0 || digit > 9 || end - start > QUANTITY_DIGITS) return quantityOf(cells.text(this.columns.quantity));
			units = units * 10 + digit;
		}
		return units;
	}

	toRow(): SettlementRow {
		const { line, type, amount, orderId, adjustmentId, orderItemCode, marketplaceName, fulfillmentId, sku, quantity, postedAt } = this;
		return { line, ...type, amount, orderId, adjustmentId, orderItemCode, marketplaceName, fulfillmentId, sku, quantity, postedAt };
	}

	private intern(interner: Interner, column: number, parent?: Interned): Interned {
		return interner.of(this.cells.bytes, this.cells.start(column), this.cells.end(column), parent);
	}

	private text(repeated: RepeatedText, column: number): string {
		repeated.next(this.cells, column);
		return repeated.text();
	}
}

/** The description's parents are the amount type and the transaction type. */
const typeOf = ({ text, parent }: Interned): RowType => ({
	transactionType: parent?.parent?.text ?? '',
	amountType: parent?.text ?? '',
	amountDescription: text,
});
