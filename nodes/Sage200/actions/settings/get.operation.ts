import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { toItems } from '../list';
import { clientOf } from '../parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'Settings Of',
		name: 'which',
		type: 'options',
		options: [
			{ name: 'Cash Book', value: 'cash_book_settings' },
			{ name: 'Licence', value: 'licence' },
			{ name: 'Nominal Ledger', value: 'nominal_ledger_settings' },
			{ name: 'Sales Ledger', value: 'sales_ledger_settings' },
			{ name: 'Sales Order Processing', value: 'sop_settings' },
			{ name: 'Stock', value: 'stock_settings' },
			{ name: 'System', value: 'system_settings' },
		],
		default: 'sop_settings',
		description: 'Part of Sage 200; whether prices include VAT stands in Sales Order Processing',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['settings'], operation: ['get'] } }, properties);

/** One item. Sage sends settings as an array of one record and the licence, which tells the modules that are there, as one record. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const client = await clientOf(this, cache);
	return toItems([await client.record(`/${this.getNodeParameter('which', i) as string}`)]);
}
