import type { DocumentName, FactKey, RoleName } from './vocabulary';

/** One row of the file, with every default filled in. */
export interface FileRow {
	readonly transactionType: string;
	readonly amountType: string;
	readonly amountDescription: string;
	/** Signed pence. */
	readonly amount: number;
	readonly order: string;
	readonly sku: string;
	readonly units: string;
	readonly channel: string;
	readonly marketplace: string;
	/** `2026-10-20 10:00`, in UTC. */
	readonly posted: string;
	readonly item: string;
	readonly adjustment: string;
}

/** One line of a sales order in Sage; pence. */
export interface OrderLine {
	readonly order: string;
	readonly sku: string;
	readonly what: 'goods' | 'delivery' | 'gift wrap';
	readonly units: number;
	readonly net: number;
	readonly tax: number;
	readonly code: RoleName;
	/** Sage's number of the order. */
	readonly number: string;
	readonly status: string;
}

/** A line of a document: nominal (a name of the chart of accounts, or a code), net and tax in pence, role of the tax code. */
export interface DocumentLine {
	readonly nominal: string;
	readonly net: number;
	readonly tax: number;
	readonly role: RoleName;
}

/** A document of Sage as an accountant would describe it. Pence, positive. */
export interface ExpectedDocument {
	readonly document: DocumentName;
	/** Amazon order id of a document that belongs to one order, else ''. */
	readonly order: string;
	/** '' takes the last day of the settlement, or the deposit day for a transfer out. */
	readonly date: string;
	/** Customer, supplier, or the bank at the other end of a transfer, where it is not the usual one. */
	readonly account: string;
	readonly amount: number;
	readonly lines: readonly DocumentLine[];
}

/** A document that follows once it is decided. Pence; undefined where only the decision says how much. */
export interface ExpectedWaiting {
	readonly document: DocumentName;
	readonly order: string;
	readonly amount?: number;
	/** VAT at stake, as Amazon's tax rows show it. */
	readonly vat?: number;
}

/** VAT boxes in pence. */
export type Boxes = Readonly<Record<'1' | '4' | '6' | '7', number>>;

export interface ExpectedException {
	readonly kind: string;
	readonly holds: boolean;
	readonly order: string;
	/** Value at stake in pence, without sign; undefined where it is not the point. */
	readonly amount?: number;
	/** Pieces of text that message or remedy must have. */
	readonly says: readonly string[];
}

export interface Expected {
	readonly posts: boolean;
	readonly documents: readonly ExpectedDocument[];
	readonly boxes: Boxes;
	readonly clearing: { readonly movement: number; readonly closing: number };
	/** Key of the series, where the scenario is about it. */
	readonly series?: string;
	/** Fees that are posted until Amazon's invoice proves them, gross pence; undefined where it is not the point. */
	readonly provisional?: number;
	readonly exceptions: readonly ExpectedException[];
	readonly waiting: readonly ExpectedWaiting[];
}

type Cells = Readonly<Record<string, string>>;

export interface Scenario {
	/** `refunds.md: Title`. */
	readonly name: string;
	readonly facts: ReadonlyMap<FactKey, string>;
	readonly rows: readonly FileRow[];
	readonly ordersInSage: readonly OrderLine[];
	readonly credits: readonly Cells[];
	readonly products: readonly Cells[];
	readonly skuMap: readonly Cells[];
	readonly amazonOrders: readonly Cells[];
	readonly orderMoney: readonly Cells[];
	readonly decisions: readonly Cells[];
	readonly previous: readonly Cells[];
	readonly series: readonly Cells[];
	readonly map: readonly Cells[];
	readonly periods: readonly Cells[];
	readonly expected: Expected;
}
