/** Country of a marketplace name as it stands in settlements (`Amazon.co.uk`). */
const COUNTRY_BY_DOMAIN: Readonly<Record<string, string>> = {
	'amazon.co.uk': 'GB',
	'amazon.de': 'DE',
	'amazon.fr': 'FR',
	'amazon.it': 'IT',
	'amazon.es': 'ES',
	'amazon.nl': 'NL',
	'amazon.se': 'SE',
	'amazon.pl': 'PL',
	'amazon.com.be': 'BE',
	'amazon.ie': 'IE',
	'amazon.com.tr': 'TR',
	'amazon.com': 'US',
	'amazon.ca': 'CA',
};

/** Currencies with one marketplace only: rows without a marketplace name belong to it. EUR has many. */
const COUNTRY_BY_CURRENCY: Readonly<Record<string, string>> = { GBP: 'GB', SEK: 'SE', PLN: 'PL', USD: 'US', TRY: 'TR' };

/** ISO 3166 country, or '' when the row does not say and the currency does not decide. */
export function marketplaceCountry(marketplaceName: string, currency: string): string {
	if (marketplaceName === '') return COUNTRY_BY_CURRENCY[currency] ?? '';
	return COUNTRY_BY_DOMAIN[marketplaceName.toLowerCase()] ?? '';
}
