import { minorUnits, type Minor } from '../../money/money';
import type { BridgeSettings } from '../../settings/settings.types';
import { addedUpTypes } from '../catalogue/addedUp';
import type { NominalMapRow } from '../catalogue/mapRow';
import { IdCodes } from '../file/idCodes';
import { OrderIds } from '../file/orderIds';
import type { RowView } from '../file/rowView';
import type { Settlement, SettlementFacts, SettlementRow } from '../settlement.types';
import { ListedRow } from './listedRow';
import { OrderCells } from './orderCells';
import { RowKinds, type RowKind } from './rowKinds';

/** A settlement with its rows added up as far as nothing hangs on the single one. */
export interface FoldedSettlement extends SettlementFacts {
	readonly rows: FoldedRows;
}

/** What names an item. */
type Names = Pick<SettlementRow, 'orderId' | 'orderItemCode' | 'adjustmentId' | 'sku'>;

/** What a day and an order are needed for in the rows of a settlement. */
type FoldSettings = Pick<BridgeSettings, 'timeZone'>;

/**
 * The rows of a settlement, folded as they are read: each is counted to its kind (type, marketplace, fulfilment, day), and those of which something hangs
 * on their order (sales, refunds, fees by order, what is not known) are kept by order, as numbers. Nothing is said yet of what they are to the
 * books: that takes the series, which only the whole file tells.
 */
export class FoldedRows {
	readonly cells = new OrderCells();
	/** Texts of SKUs by their numbers. */
	private readonly skus: string[] = [];
	private readonly rowKinds: RowKinds;
	private orderIds = new OrderIds();
	private ids = new IdCodes();
	private counted = 0;
	private named: { readonly item: number; readonly names: Names } | undefined;

	/** `isAddedUp` says of which types rows need not be kept. Throws only when the client's map is not a map. */
	constructor({ timeZone }: FoldSettings, nominalMap: readonly NominalMapRow[], isAddedUp = addedUpTypes(nominalMap)) {
		this.rowKinds = new RowKinds(timeZone, isAddedUp);
	}

	add(row: RowView): void {
		this.counted += 1;
		const number = this.rowKinds.of(row);
		const kind = this.rowKinds.list[number] as RowKind;
		kind.amount += row.amount;
		if (kind.isAddedUp) return kind.lines.add(row.line);
		this.orderIds = row.orderIds;
		this.ids = row.ids;
		if (this.cells.add(row, number) && row.skuNumber >= this.skus.length) this.skus[row.skuNumber] = row.sku;
	}

	get kinds(): readonly RowKind[] {
		return this.rowKinds.list;
	}

	get count(): number {
		return this.counted;
	}

	/** Sum of all rows. */
	get amount(): Minor {
		return minorUnits(this.kinds.reduce((sum, { amount }) => sum + amount, 0));
	}

	get orderCount(): number {
		return this.orderIds.count;
	}

	/** Gives the id of an order by its number, and holds no rows. */
	get orderIdOf(): (order: number) => string {
		const { orderIds } = this;
		return (order) => orderIds.text(order);
	}

	orderId(order: number): string {
		return this.orderIds.text(order);
	}

	/** Whether an order has an id of Amazon's form. */
	hasOrderId(order: number): boolean {
		return this.orderIds.isOrderId(order);
	}

	/** Whether rows of this order name none. */
	isBlank(order: number): boolean {
		return this.orderIds.isBlank(order);
	}

	sku(number: number): string {
		return this.skus[number] ?? '';
	}

	/** What names an item. */
	namesOf(item: number): Names {
		const { cells } = this;
		return {
			orderId: this.orderId(cells.order(item)),
			orderItemCode: this.ids.text(cells.itemCode(item)),
			adjustmentId: this.ids.text(cells.adjustment(item)),
			sku: this.sku(cells.sku(item)),
		};
	}

	/** The same for one row after the other: those of an item share its texts. */
	private namesAgain(item: number): Names {
		if (this.named?.item !== item) this.named = { item, names: this.namesOf(item) };
		return this.named.names;
	}

	/** A row that was kept, of an item, as the file has it. */
	rowAt(row: number, item: number): SettlementRow {
		const { cells } = this;
		const { type, marketplaceName, fulfillmentId } = this.kinds[cells.kind(row)] as RowKind;
		const { orderId, orderItemCode, adjustmentId, sku } = this.namesAgain(item);
		return {
			line: cells.line(row),
			transactionType: type.transactionType,
			amountType: type.amountType,
			amountDescription: type.amountDescription,
			amount: minorUnits(cells.amount(row)),
			orderId,
			adjustmentId,
			orderItemCode,
			marketplaceName,
			fulfillmentId,
			sku,
			quantity: cells.quantity(row),
			postedAt: cells.instant(item),
		};
	}
}

/** Folds a settlement whose rows are in a list. */
export function foldSettlement(
	{ rows, ...facts }: Settlement,
	settings: FoldSettings,
	nominalMap: readonly NominalMapRow[],
): FoldedSettlement {
	const folded = new FoldedRows(settings, nominalMap);
	const [first] = rows;
	const view = first && new ListedRow(first);
	for (const row of rows) {
		if (!view) break;
		view.row = row;
		folded.add(view);
	}
	return { ...facts, rows: folded };
}
