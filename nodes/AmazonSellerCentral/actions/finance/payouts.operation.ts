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
import { utcInstant } from '../parameters';
import { ACCOUNT_TYPE, filters, MARKETPLACE_IDS } from './fields';
import { listed, recordsUnder } from './pages';

const properties: INodeProperties[] = [
	{
		displayName: 'Which',
		name: 'which',
		type: 'options',
		options: [
			{ name: 'Expected', value: 'expected', description: 'Payouts that Amazon plans' },
			{ name: 'Made', value: 'made', description: 'Payouts that were started, paid or failed' },
		],
		default: 'made',
		hint: 'Amazon names Germany, France, Italy, Spain, Sweden, the Netherlands, Poland and Belgium for payouts, not the United Kingdom: there the answer may stay empty',
		description: 'Which payouts to get',
	},
	...RETURN_ALL_AND_LIMIT,
	filters(
		ACCOUNT_TYPE,
		{
			displayName: 'Created After',
			name: 'createdAfter',
			type: 'dateTime',
			default: '',
			description: 'Payouts made at or after this time; not for expected ones',
		},
		{
			displayName: 'Created Before',
			name: 'createdBefore',
			type: 'dateTime',
			default: '',
			description: 'Payouts made before this time; not for expected ones',
		},
		MARKETPLACE_IDS,
		{ displayName: 'Payout ID', name: 'payoutId', type: 'string', default: '', description: 'One payout; not for expected ones' },
	),
];

export const description = updateDisplayOptions({ show: { resource: ['finance'], operation: ['payouts'] } }, properties);

/** Gives one item per payout, amounts as decimal text. Amazon has them for some marketplaces only. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const { accountType, createdAfter, createdBefore, marketplaceIds, payoutId } = this.getNodeParameter('filters', i, {}) as IDataObject;
	const query = { accountType: accountType as string | undefined, marketplaceIds: listOf(marketplaceIds) };
	if (this.getNodeParameter('which', i) === 'expected')
		return await listed(this, { operation: OPERATIONS.listExpectedPayouts, query }, recordsUnder('expectedPayouts'), i);
	const made = {
		payoutId: payoutId as string | undefined,
		createdAfter: utcInstant(this, createdAfter, 'Created After', i),
		createdBefore: utcInstant(this, createdBefore, 'Created Before', i),
	};
	return await listed(this, { operation: OPERATIONS.listPayouts, query: { ...query, ...made } }, recordsUnder('payouts'), i);
}
