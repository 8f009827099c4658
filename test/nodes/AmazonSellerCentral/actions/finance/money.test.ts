import { withDecimalAmounts } from '../../../../../nodes/AmazonSellerCentral/actions/finance/money';

test('every amount becomes decimal text, however deep it lies; nothing else changes', () => {
	const answer = JSON.parse(
		'{"totalAmount":{"currencyCode":"GBP","currencyAmount":-1234.5},"quantity":3,"breakdowns":[{"breakdownAmount":{"currencyAmount":0.1},"breakdowns":null}]}',
	);
	expect(withDecimalAmounts(answer)).toEqual({
		totalAmount: { currencyCode: 'GBP', currencyAmount: '-1234.50' },
		quantity: 3,
		breakdowns: [{ breakdownAmount: { currencyAmount: '0.10' }, breakdowns: null }],
	});
});

test.each([
	['0', '0.00'],
	['17', '17.00'],
	['99999999999.99', '99999999999.99'],
	['0.005', '0.005'],
	['-0.3', '-0.30'],
])('the number %s is written %s', (json, text) => {
	expect(withDecimalAmounts({ currencyAmount: JSON.parse(json) as number })).toEqual({ currencyAmount: text });
});
