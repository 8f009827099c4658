import { minorUnits } from '../../../nodes/domain/money/money';
import { forecast, netWithin, priceLines, type LineToPrice } from '../../../nodes/domain/order/price';

const STANDARD = { code: 1, rateBasisPoints: 2000 };
const ZERO = { code: 2, rateBasisPoints: 0 };

/** So many units that come to so many pence with VAT. */
const line = (gross: number, quantity = 1, taxCode = STANDARD, more: Partial<LineToPrice> = {}): LineToPrice => ({
	line: { lineType: 'standard', stockCode: 'LAMP', warehouse: 'HOME' },
	gross: minorUnits(gross),
	quantity,
	taxCode,
	...more,
});

const pricesOf = (lines: readonly LineToPrice[], pricesIncludeTax = false) =>
	priceLines(lines, pricesIncludeTax).map((priced) => priced.line.unitPrice);
const forecastOf = (lines: readonly LineToPrice[], pricesIncludeTax = false) =>
	forecast(priceLines(lines, pricesIncludeTax), pricesIncludeTax);

describe('unit prices without VAT', () => {
	it('are gross / 1.2 / quantity at five decimals, so that VAT on the total meets the gross', () => {
		// Ten at 9.99: 99.90 / 1.2 / 10 = 8.325; 83.25 + 16.65 = 99.90.
		expect(pricesOf([line(9990, 10)])).toEqual(['8.325']);
		expect(forecastOf([line(9990, 10)])).toEqual({ net: 8325, tax: 1665, gross: 9990 });
	});

	it('stay a penny below where no net of whole pennies has that gross', () => {
		// 8.32 + 1.66 = 9.98, 8.33 + 1.67 = 10.00.
		expect(forecastOf([line(999)])).toEqual({ net: 832, tax: 166, gross: 998 });
	});

	it('of several lines are set together, and one line takes the pennies', () => {
		// Twelve at 0.99: 11.88 / 1.2 = 9.90 net. Each 0.825 is 0.83 to the penny, 9.96 together: six pennies too much, taken off one line, 0.77.
		const twelve = Array.from({ length: 12 }, () => line(99));
		expect(forecastOf(twelve)).toEqual({ net: 990, tax: 198, gross: 1188 });
		expect(pricesOf(twelve)).toEqual(['0.77', ...Array.from({ length: 11 }, () => '0.825')]);
	});

	it('let the line of fewest units take the pennies, because its price comes to them exactly', () => {
		// 10.01 and twice 0.15: 10.31 / 1.2 = 8.59 net (+ 1.72 = 10.31). 10.01 / 1.2 / 7 = 1.19167 makes 8.34, 0.125 makes 0.13 twice: 8.60.
		expect(pricesOf([line(1001, 7), line(15), line(15)])).toEqual(['1.19167', '0.12', '0.125']);
		// 10.01 and 1.05: 11.06 / 1.2 = 9.22 net (+ 1.84); 8.34 and 0.88 (0.875) are 9.22, so nothing is to move.
		expect(pricesOf([line(1001, 7), line(105)])).toEqual(['1.19167', '0.875']);
	});

	it('never take a line below nothing', () => {
		const lines = [line(1), line(1), line(1), line(1), line(1)];
		// 0.05 / 1.2: 0.04 + 0.01 = 0.05. Each 0.00833 is 0.01, 0.05 together: one penny too much.
		expect(pricesOf(lines)).toEqual(['0.00', '0.00833', '0.00833', '0.00833', '0.00833']);
	});

	it('keep the rates of an order apart', () => {
		expect(forecastOf([line(999), line(950, 1, ZERO)])).toEqual({ net: 1782, tax: 166, gross: 1948 });
	});

	it('show a promotion as unit discount where that is wanted, and come to the same', () => {
		// Two at 12.00 less 2.40: 21.60 / 1.2 / 2 = 9.00 after a price of 10.00.
		const [priced] = priceLines([line(2160, 2, STANDARD, { discount: minorUnits(240) })], false);
		expect(priced.line).toMatchObject({ unitPrice: '10.00', unitDiscount: '1.00', quantity: '2' });
		expect(forecast([priced], false).gross).toBe(2160);
	});
});

describe('unit prices with VAT', () => {
	it('are the gross by the unit, and VAT is taken out of the total per rate', () => {
		// 2 x 9.99 = 19.98 contains 3.33; each 9.99 alone contains 1.665.
		expect(pricesOf([line(999), line(999)], true)).toEqual(['9.99', '9.99']);
		expect(forecastOf([line(999), line(999)], true)).toEqual({ net: 1665, tax: 333, gross: 1998 });
	});

	it('of more units than five decimals can part stay below what they come to', () => {
		// 3,000 units for 10.01: at 0.00334 10.02, at 0.00333 9.99.
		expect(forecastOf([line(1001, 3000, ZERO)], true).gross).toBe(999);
	});
});

it.each([
	[999, 832],
	[1000, 833],
	[1200, 1000],
	[0, 0],
	[-120, -100],
])('the net within a gross of %i pence at 20 %% is %i', (gross, net) => {
	expect(netWithin(minorUnits(gross), 2000)).toBe(net);
});
