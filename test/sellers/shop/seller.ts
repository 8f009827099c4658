/** A thing that is sold. Prices are pence with VAT. */
export interface Product {
	readonly sku: string;
	readonly stockCode: string;
	/** Units of the stock item in one unit of the SKU. */
	readonly factor: number;
	readonly rate: 0 | 5 | 20;
	readonly price: number;
}

/** One kind of seller: what it sells, how, and its one-off set-up. */
export interface SellerKind {
	readonly name: string;
	readonly seed: number;
	readonly orders: number;
	/** Share of orders that Amazon sends. They are posted from the settlement (route summary). */
	readonly fba: number;
	/** Share of orders that leave the United Kingdom. */
	readonly exports: number;
	/** Share of FBM exports that nobody enters in Sage. */
	readonly exportsNotEntered: number;
	/** First day of orders with Amazon's VAT calculation, '' never. */
	readonly calculatedSince: string;
	/** Money of orders from before the cut-over: on account, or as summary sales. */
	readonly before: 'orders' | 'summary';
	readonly isoDates: boolean;
	readonly products: readonly Product[];
}

const product = (sku: string, rate: Product['rate'], price: number, factor = 1): Product => ({
	sku,
	stockCode: `ST-${sku}`,
	factor,
	rate,
	price,
});

const HOUSEHOLD = [
	product('PAN-24', 20, 2499),
	product('POT-16', 20, 1895),
	product('KNIFE-SET', 20, 6499),
	product('TOWEL-3PK', 20, 1499, 3),
	product('MUG-BLUE', 20, 799),
	product('LAMP-LED', 20, 11_950),
];
const MIXED = [
	product('BOOK-BREAD', 0, 1299),
	product('FLOUR-6PK', 0, 1740, 6),
	product('BABY-SUIT', 0, 995),
	product('CAR-SEAT', 5, 8_999),
	product('BOARD-OAK', 20, 2995),
	product('WHISK', 20, 649),
];

const ORDINARY: Omit<SellerKind, 'name' | 'seed'> = {
	orders: 60,
	fba: 0,
	exports: 0.01,
	exportsNotEntered: 0,
	calculatedSince: '2021-01-01',
	before: 'orders',
	isoDates: true,
	products: HOUSEHOLD,
};

/** `SELLER_SEED=1000` makes other sellers of the same kinds. */
const MORE = Number(process.env.SELLER_SEED || '0');

const KINDS_AS_THEY_ARE: readonly SellerKind[] = [
	{ ...ORDINARY, name: 'merchant only', seed: 101 },
	{ ...ORDINARY, name: 'FBA and merchant', seed: 202, fba: 0.6, exports: 0.03, isoDates: false },
	{ ...ORDINARY, name: 'FBA without VAT calculation', seed: 303, fba: 1, exports: 0.02, calculatedSince: '', orders: 75 },
	// Amazon's VAT calculation begins in the fifth fortnight: refunds of earlier orders have no tax rows, later sales have.
	{ ...ORDINARY, name: 'multi-rate', seed: 404, fba: 0.5, calculatedSince: '2026-03-10', before: 'summary', products: MIXED },
	{
		...ORDINARY,
		name: 'large exports',
		seed: 505,
		fba: 0.45,
		exports: 0.35,
		exportsNotEntered: 0.2,
		isoDates: false,
		products: [...HOUSEHOLD, ...MIXED.slice(0, 2)],
	},
];

export const KINDS: readonly SellerKind[] = KINDS_AS_THEY_ARE.map((kind) => ({ ...kind, seed: kind.seed + MORE }));
