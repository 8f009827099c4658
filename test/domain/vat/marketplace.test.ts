import { isMarketplaceName, marketplaceCountry, marketplaceOfFee } from '../../../nodes/domain/vat/marketplace';

it.each([
	['Amazon.co.uk', 'GBP', 'GB'],
	['AMAZON.DE', 'EUR', 'DE'],
	['Non-Amazon UK', 'GBP', 'GB'],
	['SI UK Prod Marketplace', 'GBP', 'GB'],
	['SI Prod UK Marketplace', 'GBP', 'GB'],
	['SI Prod DE Marketplace', 'EUR', 'DE'],
	['Non-Amazon', 'GBP', 'GB'],
	['My Garden Shop', 'GBP', 'GB'],
	['My Garden Shop', 'EUR', ''],
	['', 'GBP', 'GB'],
	['', 'EUR', ''],
	['', 'SEK', 'SE'],
	['Amazon.co.jp', 'GBP', ''],
])('the marketplace "%s" in %s is in "%s"', (name, currency, country) => {
	expect(marketplaceCountry(name, currency)).toBe(country);
});

it('takes a row in euros without a name for one of the euro countries, and no other', () => {
	expect(marketplaceOfFee('', 'EUR')).toBe('EU');
	expect(marketplaceOfFee('Non-Amazon', 'EUR')).toBe('EU');
	expect(marketplaceOfFee('Amazon.xx', 'EUR')).toBe('');
	expect(marketplaceOfFee('', 'AED')).toBe('');
});

it('finds a marketplace of Amazon misspelt, and takes names of shops as they are', () => {
	expect(isMarketplaceName('Amazon.couk')).toBe(false);
	expect(isMarketplaceName('Amazon.co.uk')).toBe(true);
	expect(isMarketplaceName('My Garden Shop')).toBe(true);
	expect(isMarketplaceName(' ')).toBe(false);
});
