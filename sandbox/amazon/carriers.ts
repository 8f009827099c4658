/**
 * Carrier codes that Amazon recognises in the UK and EU, letter by letter: its drop-down list, copied by public guides in January 2026.
 * The list is not part of the API's model.
 */
const NAMES = `Royal Mail, Parcelforce, DPD, DPD Local, Hermes, Hermes UK, Hermes Logistik Gruppe, Yodel, DHL, DHL Express, DHL eCommerce, DHL Parcel UK,
DHL-Paket, DHL Freight, UPS, FedEx, TNT, GLS, APC, APC Overnight, Amazon Shipping, AMZL_UK, Arrow XL, Asendia, BJS, Delivery Group, DX, DX Express,
DX Freight, DX Secure, GFS, Huxloe, InPost, Interlink, ITD Global, Landmark, Panther, Parcel2Go.com, Parcelhub, Tuffnells, UK MAIL, Whistl, XDP, XPO,
City Link, Deutsche Post, La Poste, Colissimo, Colis Prive, Chronopost, Correos, Correos Express, SEUR, Seur, MRW, Nacex, BRT, Bartolini,
Poste Italiane, SDA, Post NL, BPOST, DB Schenker, DACHSER, Geodis, GEL Express, Otro, Andere, Other`;

const KNOWN = new Set(NAMES.split(/,\s+/));

/** Exact and case-sensitive. */
export const isKnownCarrier = (carrierCode: string): boolean => KNOWN.has(carrierCode);
