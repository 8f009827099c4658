import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { prepareUpdate, type OrderUpdate } from '../../posting/order/updateOrder';
import type { RunCache } from '../../runCache';
import { moneyOf } from '../../transport/losslessJson';
import { POSTING_OPTIONS } from '../fields';
import { jsonListOf, jsonObjectOf } from '../../../shared/parameters';
import { changeItem, ORDER, orderName } from './order';

const properties: INodeProperties[] = [
	...ORDER,
	{
		displayName: 'Changes',
		name: 'changes',
		type: 'collection',
		placeholder: 'Add Change',
		default: {},
		options: [
			{
				displayName: 'Delivery Address',
				name: 'deliveryAddress',
				type: 'json',
				default: '',
				description:
					'JSON object: postalName, address1 to address4, city, county, postcode, country, contact, telephoneNumber, emailAddress. Replaces the address as a whole.',
			},
			{
				displayName: 'Expected Gross',
				name: 'expectedGross',
				type: 'string',
				default: '',
				placeholder: 'e.g. 24.00',
				description: 'What the order must come to afterwards. It is compared and not sent; grossAgrees says whether it does.',
			},
			{
				displayName: 'Header Texts',
				name: 'headerTexts',
				type: 'json',
				default: '',
				description: "JSON object of analysis codes and spare texts by the name of Sage's field, e.g. spare_text_1",
			},
			{
				displayName: 'Lines',
				name: 'lines',
				type: 'json',
				default: '',
				description:
					'JSON array. To change a line: line (stock code or line ID) with quantity, unitPrice, unitDiscount or description, or remove: true to take it out. To add a line: as in a new order, with lineType.',
			},
			{
				displayName: 'Order Priority',
				name: 'orderPriority',
				type: 'string',
				default: '',
				placeholder: 'e.g. A',
				description: 'One character',
			},
			{ displayName: 'Promised Delivery Date', name: 'promisedDeliveryDate', type: 'string', default: '', placeholder: 'e.g. 2025-11-06' },
			{
				displayName: 'Requested Delivery Date',
				name: 'requestedDeliveryDate',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2025-11-05',
			},
		],
	},
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['salesOrder'], operation: ['update'] } }, properties);

/** One item with the order after the changes, made now or before. Only what does not hold yet is sent; the order is locked meanwhile. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const update = updateOf(this, i);
	const items = await changeItem.call(
		this,
		i,
		cache,
		async ({ client }) => await prepareUpdate(client, cache, orderName(this, i).value, update),
	);
	const expected = String((this.getNodeParameter('changes', i, {}) as IDataObject).expectedGross ?? '').trim();
	return expected === '' ? items : items.map(({ json }) => ({ json: { ...json, ...comparedWith(expected, json) } }));
}

const comparedWith = (expectedGross: string, { totalGrossValue }: IDataObject): IDataObject => ({
	expectedGross,
	grossAgrees: moneyOf(totalGrossValue) === moneyOf(expectedGross),
});

function updateOf(context: IExecuteFunctions, i: number): OrderUpdate {
	const given = context.getNodeParameter('changes', i, {}) as IDataObject;
	const text = (name: string) => (given[name] === undefined || given[name] === '' ? undefined : String(given[name]).trim());
	return {
		requestedDeliveryDate: text('requestedDeliveryDate')?.slice(0, 10),
		promisedDeliveryDate: text('promisedDeliveryDate')?.slice(0, 10),
		orderPriority: text('orderPriority'),
		deliveryAddress: jsonObjectOf<NonNullable<OrderUpdate['deliveryAddress']>>(context, given.deliveryAddress, 'Delivery Address', i),
		headerTexts: jsonObjectOf<NonNullable<OrderUpdate['headerTexts']>>(context, given.headerTexts, 'Header Texts', i),
		lines: jsonListOf<NonNullable<OrderUpdate['lines']>[number]>(context, given.lines, 'Lines', i),
	};
}
