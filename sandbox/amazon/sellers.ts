import { MARKETPLACE } from '../company/company';
import { unauthorized } from './errors';
import type { Gateway } from './gateway';
import { OPERATIONS } from './operations';

/** A marketplace in which the seller does not sell is closed to the token, whatever is asked for there. */
export function needMarketplaces(marketplaceIds: readonly string[]): void {
	if (marketplaceIds.some((id) => id !== MARKETPLACE.id)) throw unauthorized('');
}

/** The Sellers API: the marketplaces that the demo company sells in. */
export function sellerRoutes(gateway: Gateway): void {
	gateway.serve(OPERATIONS.getMarketplaceParticipations, () => ({
		payload: [
			{
				marketplace: {
					id: MARKETPLACE.id,
					name: MARKETPLACE.name,
					countryCode: MARKETPLACE.countryCode,
					defaultCurrencyCode: MARKETPLACE.currency,
					defaultLanguageCode: 'en_GB',
					domainName: 'www.amazon.co.uk',
				},
				storeName: 'Harbour & Hearth',
				participation: { isParticipating: true, hasSuspendedListings: false },
			},
		],
	}));
}
