import type { CustomerAddress, FulfilledBy, FulfillmentStatus } from '../order.types';

/**
 * A seller's time on Amazon in plain words: what was listed, ordered, refunded and charged. The builders turn it into orders,
 * settlement files and reports. Amounts are pence (minor units of the marketplace's currency) and include tax where buyers pay
 * it; instants are ISO 8601 in UTC; rates are basis points (20 % = 2000).
 */
export interface AmazonDescription {
	readonly marketplace: { readonly id: string; readonly name: string; readonly currency: string };
	readonly listings: readonly Listing[];
	readonly orders: readonly OrderDescription[];
	readonly settlements: readonly SettlementDescription[];
}

export interface Listing {
	readonly sellerSku: string;
	readonly asin: string;
	readonly title: string;
	readonly price: number;
	readonly taxRate: number;
	/** Amazon's fulfilment charge for one unit, tax included; 0 for what the seller sends. */
	readonly fulfilmentFee: number;
}

export interface LineDescription {
	readonly sellerSku: string;
	readonly quantity: number;
	readonly shipping?: number;
	readonly giftWrap?: number;
	/** Discounts, as positive figures. */
	readonly itemDiscount?: number;
	readonly shippingDiscount?: number;
	readonly promotionId?: string;
	/** Left out: all of them when the order is shipped, else none. */
	readonly quantityShipped?: number;
}

export interface OrderDescription {
	/** Name of the order inside the description. */
	readonly key: string;
	readonly orderId: string;
	readonly status: FulfillmentStatus;
	readonly fulfilledBy: FulfilledBy;
	readonly createdAt: string;
	/** Left out: not shipped. */
	readonly shippedAt?: string;
	readonly programs?: readonly string[];
	readonly serviceLevel?: 'STANDARD' | 'EXPEDITED';
	readonly address: CustomerAddress;
	readonly business?: { readonly companyName: string; readonly purchaseOrderNumber: string; readonly vatNumber: string };
	/** Amazon collects the tax and pays it itself, at the rate of the buyer's country. */
	readonly facilitator?: {
		readonly responsibleParty: string;
		readonly taxRate: number;
		readonly reportingScheme: string;
		readonly iossNumber: string;
	};
	readonly lines: readonly LineDescription[];
}

export interface RefundDescription {
	readonly orderKey: string;
	readonly at: string;
	/** Left out: the whole order. Else this much of the goods of one line, tax included. */
	readonly partial?: { readonly line: number; readonly amount: number };
}

/** A charge, credit or any other row that belongs to no sale. */
export interface OtherRow {
	readonly at: string;
	readonly transactionType: string;
	readonly amountType: string;
	readonly amountDescription: string;
	readonly amount: number;
	readonly sellerSku?: string;
	/** Seen on fee rows of real files: the last, empty field is missing. */
	readonly dropsLastField?: boolean;
}

export interface SettlementDescription {
	readonly settlementId: string;
	readonly start: string;
	readonly end: string;
	readonly deposit: string;
	/** Keys of the orders whose sale is settled here. */
	readonly orderKeys: readonly string[];
	readonly refunds: readonly RefundDescription[];
	readonly others: readonly OtherRow[];
	/** What Amazon held before and holds back now. */
	readonly previousReserve: number;
	readonly currentReserve: number;
	/** How many report ids list it. */
	readonly reportIds: readonly string[];
}
