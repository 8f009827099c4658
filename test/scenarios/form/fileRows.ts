import type { FileRow } from './scenario.types';
import { FormError } from './markdown';
import { orderId, pence } from './values';

/** Parts of a price; other descriptions of two-part names are fees of an item. */
const PRICE_PARTS: readonly string[] = ['Principal', 'Shipping', 'GiftWrap', 'Goodwill', 'RestockingFee', 'ReturnShipping'];

/** Rows that belong to an order of the marketplace; the rest have neither order nor SKU unless they say so. */
const ORDER_TYPES: readonly string[] = ['Order', 'Refund', 'Chargeback Refund', 'A-to-z Guarantee Refund'];

/** Rows with a marketplace unless they say otherwise. */
const MARKETPLACE_TYPES: readonly string[] = [...ORDER_TYPES, 'AmazonFees', 'FBAFees', 'ServiceFee', 'ShipmentFees'];

/**
 * The three type columns of a name: `Order / Promotion / Principal` in full; `Order / Principal` for ItemPrice, `Order / Commission` for
 * ItemFees; `Subscription Fee` for other-transaction.
 */
export function typeOf(name: string): [transactionType: string, amountType: string, amountDescription: string] {
	const parts = name.split(' / ');
	if (parts.length === 3) return parts as [string, string, string];
	if (parts.length === 2) return [parts[0], PRICE_PARTS.includes(parts[1]) ? 'ItemPrice' : 'ItemFees', parts[1]];
	return ['other-transaction', 'other-transaction', name];
}

/** The row in which Amazon writes the tax of another one. */
function taxType([type, amountType, description]: string[], where: string): [string, string, string] {
	if (amountType === 'ItemPrice') return [type, amountType, description === 'Principal' ? 'Tax' : `${description}Tax`];
	if (amountType === 'Promotion') return [type, amountType, 'TaxDiscount'];
	if (description === 'Base fee') return [type, amountType, 'Tax on fee'];
	throw new FormError(`${where}: no tax row is known for ${type} / ${amountType} / ${description}; write it as a row of its own`);
}

/** The rows of the file: a table row, and one more for its tax. */
export const fileRows = (cells: ReadonlyArray<Readonly<Record<string, string>>>, where: string): FileRow[] =>
	cells.flatMap((row) => {
		const type = typeOf(row.row);
		const shared = sharedCells(type[0], row);
		const whole = rowOf(type, pence(row.amount, where), shared);
		return row.tax ? [whole, { ...rowOf(taxType(type, where), pence(row.tax, where), shared), units: '' }] : [whole];
	});

const rowOf = (
	[transactionType, amountType, amountDescription]: string[],
	amount: number,
	shared: ReturnType<typeof sharedCells>,
): FileRow => ({
	transactionType,
	amountType,
	amountDescription,
	amount,
	...shared,
});

function sharedCells(type: string, row: Readonly<Record<string, string>>) {
	const ofOrder = ORDER_TYPES.includes(type);
	const ofSale = type === 'Order' && !/ItemFees|ItemWithheldTax/.test(row.row);
	const sku = row.sku || (ofOrder ? 'PAN' : '');
	return {
		order: orderId(row.order || (ofOrder ? 'A' : '')),
		sku,
		units: row.units || (ofSale && /Principal$/.test(row.row) && !row.row.includes('Promotion') ? '1' : ''),
		channel: row.channel || (ofOrder ? 'MFN' : ''),
		marketplace: row.marketplace === 'none' ? '' : row.marketplace || (MARKETPLACE_TYPES.includes(type) ? 'Amazon.co.uk' : ''),
		posted: row.posted || '2026-10-20 10:00',
		item: row.item || (ofOrder ? `item-${sku}` : ''),
		adjustment: row.adjustment || (ofOrder && type !== 'Order' ? 'x1' : ''),
	};
}
