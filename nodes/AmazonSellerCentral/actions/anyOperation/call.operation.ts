import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { resolveOperation, type OperationId } from '../../transport/catalogue';
import { amazonWrite, type AmazonWrite } from '../../transport/request';
import { restrictedToken } from '../../transport/restricted';
import { jsonParameter, listOf, refuse, requiredText } from '../../../shared/parameters';
import { nameAndValue, structuredPairs, structuredPairsOf } from '../../../shared/structured';

const properties: INodeProperties[] = [
	{
		displayName: 'Endpoint Name or ID',
		name: 'endpoint',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getEndpoints' },
		default: '',
		required: true,
		description:
			'Part of the Selling Partner API. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Version Name or ID',
		name: 'version',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getVersions', loadOptionsDependsOn: ['endpoint'] },
		default: '',
		required: true,
		description:
			'Version of the endpoint. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Operation Name or ID',
		name: 'operationName',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getOperations', loadOptionsDependsOn: ['endpoint', 'version'] },
		default: '',
		required: true,
		description:
			'What to call. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	...structuredPairs({
		name: 'path',
		displayName: 'Path Parameters',
		fields: nameAndValue('orderId', '026-1520163-6049104'),
		example: '{"orderId": "026-1520163-6049104"}',
		description: 'What stands in braces in the path of the operation',
	}),
	...structuredPairs({
		name: 'query',
		displayName: 'Query Parameters',
		fields: nameAndValue('marketplaceIds', 'A1F83G8C2ARO7P'),
		example: '{"marketplaceIds": ["A1F83G8C2ARO7P"]}',
		description: 'Query of the request; several values of one name are separated by commas',
	}),
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. {"marketplaceId": "A1F83G8C2ARO7P"}',
		hint: 'An operation that changes something is sent once only, unless doing it twice does no harm',
		description: 'Body of the request as JSON, an object or a list; empty for none',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Items From',
				name: 'itemsFrom',
				type: 'string',
				default: '',
				placeholder: 'e.g. payload.transactions',
				description: 'Field of the answer that holds a list; each entry becomes an item. Leave empty for the whole answer as one item.',
			},
			{
				displayName: 'Restricted Data Elements',
				name: 'dataElements',
				type: 'string',
				default: '',
				placeholder: 'e.g. buyerInfo,shippingAddress',
				description: 'Personal data of orders v0, separated by commas; needs a restricted data token',
			},
			{
				displayName: 'Restricted Data Token',
				name: 'restricted',
				type: 'boolean',
				default: false,
				description: 'Whether to make the request with a restricted data token for its path',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['anyOperation'], operation: ['call'] } }, properties);

/** Gives the answer as one item, or the entries of one of its lists; the entries of an answer that is a list. An answer without a body is an empty item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const operation: OperationId = {
		endpoint: requiredText(this, 'endpoint', 'Endpoint', i),
		version: requiredText(this, 'version', 'Version', i),
		name: requiredText(this, 'operationName', 'Operation', i),
	};
	const path = Object.fromEntries(
		Object.entries(structuredPairsOf(this, 'path', 'Path Parameters', i)).map(([name, value]) => [name, String(value)]),
	);
	const body = bodyOf.call(this, i);
	const {
		dataElements,
		itemsFrom = '',
		restricted = false,
	} = this.getNodeParameter('options', i, {}) as { dataElements?: string; itemsFrom?: string; restricted?: boolean };
	const query = structuredPairsOf(this, 'query', 'Query Parameters', i) as AmazonWrite['query'];
	const elements = listOf(dataElements);
	const token =
		restricted || elements.length > 0
			? await restrictedToken.call(this, resolveOperation(operation, path).path, i, elements.length > 0 ? elements : undefined)
			: undefined;
	const answer = await amazonWrite.call(this, { operation, path, query, token, ...(body ? { body } : {}) }, i);
	// Some operations, as of product fees, answer with a list.
	if (itemsFrom === '') return Array.isArray(answer) ? itemsOf(answer) : [{ json: answer }];
	const list = itemsFrom.split('.').reduce<unknown>((value, name) => (value as IDataObject | undefined)?.[name], answer);
	if (!Array.isArray(list))
		throw refuse(
			this,
			i,
			`The answer has no list ${itemsFrom}`,
			`It has ${Object.keys(answer).join(', ') || 'nothing'}. Leave Items From empty to see the whole answer.`,
		);
	return itemsOf(list);
}

const itemsOf = (list: readonly unknown[]): INodeExecutionData[] =>
	list.map((entry) => ({ json: typeof entry === 'object' && entry !== null ? (entry as IDataObject) : { value: entry as string } }));

/** An object or a list; undefined when there is none to send. */
function bodyOf(this: IExecuteFunctions, i: number): object | undefined {
	const body = jsonParameter(this, 'body', 'Body', i);
	if (body === undefined || body === null) return undefined;
	if (typeof body !== 'object')
		throw refuse(
			this,
			i,
			'Body is neither an object nor a list',
			'Give JSON such as {"marketplaceId": "A1F83G8C2ARO7P"}, as the model of the operation says.',
		);
	return Object.keys(body).length > 0 ? body : undefined;
}
