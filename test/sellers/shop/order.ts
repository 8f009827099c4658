import { CUT_OVER, DAY, HOUR, within, type Window } from './calendar';
import { divided } from './pence';
import type { Random } from './random';
import type { Product, SellerKind } from './seller';

export type Part = 'goods' | 'delivery' | 'giftWrap' | 'promotion' | 'deliveryPromotion';

/** What the buyer paid for one thing, in pence with VAT; promotions negative. */
export interface Price {
	readonly part: Part;
	readonly gross: number;
}

/** Units of a SKU that are sent together, settled at one instant. */
export interface Parcel {
	readonly code: string;
	readonly product: Product;
	readonly units: number;
	readonly prices: readonly Price[];
	readonly postedAt: number;
}

/** Whose VAT the sale has: ours by the goods; none, as an export; or Amazon's. */
export type Destination = 'home' | 'export' | 'collected';

/** How the order comes to stand in Sage; only orders that the seller sends are entered. */
export type SageStory = 'entered' | 'late' | 'missing' | 'cancelled' | 'twice' | 'changed';

export interface Order {
	readonly id: string;
	readonly fba: boolean;
	readonly created: number;
	readonly shipTo: string;
	readonly destination: Destination;
	/** Amazon shows its VAT in tax rows. */
	readonly calculated: boolean;
	readonly story: SageStory;
	readonly parcels: readonly Parcel[];
}

export const isOld = ({ created }: Order): boolean => created < CUT_OVER;

/** VAT of a parcel in per cent. */
export const rateOf = ({ destination }: Order, { product }: Parcel): number => (destination === 'home' ? product.rate : 0);

const DESTINATIONS: ReadonlyArray<readonly [country: string, destination: Destination]> = [
	['JE', 'export'],
	['GG', 'export'],
	['IE', 'collected'],
	['FR', 'collected'],
	['US', 'export'],
	['NO', 'export'],
];

/** An order whose first parcel is settled at a random instant of the window: some eight to thirteen days after it was made. */
export function newOrder(random: Random, kind: SellerKind, window: Window): Order {
	const postedAt = within(window.start + random.whole(HOUR, window.end - window.start - HOUR));
	return orderMade(random, kind, { created: postedAt - random.whole(8 * DAY, 13 * DAY), postedAt });
}

/** An order of before the cut-over that earlier books had settled. */
export const formerOrder = (random: Random, kind: SellerKind): Order => {
	const created = CUT_OVER - random.whole(20 * DAY, 60 * DAY);
	return orderMade(random, kind, { created, postedAt: created + 10 * DAY });
};

function orderMade(random: Random, kind: SellerKind, when: { created: number; postedAt: number }): Order {
	const fba = random.chance(kind.fba);
	const isAbroad = random.chance(kind.exports);
	const [country, destination] = isAbroad ? random.pick(DESTINATIONS) : (['GB', 'home'] as const);
	const day = new Date(when.created).toISOString().slice(0, 10);
	const calculated = kind.calculatedSince !== '' && day >= kind.calculatedSince;
	// Without its VAT calculation Amazon shows no tax that it collects: such an order is an export like others.
	const shown = destination === 'collected' && !calculated ? 'export' : destination;
	const shipTo = country === 'GB' && random.chance(0.02) ? 'IM' : country;
	return {
		id: `${random.pick(['026', '202', '203', '204', '206'])}-${random.digits(7)}-${random.digits(7)}`,
		fba,
		created: when.created,
		shipTo,
		destination: shown,
		calculated,
		story: storyOf(random, isAbroad ? kind.exportsNotEntered : 0),
		parcels: parcelsOf(random, kind, when.postedAt, fba),
	};
}

const STORIES: ReadonlyArray<readonly [share: number, story: SageStory]> = [
	[0.03, 'late'],
	[0.008, 'missing'],
	[0.006, 'cancelled'],
	[0.004, 'twice'],
	[0.006, 'changed'],
];

function storyOf(random: Random, notEntered: number): SageStory {
	if (random.chance(notEntered)) return 'missing';
	let drawn = random.next();
	for (const [share, story] of STORIES) {
		if (drawn < share) return story;
		drawn -= share;
	}
	return 'entered';
}

/** One or two SKUs; some orders go out in two parcels, the second a fortnight later. */
function parcelsOf(random: Random, { products }: SellerKind, postedAt: number, fba: boolean): Parcel[] {
	const first = random.pick(products);
	const others = products.filter(({ sku }) => sku !== first.sku);
	const second = random.chance(0.15) ? random.pick(others) : undefined;
	const later = within(postedAt + 14 * DAY);
	const isSplit = random.chance(0.35);
	const parcel = (product: Product, units: number, at: number, code: string): Parcel => ({
		code,
		product,
		units,
		prices: pricesOf(random, product, units, fba),
		postedAt: at,
	});
	const code = random.digits(14);
	if (second) return [parcel(first, random.whole(1, 2), postedAt, code), parcel(second, 1, isSplit ? later : postedAt, random.digits(14))];
	if (random.chance(0.03)) return [parcel(first, 1, postedAt, code), parcel(first, random.whole(1, 2), later, code)];
	return [parcel(first, random.pick([1, 1, 1, 2, 3]), postedAt, code)];
}

function pricesOf(random: Random, { price }: Product, units: number, fba: boolean): Price[] {
	const goods = price * units;
	const delivery = random.chance(fba ? 0.2 : 0.5) ? random.pick([299, 395, 499]) : 0;
	const wrap = random.chance(0.03) ? 350 : 0;
	const promotion = random.chance(0.1) ? divided(goods * random.pick([5, 10, 15]), 100) : 0;
	const isFree = promotion === 0 && delivery > 0 && random.chance(0.3);
	const prices: Price[] = [
		{ part: 'goods', gross: goods },
		{ part: 'delivery', gross: delivery },
		{ part: 'giftWrap', gross: wrap },
		{ part: 'promotion', gross: -promotion },
		{ part: 'deliveryPromotion', gross: isFree ? -delivery : 0 },
	];
	return prices.filter(({ gross }) => gross !== 0);
}
