import type { INodeProperties } from 'n8n-workflow';

export const REPORT_TYPE: INodeProperties = {
	displayName: 'Report Type',
	name: 'reportType',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchReportTypes', searchable: true } },
		{ displayName: 'By Name', name: 'id', type: 'string', placeholder: 'e.g. GET_LEDGER_DETAIL_VIEW_DATA' },
	],
	description: "What the report tells, by Amazon's name",
};

export const REPORT_ID: INodeProperties = {
	displayName: 'Report ID',
	name: 'reportId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 50001234567',
	description: 'Report as Request and Get Many give it',
};
