import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { rowsOfReports } from '../../reports/rows';
import { MARKETPLACE } from '../fields';
import { marketplaceOf } from '../parameters';
import { PERIOD, periodOf, rowChoices, rowOptions } from '../reportFields';

const properties: INodeProperties[] = [
	MARKETPLACE,
	...PERIOD,
	{
		displayName: 'By Location',
		name: 'aggregateByLocation',
		type: 'options',
		options: [
			{ name: 'Country', value: 'COUNTRY' },
			{ name: 'Fulfilment Centre', value: 'FC' },
		],
		default: 'COUNTRY',
		description: 'Which places to sum up over',
	},
	{
		displayName: 'By Period',
		name: 'aggregatedByTimePeriod',
		type: 'options',
		options: [
			{ name: 'Day', value: 'DAILY' },
			{ name: 'Month', value: 'MONTHLY' },
			{ name: 'Week', value: 'WEEKLY' },
		],
		default: 'DAILY',
		description: 'Which time to sum up over',
	},
	rowOptions(),
];

export const description = updateDisplayOptions({ show: { resource: ['fbaInventory'], operation: ['ledgerSummary'] } }, properties);

/** Gives one item per product, disposition, place and time: what was there, what moved, what is there. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const reportOptions = {
		aggregateByLocation: this.getNodeParameter('aggregateByLocation', i) as string,
		aggregatedByTimePeriod: this.getNodeParameter('aggregatedByTimePeriod', i) as string,
	};
	const request = {
		reportType: 'GET_LEDGER_SUMMARY_VIEW_DATA',
		marketplaceIds: [marketplaceOf(this, i)],
		...periodOf.call(this, i),
		reportOptions,
	} as const;
	return await rowsOfReports(this, [request], rowChoices.call(this, i), i);
}
