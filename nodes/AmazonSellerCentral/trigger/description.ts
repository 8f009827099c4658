import type { INodeProperties } from 'n8n-workflow';
import { INCLUDED_DATA } from '../actions/order/includedData';

const ORDER_EVENTS = ['cancellationRequested', 'orderChanged', 'orderCreated'];

/** Fields of the trigger: which event, and what limits it. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Buyer Cancellation Requested',
				value: 'cancellationRequested',
				description: 'A buyer asked to cancel an order or some of its items',
			},
			{ name: 'FBA Adjustment', value: 'fbaAdjustment', description: 'Units at Amazon were lost, found, damaged or disposed of' },
			{ name: 'Order Changed', value: 'orderChanged', description: 'An order was created, or changed by Amazon or the seller' },
			{ name: 'Order Created', value: 'orderCreated', description: 'An order was placed' },
			{ name: 'Report Finished', value: 'reportFinished', description: 'Amazon finished a report of the given types' },
			{ name: 'Settlement Ready', value: 'settlementReady', description: 'Amazon made a settlement report' },
		],
		default: 'orderChanged',
		description: 'What starts the workflow',
	},
	{
		displayName:
			'Amazon allows one search for orders in three minutes. A poll each minute waits for its turn, so every five minutes is the better choice.',
		name: 'orderPollNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { event: ORDER_EVENTS } },
	},
	{
		displayName:
			'Amazon tells adjustments in reports, of which it makes one in four hours. One poll requests the report and a later one reads it, so an event is some hours old.',
		name: 'adjustmentPollNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { event: ['fbaAdjustment'] } },
	},
	{
		displayName: 'Only Ready to Import',
		name: 'readyOnly',
		type: 'boolean',
		default: false,
		displayOptions: { show: { event: ['orderChanged', 'orderCreated'] } },
		description:
			'Whether to wait until an order is no longer pending, so that its amounts and its address are final. Cancelled orders are left out.',
	},
	{
		displayName: 'Marketplace IDs',
		name: 'marketplaceIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. A1F83G8C2ARO7P,A1PA6795UKMFR9',
		displayOptions: { show: { event: ORDER_EVENTS } },
		description: 'Marketplaces that count, separated by commas. Leave empty for all. A1F83G8C2ARO7P is Amazon.co.uk.',
	},
	{
		displayName: 'Marketplace IDs',
		name: 'marketplaceIds',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. A1F83G8C2ARO7P',
		displayOptions: { show: { event: ['fbaAdjustment'] } },
		description: 'Marketplaces of the FBA stock, separated by commas. A1F83G8C2ARO7P is Amazon.co.uk.',
	},
	{ ...INCLUDED_DATA, displayOptions: { show: { event: ORDER_EVENTS } } },
	{
		displayName: 'Report Types',
		name: 'reportTypes',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. GET_FBA_REIMBURSEMENTS_DATA',
		displayOptions: { show: { event: ['reportFinished'] } },
		description: 'Types of the reports that count, at most ten, separated by commas',
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: [
			{ name: 'Cancelled', value: 'CANCELLED', description: 'There was no data, or it was asked for too soon' },
			{ name: 'Done', value: 'DONE', description: 'The report can be downloaded' },
			{ name: 'Fatal', value: 'FATAL', description: 'Amazon could not make it' },
		],
		default: ['CANCELLED', 'DONE', 'FATAL'],
		displayOptions: { show: { event: ['reportFinished'] } },
		description: 'Ways of finishing that count',
	},
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'dateTime',
		default: '',
		displayOptions: { hide: { event: ['reportFinished', 'settlementReady'] } },
		description:
			'Time from which events count; without a time zone, the time zone of the workflow counts. Leave empty to start when the workflow is published. A changed setting starts anew.',
	},
];
