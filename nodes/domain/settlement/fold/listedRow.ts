import type { Minor } from '../../money/money';
import { IdCodes } from '../file/idCodes';
import { OrderIds } from '../file/orderIds';
import type { RowType, RowView } from '../file/rowView';
import type { SettlementRow } from '../settlement.types';

/** Texts numbered 0, 1, 2 … in the order in which they come. */
class Numbers {
	private readonly known = new Map<string, number>();

	of(text: string): number {
		let number = this.known.get(text);
		if (number === undefined) this.known.set(text, (number = this.known.size));
		return number;
	}
}

/** A row of a list as the reader of a file would hand it on. */
export class ListedRow implements RowView {
	readonly orderIds = new OrderIds();
	readonly ids = new IdCodes();
	readonly isSameOrder = false;
	readonly shipmentId = '';
	private readonly types: RowType[] = [];
	private readonly typeNumbers = new Numbers();
	private readonly marketplaces = new Numbers();
	private readonly fulfillments = new Numbers();
	private readonly skus = new Numbers();

	/** `row` is replaced by the next one. */
	constructor(public row: SettlementRow) {}

	get type(): RowType {
		const { transactionType, amountType, amountDescription } = this.row;
		return (this.types[this.typeId] ??= { transactionType, amountType, amountDescription });
	}

	get typeId(): number {
		const { transactionType, amountType, amountDescription } = this.row;
		return this.typeNumbers.of([transactionType, amountType, amountDescription].join('\t'));
	}

	get line(): number {
		return this.row.line;
	}

	/** Nobody looked whether rows have anything in common. */
	get run(): number {
		return this.row.line;
	}

	get amount(): Minor {
		return this.row.amount;
	}

	get postedAt(): number {
		return this.row.postedAt;
	}

	get marketplaceName(): string {
		return this.row.marketplaceName;
	}

	get marketplaceNumber(): number {
		return this.marketplaces.of(this.row.marketplaceName);
	}

	get fulfillmentId(): string {
		return this.row.fulfillmentId;
	}

	get fulfillmentNumber(): number {
		return this.fulfillments.of(this.row.fulfillmentId);
	}

	get orderId(): string {
		return this.row.orderId;
	}

	get orderNumber(): number {
		return this.orderIds.ofText(this.row.orderId);
	}

	get adjustmentId(): string {
		return this.row.adjustmentId;
	}

	get adjustmentCode(): number {
		return this.ids.ofText(this.row.adjustmentId);
	}

	get orderItemCode(): string {
		return this.row.orderItemCode;
	}

	get itemCode(): number {
		return this.ids.ofText(this.row.orderItemCode);
	}

	get sku(): string {
		return this.row.sku;
	}

	get skuNumber(): number {
		return this.skus.of(this.row.sku);
	}

	get quantity(): number {
		return this.row.quantity;
	}

	toRow(): SettlementRow {
		return this.row;
	}
}
