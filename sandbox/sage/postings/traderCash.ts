import type { SandboxParts } from '../../core/parts';
import { midnight } from '../books/calendar';
import { postBank, postNominal, postTrader } from '../books/ledger';
import { bankNominal, controlNominal, needBank, needBaseCurrency } from '../books/masters';
import { needTrader, PURCHASES, SALES, type TraderBook } from '../books/traders';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import { newDocument, positive, refuseUnsimulated, urnAnswer, type Posting } from './context';

/**
 * `POST /sales_receipts` debits the bank and credits debtors, `POST /purchase_payments` credits the bank and debits creditors; the other two
 * (money back) are the reverse. On account: nothing is allocated.
 */
export const salesReceipt: Posting = (parts, body) => postCash(parts, SALES, body, 'Receipt');
export const salesPayment: Posting = (parts, body) => postCash(parts, SALES, body, 'Payment');
export const purchasePayment: Posting = (parts, body) => postCash(parts, PURCHASES, body, 'Payment');
export const purchaseReceipt: Posting = (parts, body) => postCash(parts, PURCHASES, body, 'Receipt');

/** Analysis is meant for bank charges; rates are for foreign currencies. */
const NOT_SIMULATED = [
	'nominal_analysis_items',
	'settlement_discount_value',
	'exchange_rate',
	'bank_exchange_rate',
	'cheque_exchange_rate',
];

function postCash(parts: SandboxParts, book: TraderBook, body: Row, kind: 'Receipt' | 'Payment'): Row {
	refuseUnsimulated(body, NOT_SIMULATED);
	const trader = needTrader(parts, book, body[`${book.what}_id`]);
	const bank = needBank(parts, body.bank_id);
	for (const currencyId of [trader.currency_id, bank.account_currency_id]) needBaseCurrency(parts, currencyId, 'receipts and payments');
	if (body.cheque_currency_id !== undefined && body.cheque_currency_id !== trader.currency_id)
		refuse(`'cheque_currency_id' is not the currency of the ${book.what}.`);
	const value = positive(body.cheque_value, 'cheque_value');
	const inAccount = `${book.what}_cheque_value`;
	if (body[inAccount] !== undefined && body[inAccount] !== value)
		refuse(`'${inAccount}' differs from 'cheque_value' although the currency is the same.`);
	const document = newDocument(parts, body, book.source);
	const side = kind === 'Receipt' ? 1 : -1;
	postNominal(parts, document, [
		{ nominal: bankNominal(parts, bank), amount: side * value },
		{ nominal: controlNominal(parts, book.control), amount: -side * value },
	]);
	postTrader(parts, document, book, trader, { kind, goods: value, tax: 0, bankCode: bank.code });
	postBank(parts, document, bank, kind, value, {
		tradeItems: [
			{
				account_number: trader.reference,
				account_name: trader.name,
				trading_entry_type: book.types[kind],
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
