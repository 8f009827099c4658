import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { inWords } from '../../transport/filter';
import { listAll, PAGE_SIZE } from '../../transport/paging';
import { RETURN_ALL_AND_LIMIT } from '../fields';
import { toItems } from '../list';
import { limitOf, refuse } from '../../../shared/parameters';
import { clientOf, valuesAskedFor } from '../parameters';
import { filterOf, isOneRecord, pathOf, type Condition } from './filter';

const CONDITION: INodeProperties[] = [
	{
		displayName: 'Field',
		name: 'field',
		type: 'string',
		default: '',
		placeholder: 'e.g. date_time_updated',
		description: 'Name of the field, as Sage 200 sends it',
	},
	{
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		options: [
			{ name: 'Contains', value: 'contains' },
			{ name: 'Ends With', value: 'endswith' },
			{ name: 'Equal', value: 'eq' },
			{ name: 'Greater', value: 'gt' },
			{ name: 'Greater or Equal', value: 'ge' },
			{ name: 'Less or Equal', value: 'le' },
			{ name: 'Starts With', value: 'startswith' },
		],
		default: 'eq',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Boolean', value: 'boolean' },
			{ name: 'Date', value: 'date' },
			{ name: 'Number', value: 'number' },
			{ name: 'Text', value: 'text' },
		],
		default: 'text',
	},
	{ displayName: 'Value', name: 'value', type: 'string', default: '' },
];

const properties: INodeProperties[] = [
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. sop_order_return_views',
		description: 'Address below the API, without query. It is only read: everything that writes has an operation that does it once.',
	},
	...RETURN_ALL_AND_LIMIT,
	{
		displayName: 'Conditions',
		name: 'conditions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add condition',
		default: {},
		options: [{ displayName: 'Condition', name: 'condition', values: CONDITION }],
	},
	{
		displayName: 'Conditions That Must Hold',
		name: 'join',
		type: 'options',
		options: [
			{ name: 'All', value: 'and' },
			{ name: 'Any', value: 'or' },
		],
		default: 'and',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Expand',
				name: 'expand',
				type: 'string',
				default: '',
				placeholder: 'e.g. lines,delivery_address',
				description: 'Records that come with each, separated by commas',
			},
			{
				displayName: 'Filter',
				name: 'filter',
				type: 'string',
				default: '',
				placeholder: "e.g. contains(name,'Amazon') and on_hold eq false",
				description: 'In the words of Sage 200; joined to the conditions by and',
			},
			{
				displayName: 'Order By',
				name: 'orderBy',
				type: 'string',
				default: '',
				placeholder: 'e.g. ID asc',
				description: 'Needed for more than 500 records: Sage 200 refuses to page without an order',
			},
			{
				displayName: 'Select',
				name: 'select',
				type: 'string',
				default: '',
				placeholder: 'e.g. ID,code',
				description: 'Fields, separated by commas; all when empty',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['odata'], operation: ['get'] } }, properties);

/** One item per record, as Sage 200 sends it; amounts are decimal strings. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const refusal = (message: string, remedy: string) => refuse(this, i, message, remedy);
	const given = String(this.getNodeParameter('path', i));
	const path = pathOf(given);
	if (!path) throw refusal(`"${given}" is no path of the Sage 200 API`, 'Give a path such as sop_orders or sop_orders/123, without query.');
	if (/^\/sop_confirm_despatch$/i.test(path))
		throw refusal(
			'Reading sop_confirm_despatch locks what it returns, and nothing here would release it',
			'Read what was despatched with Despatch: Get Lines.',
		);
	const { expand, filter, orderBy, select } = this.getNodeParameter('options', i, {}) as IDataObject;
	const expanded = valuesAskedFor(expand);
	if (expanded?.some((name) => /is_to_lock/i.test(name)))
		throw refusal(
			'Reading with is_to_lock would lock the order and nothing here would release it',
			'Change orders with Sales Order: Update, which locks and releases.',
		);
	const client = await clientOf(this, cache);
	const projection = { select: valuesAskedFor(select), expand: expanded };
	if (isOneRecord(path)) return toItems([await client.record(path, undefined, projection)]);
	const { condition = [] } = this.getNodeParameter('conditions', i, {}) as { condition?: Condition[] };
	const built = filterOf(condition, this.getNodeParameter('join', i, 'and') as 'and' | 'or');
	if (!built.ok) throw refusal(built.problem, 'Correct the conditions of this node.');
	const query = { ...projection, filter: inWords(joined(built.filter, condition.length, String(filter ?? '').trim())) };
	const limit = limitOf(this, i);
	const order = String(orderBy ?? '').trim();
	if (order === '' && limit > PAGE_SIZE)
		throw refusal(
			'Order By is needed for more than 500 records',
			'Add the option Order By with a field that differs in every record, such as id.',
		);
	if (order === '') return toItems((await client.page(path, { ...query, top: limit })).value.slice(0, limit));
	return toItems(await listAll(client, path, { ...query, orderBy: order, key: 'wholeRecord' }, limit));
}

const joined = (conditions: string, count: number, filter: string): string => {
	if (conditions === '' || filter === '') return conditions || filter;
	return `${count > 1 ? `(${conditions})` : conditions} and (${filter})`;
};
