/** Where the goods of an order go from and to, ISO 3166. */
export interface OrderCountries {
	readonly from: string;
	readonly to: string;
}

/** `domestic`: from Great Britain or Northern Ireland to there. `unknown`: the order's countries are not known. */
export type Flow = 'domestic' | 'crossBorder' | 'unknown';

/** The Isle of Man is inside the VAT area of the United Kingdom; Jersey, Guernsey and Gibraltar are outside. */
const UK_AREA: readonly string[] = ['GB', 'IM'];

/** The flow of an order's goods; one country that is missing leaves it unknown, unless the other one is abroad. */
export function flowOf(countries: OrderCountries | undefined): Flow {
	if (!countries) return 'unknown';
	const known = [countries.from, countries.to].filter((country) => country !== '');
	if (known.some((country) => !UK_AREA.includes(country.toUpperCase()))) return 'crossBorder';
	return known.length === 2 ? 'domestic' : 'unknown';
}
