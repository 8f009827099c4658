import {
	NodeApiError,
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { OTHER_CARRIER } from '../../../domain/despatch/carriers';
import { differencesFrom, packageUnder, parcelText } from '../../../domain/despatch/shown';
import { OPERATIONS } from '../../transport/catalogue';
import { amazonWrite } from '../../transport/request';
import { MARKETPLACE } from '../fields';
import { refuse, requiredText } from '../../../shared/parameters';
import { structuredList } from '../../../shared/structured';
import { marketplaceOf } from '../parameters';
import { CARRIER_OPTIONS } from './carriers';
import { readConfirmation, type Confirmation } from './confirmation';
import { readPackages } from './parcel';

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
		default: '',
		required: true,
		placeholder: 'e.g. 1',
		hint: 'The same number again edits that package, so a repeated run does no harm; another parcel needs another number',
		description: 'Number of the package within the order, from 1. Derive it from the despatch, so that it stays the same.',
	},
	{
		displayName: 'Carrier',
		name: 'carrierCode',
		type: 'options',
		options: CARRIER_OPTIONS,
		default: '',
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
		placeholder: 'e.g. AB123456789GB',
		description: 'Tracking number of the package. Only a letter that is said to be untracked, under Options, goes without one.',
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
	...structuredList({
		name: 'orderItems',
		displayName: 'Order Items',
		entry: 'Item',
		fields: [
			{
				displayName: 'Order Item ID',
				name: 'orderItemId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 79039765272157',
				description: "Amazon's ID of the item of the order",
			},
			{
				displayName: 'Quantity',
				name: 'quantity',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 1,
				description: 'Units in the package',
			},
			{
				displayName: 'Transparency Codes',
				name: 'transparencyCodes',
				type: 'string',
				default: '',
				description: 'Separated by commas; only for products in that programme of Amazon',
			},
		],
		example: '[{"orderItemId": "79039765272157", "quantity": 1}]',
		description: 'What is in the package',
	}),
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
				displayName: 'Replace Package',
				name: 'replacePackage',
				type: 'boolean',
				default: false,
				description:
					'Whether a package that Amazon shows under this reference with other items or another tracking number is replaced by this one. Without it the operation stops, because it would be another parcel.',
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
			{
				displayName: 'Untracked',
				name: 'untracked',
				type: 'boolean',
				default: false,
				description:
					'Whether it is a letter without a tracking number; then Tracking Number stays empty. Amazon wants a number for tracked services and may refuse a carrier without one.',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['order'], operation: ['confirmShipment'] } }, properties);

interface ConfirmOptions {
	readonly readBack?: boolean;
	readonly replacePackage?: boolean;
}

/** Gives one item: what was confirmed, and with Read Back whether Amazon shows it. Refuses what Amazon would refuse, and another parcel under a reference that is taken, before anything is sent. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const orderId = requiredText(this, 'orderId', 'Order ID', i);
	const confirmation = readConfirmation.call(this, i);
	const body = { marketplaceId: marketplaceOf(this, i), packageDetail: confirmation };
	const { readBack = true, replacePackage = false } = this.getNodeParameter('options', i, {}) as ConfirmOptions;
	refuseSecondOfRun.call(this, orderId, confirmation, i);
	if (!replacePackage) await refuseTaken.call(this, orderId, confirmation, i);
	await amazonWrite.call(this, { operation: OPERATIONS.confirmShipment, path: { orderId }, body }, i);
	const { packageReferenceId, carrierCode, trackingNumber } = confirmation;
	const shown = readBack ? await shownAfter.call(this, orderId, confirmation, i).catch(notRead) : { shown: 'notRead' };
	return [{ json: { orderId, packageReferenceId, carrierCode, trackingNumber, confirmed: true, ...shown } }];
}

const takenReference = (context: IExecuteFunctions, orderId: string, reference: string, where: string, i: number) =>
	refuse(
		context,
		i,
		`Package ${reference} of order ${orderId} is another parcel ${where}`,
		'Nothing was sent: it would replace that parcel. Give each parcel of an order a Package Reference ID of its own, or correct the package with Replace Package.',
	);

/** Parcels that this run of the node confirmed, by order and reference: Amazon may show them some minutes later only. */
const confirmedInRun = new WeakMap<IExecuteFunctions, Map<string, string>>();

function refuseSecondOfRun(this: IExecuteFunctions, orderId: string, confirmation: Confirmation, i: number): void {
	const confirmed = confirmedInRun.get(this) ?? new Map<string, string>();
	confirmedInRun.set(this, confirmed);
	const key = `${orderId} ${confirmation.packageReferenceId}`;
	const before = confirmed.get(key);
	if (before !== undefined && before !== parcelText(confirmation))
		throw takenReference(this, orderId, confirmation.packageReferenceId, 'in this run', i);
	confirmed.set(key, parcelText(confirmation));
}

async function refuseTaken(this: IExecuteFunctions, orderId: string, confirmation: Confirmation, i: number): Promise<void> {
	const found = packageUnder((await readPackages.call(this, orderId, i)).packages, confirmation.packageReferenceId);
	// The carrier may be corrected without more ado: it does not tell parcels apart.
	if (!found || differencesFrom(found, confirmation).every((what) => what === 'carrier')) return;
	throw takenReference(this, orderId, confirmation.packageReferenceId, 'at Amazon', i);
}

/**
 * What Amazon shows of the package: `agrees` (number, carrier and items), `differs` with what differs, or `notYet`, which also stands for a package that
 * Amazon drops; look again later with Get Packages.
 */
async function shownAfter(this: IExecuteFunctions, orderId: string, confirmation: Confirmation, i: number): Promise<IDataObject> {
	const all = await readPackages.call(this, orderId, i);
	const found = packageUnder(all.packages, confirmation.packageReferenceId);
	const fulfillmentStatus = all.fulfillmentStatus as string;
	if (!found) return { shown: 'notYet', fulfillmentStatus };
	const differences = differencesFrom(found, confirmation);
	return {
		shown: differences.length === 0 ? 'agrees' : 'differs',
		...(differences.length > 0 ? { differsIn: differences } : {}),
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
