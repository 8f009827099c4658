import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { reportPages } from '../../reports/report';
import { listRecords } from '../../transport/paging';
import { recordItems } from '../../transport/records';
import { RETURN_ALL_AND_LIMIT } from '../fields';
import { limitOf, listOf, refuse } from '../../../shared/parameters';
import { located, utcInstant } from '../parameters';
import { REPORT_TYPE } from './fields';

/** Most reports on a page, and marketplaces in a request (reports 2021-06-30). */
const MAX_PAGE = 100;
const MAX_MARKETPLACES = 10;

const properties: INodeProperties[] = [
	REPORT_TYPE,
	...RETURN_ALL_AND_LIMIT,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Created Since',
				name: 'createdSince',
				type: 'dateTime',
				default: '',
				description: 'Reports made at or after this time. Amazon keeps them for 90 days, which is also what counts when it is left empty.',
			},
			{
				displayName: 'Created Until',
				name: 'createdUntil',
				type: 'dateTime',
				default: '',
				description: 'Reports made at or before this time. Leave empty to get all up to now.',
			},
			{
				displayName: 'Marketplace IDs',
				name: 'marketplaceIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. A1F83G8C2ARO7P,A1PA6795UKMFR9',
				description: 'At most 10 marketplaces, separated by commas',
			},
			{
				displayName: 'Statuses',
				name: 'processingStatuses',
				type: 'multiOptions',
				options: [
					{ name: 'Cancelled', value: 'CANCELLED', description: 'No data, or requested too soon' },
					{ name: 'Done', value: 'DONE' },
					{ name: 'Fatal', value: 'FATAL', description: 'Amazon could not make it' },
					{ name: 'In Progress', value: 'IN_PROGRESS' },
					{ name: 'In Queue', value: 'IN_QUEUE' },
				],
				default: ['DONE'],
				description: 'How far the report is',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['report'], operation: ['getAll'] } }, properties);

/** Gives one item per report, as Amazon sends it. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const filters = this.getNodeParameter('filters', i, {}) as IDataObject;
	const limit = limitOf(this, i);
	const marketplaceIds = listOf(filters.marketplaceIds);
	if (marketplaceIds.length > MAX_MARKETPLACES)
		throw refuse(this, i, `There are ${marketplaceIds.length} marketplace IDs`, `Give at most ${MAX_MARKETPLACES}.`);
	const first = {
		reportTypes: [located(this, 'reportType', 'Report Type', i)],
		processingStatuses: filters.processingStatuses as string[] | undefined,
		marketplaceIds,
		pageSize: Math.min(limit, MAX_PAGE),
		createdSince: utcInstant(this, filters.createdSince, 'Created Since', i),
		createdUntil: utcInstant(this, filters.createdUntil, 'Created Until', i),
	};
	const reports = await listRecords.call(this, { ...reportPages(first), limit }, i);
	return recordItems(reports, 'a report');
}
