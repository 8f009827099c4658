import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { listRecords } from '../../transport/paging';
import { recordItems, within } from '../../transport/records';
import { RETURN_ALL_AND_LIMIT } from '../fields';
import { limitOf } from '../../../shared/parameters';
import { withoutGiftMessages } from './personal';
import { MAX_PAGE, readSearch, SEARCH_FIELDS } from './search';

const properties: INodeProperties[] = [...RETURN_ALL_AND_LIMIT, ...SEARCH_FIELDS];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['getAll'] } }, properties);

/** Gives one item per order, as Amazon sends it, without gift messages unless buyer or recipient are asked for. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const limit = limitOf(this, i);
	const query = { ...readSearch.call(this, i), maxResultsPerPage: Math.min(limit, MAX_PAGE) };
	const orders = await listRecords.call(
		this,
		{
			ask: (paginationToken) => ({ operation: OPERATIONS.searchOrders, query: { ...query, paginationToken } }),
			find: ({ orders: records, pagination }) => ({ records, nextToken: within(pagination).nextToken }),
			limit,
		},
		i,
	);
	return recordItems(orders, 'an order', (order) => withoutGiftMessages(order, query.includedData));
}
