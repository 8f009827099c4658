import { MARKETPLACE } from '../company/company';
import type { Store } from '../core/store';
import { unauthorized } from './errors';
import type { Gateway } from './gateway';
import { OPERATIONS } from './operations';
import { COLLECTIONS, type MarketplaceRecord } from './records';

type Marketplace = Omit<MarketplaceRecord, 'id'>;

/** The marketplace that the demo company sells in. */
const OWN: Marketplace = { ...MARKETPLACE, marketplaceId: MARKETPLACE.id, language: 'en_GB' };

const others = (store: Store): Marketplace[] => store.all<MarketplaceRecord>(COLLECTIONS.marketplaces);

/**
 * A marketplace in which the seller does not sell is closed to the token, whatever is asked for there. Listings and stock are of the own one
 * only; reports of `also` as well.
 */
export function needMarketplaces(marketplaceIds: readonly string[], also?: Store): void {
	const open = [OWN, ...(also ? others(also) : [])].map(({ marketplaceId }) => marketplaceId);
	if (marketplaceIds.some((id) => !open.includes(id))) throw unauthorized('');
}

const participation = ({ marketplaceId, name, countryCode, currency, language }: Marketplace): object => ({
	marketplace: {
		id: marketplaceId,
		name,
		countryCode,
		defaultCurrencyCode: currency,
		defaultLanguageCode: language,
		domainName: `www.${name.toLowerCase()}`,
	},
	storeName: 'Harbour & Hearth',
	participation: { isParticipating: true, hasSuspendedListings: false },
});

/** The Sellers API: the marketplaces that the seller sells in. */
export function sellerRoutes(gateway: Gateway, store: Store): void {
	gateway.serve(OPERATIONS.getMarketplaceParticipations, () => ({ payload: [OWN, ...others(store)].map(participation) }));
}
