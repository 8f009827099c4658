import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { EVENT_TYPES } from '../../reports/layouts';
import type { ReportRequest } from '../../reports/report';
import { ReportDesk } from '../../reports/request';
import { isNeverRequested } from '../../reports/types';
import { MARKETPLACE } from '../fields';
import { listOf, refuse } from '../../../shared/parameters';
import { nameAndValue, optionalPairsOf, structuredOptions, type Structured } from '../../../shared/structured';
import { located, marketplaceOf, utcInstant } from '../parameters';
import { REPORT_TYPE } from './fields';

const REPORT_OPTIONS: Structured = {
	name: 'reportOptions',
	displayName: 'Report Options',
	entry: 'Option',
	fields: nameAndValue('eventType', 'Adjustments'),
	example: '{"eventType": "Adjustments"}',
	description: 'Options of the report type, as Amazon names them; all values are texts',
};

const properties: INodeProperties[] = [
	REPORT_TYPE,
	MARKETPLACE,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'From',
				name: 'dataStartTime',
				type: 'dateTime',
				default: '',
				description: 'Begin of the data. What counts without it depends on the report type.',
			},
			{
				displayName: 'More Marketplace IDs',
				name: 'marketplaceIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. A1PA6795UKMFR9,A13V1IB3VIYZZH',
				description: 'Further marketplaces for the same report, separated by commas',
			},
			...structuredOptions(REPORT_OPTIONS),
			{
				displayName: 'Reuse Reports Up To (Minutes)',
				name: 'reuseMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'A report that was requested for the same From and To in the last minutes is taken instead of a new one',
			},
			{
				displayName: 'To',
				name: 'dataEndTime',
				type: 'dateTime',
				default: '',
				description: 'End of the data. Leave empty to get all up to now.',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['report'], operation: ['request'] } }, properties);

/** Gives one item: the id of the report, and whether it is new (`requested`) or was there already (`found`). */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const reportType = located(this, 'reportType', 'Report Type', i);
	if (isNeverRequested(reportType))
		throw refuse(
			this,
			i,
			'Settlement reports cannot be requested',
			'Amazon makes them when a period closes. List them with Settlement: Get Many.',
		);
	const options = this.getNodeParameter('options', i, {}) as IDataObject;
	const request = {
		reportType,
		marketplaceIds: [...new Set([marketplaceOf(this, i), ...listOf(options.marketplaceIds)])],
		dataStartTime: utcInstant(this, options.dataStartTime, 'From', i) || undefined,
		dataEndTime: utcInstant(this, options.dataEndTime, 'To', i) || undefined,
		reportOptions: textsOf.call(this, optionalPairsOf(this, options, REPORT_OPTIONS, i) ?? {}, i),
	};
	oneEventType.call(this, request, i);
	const { reportId, outcome } = await new ReportDesk(this, i).request(request, Number(options.reuseMinutes ?? 0));
	return [{ json: { reportId, reportType, outcome } }];
}

/** The ledger has one event type a report: with `Adjustments,Receipts` Amazon makes an empty one, which looks like no events. */
function oneEventType(this: IExecuteFunctions, { reportType, reportOptions }: ReportRequest, i: number): void {
	const { eventType } = reportOptions ?? {};
	if (reportType !== 'GET_LEDGER_DETAIL_VIEW_DATA' || eventType === undefined) return;
	if ((EVENT_TYPES as readonly string[]).includes(eventType)) return;
	throw refuse(this, i, `There is no event type "${eventType}"`, `Choose one of ${EVENT_TYPES.join(', ')}; request a report for each.`);
}

/** Amazon takes texts only, also for true and 1; it refuses an empty one, and a list makes an empty report. */
function textsOf(this: IExecuteFunctions, options: IDataObject, i: number): Record<string, string> {
	const wrong = Object.entries(options).find(([, value]) => value === null || typeof value === 'object' || value === '');
	if (wrong)
		throw refuse(
			this,
			i,
			`Report Options has no single value for ${wrong[0]}`,
			'Give one text for each option. For several values, such as event types, request a report for each.',
		);
	return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));
}
