import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { codesFilter, RETURN_ALL_AND_LIMIT, SIMPLIFY } from '../fields';
import { listCollection, type Collection } from '../list';

/** The costing method is the product group's (stock.json, `product_view`); which cost it fills says the description of each field. */
const COLLECTION: Collection = {
	path: '/product_views',
	fields: ['id', 'code', 'product_group_costing_method_type', 'standard_cost', 'average_buying_price'],
	filters: { codes: { kind: 'anyOf', field: 'code' } },
};

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, SIMPLIFY, codesFilter('Stock Codes', 'e.g. KETTLE-17,PAN-24')];

export const description = updateDisplayOptions({ show: { resource: ['product'], operation: ['getCosts'] } }, properties);

/** One item per product with its costing method; costs are decimal strings of up to five places in the base currency. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
