import { MARKETPLACE } from '../company';
import { decimal } from '../../amazon/build/price';
import type { Availability, ListingRecord } from '../../amazon/records';
import { isoTime } from '../../amazon/isoTime';
import { LISTINGS, UNSOLD_LISTINGS } from './listings';

/** Product types, FNSKUs of what Amazon stores, and what the seller has announced of the rest. Every value is invented. */
const OFFERS: Readonly<
	Record<string, { readonly productType: string; readonly fnSku?: string; readonly own?: Omit<Availability, 'fulfillment_channel_code'> }>
> = {
	'HH-KETTLE-17': { productType: 'KETTLE', own: { quantity: 14, lead_time_to_ship_max_days: 1 } },
	'HH-PAN-24': { productType: 'COOKWARE', own: { quantity: 22, lead_time_to_ship_max_days: 2 } },
	'HH-PAN-28': { productType: 'COOKWARE', own: { quantity: 9, lead_time_to_ship_max_days: 2 } },
	'HH-PAN-28-FBA': { productType: 'COOKWARE', fnSku: 'X001HHPN28' },
	'HH-MUG-BLUE': { productType: 'DRINKWARE', own: { quantity: 60 } },
	'HH-MUG-BLUE-4PK': { productType: 'DRINKWARE', own: { quantity: 15 } },
	'HH-MUG-SAND': { productType: 'DRINKWARE', own: { quantity: 48 } },
	'HH-MUG-SAND-FBA': { productType: 'DRINKWARE', fnSku: 'X001HHMGSA' },
	'HH-BOARD-OAK': { productType: 'KITCHEN', own: { quantity: 0, lead_time_to_ship_max_days: 5, restock_date: '2027-02-01' } },
	'HH-TOWEL-LIN-2PK': { productType: 'KITCHEN', own: { quantity: 31 } },
	'HH-SCALE-DIG-FBA': { productType: 'KITCHEN', fnSku: 'X001HHSCDG' },
	'HH-BOOK-BREAD': { productType: 'ABIS_BOOK', own: { quantity: 40, lead_time_to_ship_max_days: 1 } },
	'HH-BOOK-SOUP-FBA': { productType: 'ABIS_BOOK', fnSku: 'X001HHBKSP' },
	'HH-APRON-OCHRE': { productType: 'APPAREL', own: { quantity: 12 } },
	'HH-JUG-2L': { productType: 'DRINKWARE', own: { quantity: 7 } },
	'HH-TEAPOT': { productType: 'DRINKWARE', own: { quantity: 6 } },
	'HH-SHARPEN': { productType: 'KITCHEN', own: { quantity: 25 } },
};

/** Listings whose goods Amazon stores, by seller SKU. */
export const FBA_LISTINGS = LISTINGS.filter(({ sellerSku }) => OFFERS[sellerSku].fnSku !== undefined).map(({ sellerSku, asin, title }) => ({
	sku: sellerSku,
	asin,
	title,
	fnSku: OFFERS[sellerSku].fnSku as string,
}));

/** All listings as Amazon keeps them: DEFAULT for what the seller sends, AMAZON_EU for what Amazon does. Listed 200 days before `now`. */
export function demoListings(now: number): Array<Omit<ListingRecord, 'id'>> {
	const listedAt = isoTime(now - 200 * 24 * 3600_000);
	return [...LISTINGS, ...UNSOLD_LISTINGS].map(({ sellerSku, asin, title, price }) => {
		const { productType, fnSku, own } = OFFERS[sellerSku];
		const accepted = [own ? { fulfillment_channel_code: 'DEFAULT', ...own } : { fulfillment_channel_code: 'AMAZON_EU' }];
		return {
			sku: sellerSku,
			asin,
			...(fnSku ? { fnSku } : {}),
			title,
			productType,
			marketplaceId: MARKETPLACE.id,
			price: decimal(price),
			createdTime: listedAt,
			lastUpdatedTime: listedAt,
			accepted,
			shownBefore: accepted,
			visibleFrom: 0,
			...(sellerSku === 'HH-TEAPOT' && { refusal: "'[country_of_origin]' is required but not supplied." }),
		};
	});
}
