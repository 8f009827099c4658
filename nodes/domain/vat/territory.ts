/** The outward letters of United Kingdom postcodes that lie outside its VAT, with what they are. */
const OUTSIDE_BY_POSTCODE: ReadonlyArray<readonly [begins: RegExp, territory: string]> = [
	[/^JE\d/, 'JE'],
	[/^GY\d/, 'GG'],
	[/^GX11/, 'GI'],
	// Forces' mail: where it goes, the address does not say.
	[/^(BF1|BFPO)/, 'BFPO'],
];

/**
 * Where a delivery goes for VAT: ISO 3166 code of a country, `BFPO` for forces' mail, '' when nothing is known. The Isle of Man is one VAT area with the
 * United Kingdom, and so is Northern Ireland for goods from Great Britain; the Channel Islands and Gibraltar are outside, whether the country or the postcode says so.
 */
export function vatTerritory(countryCode: string, postcode: string): string {
	const country = countryCode.trim().toUpperCase();
	if (country === 'IM') return 'GB';
	if (country !== 'GB') return country;
	const outward = postcode.toUpperCase().replace(/\s+/g, '');
	return OUTSIDE_BY_POSTCODE.find(([begins]) => begins.test(outward))?.[1] ?? 'GB';
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** English name of a country of ISO 3166; undefined for a code that is none, such as XI, which stands for Northern Ireland in VAT numbers only. */
export function countryName(code: string): string | undefined {
	if (!/^[A-Z]{2}$/.test(code) || NOT_COUNTRIES.has(code)) return undefined;
	return NAMES.of(code);
}

/** Codes that have a name in the tables of the language and are no country of ISO 3166: unknown, the European Union, the euro zone, the United Nations, an alias. */
const NOT_COUNTRIES: ReadonlySet<string> = new Set(['ZZ', 'EU', 'EZ', 'UN', 'UK', 'XA', 'XB', 'QO']);

/** A territory in a sentence: name and code, or that the code is not known. */
export function territoryText(territory: string): string {
	if (territory === 'BFPO') return "a forces' address (BFPO)";
	if (territory === 'XI') return 'XI, which stands for Northern Ireland in VAT numbers and is no country of ISO 3166';
	const name = countryName(territory);
	return name ? `${name} (${territory})` : `${territory}, which is no country of ISO 3166`;
}
