import { countryName, territoryText, vatTerritory } from '../../../nodes/domain/vat/territory';

describe('where a delivery goes, for VAT', () => {
	it.each([
		['the United Kingdom', 'GB', 'NG15 7AA', 'GB'],
		['Northern Ireland, whose goods from Great Britain bear UK VAT', 'GB', 'BT1 5GS', 'GB'],
		['the Isle of Man by its country', 'IM', 'IM1 1AA', 'GB'],
		['the Isle of Man by its postcode', 'GB', 'IM9 4NR', 'GB'],
		['Jersey by its country', 'JE', '', 'JE'],
		['Jersey by its postcode, written close', 'GB', 'je24wd', 'JE'],
		['Guernsey by its postcode', 'GB', 'GY1 1WR', 'GG'],
		['Gibraltar by its postcode', 'GB', 'GX11 1AA', 'GI'],
		['Gibraltar by its country', 'GI', '', 'GI'],
		["forces' mail by its postcode", 'GB', 'BF1 3AD', 'BFPO'],
		["forces' mail by its old number", 'GB', 'BFPO 58', 'BFPO'],
		['Bradford, whose postcodes begin with letters of its own', 'GB', 'BD1 1HX', 'GB'],
		['a country in small letters', 'fr', '75001', 'FR'],
		['XI', 'XI', 'BT1 5GS', 'XI'],
		['nowhere known', '', '', ''],
	])('is %s', (_what, country, postcode, territory) => {
		expect(vatTerritory(country, postcode)).toBe(territory);
	});

	it.each([
		['JE', 'Jersey (JE)'],
		['BFPO', "a forces' address (BFPO)"],
		['XI', 'XI, which stands for Northern Ireland in VAT numbers and is no country of ISO 3166'],
		['ZZ', 'ZZ, which is no country of ISO 3166'],
		['EU', 'EU, which is no country of ISO 3166'],
	])('is said of %s', (territory, text) => {
		expect(territoryText(territory)).toBe(text);
	});

	it('has an English name where it is a country', () => {
		expect([countryName('GB'), countryName('IM'), countryName('XI'), countryName('G')]).toEqual([
			'United Kingdom',
			'Isle of Man',
			undefined,
			undefined,
		]);
	});
});
