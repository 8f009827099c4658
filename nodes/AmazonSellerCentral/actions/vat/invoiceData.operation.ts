import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { rowsOfReports } from '../../reports/rows';
import { MARKETPLACE } from '../fields';
import { marketplaceOf } from '../parameters';
import { PERIOD, periodOf, rowChoices, rowOptions } from '../reportFields';

const properties: INodeProperties[] = [
	MARKETPLACE,
	...PERIOD,
	{
		displayName: 'Invoices',
		name: 'invoices',
		type: 'options',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Pending', value: 'pendingInvoices', description: 'Shipments and refunds that have no invoice yet' },
		],
		default: 'all',
		hint: 'Rows are there soon after dispatch. Amazon advises to get this report twice a day.',
		description: 'Which shipments, returns and refunds to get',
	},
	rowOptions(),
];

export const description = updateDisplayOptions({ show: { resource: ['vat'], operation: ['invoiceData'] } }, properties);

/** Gives one item per shipment, return or refund, with VAT rate and amounts. Holds names and addresses. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	// Amazon writes this option into the name.
	const reportOptions = { [`ReportOption=${this.getNodeParameter('invoices', i) as string}`]: 'true' };
	const request = {
		reportType: 'GET_FLAT_FILE_VAT_INVOICE_DATA_REPORT',
		marketplaceIds: [marketplaceOf(this, i)],
		...periodOf.call(this, i),
		reportOptions,
	} as const;
	return await rowsOfReports(this, [request], rowChoices.call(this, i), i);
}
