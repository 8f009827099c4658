import { DateTime } from 'luxon';
import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { rowsOfReports, type RowRequest } from '../../reports/rows';
import { splitWindow } from '../../reports/window';
import { MARKETPLACE } from '../fields';
import { marketplaceOf } from '../parameters';
import { PERIOD, periodOf, rowChoices, rowOptions } from '../reportFields';

/** Longest period of one report (returns reports attributes). */
const MAX_DAYS = 60;

const properties: INodeProperties[] = [MARKETPLACE, ...PERIOD, rowOptions()];

export const description = updateDisplayOptions({ show: { resource: ['return'], operation: ['fbm'] } }, properties);

/** Gives one item per return request, by the date of the return. A longer period is asked for in pieces of 60 days. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const { dataStartTime, dataEndTime = DateTime.utc().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'") } = periodOf.call(this, i);
	const marketplaceIds = [marketplaceOf(this, i)];
	const requests = splitWindow({ dataStartTime, dataEndTime }, MAX_DAYS).map((window): RowRequest => ({
		reportType: 'GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE',
		marketplaceIds,
		...window,
	}));
	return await rowsOfReports(this, requests, rowChoices.call(this, i), i);
}
