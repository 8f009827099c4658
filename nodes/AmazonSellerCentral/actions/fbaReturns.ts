import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { rowsOfReports } from '../reports/rows';
import { MARKETPLACE } from './fields';
import { marketplaceOf } from './parameters';
import { PERIOD, periodOf, rowChoices, rowOptions } from './reportFields';

/** Returns of customers to Amazon stand under FBA Inventory, for the stock, and under Return, for the refund: one report, one operation. */
export const fbaReturnsProperties: INodeProperties[] = [MARKETPLACE, ...PERIOD, rowOptions()];

/** Gives one item per unit, or units, that came back. */
export async function fbaReturns(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const request = {
		reportType: 'GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA',
		marketplaceIds: [marketplaceOf(this, i)],
		...periodOf.call(this, i),
	} as const;
	return await rowsOfReports(this, [request], rowChoices.call(this, i), i);
}
