import type { INodeProperties } from 'n8n-workflow';

/** Fields of the trigger. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Order Despatched',
				value: 'orderDespatched',
				description: 'A despatch note was made, or its courier or consignment number changed. One item per note with its lines.',
			},
			{ name: 'Posting Made', value: 'postingMade', description: 'A transaction was posted to the cash book or the sales ledger' },
			{ name: 'Sales Order Changed', value: 'salesOrderChanged', description: 'A sales order was created or changed' },
			{ name: 'Stock Level Changed', value: 'stockLevelChanged', description: 'The stock of an item in a warehouse changed' },
		],
		default: 'orderDespatched',
	},
	{
		displayName: 'Only With Consignment Number',
		name: 'onlyWithTracking',
		type: 'boolean',
		displayOptions: { show: { event: ['orderDespatched'] } },
		default: false,
		description: 'Whether to wait with a note until it has a consignment number',
	},
	{
		displayName: 'Ledger',
		name: 'ledger',
		type: 'options',
		displayOptions: { show: { event: ['postingMade'] } },
		options: [
			{ name: 'Cash Book', value: 'bank' },
			{ name: 'Sales Ledger', value: 'sales' },
		],
		default: 'bank',
	},
	{
		displayName: 'Customer Reference',
		name: 'customerReference',
		type: 'string',
		displayOptions: { show: { event: ['orderDespatched', 'salesOrderChanged'] } },
		default: '',
		placeholder: 'e.g. AMZUKGBP',
		description: 'Only orders of this customer. Empty for all.',
	},
	{
		displayName: 'Warehouses',
		name: 'warehouses',
		type: 'string',
		displayOptions: { show: { event: ['stockLevelChanged'] } },
		default: '',
		placeholder: 'e.g. HOME, SHOP',
		description: 'Names of warehouses, separated by commas. Empty for all.',
	},
	{
		displayName: 'Full Sweep Every (Hours)',
		name: 'sweepHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		displayOptions: { show: { event: ['stockLevelChanged'] } },
		default: 24,
		description:
			'How often to give out all stock levels, changed or not: that Sage marks every movement as a change is not documented. 0 for never.',
	},
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'dateTime',
		default: '',
		description:
			'Give out what has changed since then; without a time zone, that of the workflow counts. Empty: from the moment the workflow is published.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Overlap (Minutes)',
				name: 'overlapMinutes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 10,
				description: 'How far each poll reads back, for changes that Sage shows late. What was given out is not given out again.',
			},
		],
	},
];
