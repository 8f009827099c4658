import { textOf } from '../text/textOf';

/** A package that is, or is to be, confirmed; the names are Amazon's (orders v0, PackageDetail). */
export interface Parcel {
	readonly carrierCode: string;
	/** Name of the carrier where the code is Other. */
	readonly carrierName?: string;
	/** '' for a letter without tracking. */
	readonly trackingNumber: string;
	readonly orderItems: ReadonlyArray<{ readonly orderItemId: string; readonly quantity: number }>;
}

/** A package as Amazon shows it (orders 2026-01-01, OrderPackage); nothing of it is certain. */
export type ShownPackage = Readonly<Record<string, unknown>>;

export type Difference = 'carrier' | 'trackingNumber' | 'items';

/** The package under a reference; undefined when Amazon shows none. */
export const packageUnder = <T extends ShownPackage>(packages: readonly T[], reference: string): T | undefined =>
	packages.find(({ packageReferenceId }) => textOf(packageReferenceId) === reference);

/** A quantity that is none equals no other. */
const unitsIn = (quantity: unknown): number => Number(textOf(quantity) || Number.NaN);

const isRecord = (value: unknown): value is ShownPackage => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Items of a package that Amazon shows; undefined where it does not show them, as it need not. */
export function shownItems({ packageItems }: ShownPackage): ShownPackage[] | undefined {
	if (packageItems === undefined || packageItems === null) return undefined;
	return Array.isArray(packageItems) ? packageItems.filter(isRecord) : [];
}

/** Units by order item, as text that can be compared. */
export function unitsText(items: ReadonlyArray<{ readonly orderItemId?: unknown; readonly quantity?: unknown }>): string {
	const units = new Map<string, number>();
	for (const { orderItemId, quantity } of items) units.set(textOf(orderItemId), (units.get(textOf(orderItemId)) ?? 0) + unitsIn(quantity));
	return JSON.stringify([...units].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * Where a package that Amazon shows is not the one that was confirmed. Amazon need not show the items; then the tracking number tells, and without
 * one nothing does.
 */
export function differencesFrom(shown: ShownPackage, { trackingNumber, carrierCode, carrierName, orderItems }: Parcel): Difference[] {
	const items = shownItems(shown);
	const sameItems = items === undefined ? trackingNumber !== '' : unitsText(items) === unitsText(orderItems);
	const same: ReadonlyArray<readonly [Difference, boolean]> = [
		['carrier', typeof shown.carrier === 'string' && [carrierCode, carrierName].includes(shown.carrier)],
		['trackingNumber', textOf(shown.trackingNumber) === trackingNumber],
		['items', sameItems],
	];
	return same.filter(([, isSame]) => !isSame).map(([what]) => what);
}

/** What makes a parcel another one than the next. */
export const parcelText = ({ trackingNumber, orderItems }: Parcel): string => JSON.stringify([trackingNumber, unitsText(orderItems)]);
