import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { RowChoices } from '../reports/rows';
import { listOf, refuse } from '../../shared/parameters';
import { MAX_MEGABYTES, MAX_WAIT } from './fields';
import { utcInstant } from './parameters';

/** From and To of a report. */
export const PERIOD: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'Begin of the period. Without a time zone, the time zone of the workflow counts.',
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		description: 'End of the period. Leave empty to get all up to now.',
	},
];

const REPORT_ID: INodeProperties = {
	displayName: 'Report ID',
	name: 'reportId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 50001234567',
	description:
		'A report of this type that was requested before, for instance in a run that did not wait long enough. Nothing is requested then. Where several were requested, all of them, separated by commas.',
};

const REUSE_MINUTES: INodeProperties = {
	displayName: 'Reuse Reports Up To (Minutes)',
	name: 'reuseMinutes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 30,
	description:
		'A report that was requested for the same period in the last minutes is taken instead of a new one. Reports with report options are always requested.',
};

const WHEN_CANCELLED: INodeProperties = {
	displayName: 'When Cancelled',
	name: 'whenCancelled',
	type: 'options',
	options: [
		{ name: 'Give No Rows', value: 'noRows', description: 'Take it that there is no data' },
		{ name: 'Stop', value: 'stop', description: 'Stop, because the report may as well have been requested too soon' },
	],
	default: 'stop',
	description: 'Amazon cancels a report when there is no data, and also when one like it was requested too soon before',
};

/** Options of the operations that request a report and give its rows out. */
export const rowOptions = (...more: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...more, MAX_MEGABYTES, MAX_WAIT, REPORT_ID, REUSE_MINUTES, WHEN_CANCELLED],
});

/** The values of `rowOptions`. */
export function rowChoices(this: IExecuteFunctions, i: number): RowChoices {
	const {
		reportId: reportIds,
		maxMegabytes = 256,
		maxWaitSeconds = 300,
		reuseMinutes = 30,
		whenCancelled = 'stop',
	} = this.getNodeParameter('options', i, {}) as IDataObject;
	return {
		reportIds: listOf(reportIds),
		maxBytes: Number(maxMegabytes) * 1024 * 1024,
		maxWaitSeconds: Number(maxWaitSeconds),
		reuseMinutes: Number(reuseMinutes),
		whenCancelled: whenCancelled as RowChoices['whenCancelled'],
	};
}

/** From and To in UTC; To is undefined when left empty. Throws when From is missing or after To. */
export function periodOf(this: IExecuteFunctions, i: number): { dataStartTime: string; dataEndTime?: string } {
	const dataStartTime = utcInstant(this, this.getNodeParameter('from', i), 'From', i);
	const dataEndTime = utcInstant(this, this.getNodeParameter('to', i, ''), 'To', i) || undefined;
	if (dataStartTime === '') throw refuse(this, i, 'From is empty', 'Give the begin of the period.');
	if (dataEndTime !== undefined && dataEndTime < dataStartTime)
		throw refuse(this, i, `To (${dataEndTime}) is earlier than From (${dataStartTime})`, 'Swap them, or leave To empty.');
	return { dataStartTime, dataEndTime };
}
