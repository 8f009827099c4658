/** Channel code of stock that the seller keeps and ships (listings items 2021-08-01, FulfillmentAvailability). */
const SELLER_CHANNEL = 'DEFAULT';

/** The product type that Amazon accepts for a partial update; a real one would be validated in full. */
const PRODUCT_TYPE = 'PRODUCT';

/** What one SKU is to have on Amazon. */
export interface QuantityChange {
	readonly sku: string;
	/** Absolute, not a difference: so sending it twice does no harm. */
	readonly quantity: number;
}

export interface FulfillmentAvailability {
	readonly fulfillmentChannelCode?: string;
	readonly quantity?: number;
}

export interface ListingPatch {
	readonly productType: string;
	readonly patches: ReadonlyArray<{ readonly op: 'merge'; readonly path: string; readonly value: ReadonlyArray<Record<string, unknown>> }>;
}

/**
 * Body of the patch that sets the quantity of the seller's own stock. Merged, because a replacement would drop the handling time and the
 * restock date that stand in the same attribute; only whole top-level attributes can be patched.
 */
export function quantityPatch(quantity: number): ListingPatch {
	const value = [{ fulfillment_channel_code: SELLER_CHANNEL, quantity }];
	return { productType: PRODUCT_TYPE, patches: [{ op: 'merge', path: '/attributes/fulfillment_availability', value }] };
}

export interface Refusal {
	readonly message: string;
	readonly remedy: string;
}

/** Why a change cannot be sent, or undefined. */
export function refuseChange({ sku, quantity }: QuantityChange): Refusal | undefined {
	if (sku === '') return { message: 'The SKU is empty', remedy: 'Fill it in, or filter out items that have none.' };
	if (Number.isSafeInteger(quantity) && quantity >= 0) return undefined;
	return { message: `The quantity of ${sku} is not a whole number from 0`, remedy: 'Round it down and cut it off at 0 before this node.' };
}

/**
 * Why the quantity of a listing must not be set, or undefined. Only where DEFAULT is the one channel: on a listing that Amazon fulfils, a
 * DEFAULT quantity would make or revive an offer that the seller has to ship.
 */
export function refuseListing(sku: string, availability: readonly FulfillmentAvailability[] | undefined): Refusal | undefined {
	const channels = [...new Set((availability ?? []).map(({ fulfillmentChannelCode }) => fulfillmentChannelCode ?? '(none)'))];
	if (channels.length === 1 && channels[0] === SELLER_CHANNEL) return undefined;
	if (channels.length === 0) {
		return {
			message: `Amazon shows no fulfilment channel for ${sku}`,
			remedy: 'Enter a quantity for it in Seller Central once, so that Amazon shows that the seller ships it.',
		};
	}
	return {
		message: `${sku} is not fulfilled by the seller alone: its channels are ${channels.join(', ')}`,
		remedy: 'Leave it out. Stock of listings that Amazon fulfils is not set from outside.',
	};
}

/** SKUs that stand more than once, each once: the order in which two quantities of one SKU arrive is not certain. */
export function doubledSkus(changes: readonly QuantityChange[]): string[] {
	const seen = new Set<string>();
	return [...new Set(changes.filter(({ sku }) => seen.size === seen.add(sku).size).map(({ sku }) => sku))];
}
