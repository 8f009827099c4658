import {
	NodeOperationError,
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { prepareCustomer, type NewCustomer } from '../../posting/record/newRecord';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { codeOf, locator } from '../locator';
import { writeItem } from '../write';

const properties: INodeProperties[] = [
	{
		displayName: 'Reference',
		name: 'reference',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. AMZUKGBP',
		description: 'At most 8 characters. It tells whether the customer is there already.',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Amazon.co.uk marketplace customers',
		description: 'At most 60 characters',
	},
	{
		displayName: 'Additional Fields',
		name: 'fields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Currency',
				name: 'currency',
				type: 'string',
				default: '',
				placeholder: 'e.g. Euro',
				description: 'Name or symbol of the currency; the base currency when left out',
			},
			{ displayName: 'Default Nominal Code', name: 'nominalCode', type: 'string', default: '', placeholder: 'e.g. 4000' },
			locator('Default Tax Code', 'taxCode', 'searchTaxCodes', {
				placeholder: 'e.g. 1',
				description: 'Number of the tax code',
				required: false,
			}),
			{
				displayName: 'Short Name',
				name: 'shortName',
				type: 'string',
				default: '',
				placeholder: 'e.g. AMZUK',
				description: 'At most 8 characters',
			},
		],
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['customer'], operation: ['create'] } }, properties);

/** One item with the customer, created now or found by its reference. What is left out is filled in by Sage 200. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const text = (name: string) => String(this.getNodeParameter(name, i, '')).trim();
	const { currency, nominalCode, shortName } = this.getNodeParameter('fields', i, {}) as IDataObject;
	const taxCode = codeOf(this, 'fields.taxCode', i);
	if (taxCode !== '' && !/^\d+$/.test(taxCode))
		throw new NodeOperationError(this.getNode(), `"${taxCode}" is no number of a tax code`, {
			itemIndex: i,
			description: 'Give the number that Tax Code: Get Many shows as code.',
		});
	const wanted: NewCustomer = {
		reference: text('reference'),
		name: text('name'),
		currency: (currency as string | undefined)?.trim() || undefined,
		nominalCode: (nominalCode as string | undefined)?.trim() || undefined,
		taxCode: taxCode === '' ? undefined : Number(taxCode),
		shortName: (shortName as string | undefined)?.trim() || undefined,
	};
	return await writeItem(this, i, cache, {
		at: { reference: wanted.reference },
		prepare: async ({ client }) => await prepareCustomer(client, cache, wanted),
		facts: (shown) => ({ reference: wanted.reference, ...(shown?.record as IDataObject | undefined) }),
	});
}
