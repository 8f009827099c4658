import type { INodeProperties } from 'n8n-workflow';
import { POSTING_OPTIONS } from '../fields';

export const DATE: INodeProperties = {
	displayName: 'Date',
	name: 'date',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 2025-11-03',
	description: 'Transaction date; of a date with time the day as written counts',
};

/** References and narrative: what tells whether the posting is there already. */
export const KEY_FIELDS: INodeProperties[] = [
	DATE,
	{
		displayName: 'Reference',
		name: 'reference',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 12345678901',
		description: 'At most 20 characters. Bank account, type and both references together must be unique: they tell whether it is posted already.',
	},
	{
		displayName: 'Second Reference',
		name: 'secondReference',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. FEES-2610-0',
		description: 'At most 20 characters',
	},
	{ displayName: 'Narrative', name: 'narrative', type: 'string', default: '', placeholder: 'e.g. Amazon fees 1-14 October' },
];

export const bankCode = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. AMZGBP',
	description,
});

/** Fields of a bank payment and a bank receipt. */
export const BANK_ENTRY_FIELDS: INodeProperties[] = [
	bankCode('Bank Code', 'bankCode', 'Code of the bank account, in the base currency of the company'),
	...KEY_FIELDS,
	{
		displayName: 'Lines',
		name: 'lines',
		type: 'json',
		default: '=[]',
		required: true,
		description:
			'JSON array of lines: nominalCode, costCentre, department, taxCode (number of the tax code), net, tax, gross (texts with two decimals, positive) and narrative. Net and tax must make gross.',
	},
	POSTING_OPTIONS,
];
