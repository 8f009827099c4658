import type { LineDescription, OrderDescription } from '../../../sandbox/amazon/build/description';
import { seededRandom } from '../../../sandbox/amazon/build/random';
import { COLLECTIONS, type ListingRecord } from '../../../sandbox/amazon/records';
import { orderId } from '../../../sandbox/company/amazon/ordinaryOrders';
import { ukAddress } from '../../../sandbox/company/amazon/people';
import { SELLER_LISTINGS } from './setUp';
import type { World } from './world';

/** In a hundred orders. */
const OF_FBA = 0.2;
const OF_UNMAPPED = 0.03;
const OF_UNFIT = 0.01;
const OF_TWO_LINES = 0.2;

/** A line of an address that no Sage field and no free line can take. */
const UNFIT =
	'The house behind the third gate on the left after the old chapel at the end of the lane, ring twice and mind the very friendly dog';

export type Basket = Omit<OrderDescription, 'status' | 'createdAt'>;

/** What a buyer orders now, of what Amazon shows; undefined when it shows nothing. */
export function anyBasket({ chance, sandbox }: World): Basket | undefined {
	const isFba = chance.happens(OF_FBA);
	const isUnmapped = !isFba && chance.happens(OF_UNMAPPED);
	const random = seededRandom(chance.between(1, 2 ** 31));
	const shown = sandbox.store.all<ListingRecord>(COLLECTIONS.listings).filter((listing) => suits(listing, isFba, isUnmapped));
	const lines: LineDescription[] = [];
	for (let left = chance.happens(OF_TWO_LINES) ? 2 : 1; left > 0 && shown.length > 0; left--) {
		const [listing] = shown.splice(chance.between(0, shown.length - 1), 1);
		const quantity = Math.min(chance.pick([1, 1, 1, 2, 3]), isFba ? 3 : quantityShown(listing));
		lines.push({ sellerSku: listing.sku, quantity, ...extrasOf(chance, lines.length === 0) });
	}
	if (lines.length === 0) return undefined;
	const address = ukAddress(random);
	const id = orderId(random);
	return {
		key: id,
		orderId: id,
		fulfilledBy: isFba ? 'AMAZON' : 'MERCHANT',
		address: chance.happens(OF_UNFIT) ? { ...address, addressLine2: UNFIT } : address,
		lines,
	};
}

function extrasOf(chance: World['chance'], isFirst: boolean): Partial<LineDescription> {
	const discount = chance.happens(0.15) ? { itemDiscount: chance.pick([100, 150, 200]), promotionId: 'PAWS-V2-20260513' } : {};
	return { ...(isFirst ? { shipping: chance.pick([0, 0, 299, 399]) } : {}), ...discount };
}

const UNMAPPED_SKUS: readonly string[] = ['HH-APRON-OCHRE', 'HH-JUG-2L'];

const PRICED = new Set(SELLER_LISTINGS.map(({ sellerSku }) => sellerSku));

function suits(listing: ListingRecord, isFba: boolean, isUnmapped: boolean): boolean {
	if (!PRICED.has(listing.sku)) return false;
	if (isFba) return listing.fnSku !== undefined;
	return listing.fnSku === undefined && UNMAPPED_SKUS.includes(listing.sku) === isUnmapped && quantityShown(listing) > 0;
}

/** What Amazon sells by is what it has accepted last. */
export const quantityShown = ({ accepted }: ListingRecord): number =>
	accepted.find(({ fulfillment_channel_code: channel }) => channel === 'DEFAULT')?.quantity ?? 0;

/** Amazon lowers its own quantity as it sells. */
export function takeFromListings({ sandbox }: World, lines: readonly LineDescription[]): void {
	for (const { sellerSku, quantity } of lines) {
		const listing = sandbox.store.all<ListingRecord>(COLLECTIONS.listings).find(({ sku }) => sku === sellerSku)!;
		if (listing.fnSku !== undefined) continue;
		const lower = (all: ListingRecord['accepted']) =>
			all.map((each) => (each.quantity === undefined ? each : { ...each, quantity: Math.max(0, each.quantity - quantity) }));
		sandbox.store.update(COLLECTIONS.listings, listing.id, { accepted: lower(listing.accepted), shownBefore: lower(listing.shownBefore) });
	}
}
