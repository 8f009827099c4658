import { MARKETPLACE } from '../company/company';
import type { Gateway } from './gateway';
import { OPERATIONS } from './operations';

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
