import type { Minor } from '../../money/money';
import type { SettlementRow } from '../settlement.types';
import type { IdCodes } from './idCodes';
import type { OrderIds } from './orderIds';

/** The three columns that tell what a row is, without white space around them. */
export interface RowType {
	readonly transactionType: string;
	readonly amountType: string;
	readonly amountDescription: string;
}

/**
 * The row that is read at the moment. There is one such object for a whole file, and its values are those of the next row as soon as `take`
 * returns: whoever needs them later takes `toRow`, or the values themselves. Texts are made when they are asked for. Columns that the row
 * or the file lacks are ''.
 */
export interface RowView {
	/** Line number in the file, 1 = first line: what a person looks up. */
	readonly line: number;
	/** Number of its type: 0, 1, 2 ... in the order in which types occur in the file. */
	readonly typeId: number;
	/** The same object for all rows of a type. */
	readonly type: RowType;
	readonly amount: Minor;
	/** Posted instant, milliseconds since the epoch. */
	readonly postedAt: number;
	/**
	 * Rows one behind the other with the same number have all but their type, amount, units and promotion in common. Those with another number may have, too.
	 */
	readonly run: number;
	/** Number of its marketplace, and of its fulfilment, counted as types are. */
	readonly marketplaceNumber: number;
	readonly marketplaceName: string;
	readonly fulfillmentNumber: number;
	/** `MFN`, `AFN` or ''. */
	readonly fulfillmentId: string;
	/** True when the order id is that of the row before: rows of an order mostly lie together. */
	readonly isSameOrder: boolean;
	/** Amazon order id, or another reference (FBA shipment id on FBAFees), or ''. */
	readonly orderId: string;
	/** The same as a number of `orderIds`. */
	readonly orderNumber: number;
	readonly adjustmentId: string;
	readonly shipmentId: string;
	readonly orderItemCode: string;
	readonly sku: string;
	/** Number of the SKU, counted as types are. */
	readonly skuNumber: number;
	/** `orderItemCode` and `adjustmentId` as codes of `ids`. */
	readonly itemCode: number;
	readonly adjustmentCode: number;
	/** What the numbers of order ids and the codes of other ids stand for: the same objects for all rows of a file. */
	readonly orderIds: OrderIds;
	readonly ids: IdCodes;
	/** Units, see `SettlementRow`. */
	readonly quantity: number;
	/** The row by itself, to be kept. */
	toRow(): SettlementRow;
}

/** Takes a row as soon as it is read. What was taken counts for nothing when the file turns out to be wrong further down. */
export type TakeRow = (row: RowView) => void;
