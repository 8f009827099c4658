import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { RETURN_ALL_AND_LIMIT } from '../fields';
import { listOf } from '../../../shared/parameters';
import { calendarDay } from '../parameters';
import { ACCOUNT_TYPE, filters, MARKETPLACE_IDS } from './fields';
import { listed, recordsUnder } from './pages';

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	filters(
		ACCOUNT_TYPE,
		{
			displayName: 'As Of',
			name: 'asOfDate',
			type: 'dateTime',
			default: '',
			description: 'Day whose balance is wanted. Leave empty for now.',
		},
		{
			displayName: 'Balance Type',
			name: 'balanceType',
			type: 'options',
			options: [
				{ name: 'Account Level Reserve', value: 'ACCOUNT_LEVEL_RESERVE' },
				{ name: 'Available', value: 'AVAILABLE' },
				{ name: 'Deferred', value: 'DEFERRED' },
				{ name: 'Reserved', value: 'RESERVED' },
				{ name: 'Total', value: 'TOTAL' },
			],
			default: 'TOTAL',
			description: 'Which of the balances to get',
		},
		MARKETPLACE_IDS,
	),
];

export const description = updateDisplayOptions({ show: { resource: ['finance'], operation: ['balances'] } }, properties);

/** Gives one item per balance, amounts as decimal text. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const { accountType, asOfDate, balanceType, marketplaceIds } = this.getNodeParameter('filters', i, {}) as IDataObject;
	const query = {
		accountType: accountType as string | undefined,
		balanceType: balanceType as string | undefined,
		marketplaceIds: listOf(marketplaceIds),
		asOfDate: calendarDay.call(this, asOfDate, 'As Of', i),
	};
	return await listed(this, { operation: OPERATIONS.listBalances, query }, recordsUnder('balances'), i);
}
