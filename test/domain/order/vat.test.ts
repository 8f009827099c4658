import type { AmazonItemBreakdown } from '../../../nodes/domain/order/amazonOrder.types';
import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { ADDRESS, breakdown, context, item, lamp, order, part } from './fixtures';

const delivered = (countryCode: string, postalCode: string) =>
	toSalesOrder(order('24.00', [lamp()], { recipient: { deliveryAddress: { ...ADDRESS, countryCode, postalCode } } }), context());

describe('the VAT of a delivery', () => {
	it.each([
		['IM', 'IM1 1AA'],
		['GB', 'IM1 1AA'],
		['GB', 'BT1 5GS'],
	])('to %s, %s is that of the United Kingdom', (country, postcode) => {
		const { ready, exceptions } = delivered(country, postcode);
		expect(exceptions).toEqual([]);
		expect(ready[0].salesOrder.lines).toMatchObject([{ taxCode: 1, unitPrice: '24.00' }]);
	});

	it.each([
		['JE', 'JE2 4WD', 'Jersey (JE)'],
		['GB', 'JE2 4WD', 'Jersey (JE)'],
		['GB', 'GY1 1WR', 'Guernsey (GG)'],
		['GB', 'BF1 3AD', "a forces' address (BFPO)"],
		['GI', 'GX11 1AA', 'Gibraltar (GI)'],
	])('to %s, %s is held, and says where it goes', (country, postcode, where) => {
		expect(delivered(country, postcode).exceptions).toMatchObject([
			{
				kind: 'vatUndecided',
				message: `Order 202-1111111-2222222, SKU S-LAMP: it is delivered to ${where}, and the tax that Amazon shows need not be VAT of GB.`,
			},
		]);
	});

	it.each([
		['XI', 'XI, which stands for Northern Ireland in VAT numbers and is no country of ISO 3166'],
		['ZZ', 'ZZ, which is no country of ISO 3166'],
	])('to %s is held, and the country with it', (country, text) => {
		expect(delivered(country, 'BT1 5GS').exceptions).toMatchObject([
			{ kind: 'orderDataMissing', message: `Order 202-1111111-2222222: the country of its delivery address is ${text}.` },
		]);
	});
});

/** A lamp with delivery and gift wrap at 20 %, but for the parts that say otherwise. */
const withParts = (tax: { ITEM: string; SHIPPING: string; GIFT_WRAP: string }, whole: string, total: string) => {
	const parts = Object.entries(tax).map(([subtype, amount]) => part(subtype, amount));
	const breakdowns: AmazonItemBreakdown[] = [
		breakdown('ITEM', '20.00'),
		breakdown('SHIPPING', '4.00'),
		breakdown('GIFT_WRAP', '3.00'),
		breakdown('TAX', whole, ...parts),
	];
	return toSalesOrder(order(total, [item('S-LAMP', 1, total, breakdowns)]), context());
};

describe('a refusal for VAT', () => {
	it.each([
		['delivery', { ITEM: '4.00', SHIPPING: '0.20', GIFT_WRAP: '0.60' }, '4.80', '31.80', '0.20 tax on 4.00 of delivery'],
		['gift wrap', { ITEM: '4.00', SHIPPING: '0.80', GIFT_WRAP: '0.00' }, '4.80', '31.80', '0.00 tax on 3.00 of gift wrap'],
		[
			'goods and gift wrap',
			{ ITEM: '1.00', SHIPPING: '0.80', GIFT_WRAP: '0.15' },
			'1.95',
			'28.95',
			'1.00 tax on 20.00 of goods and 0.15 tax on 3.00 of gift wrap',
		],
	])('shows the amounts of what disagrees: %s', (_what, tax, whole, total, seen) => {
		expect(withParts(tax, whole, total).exceptions).toMatchObject([
			{
				kind: 'vatUndecided',
				message: `Order 202-1111111-2222222, SKU S-LAMP: Amazon charged ${seen}, which is not the 20 % of tax code 1 on stock item LAMP.`,
			},
		]);
	});

	it('names the likely causes where Amazon shows no penny of tax on the whole order', () => {
		const { exceptions } = withParts({ ITEM: '0.00', SHIPPING: '0.00', GIFT_WRAP: '0.00' }, '0.00', '27.00');
		expect(exceptions[0].message).toContain('Amazon shows 0.00 of tax on the whole order');
		expect(exceptions[0].remedy).toMatch(/VAT calculation is off.*or the buyer is exempt/);
	});
});
