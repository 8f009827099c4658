/**
 * Carrier codes as Amazon's drop-down of January 2026 spells them for the United Kingdom and Europe. Compared letter by letter there: another
 * spelling counts as Other, and its tracking is dropped without a word. Not part of the API model; any text can be given by expression.
 */
export const AMAZON_CARRIERS = [
	'Amazon Shipping',
	'AMZL_UK',
	'Andere',
	'APC',
	'APC Overnight',
	'Arrow XL',
	'Asendia',
	'Bartolini',
	'BJS',
	'BPOST',
	'BRT',
	'Chronopost',
	'City Link',
	'Colis Prive',
	'Colissimo',
	'Correos',
	'Correos Express',
	'DACHSER',
	'DB Schenker',
	'Delivery Group',
	'Deutsche Post',
	'DHL',
	'DHL eCommerce',
	'DHL Express',
	'DHL Freight',
	'DHL Parcel UK',
	'DHL-Paket',
	'DPD',
	'DPD Local',
	'DX',
	'DX Express',
	'DX Freight',
	'DX Secure',
	'FedEx',
	'GEL Express',
	'Geodis',
	'GFS',
	'GLS',
	'Hermes',
	'Hermes Logistik Gruppe',
	'Hermes UK',
	'Huxloe',
	'InPost',
	'Interlink',
	'ITD Global',
	'La Poste',
	'Landmark',
	'MRW',
	'Nacex',
	'Otro',
	'Panther',
	'Parcel2Go.com',
	'Parcelforce',
	'Parcelhub',
	'Post NL',
	'Poste Italiane',
	'Royal Mail',
	'SDA',
	'Seur',
	'SEUR',
	'TNT',
	'Tuffnells',
	'UK MAIL',
	'UPS',
	'Whistl',
	'XDP',
	'XPO',
	'Yodel',
] as const;

/** The code under which the carrier's name is given as text. */
export const OTHER_CARRIER = 'Other';

/** Whether Amazon knows a carrier by exactly this text. */
export const isAmazonCarrier = (code: string): boolean => code === OTHER_CARRIER || AMAZON_CARRIERS.some((known) => known === code);

/** Amazon's own spelling of a carrier: this very text, or the only one that differs from it by case. */
export function amazonCarrierOf(name: string): string | undefined {
	const exact = AMAZON_CARRIERS.find((known) => known === name);
	if (exact !== undefined) return exact;
	const alike = AMAZON_CARRIERS.filter((known) => known.toLowerCase() === name.toLowerCase());
	return alike.length === 1 ? alike[0] : undefined;
}
