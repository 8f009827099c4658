import type { Listing } from '../../amazon/build/description';

const STANDARD = 2000;
const ZERO = 0;

const listing = (sellerSku: string, asin: string, title: string, price: number, taxRate = STANDARD, fulfilmentFee = 0): Listing => ({
	sellerSku,
	asin,
	title,
	price,
	taxRate,
	fulfilmentFee,
});

/** What the demo company lists on Amazon.co.uk; prices and fees in pence, tax included. Every ASIN is invented. */
export const LISTINGS: readonly Listing[] = [
	listing('HH-KETTLE-17', 'B0HHKT1701', 'Harbour & Hearth stovetop kettle, 1.7 litres', 3499),
	listing('HH-PAN-24', 'B0HHPN2401', 'Harbour & Hearth cast iron pan, 24 cm', 2999),
	listing('HH-PAN-28', 'B0HHPN2801', 'Harbour & Hearth cast iron pan, 28 cm', 3999),
	listing('HH-PAN-28-FBA', 'B0HHPN2801', 'Harbour & Hearth cast iron pan, 28 cm', 4299, STANDARD, 492),
	listing('HH-MUG-BLUE', 'B0HHMGBL01', 'Harbour & Hearth stoneware mug, blue', 999),
	listing('HH-MUG-BLUE-4PK', 'B0HHMGBL04', 'Harbour & Hearth stoneware mugs, blue, set of 4', 3399),
	listing('HH-MUG-SAND', 'B0HHMGSA01', 'Harbour & Hearth stoneware mug, sand', 999),
	listing('HH-MUG-SAND-FBA', 'B0HHMGSA01', 'Harbour & Hearth stoneware mug, sand', 1199, STANDARD, 318),
	listing('HH-BOARD-OAK', 'B0HHBDOK01', 'Harbour & Hearth oak chopping board', 2499),
	listing('HH-TOWEL-LIN-2PK', 'B0HHTWLN02', 'Harbour & Hearth linen tea towels, set of 2', 1499),
	listing('HH-SCALE-DIG-FBA', 'B0HHSCDG01', 'Harbour & Hearth digital kitchen scale', 1999, STANDARD, 354),
	listing('HH-BOOK-BREAD', '1900000017', 'Bread at home (paperback)', 1899, ZERO),
	listing('HH-BOOK-SOUP-FBA', '1900000025', 'Forty soups (paperback)', 1599, ZERO, 294),
	// New on Amazon, and nobody has mapped them to a stock code yet.
	listing('HH-APRON-OCHRE', 'B0HHAPOC01', 'Harbour & Hearth linen apron, ochre', 2199),
	listing('HH-JUG-2L', 'B0HHJG2L01', 'Harbour & Hearth stoneware jug, 2 litres', 1799),
];

/** Listings that nobody has ordered from yet, with a difficulty each: Amazon takes no quantity for the first, the second is a service. */
export const UNSOLD_LISTINGS: readonly Listing[] = [
	listing('HH-TEAPOT', 'B0HHTPST01', 'Harbour & Hearth stoneware teapot', 2799),
	listing('HH-SHARPEN', 'B0HHSHRP01', 'Harbour & Hearth knife sharpening by post', 1299),
];
