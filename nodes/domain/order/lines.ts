import type { Channel, OrderSettings } from '../settings/settings.types';
import { done } from '../result';
import { absoluteMinor, addMinor, minorUnits, toDecimal, ZERO, type Minor } from '../money/money';
import { splitInProportion } from '../money/split';
import { plainLine } from '../text/plainLine';
import type { OrderContext, TaxCode } from './context';
import { giftMessageOf, lineTextsOf } from './fields';
import type { PlacedItem } from './items';
import type { LineToPrice } from './price';
import type { Component } from './proceeds';
import { collect, refused, refusalsOf, type Attempt } from './attempt';

/** A placed item whose tax code is decided. */
export interface TaxedItem {
	readonly placed: PlacedItem;
	readonly taxCode: TaxCode;
}

/** The order that the lines are of. */
export interface LinesOf {
	readonly orderId: string;
	readonly currency: string;
	readonly channel: Channel;
}

/** All lines of an order but the rounding line: each item with its gift wrap and promotion, then delivery per tax code. */
export function linesOf(order: LinesOf, items: readonly TaxedItem[], context: OrderContext): Attempt<LineToPrice[]> {
	const delivery = deliveryLines(order, items, context);
	const itemLines = collect(items.map((item) => linesOfItem(order, item, context)));
	if (!delivery.ok || !itemLines.ok) return refused(...refusalsOf(itemLines, delivery));
	return done([...itemLines.value.flat(), ...delivery.value.filter(({ gross }) => gross !== 0)]);
}

/** What a part of an item is worth to us: with its tax, unless Amazon collects and pays that itself. */
export function worthOf({ proceeds, marketplaceCollects }: PlacedItem, component: Component): Minor {
	const { amount, tax } = proceeds.components[component];
	return marketplaceCollects ? amount : addMinor(amount, tax);
}

function linesOfItem(order: LinesOf, { placed, taxCode }: TaxedItem, { settings: { orders } }: OrderContext): Attempt<LineToPrice[]> {
	const [goods, discount, giftWrap] = (['goods', 'itemDiscount', 'giftWrap'] as const).map((part) => worthOf(placed, part)) as [
		Minor,
		Minor,
		Minor,
	];
	const reduced = addMinor(goods, discount);
	if (reduced < 0) return tooMuchPromotion(order, `promotions on ${placed.sku} exceed its price`, reduced);
	const gift = giftMessageOf(placed.item, orders);
	const freeText = (description: string, nominalCode: string, gross: Minor): LineToPrice[] =>
		gross === 0 ? [] : [{ line: { lineType: 'freeText', description, nominalCode }, gross, quantity: 1, taxCode }];
	const isOwnLine = orders.promotionAs === 'freeTextLine';
	const isDiscount = orders.promotionAs === 'unitDiscount' && discount !== 0;
	const comments = [
		...(!isOwnLine && discount !== 0 ? [promotionComment(placed, order, goods, discount)] : []),
		...(gift ? [`Gift message for ${placed.sku}: ${gift}`] : []),
	];
	const stockLines = stockLinesOf(
		{ placed, taxCode },
		isOwnLine ? goods : reduced,
		isDiscount ? absoluteMinor(discount) : ZERO,
		order,
		orders,
	);
	return done([
		...stockLines.slice(0, -1),
		...stockLines.slice(-1).map((line) => ({ ...line, comments })),
		...freeText(`Gift wrap for ${placed.sku}`, orders.giftWrapNominal.code, giftWrap),
		...(isOwnLine ? freeText(promotionText(placed), orders.promotionNominal.code, discount) : []),
	]);
}

/** A line for each stock item of an item. Price and discount of a kit are shared out so that the lines come to them, to the penny. */
function stockLinesOf(
	{ placed, taxCode }: TaxedItem,
	gross: Minor,
	discount: Minor,
	{ channel }: LinesOf,
	orders: OrderSettings,
): LineToPrice[] {
	const texts = lineTextsOf(placed.item, orders);
	const shared = (amount: Minor) => splitInProportion(amount, placed.parts, ({ priceShare }) => minorUnits(priceShare)) ?? [];
	const discounts = shared(discount);
	return shared(gross).map(([{ product, quantity }, part], index) => ({
		line: {
			lineType: 'standard',
			stockCode: product.code,
			warehouse: orders.warehouses[channel].code,
			...(Object.keys(texts).length > 0 && { texts }),
		},
		quantity,
		taxCode,
		gross: part,
		...(discount !== ZERO && { discount: discounts[index]?.[1] ?? ZERO }),
	}));
}

/** `Promotion on S-LAMP: SPRING-5`. */
function promotionText({ item, sku }: PlacedItem): string {
	const ids = (item.promotion?.breakdowns ?? []).flatMap(({ promotionId }) => promotionId ?? []);
	return plainLine(ids.length > 0 ? `Promotion on ${sku}: ${ids.join(', ')}` : `Promotion on ${sku}`);
}

/** Price and promotion as the buyer saw them, for the line above that has what is left. */
const promotionComment = (placed: PlacedItem, { currency }: LinesOf, goods: Minor, discount: Minor): string =>
	`${promotionText(placed)}. Price ${toDecimal(goods)} ${currency}, promotion ${toDecimal(discount)} ${currency}.`;

/** Delivery less delivery promotions, one charge per tax code, because delivery is taxed like the goods it belongs to. */
function deliveryLines(order: LinesOf, items: readonly TaxedItem[], { settings }: OrderContext): Attempt<LineToPrice[]> {
	const byCode = new Map<number, LineToPrice>();
	for (const { placed, taxCode } of items) {
		const own = addMinor(worthOf(placed, 'shipping'), worthOf(placed, 'shippingDiscount'));
		const line = { lineType: 'charge', chargeCode: settings.orders.deliveryCharge.code, description: 'Delivery' } as const;
		const before = byCode.get(taxCode.code)?.gross ?? minorUnits(0);
		byCode.set(taxCode.code, { line, gross: addMinor(before, own), quantity: 1, taxCode });
	}
	const negative = [...byCode.values()].find(({ gross }) => gross < 0);
	return negative ? tooMuchPromotion(order, 'promotions on delivery exceed delivery', negative.gross) : done([...byCode.values()]);
}

const tooMuchPromotion = ({ orderId }: LinesOf, what: string, by: Minor): Attempt<never> =>
	refused({
		kind: 'orderTotalsDisagree',
		message: `Order ${orderId}: ${what} by ${toDecimal(absoluteMinor(by))}.`,
		remedy: 'Compare the order with Seller Central and enter it in Sage by hand.',
		detail: what,
	});
