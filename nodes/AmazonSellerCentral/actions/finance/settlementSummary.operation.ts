import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { listOf, refuse } from '../../../shared/parameters';
import { calendarDay } from '../parameters';
import { ACCOUNT_TYPE, filters, MARKETPLACE_IDS } from './fields';
import { listed, recordsUnder } from './pages';

const properties: INodeProperties[] = [
	{
		displayName: 'Settlement ID',
		name: 'settlementId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 21000000001',
		description: 'Settlement whose total is wanted. Leave empty to sum up a period instead.',
	},
	filters(
		ACCOUNT_TYPE,
		MARKETPLACE_IDS,
		{ displayName: 'Period End', name: 'periodEnd', type: 'dateTime', default: '', description: 'Last day of the period' },
		{ displayName: 'Period Start', name: 'periodStart', type: 'dateTime', default: '', description: 'First day of the period' },
	),
];

export const description = updateDisplayOptions({ show: { resource: ['finance'], operation: ['settlementSummary'] } }, properties);

/** Gives one item per summary: net proceeds with their breakdown, amounts as decimal text. A control total for the settlement file. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const settlementId = String(this.getNodeParameter('settlementId', i, '') ?? '').trim();
	const { accountType, marketplaceIds, periodEnd, periodStart } = this.getNodeParameter('filters', i, {}) as IDataObject;
	const query = {
		accountType: accountType as string | undefined,
		marketplaceIds: listOf(marketplaceIds),
		relatedIdentifierName: settlementId && 'SETTLEMENT_ID',
		relatedIdentifierValue: settlementId,
		periodStart: calendarDay.call(this, periodStart, 'Period Start', i),
		periodEnd: calendarDay.call(this, periodEnd, 'Period End', i),
	};
	if (settlementId === '' && query.periodStart === '')
		throw refuse(this, i, 'Settlement ID is empty', 'Give a settlement ID, or a period under Filters.');
	return await listed(this, { operation: OPERATIONS.listSummary, query }, recordsUnder('summaries'), i, Number.POSITIVE_INFINITY);
}
