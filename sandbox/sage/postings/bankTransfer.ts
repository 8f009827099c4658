import { postBank, postNominal } from '../books/ledger';
import { bankNominal, needBank, needBaseCurrency } from '../books/masters';
import { refuse } from '../refusal';
import { newDocument, positive, refuseUnsimulated, type Posting } from './context';

/** "Only applicable if either of the bank accounts currency specified is different to the base currency" (cash-book.json). */
const FOREIGN_ONLY = [
	'receipt_value',
	'exchange_rate',
	'commission_value',
	'commission_code',
	'commission_cost_centre',
	'commission_department',
	'commission_payer',
	'payment_to_base_exchange_rate',
	'receipt_to_base_exchange_rate',
	'exchange_difference_code',
	'exchange_difference_cost_centre',
	'exchange_difference_department',
];

/** `POST /bank_transfer`: debits the receiving bank, credits the paying one; a leg in each bank under one URN. Echoes the transfer, without the URN. */
export const bankTransfer: Posting = (parts, body) => {
	refuseUnsimulated(body, FOREIGN_ONLY);
	const from = needBank(parts, body.bank_from_id, 'bank_from_id');
	const to = needBank(parts, body.bank_to_id, 'bank_to_id');
	if (from.id === to.id) refuse('A transfer needs two different banks.');
	for (const bank of [from, to]) needBaseCurrency(parts, bank.account_currency_id, 'transfers');
	const value = positive(body.payment_value, 'payment_value');
	const document = newDocument(parts, body, 'Cash Book');
	postNominal(parts, document, [
		{ nominal: bankNominal(parts, to), amount: value },
		{ nominal: bankNominal(parts, from), amount: -value },
	]);
	postBank(parts, document, from, 'Payment', value);
	postBank(parts, document, to, 'Receipt', value);
	return body;
};
