import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { rowsOfReports } from '../../reports/rows';
import { MARKETPLACE } from '../fields';
import { marketplaceOf } from '../parameters';
import { PERIOD, periodOf, rowChoices, rowOptions } from '../reportFields';

const properties: INodeProperties[] = [MARKETPLACE, ...PERIOD, rowOptions()];

export const description = updateDisplayOptions({ show: { resource: ['fbaInventory'], operation: ['reimbursements'] } }, properties);

/** Gives one item per reimbursement, amounts as decimal text. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const request = {
		reportType: 'GET_FBA_REIMBURSEMENTS_DATA',
		marketplaceIds: [marketplaceOf(this, i)],
		...periodOf.call(this, i),
	} as const;
	return await rowsOfReports(this, [request], rowChoices.call(this, i), i);
}
