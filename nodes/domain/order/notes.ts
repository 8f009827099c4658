import { minorUnits, sumMinor, toDecimal, type Minor } from '../money/money';
import type { AmazonOrder } from './amazonOrder.types';
import { hasNothingToSell, type PlacedItem } from './items';
import type { Original } from './replacement';
import { forecast, type PricedLine } from './price';

interface NoteFacts {
	readonly order: AmazonOrder;
	readonly items: readonly PlacedItem[];
	readonly lines: readonly PricedLine[];
	readonly hasAddress: boolean;
	readonly currency: string;
	readonly pricesIncludeTax: boolean;
	readonly original?: Original;
	/** Field of Sage's order that says that the buyer asked to cancel; '' where he did not. */
	readonly flaggedIn: string;
}

/** What is worth knowing about an order that goes through. Names SKUs and amounts, never the buyer. */
export function notesOn(facts: NoteFacts): string[] {
	const { order, items, lines, hasAddress, currency, original, flaggedIn } = facts;
	const leftOut = order.orderItems.filter(hasNothingToSell).map(({ product }) => product?.sellerSku ?? '(none)');
	const rounding = lines.at(-1)?.line.description === 'Rounding' ? lines.at(-1)?.line.unitPrice : undefined;
	return [
		...(original ? [`${original.word} of order ${original.orderId}.`] : []),
		...(flaggedIn ? [`The buyer asked to cancel; ${flaggedIn} of the order says so.`] : []),
		...items
			.filter(({ marketplaceCollects }) => marketplaceCollects)
			.map(
				(placed) =>
					`Amazon collects and pays ${toDecimal(shownTax(placed))} ${currency} of tax on ${placed.sku} itself; it is not in this order.`,
			),
		...vatNote(facts),
		...(rounding ? [`A rounding line of ${rounding} ${currency} brings the order to what the settlement pays.`] : []),
		...(leftOut.length > 0 ? [`Left out, because cancelled or ordered none of: ${leftOut.join(', ')}.`] : []),
		...(hasAddress ? [] : ['Amazon gave no delivery address.']),
	];
}

/** Sage works VAT out itself: where its figure will differ from the one Amazon charged, finance is told. */
function vatNote({ items, lines, currency, pricesIncludeTax }: NoteFacts): string[] {
	const ours = items.filter(({ marketplaceCollects }) => !marketplaceCollects);
	if (!ours.some(({ proceeds }) => proceeds.taxShown)) return [];
	const inSage = forecast(lines, pricesIncludeTax).tax;
	const onAmazon = sumMinor(ours.map(shownTax));
	if (inSage === onAmazon || ours.some(({ proceeds }) => !proceeds.taxShown)) return [];
	return [
		`Amazon charged ${toDecimal(onAmazon)} ${currency} of VAT, Sage is expected to show ${toDecimal(inSage)} (difference ${toDecimal(minorUnits(inSage - onAmazon))}).`,
	];
}

const shownTax = ({ proceeds }: PlacedItem): Minor => sumMinor(Object.values(proceeds.components).map(({ tax }) => tax));
