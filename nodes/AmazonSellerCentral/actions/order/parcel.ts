import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { textOf } from '../../../domain/text/textOf';
import { OPERATIONS } from '../../transport/catalogue';
import { recordsIn, within } from '../../transport/records';
import { amazonRead } from '../../transport/request';
import type { Confirmation } from './confirmation';

/** An order as Amazon shows its packages (orders 2026-01-01, PACKAGES and FULFILLMENT). */
export interface ShownPackages {
	readonly packages: readonly IDataObject[];
	readonly fulfillmentStatus?: unknown;
}

/** What Amazon shows of the packages of an order now. Throws NodeApiError. */
export async function readPackages(this: IExecuteFunctions, orderId: string, i: number): Promise<ShownPackages> {
	const read = { operation: OPERATIONS.getOrder, path: { orderId }, query: { includedData: ['PACKAGES', 'FULFILLMENT'] } };
	const { packages, fulfillment } = within(within(await amazonRead.call(this, read, i)).order);
	return { packages: recordsIn(packages), fulfillmentStatus: within(fulfillment).fulfillmentStatus };
}

/** The package under a reference; undefined when Amazon shows none. */
export const packageUnder = ({ packages }: ShownPackages, reference: string): IDataObject | undefined =>
	packages.find(({ packageReferenceId }) => textOf(packageReferenceId) === reference);

/** A quantity that is none equals no other. */
const unitsIn = (quantity: unknown): number => Number(textOf(quantity) || Number.NaN);

/** Units by order item, as text that can be compared. */
const unitsOf = (items: ReadonlyArray<{ readonly orderItemId?: unknown; readonly quantity?: unknown }>): string => {
	const units = new Map<string, number>();
	for (const { orderItemId, quantity } of items) units.set(textOf(orderItemId), (units.get(textOf(orderItemId)) ?? 0) + unitsIn(quantity));
	return JSON.stringify([...units].sort(([one], [other]) => (one < other ? -1 : 1)));
};

export type Difference = 'carrier' | 'trackingNumber' | 'items';

/**
 * Where a package that Amazon shows is not the one that was confirmed. Amazon need not show the items; then the tracking number tells, and without
 * one nothing does.
 */
export function differencesFrom(shown: IDataObject, { trackingNumber, carrierCode, carrierName, orderItems }: Confirmation): Difference[] {
	const items = shown.packageItems === undefined ? undefined : unitsOf(recordsIn(shown.packageItems));
	const sameItems = items === undefined ? trackingNumber !== '' : items === unitsOf(orderItems);
	const same: ReadonlyArray<readonly [Difference, boolean]> = [
		['carrier', typeof shown.carrier === 'string' && [carrierCode, carrierName].includes(shown.carrier)],
		['trackingNumber', textOf(shown.trackingNumber) === trackingNumber],
		['items', sameItems],
	];
	return same.filter(([, isSame]) => !isSame).map(([what]) => what);
}

/** What makes a parcel another one than the next. */
export const parcelText = ({ trackingNumber, orderItems }: Confirmation): string => JSON.stringify([trackingNumber, unitsOf(orderItems)]);
