import type { Minor } from '../money/money';

/** First row of a settlement file. Instants are ISO 8601 in UTC. */
export interface SettlementHeader {
	readonly settlementId: string;
	readonly startDate: string;
	readonly endDate: string;
	readonly depositDate: string;
	/** What Amazon pays on the deposit date; negative when the seller owes. */
	readonly total: Minor;
	readonly currency: string;
}

/** One detail row of a Flat File V2 settlement. Text stands as in the file; blank columns are ''. */
export interface SettlementRow {
	/** Line number in the file, 1 = first line: what a person looks up. */
	readonly line: number;
	readonly transactionType: string;
	readonly amountType: string;
	readonly amountDescription: string;
	readonly amount: Minor;
	/** Amazon order id, or another reference (FBA shipment id on FBAFees), or ''. */
	readonly orderId: string;
	readonly adjustmentId: string;
	readonly orderItemCode: string;
	readonly marketplaceName: string;
	/** `MFN`, `AFN` or ''. */
	readonly fulfillmentId: string;
	readonly sku: string;
	/** Units that the row states; 0 when it states none, or none that can be read: then they are not known. Do not add them up over rows. */
	readonly quantity: number;
	/** Posted instant, milliseconds since the epoch. */
	readonly postedAt: number;
}

export interface SettlementFormat {
	readonly encoding: string;
	readonly decimalSeparator: '.' | ',' | 'mixed' | 'none';
	readonly rowCount: number;
}

/** A settlement without its rows, which were taken one by one. */
export interface SettlementFacts {
	readonly header: SettlementHeader;
	readonly format: SettlementFormat;
}

export interface Settlement extends SettlementFacts {
	readonly rows: readonly SettlementRow[];
}

/** The settlement before this one in the same series, as it was posted. */
export interface PreviousSettlement {
	readonly settlementId: string;
	/** ISO 8601 instant. */
	readonly endDate: string;
	/** Reserve held at its end and clearing balance after posting, decimal strings. */
	readonly currentReserve: string;
	readonly closingClearing: string;
}
