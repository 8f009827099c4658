import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { filters, RETURN_ALL_AND_LIMIT, SIMPLIFY, textFilter } from '../fields';
import { listCollection, type Collection } from '../list';

const COLLECTION: Collection = {
	path: '/financial_year_period_views',
	fields: [
		'financial_year_id',
		'financial_year_start_date',
		'financial_year_end_date',
		'year_relative_to_current_year',
		'accounting_period_id',
		'period_number',
		'period_start_date',
		'period_end_date',
	],
	orderBy: 'accounting_period_id asc',
	filters: { year: { kind: 'number', field: 'financial_year_id' } },
};

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	SIMPLIFY,
	filters(textFilter('Financial Year ID', 'year', 'e.g. 12', 'Only periods of this financial year')),
];

export const description = updateDisplayOptions({ show: { resource: ['period'], operation: ['getAll'] } }, properties);

/** One item per accounting period. Sage 200 does not say here whether it is open: Validate Date does. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	return await listCollection.call(this, i, cache, COLLECTION);
}
