import type { Minor } from '../money/money';

/** What a settlement moved for one order, as a row of *Order money* keeps it. Amounts in minor units of the row's currency, not below zero. */
export interface OrderMoney {
	readonly orderId: string;
	readonly settlementId: string;
	readonly currency: string;
	/** `YYYY-MM`. */
	readonly period: string;
	readonly settled: Money;
	readonly refunded: Money;
}

/** An amount and the references of the receipt (or payment) in Sage that it is part of; '' while none is posted. */
export interface Money {
	readonly amount: Minor;
	readonly reference: string;
	readonly secondReference: string;
}

/** A receipt or payment of a customer in Sage. */
export interface Cash {
	readonly urn: string;
	readonly customerId: string;
	readonly reference: string;
	readonly secondReference: string;
	/** What is not allocated yet, without sign. */
	readonly outstanding: Minor;
}

/** An invoice or credit note of an order. `waiting`: Sage has made it and not posted it to the ledger yet. */
export interface OrderDocument {
	readonly orderId: string;
	readonly kind: 'invoice' | 'creditNote';
	readonly state: 'posted' | 'archived' | 'waiting';
	readonly urn: string;
	readonly documentNo: string;
	readonly customerId: string;
	readonly customerReference: string;
	readonly gross: Minor;
	readonly outstanding: Minor;
	/** Why it cannot be relied on; '' when it can. */
	readonly uncertain: string;
}

/** One call of *Sales Ledger: Allocate Once*. Amounts are decimal strings. */
export interface AllocationPlan {
	readonly customerReference: string;
	readonly currency: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	/** Of each side. */
	readonly amount: string;
	readonly orderIds: readonly string[];
	readonly lines: ReadonlyArray<{ readonly urn: string; readonly amount: string; readonly outstanding: string }>;
}

/** An order of one of the two lists. Amounts are decimal strings. */
export interface OpenOrder {
	readonly orderId: string;
	readonly currency: string;
	readonly settled: string;
	readonly invoiced: string;
	/** Invoiced by Sage and not posted to the ledger yet. */
	readonly waiting: string;
	/** Settled beyond what is invoiced, or outstanding of the invoices after all allocations. */
	readonly difference: string;
	/** Last period in which something of it was settled, `YYYY-MM`; '' when nothing was. */
	readonly period: string;
}
