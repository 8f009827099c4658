import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { EVENT_TYPES } from '../../reports/layouts';
import { rowsOfReports, type RowRequest } from '../../reports/rows';
import { MARKETPLACE } from '../fields';
import { listOf, refuse } from '../../../shared/parameters';
import { marketplaceOf } from '../parameters';
import { PERIOD, periodOf, rowChoices, rowOptions } from '../reportFields';

const properties: INodeProperties[] = [
	MARKETPLACE,
	...PERIOD,
	{
		displayName: 'Event Types',
		name: 'eventTypes',
		type: 'multiOptions',
		options: [
			{ name: 'Adjustments', value: 'Adjustments', description: 'Lost, found, damaged, disposed of' },
			{ name: 'Customer Returns', value: 'CustomerReturns' },
			{ name: 'Receipts', value: 'Receipts', description: 'Units that arrived from the seller' },
			{ name: 'Shipments', value: 'Shipments', description: 'Units that went to customers' },
			{ name: 'Vendor Returns', value: 'VendorReturns', description: 'Removals, back to the seller' },
			{ name: 'Warehouse Transfers', value: 'WhseTransfers' },
		],
		default: ['Adjustments'],
		required: true,
		hint: 'Amazon needs a report for each event type, and limits how many are made in an hour',
		description: 'Which events to get',
	},
	rowOptions(
		{ displayName: 'ASIN', name: 'asin', type: 'string', default: '', description: 'Events of this product only' },
		{ displayName: 'FNSKU', name: 'fnsku', type: 'string', default: '', description: 'Events of this fulfilment network SKU only' },
		{ displayName: 'Seller SKU', name: 'msku', type: 'string', default: '', description: 'Events of this seller SKU only' },
	),
];

export const description = updateDisplayOptions({ show: { resource: ['fbaInventory'], operation: ['ledgerDetail'] } }, properties);

/** Gives one item per event, the event types one after the other. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const chosen = [...new Set(listOf(this.getNodeParameter('eventTypes', i)))];
	const { asin, fnsku, msku } = this.getNodeParameter('options', i, {}) as IDataObject;
	const unknown = chosen.filter((name) => !(EVENT_TYPES as readonly string[]).includes(name));
	if (chosen.length === 0 || unknown.length > 0) {
		throw refuse(
			this,
			i,
			unknown.length > 0 ? `There is no event type ${unknown.join(', ')}` : 'Event Types is empty',
			`Choose from ${EVENT_TYPES.join(', ')}.`,
		);
	}
	const filters = Object.entries({ ASIN: asin, FNSKU: fnsku, MSKU: msku }).filter(([, value]) => value !== undefined && value !== '');
	const base = { reportType: 'GET_LEDGER_DETAIL_VIEW_DATA', marketplaceIds: [marketplaceOf(this, i)], ...periodOf.call(this, i) } as const;
	// A list of event types gives an empty report, so each has one of its own.
	const requests = chosen.map((eventType): RowRequest => ({
		...base,
		reportOptions: { eventType, ...(Object.fromEntries(filters) as Record<string, string>) },
	}));
	return await rowsOfReports(this, requests, rowChoices.call(this, i), i);
}
