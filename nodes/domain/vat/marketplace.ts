/** Country of a marketplace name as it stands in settlements (`Amazon.co.uk`), the names of multi-channel orders among them. */
const COUNTRY_BY_NAME: Readonly<Record<string, string>> = {
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
	'non-amazon uk': 'GB',
};

/** Older names of multi-channel orders; the order of their words varies between files: `SI UK Prod Marketplace`, `SI Prod DE Marketplace`. */
const SI_NAME = /^si (?:prod )?(uk|de|fr|it|es) (?:prod )?marketplace$/;

/** Currencies with one marketplace only: rows without a marketplace name belong to it. EUR has many. */
const COUNTRY_BY_CURRENCY: Readonly<Record<string, string>> = { GBP: 'GB', SEK: 'SE', PLN: 'PL', USD: 'US', TRY: 'TR' };

const folded = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

/**
 * ISO 3166 country, or '' when the row does not say and the currency does not decide. `Non-Amazon` and the seller's own shop names say no
 * country, so the currency decides as for a blank name; an Amazon marketplace that is not known decides nothing.
 */
export function marketplaceCountry(marketplaceName: string, currency: string): string {
	const name = folded(marketplaceName);
	const known = COUNTRY_BY_NAME[name];
	if (known !== undefined) return known;
	const si = SI_NAME.exec(name)?.[1];
	if (si !== undefined) return si === 'uk' ? 'GB' : si.toUpperCase();
	return isUnknownAmazon(name) ? '' : (COUNTRY_BY_CURRENCY[currency] ?? '');
}

/** A marketplace of Amazon's own that this version does not know: its currency may not speak for it. */
const isUnknownAmazon = (name: string): boolean => name.startsWith('amazon.');

/** A row in euros that names no marketplace: it may be any of the euro countries. */
export const EURO_AREA = 'EU';

/** The country as `marketplaceCountry` says it, `EU` for a row in euros that names no country, '' where nothing is known. */
export function marketplaceOfFee(marketplaceName: string, currency: string): string {
	const country = marketplaceCountry(marketplaceName, currency);
	return country === '' && currency === 'EUR' && !isUnknownAmazon(folded(marketplaceName)) ? EURO_AREA : country;
}

/** Whether a name may stand in a table for a marketplace: one of Amazon's must be known, or it is misspelt. */
export const isMarketplaceName = (name: string): boolean => name.trim() !== '' && marketplaceCountry(name, 'GBP') !== '';
