import { DateTime } from 'luxon';
import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { RETURN_ALL_AND_LIMIT } from '../fields';
import { refuse } from '../../../shared/parameters';
import { utcInstant } from '../parameters';
import { within } from '../../transport/records';
import { filters } from './fields';
import { listed, recordsUnder } from './pages';

/** With a longer period Amazon answers nothing, which would look like no transactions. */
const MAX_DAYS = 180;

const properties: INodeProperties[] = [
	...RETURN_ALL_AND_LIMIT,
	{
		displayName: 'Posted After',
		name: 'postedAfter',
		type: 'dateTime',
		default: '',
		hint: 'Needed unless an order or an event group is given. The last 48 hours can be incomplete.',
		description: 'Transactions posted at or after this time, at least two minutes ago',
	},
	{
		displayName: 'Posted Before',
		name: 'postedBefore',
		type: 'dateTime',
		default: '',
		description: 'Transactions posted before this time, at most 180 days after Posted After. Leave empty to get all up to now.',
	},
	filters(
		{
			displayName: 'Event Group ID',
			name: 'eventGroupId',
			type: 'string',
			default: '',
			description: 'Transactions of one financial event group',
		},
		{
			displayName: 'Marketplace ID',
			name: 'marketplaceId',
			type: 'string',
			default: '',
			placeholder: 'e.g. A1F83G8C2ARO7P',
			description: 'Transactions of one marketplace',
		},
		{
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 026-1520163-6049104',
			description: 'Transactions of one order',
		},
		{
			displayName: 'Status',
			name: 'transactionStatus',
			type: 'options',
			options: [
				{ name: 'Deferred', value: 'DEFERRED', description: 'Held back for now' },
				{ name: 'Deferred, Then Released', value: 'DEFERRED_RELEASED' },
				{ name: 'Released', value: 'RELEASED' },
			],
			default: 'RELEASED',
			description: 'Whether Amazon holds the money back',
		},
	),
];

export const description = updateDisplayOptions({ show: { resource: ['finance'], operation: ['transactions'] } }, properties);

/** Gives one item per transaction, as Amazon sends it but for the amounts, which are decimal text. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const { eventGroupId, marketplaceId, orderId, transactionStatus } = this.getNodeParameter('filters', i, {}) as Record<
		string,
		string | undefined
	>;
	const identifiers = Object.entries({ FINANCIAL_EVENT_GROUP_ID: eventGroupId, ORDER_ID: orderId }).filter(([, value]) => value);
	if (identifiers.length > 1)
		throw refuse(this, i, 'Order ID and Event Group ID are both given', 'Amazon looks for one of them. Leave the other out.');
	const [[relatedIdentifierName, relatedIdentifierValue] = []] = identifiers;
	const query = {
		...posted.call(this, relatedIdentifierName !== undefined, i),
		marketplaceId,
		transactionStatus,
		relatedIdentifierName,
		relatedIdentifierValue,
	};
	return await listed(
		this,
		{ operation: OPERATIONS.listTransactions, query },
		({ payload }) => recordsUnder('transactions')(within(payload)),
		i,
	);
}

function posted(this: IExecuteFunctions, hasIdentifier: boolean, i: number): { postedAfter: string; postedBefore: string } {
	const postedAfter = utcInstant(this, this.getNodeParameter('postedAfter', i, ''), 'Posted After', i);
	const postedBefore = utcInstant(this, this.getNodeParameter('postedBefore', i, ''), 'Posted Before', i);
	if (postedAfter === '' && !hasIdentifier)
		throw refuse(this, i, 'Posted After is empty', 'Give the time from which transactions are wanted, or an order ID.');
	if (postedAfter === '') return { postedAfter, postedBefore };
	const end = postedBefore === '' ? DateTime.utc() : DateTime.fromISO(postedBefore);
	if (end < DateTime.fromISO(postedAfter))
		throw refuse(
			this,
			i,
			`Posted Before (${postedBefore}) is earlier than Posted After (${postedAfter})`,
			'Swap them, or leave Posted Before empty.',
		);
	if (end.diff(DateTime.fromISO(postedAfter), 'days').days <= MAX_DAYS) return { postedAfter, postedBefore };
	throw refuse(
		this,
		i,
		`The period is longer than ${MAX_DAYS} days`,
		'Amazon answers nothing then, which looks like no transactions. Ask for shorter periods, one after the other.',
	);
}
