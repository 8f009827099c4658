import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { OTHER_CARRIER } from '../../../domain/despatch/carriers';
import { listOf, refuse, requiredText } from '../../../shared/parameters';
import { structuredListOf } from '../../../shared/structured';
import { utcInstant } from '../parameters';

export interface ConfirmedItem {
	readonly orderItemId: string;
	readonly quantity: number;
	readonly transparencyCodes?: readonly string[];
}

/** A package as confirmShipment wants it (orders v0, PackageDetail). */
export interface Confirmation {
	/** Digits as text: Amazon refuses a number. */
	readonly packageReferenceId: string;
	readonly carrierCode: string;
	readonly carrierName?: string;
	readonly shippingMethod?: string;
	/** '' for a letter that is not tracked: Amazon wants the field (orders v0, PackageDetail). */
	readonly trackingNumber: string;
	readonly shipDate: string;
	readonly shipFromSupplySourceId?: string;
	readonly orderItems: readonly ConfirmedItem[];
}

/** The package from the node's parameters. Throws NodeOperationError for what Amazon would refuse, or would take and drop. */
export function readConfirmation(this: IExecuteFunctions, i: number): Confirmation {
	const packageReferenceId = requiredText(this, 'packageReferenceId', 'Package Reference ID', i);
	if (!/^[1-9]\d*$/.test(packageReferenceId))
		throw refuse(
			this,
			i,
			`Package Reference ID is not a number from 1: "${packageReferenceId}"`,
			'Give the number of the package within the order.',
		);
	const carrierCode = requiredText(this, 'carrierCode', 'Carrier', i);
	const carrierName = String(this.getNodeParameter('carrierName', i, '') ?? '').trim();
	if (carrierCode === OTHER_CARRIER && carrierName === '')
		throw refuse(this, i, 'Carrier Name is empty', 'Amazon needs the name of the carrier when the carrier is Other.');
	const { shippingMethod, shipFromSupplySourceId, untracked = false } = this.getNodeParameter('options', i, {}) as IDataObject;
	return {
		packageReferenceId,
		carrierCode,
		...(carrierName === '' ? {} : { carrierName }),
		...(shippingMethod ? { shippingMethod: String(shippingMethod) } : {}),
		trackingNumber: trackingOf.call(this, untracked === true, i),
		shipDate: shipDateOf.call(this, i),
		...(shipFromSupplySourceId ? { shipFromSupplySourceId: String(shipFromSupplySourceId) } : {}),
		orderItems: itemsOf.call(this, i),
	};
}

/** An empty number must be meant: an expression that finds none would else tell Amazon of a parcel that nobody can trace. */
function trackingOf(this: IExecuteFunctions, untracked: boolean, i: number): string {
	if (!untracked) return requiredText(this, 'trackingNumber', 'Tracking Number', i);
	const given = String(this.getNodeParameter('trackingNumber', i, '') ?? '').trim();
	if (given === '') return given;
	throw refuse(this, i, 'Tracking Number is filled in, and Untracked is on', 'Leave one of them out.');
}

function shipDateOf(this: IExecuteFunctions, i: number): string {
	const shipDate = utcInstant(this, this.getNodeParameter('shipDate', i), 'Ship Date', i);
	if (shipDate === '') throw refuse(this, i, 'Ship Date is empty', 'Give the time when the package was handed over.');
	if (DateTime.fromISO(shipDate) > DateTime.utc())
		throw refuse(
			this,
			i,
			`Ship Date is in the future: ${shipDate}`,
			'Amazon takes a package only once it is shipped. Check the time zone of the workflow.',
		);
	return shipDate;
}

function itemsOf(this: IExecuteFunctions, i: number): ConfirmedItem[] {
	const items = structuredListOf<IDataObject>(this, 'orderItems', 'Order Items', i);
	const wrong = (what: string) =>
		refuse(this, i, `Order Items ${what}`, 'Give a list such as [{"orderItemId": "79039765272157", "quantity": 1}].');
	if (items.length === 0) throw wrong('is empty');
	return items.map((item, index) => {
		const orderItemId = String(item.orderItemId ?? '').trim();
		const quantity = Number(item.quantity);
		if (orderItemId === '') throw wrong(`has no orderItemId in entry ${index + 1}`);
		if (!Number.isInteger(quantity) || quantity < 1) throw wrong(`has no quantity from 1 in entry ${index + 1}`);
		const codes = listOf(item.transparencyCodes);
		return { orderItemId, quantity, ...(codes.length > 0 ? { transparencyCodes: codes } : {}) };
	});
}
