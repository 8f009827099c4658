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
import { limitOf } from '../../../shared/parameters';
import { utcInstant } from '../parameters';

/** The only settlement report that is left since 2026-11-11. It cannot be requested: Amazon makes it when a period closes. */
const REPORT_TYPE = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
const MAX_PAGE = 100;

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
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
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['settlement'], operation: ['getAll'] } }, properties);

/** Fields of a report that are given out (reports 2021-06-30, Report). */
const FIELDS = [
	'reportId',
	'reportType',
	'reportDocumentId',
	'dataStartTime',
	'dataEndTime',
	'createdTime',
	'processingStatus',
	'marketplaceIds',
] as const;

/** Gives one item per report. One settlement can be listed under several reports, so the settlement id in the file is what counts. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const options = this.getNodeParameter('options', i, {}) as IDataObject;
	const limit = limitOf(this, i);
	const first = {
		reportTypes: [REPORT_TYPE],
		processingStatuses: ['DONE'],
		pageSize: Math.min(limit, MAX_PAGE),
		createdSince: utcInstant(this, options.createdSince, 'Created Since', i),
		createdUntil: utcInstant(this, options.createdUntil, 'Created Until', i),
	};
	const reports = await listRecords.call(this, { ...reportPages(first), limit }, i);
	return recordItems(reports, 'a report', pickFields);
}

const pickFields = (report: IDataObject): IDataObject =>
	Object.fromEntries(FIELDS.filter((field) => field in report).map((field) => [field, report[field]]));
