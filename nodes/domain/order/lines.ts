import type { Channel } from '../settings/settings.types';
import { done } from '../result';
import { toDecimal } from '../money/money';
import type { OrderContext, TaxCode } from './context';
import type { PlacedItem } from './items';
import type { LineToPrice } from './price';
import { addTaxed, taxedAmount, type TaxedAmount } from './vat';
import { refused, type Attempt } from './attempt';

/** A placed item whose tax code is decided. */
export interface TaxedItem {
	readonly placed: PlacedItem;
	readonly taxCode: TaxCode;
}

/** All lines of an order but the rounding line: each item with its gift wrap and promotion, then delivery per tax code. */
export function linesOf(orderId: string, items: readonly TaxedItem[], channel: Channel, context: OrderContext): Attempt<LineToPrice[]> {
	const delivery = deliveryLines(items, context);
	const negative = delivery.find(({ amount }) => amount.gross < 0);
	if (negative) {
		const message = `Order ${orderId}: promotions on delivery exceed delivery by ${toDecimal(negative.amount.gross).slice(1)}.`;
		return refused({ kind: 'orderTotalsDisagree', message, remedy: 'Compare the order with Seller Central and enter it in Sage by hand.' });
	}
	const itemLines = items.flatMap((item) => linesOfItem(item, channel, context));
	return done([...itemLines, ...delivery.filter(({ amount }) => amount.gross !== 0 || amount.net !== 0)]);
}

function linesOfItem({ placed, taxCode }: TaxedItem, channel: Channel, { settings }: OrderContext): LineToPrice[] {
	const { components } = placed.proceeds;
	const amountOf = (component: keyof typeof components): TaxedAmount => taxedAmount(components[component], placed, taxCode.rateBasisPoints);
	const freeText = (description: string, nominalCode: string, amount: TaxedAmount): LineToPrice[] =>
		amount.gross === 0 ? [] : [{ line: { lineType: 'freeText', description, nominalCode }, amount, quantity: 1, taxCode }];
	return [
		{
			line: { lineType: 'standard', stockCode: placed.product.code, warehouse: settings.orders.warehouses[channel].code },
			amount: amountOf('goods'),
			quantity: placed.stockQuantity,
			taxCode,
		},
		...freeText(`Gift wrap for ${placed.sku}`, settings.orders.giftWrapNominal.code, amountOf('giftWrap')),
		...freeText(promotionText(placed), settings.orders.promotionNominal.code, amountOf('itemDiscount')),
	];
}

function promotionText({ item, sku }: PlacedItem): string {
	const ids = (item.promotion?.breakdowns ?? []).flatMap(({ promotionId }) => promotionId ?? []);
	return ids.length > 0 ? `Promotion on ${sku}: ${ids.join(', ')}` : `Promotion on ${sku}`;
}

/** Delivery less delivery promotions, one charge per tax code, because delivery is taxed like the goods it belongs to. */
function deliveryLines(items: readonly TaxedItem[], { settings }: OrderContext): LineToPrice[] {
	const byCode = new Map<number, LineToPrice>();
	for (const { placed, taxCode } of items) {
		const { shipping, shippingDiscount } = placed.proceeds.components;
		const own = [shipping, shippingDiscount].map((shown) => taxedAmount(shown, placed, taxCode.rateBasisPoints)).reduce(addTaxed);
		const line = { lineType: 'charge', chargeCode: settings.orders.deliveryCharge.code, description: 'Delivery' } as const;
		const before = byCode.get(taxCode.code);
		byCode.set(taxCode.code, { line, amount: before ? addTaxed(before.amount, own) : own, quantity: 1, taxCode });
	}
	return [...byCode.values()];
}
