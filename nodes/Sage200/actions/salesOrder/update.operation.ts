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
import {
	nameAndValue,
	optionalListOf,
	optionalObjectOf,
	optionalPairsOf,
	structuredOptions,
	type Structured,
} from '../../../shared/structured';
import { ADDRESS, CHANGED_LINE } from '../lineFields';
import { changeItem, ORDER, orderName } from './order';

const DELIVERY_ADDRESS: Structured = {
	name: 'deliveryAddress',
	displayName: 'Delivery Address',
	entry: 'Address',
	fields: ADDRESS,
	example: '{"postalName": "Example Ltd", "address1": "1 Quay Street", "city": "Bristol", "postcode": "BS1 4XX", "country": "GB"}',
	description: 'The new address; it replaces the old one as a whole',
};

const HEADER_TEXTS: Structured = {
	name: 'headerTexts',
	displayName: 'Header Texts',
	entry: 'Text',
	fields: nameAndValue('spare_text_1', 'Buyer asked to cancel'),
	example: '{"spare_text_1": "Buyer asked to cancel"}',
	description: "Analysis codes and spare texts by the name of Sage's field",
};

const LINES: Structured = {
	name: 'lines',
	displayName: 'Lines',
	entry: 'Line',
	fields: CHANGED_LINE,
	example: '[{"line": "KETTLE-17", "quantity": "1"}, {"line": "PAN-24", "remove": true}]',
	description: 'Lines to change. Lines to add are given as JSON: as in a new order, with lineType.',
};

const properties: INodeProperties[] = [
	...ORDER,
	{
		displayName: 'Changes',
		name: 'changes',
		type: 'collection',
		placeholder: 'Add change',
		default: {},
		options: [
			...structuredOptions(DELIVERY_ADDRESS),
			{
				displayName: 'Expected Gross',
				name: 'expectedGross',
				type: 'string',
				default: '',
				placeholder: 'e.g. 24.00',
				description: 'What the order must come to afterwards. It is compared and not sent; grossAgrees says whether it does.',
			},
			...structuredOptions(HEADER_TEXTS),
			...structuredOptions(LINES),
			{
				displayName: 'Order Priority',
				name: 'orderPriority',
				type: 'string',
				default: '',
				placeholder: 'e.g. A',
				description: 'One character',
			},
			{ displayName: 'Promised Delivery Date', name: 'promisedDeliveryDate', type: 'dateTime', default: '' },
			{ displayName: 'Requested Delivery Date', name: 'requestedDeliveryDate', type: 'dateTime', default: '' },
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
		deliveryAddress: optionalObjectOf<NonNullable<OrderUpdate['deliveryAddress']>>(context, given, DELIVERY_ADDRESS, i),
		headerTexts: optionalPairsOf(context, given, HEADER_TEXTS, i) as OrderUpdate['headerTexts'],
		lines: optionalListOf<NonNullable<OrderUpdate['lines']>[number]>(context, given, LINES, i),
	};
}
