import type { SandboxParts } from '../../core/sandbox';
import { midnight } from '../books/calendar';
import { postBank, postCustomer, postNominal } from '../books/ledger';
import { bankNominal, controlNominal, needBank, needBaseCurrency, needCustomer } from '../books/masters';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import { newDocument, positive, refuseUnsimulated, urnAnswer, type Posting } from './context';

/** `POST /sales_receipts`: debits the bank, credits debtors. On account: nothing is allocated. */
export const salesReceipt: Posting = (parts, body) => postCash(parts, body, 'Receipt');

/** `POST /sales_payments` (money back to a customer): the reverse. */
export const salesPayment: Posting = (parts, body) => postCash(parts, body, 'Payment');

/** Analysis is meant for bank charges; rates are for foreign currencies. */
const NOT_SIMULATED = ['nominal_analysis_items', 'settlement_discount_value', 'exchange_rate', 'bank_exchange_rate', 'cheque_exchange_rate'];

/** Names of the types in the official texts (sales.json). */
export const TRADER_TYPES = {
	Invoice: 'TradingAccountEntryTypeInvoice',
	CreditNote: 'TradingAccountEntryTypeCreditNote',
	Receipt: 'TradingAccountEntryTypePurchasePaymentSalesReceipt',
	Payment: 'TradingAccountEntryTypePurchaseReceiptSalesPayment',
} as const;

function postCash(parts: SandboxParts, body: Row, kind: 'Receipt' | 'Payment'): Row {
	refuseUnsimulated(body, NOT_SIMULATED);
	const customer = needCustomer(parts, body.customer_id);
	const bank = needBank(parts, body.bank_id);
	for (const currencyId of [customer.currency_id, bank.account_currency_id]) needBaseCurrency(parts, currencyId, 'receipts and payments');
	if (body.cheque_currency_id !== undefined && body.cheque_currency_id !== customer.currency_id) refuse("'cheque_currency_id' is not the currency of the customer.");
	const value = positive(body.cheque_value, 'cheque_value');
	if (body.customer_cheque_value !== undefined && body.customer_cheque_value !== value) refuse("'customer_cheque_value' differs from 'cheque_value' although the currency is the same.");
	const document = newDocument(parts, body, 'Sales Ledger');
	const side = kind === 'Receipt' ? 1 : -1;
	postNominal(parts, document, [
		{ nominal: bankNominal(parts, bank), amount: side * value },
		{ nominal: controlNominal(parts, 'debtorsControl'), amount: -side * value },
	]);
	postCustomer(parts, document, customer, { kind, goods: value, tax: 0, bankCode: bank.code });
	postBank(parts, document, bank, kind, value, {
		tradeItems: [
			{
				account_number: customer.reference,
				account_name: customer.name,
				trading_entry_type: TRADER_TYPES[kind],
				reference: document.reference,
				gross_value: value,
				tax_value: 0,
				transaction_date: midnight(document.day),
				urn: document.urn,
			},
		],
	});
	return urnAnswer(document);
}
