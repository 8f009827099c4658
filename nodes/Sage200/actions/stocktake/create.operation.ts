import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { prepareStocktake, type NewStocktake } from '../../posting/stock/stocktake';
import type { RunCache } from '../../runCache';
import { POSTING_OPTIONS } from '../fields';
import { codeOf, warehouse } from '../locator';
import { listOf } from '../../../shared/parameters';
import { writeItem } from '../write';

const properties: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Amazon November',
		description: 'At most 60 characters. Name and warehouse tell whether the stocktake is there already.',
	},
	warehouse('Warehouse', 'warehouse', 'Name of the warehouse that is counted'),
	{
		displayName: 'Stock Codes',
		name: 'stockCodes',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. KETTLE-17,PAN-24',
		description: 'Separated by commas, or a JSON array',
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['stocktake'], operation: ['create'] } }, properties);

/** One item with the id of the stocktake, created now or found. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const wanted: NewStocktake = {
		name: String(this.getNodeParameter('name', i, '')).trim(),
		warehouse: codeOf(this, 'warehouse', i),
		stockCodes: [...new Set(listOf(this.getNodeParameter('stockCodes', i, '')))],
	};
	return await writeItem(this, i, cache, {
		at: { reference: wanted.name },
		prepare: async ({ client }) => await prepareStocktake(client, cache, wanted),
		facts: (shown) => ({ name: wanted.name, warehouse: wanted.warehouse, ...(shown ? { id: shown.record.id as number } : {}) }),
	});
}
