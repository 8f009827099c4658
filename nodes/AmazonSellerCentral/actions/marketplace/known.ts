/** Marketplaces of the European endpoint (marketplace IDs of Amazon's documentation), so that they can be picked without asking Amazon. */
export interface KnownMarketplace {
	readonly marketplaceId: string;
	readonly name: string;
	/** ISO 3166-1. */
	readonly countryCode: string;
}

const known = (countryCode: string, name: string, marketplaceId: string): KnownMarketplace => ({ marketplaceId, name, countryCode });

export const KNOWN_MARKETPLACES: readonly KnownMarketplace[] = Object.freeze([
	known('GB', 'Amazon.co.uk', 'A1F83G8C2ARO7P'),
	known('DE', 'Amazon.de', 'A1PA6795UKMFR9'),
	known('FR', 'Amazon.fr', 'A13V1IB3VIYZZH'),
	known('IT', 'Amazon.it', 'APJ6JRA9NG5V4'),
	known('ES', 'Amazon.es', 'A1RKKUPIHCS9HS'),
	known('NL', 'Amazon.nl', 'A1805IZSGTT6HS'),
	known('SE', 'Amazon.se', 'A2NODRKZP88ZB9'),
	known('PL', 'Amazon.pl', 'A1C3SOZRARQ6R3'),
	known('BE', 'Amazon.com.be', 'AMEN7PMS3EDWL'),
	known('IE', 'Amazon.ie', 'A28R8C7NBKEWEA'),
	known('TR', 'Amazon.com.tr', 'A33AVAJ2PDY3EV'),
]);
