import {
	NodeApiError,
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { OPERATIONS } from '../../transport/catalogue';
import { amazonRead, amazonWrite } from '../../transport/request';
import { MARKETPLACE } from '../fields';
import { requiredText } from '../../../shared/parameters';
import { marketplaceOf } from '../parameters';
import { CARRIER_OPTIONS, OTHER_CARRIER } from './carriers';
import { readConfirmation, type Confirmation } from './confirmation';

const properties: INodeProperties[] = [
	MARKETPLACE,
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 026-1520163-6049104',
		description: 'Amazon order ID of the order',
	},
	{
		displayName: 'Package Reference ID',
		name: 'packageReferenceId',
		type: 'string',
		default: '1',
		required: true,
		hint: 'The same number again edits that package, so a repeated run does no harm',
		description: 'Number of the package within the order, from 1. Derive it from the despatch, so that it stays the same.',
	},
	{
		displayName: 'Carrier',
		name: 'carrierCode',
		type: 'options',
		options: CARRIER_OPTIONS,
		default: 'Royal Mail',
		required: true,
		description: 'Who carries the package, spelt as Amazon spells it',
	},
	{
		displayName: 'Carrier Name',
		name: 'carrierName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Evri',
		displayOptions: { show: { carrierCode: [OTHER_CARRIER] } },
		description: 'Name of the carrier; needed when the carrier is Other',
	},
	{
		displayName: 'Tracking Number',
		name: 'trackingNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. AB123456789GB',
		description: 'Tracking number of the package',
	},
	{
		displayName: 'Ship Date',
		name: 'shipDate',
		type: 'dateTime',
		default: '',
		required: true,
		description:
			'When the package was handed over. Without a time zone, the time zone of the workflow counts; Amazon takes no date in the future.',
	},
	{
		displayName: 'Order Items',
		name: 'orderItems',
		type: 'json',
		default: '[]',
		required: true,
		placeholder: 'e.g. [{"orderItemId": "79039765272157", "quantity": 1}]',
		description: 'What is in the package as JSON: orderItemId and quantity of each item, transparencyCodes where there are any',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Read Back',
				name: 'readBack',
				type: 'boolean',
				default: true,
				description:
					"Whether to read the order after it. Amazon's answer is no proof: a carrier that it does not know is dropped without a word.",
			},
			{
				displayName: 'Ship From Supply Source ID',
				name: 'shipFromSupplySourceId',
				type: 'string',
				default: '',
				description: 'Where the package was sent from',
			},
			{
				displayName: 'Shipping Method',
				name: 'shippingMethod',
				type: 'string',
				default: '',
				placeholder: 'e.g. Royal Mail Tracked 24',
				description: 'Service of the carrier, as Seller Central spells it',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['confirmShipment'] } }, properties);

/** Gives one item: what was confirmed, and with Read Back whether Amazon shows it. Refuses what Amazon would refuse before anything is sent. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const orderId = requiredText(this, 'orderId', 'Order ID', i);
	const confirmation = readConfirmation.call(this, i);
	const body = { marketplaceId: marketplaceOf(this, i), packageDetail: confirmation };
	await amazonWrite.call(this, { operation: OPERATIONS.confirmShipment, path: { orderId }, body }, i);
	const { readBack = true } = this.getNodeParameter('options', i, {}) as { readBack?: boolean };
	const { packageReferenceId, carrierCode, trackingNumber } = confirmation;
	const shown = readBack ? await readPackage.call(this, orderId, confirmation, i).catch(notRead) : { shown: 'notRead' };
	return [{ json: { orderId, packageReferenceId, carrierCode, trackingNumber, confirmed: true, ...shown } }];
}

/**
 * What Amazon shows of the package: `agrees` (number and carrier), `differs`, or `notYet`, which also stands for a package that Amazon drops; look again
 * later with Get Packages.
 */
async function readPackage(
	this: IExecuteFunctions,
	orderId: string,
	{ packageReferenceId, trackingNumber, carrierCode, carrierName }: Confirmation,
	i: number,
): Promise<IDataObject> {
	const read = { operation: OPERATIONS.getOrder, path: { orderId }, query: { includedData: ['PACKAGES', 'FULFILLMENT'] } };
	const { order } = (await amazonRead.call(this, read, i)) as { order: { packages?: IDataObject[]; fulfillment?: IDataObject } };
	const found = (order.packages ?? []).find((each) => String(each.packageReferenceId) === packageReferenceId);
	const { fulfillmentStatus } = order.fulfillment ?? {};
	if (!found) return { shown: 'notYet', fulfillmentStatus };
	const agrees = found.trackingNumber === trackingNumber && [carrierCode, carrierName].includes(found.carrier as string);
	return {
		shown: agrees ? 'agrees' : 'differs',
		fulfillmentStatus,
		shownCarrier: found.carrier,
		shownTrackingNumber: found.trackingNumber,
		packageStatus: found.packageStatus,
	};
}

/** Confirmed it is; that Amazon cannot be read just now must not hide that. */
async function notRead(failure: unknown): Promise<IDataObject> {
	if (!(failure instanceof NodeApiError)) throw failure;
	return { shown: 'notRead', notReadBecause: [failure.message, failure.description].filter(Boolean).join('. ') };
}
