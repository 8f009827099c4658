import type { SandboxParts } from '../../core/parts';
import { refuse } from '../refusal';
import { need, type ControlKind, type TraderRecord } from './masters';
import { COLLECTION, type Ledger } from './names';
import type { TaxDirection } from './tax';

export type EntryKind = 'Invoice' | 'CreditNote' | 'Receipt' | 'Payment';

/** What tells the sales ledger from the purchase ledger. */
export interface TraderBook {
	readonly source: Ledger;
	readonly accounts: string;
	readonly entries: string;
	/** As bodies and rows name the account. */
	readonly what: 'customer' | 'supplier';
	readonly control: ControlKind;
	readonly vat: ControlKind;
	readonly taxDirection: TaxDirection;
	/** An invoice debits the control account (+1) or credits it (-1). */
	readonly controlSide: 1 | -1;
	/** Increases the balance of the account (+1) or decreases it (-1). */
	readonly sides: Readonly<Record<EntryKind, 1 | -1>>;
	/** Names of the types in the official texts (sales.json, purchases.json): the cash ones are shared. */
	readonly types: Readonly<Record<EntryKind, string>>;
}

const INVOICE = 'TradingAccountEntryTypeInvoice';
const CREDIT_NOTE = 'TradingAccountEntryTypeCreditNote';
const MONEY_DOWN = 'TradingAccountEntryTypePurchasePaymentSalesReceipt';
const MONEY_UP = 'TradingAccountEntryTypePurchaseReceiptSalesPayment';

export const SALES: TraderBook = {
	source: 'Sales Ledger',
	accounts: COLLECTION.customer,
	entries: COLLECTION.customerEntry,
	what: 'customer',
	control: 'debtorsControl',
	vat: 'outputVat',
	taxDirection: 'Output',
	controlSide: 1,
	sides: { Invoice: 1, Payment: 1, CreditNote: -1, Receipt: -1 },
	types: { Invoice: INVOICE, CreditNote: CREDIT_NOTE, Receipt: MONEY_DOWN, Payment: MONEY_UP },
};

export const PURCHASES: TraderBook = {
	source: 'Purchase Ledger',
	accounts: COLLECTION.supplier,
	entries: COLLECTION.supplierEntry,
	what: 'supplier',
	control: 'creditorsControl',
	vat: 'inputVat',
	taxDirection: 'Input',
	controlSide: -1,
	sides: { Invoice: 1, Receipt: 1, CreditNote: -1, Payment: -1 },
	types: { Invoice: INVOICE, CreditNote: CREDIT_NOTE, Payment: MONEY_DOWN, Receipt: MONEY_UP },
};

/** An account that can be posted to. */
export function needTrader(parts: Pick<SandboxParts, 'store'>, book: TraderBook, id: unknown): TraderRecord {
	const trader = need<TraderRecord>(parts, book.accounts, id, `${book.what}_id`);
	if (trader.account_status_type !== 'AccountStatusActive') refuse(`The ${book.what} account ${trader.reference} is not active.`);
	return trader;
}

export const needCustomer = (parts: Pick<SandboxParts, 'store'>, id: unknown): TraderRecord => needTrader(parts, SALES, id);
