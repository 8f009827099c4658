import type { ShortRow } from '../../domain/settlement/fixture';
import { decimal, divided } from './pence';
import { rateOf, type Order, type Parcel, type Part, type Price } from './order';

/** A row of the file, with its amount in pence. */
export interface Row {
	readonly type: ShortRow['type'];
	readonly amount: number;
	readonly at: number;
	readonly orderId?: string;
	readonly item?: string;
	readonly sku?: string;
	readonly adjustmentId?: string;
	readonly channel?: 'MFN' | 'AFN';
	readonly marketplace?: string;
	readonly quantity?: number;
}

/** A price taken apart as Amazon writes it: net with a tax row, or whole without one. */
export interface Split {
	readonly part: Part;
	readonly base: number;
	/** In a row of its own; undefined when there is no such row. */
	readonly taxRow?: number;
}

const ABROAD_RATE = 23;

/**
 * With Amazon's VAT calculation a price stands net beside its tax. What is taxed at nothing has a row of 0.00 or none: both are seen. An export is paid
 * at its net price; tax that Amazon collects for a country abroad comes on top of it.
 */
export function splitPrices(order: Order, parcel: Parcel, prices: readonly Price[]): Split[] {
	const hasZeroRow = Number(order.id.slice(-1)) % 2 === 0;
	return prices.map(({ part, gross }) => {
		if (order.destination === 'collected') {
			const base = divided(gross * 100, 100 + parcel.product.rate);
			return { part, base, taxRow: divided(base * ABROAD_RATE, 100) };
		}
		if (order.destination === 'export') {
			const base = divided(gross * 100, 100 + parcel.product.rate);
			return { part, base, ...(order.calculated && hasZeroRow && { taxRow: 0 }) };
		}
		if (!order.calculated) return { part, base: gross };
		const rate = rateOf(order, parcel);
		if (rate === 0) return { part, base: gross, ...(hasZeroRow && { taxRow: 0 }) };
		const base = divided(gross * 100, 100 + rate);
		return { part, base, taxRow: gross - base };
	});
}

/** Amount type, description of the base, description of its tax row, description of tax that Amazon withholds of it. */
const WORDS: Readonly<Record<Part, readonly [string, string, string, string]>> = {
	goods: ['ItemPrice', 'Principal', 'Tax', 'MarketplaceFacilitatorVAT-Principal'],
	delivery: ['ItemPrice', 'Shipping', 'ShippingTax', 'MarketplaceFacilitatorVAT-Shipping'],
	giftWrap: ['ItemPrice', 'GiftWrap', 'GiftWrapTax', 'MarketplaceFacilitatorVAT-Giftwrap'],
	promotion: ['Promotion', 'Principal', 'TaxDiscount', 'MarketplaceFacilitatorVAT-Principal'],
	deliveryPromotion: ['Promotion', 'Shipping', 'TaxDiscount', 'MarketplaceFacilitatorVAT-Shipping'],
};

/** Columns that all rows of a parcel share. */
export const rowOf = (order: Order, { code, product }: Parcel, at: number) => ({
	at,
	orderId: order.id,
	item: code,
	sku: product.sku,
	channel: order.fba ? ('AFN' as const) : ('MFN' as const),
	marketplace: 'Amazon.co.uk',
});

/** The rows of prices; `sign` -1 gives them back. */
export function priceRows(
	type: string,
	sign: 1 | -1,
	{
		order,
		parcel,
		splits,
		at,
		adjustmentId,
	}: { order: Order; parcel: Parcel; splits: readonly Split[]; at: number; adjustmentId?: string },
): Row[] {
	const common = { ...rowOf(order, parcel, at), ...(adjustmentId && { adjustmentId }) };
	return splits.flatMap(({ part, base, taxRow }): Row[] => {
		const [amountType, description, taxed, withheld] = WORDS[part];
		const row = (kind: string, what: string, amount: number): Row => ({ ...common, type: [type, kind, what], amount: sign * amount });
		const isCollected = order.destination === 'collected' && taxRow !== undefined;
		return [
			{ ...row(amountType, description, base), ...(part === 'goods' && sign === 1 && { quantity: parcel.units }) },
			...(taxRow === undefined ? [] : [row(amountType, taxed, taxRow)]),
			...(isCollected ? [row('ItemWithheldTax', withheld, -taxRow)] : []),
		];
	});
}

export const shortRow = (row: Row, stamp: (instant: number) => string): ShortRow => ({
	type: row.type,
	amount: decimal(row.amount),
	posted: stamp(row.at),
	orderId: row.orderId,
	item: row.item,
	adjustmentId: row.adjustmentId,
	sku: row.sku,
	channel: row.channel,
	marketplace: row.marketplace,
	quantity: row.quantity,
});
