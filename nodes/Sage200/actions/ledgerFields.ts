import type { INodeProperties } from 'n8n-workflow';
import { structuredList } from '../../shared/structured';
import { POSTING_OPTIONS } from './fields';
import { POSTING_LINE } from './lineFields';
import { bank, customer } from './locator';

export const DATE: INodeProperties = {
	displayName: 'Date',
	name: 'date',
	type: 'dateTime',
	default: '',
	required: true,
	placeholder: 'e.g. 2025-11-03',
	description: 'Transaction date; of a date with time the day as written counts',
};

export const REFERENCE: INodeProperties = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 12345678901',
	description:
		'At most 20 characters. Bank account or customer, type and both references together must be unique: they tell whether it is posted already.',
};

export const SECOND_REFERENCE: INodeProperties = {
	displayName: 'Second Reference',
	name: 'secondReference',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. FEES-2610-0',
	description: 'At most 20 characters',
};

/** References and narrative: what tells whether the posting is there already. */
export const KEY_FIELDS: INodeProperties[] = [
	DATE,
	REFERENCE,
	SECOND_REFERENCE,
	{ displayName: 'Narrative', name: 'narrative', type: 'string', default: '', placeholder: 'e.g. Amazon fees 1-14 October' },
];

export const AMOUNT: INodeProperties = {
	displayName: 'Amount',
	name: 'amount',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 1234.50',
	description: 'Text with two decimals, so that no penny is lost',
};

const LINES: INodeProperties[] = structuredList({
	name: 'lines',
	displayName: 'Lines',
	entry: 'Line',
	fields: POSTING_LINE,
	example: '[{"nominalCode": "62000", "taxCode": 1, "net": "10.00", "tax": "2.00", "gross": "12.00", "narrative": "Amazon commission"}]',
	description: 'What the document is made of. Net and tax must make gross.',
});

/** Fields of a bank payment and a bank receipt. */
export const BANK_ENTRY_FIELDS: INodeProperties[] = [
	bank('Bank Account', 'bankCode', 'Code of the bank account, in the base currency of the company'),
	...KEY_FIELDS,
	...LINES,
	POSTING_OPTIONS,
];

/** Fields of a sales invoice and a sales credit note. */
export const SALES_DOCUMENT_FIELDS: INodeProperties[] = [customer(), ...KEY_FIELDS, ...LINES, POSTING_OPTIONS];

/** Fields of a receipt from and a payment to a customer. */
export const SALES_CASH_FIELDS: INodeProperties[] = [
	customer(),
	bank('Bank Account', 'bankCode', 'Code of the bank account, in the base currency of the company'),
	AMOUNT,
	...KEY_FIELDS,
	POSTING_OPTIONS,
];
