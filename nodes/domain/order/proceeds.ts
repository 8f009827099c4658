import { absoluteMinor, addMinor, minorUnits, sumMinor, toDecimal, ZERO, type Minor } from '../money/money';
import { done } from '../result';
import { splitInProportion } from '../money/split';
import { readAmount } from './amount';
import type { AmazonItemBreakdown, AmazonOrderItem } from './amazonOrder.types';
import { refused, type Attempt } from './attempt';

/** Parts of an item's proceeds that become lines of a sales order. */
export const COMPONENTS = ['goods', 'shipping', 'giftWrap', 'itemDiscount', 'shippingDiscount'] as const;
export type Component = (typeof COMPONENTS)[number];

/** `amount` leaves out the tax that Amazon shows beside it; where Amazon shows no tax, it is what the buyer paid. */
export interface ShownAmount {
	readonly amount: Minor;
	readonly tax: Minor;
}

export interface ItemProceeds {
	readonly total: Minor;
	/** Whether Amazon gave a TAX breakdown. None is not zero tax. */
	readonly taxShown: boolean;
	readonly components: Readonly<Record<Component, ShownAmount>>;
}

type Amounts = Record<Component, Minor>;

const NOTHING: ShownAmount = { amount: ZERO, tax: ZERO };

/** Of an item for which nothing is charged. */
export const NO_PROCEEDS: ItemProceeds = {
	total: ZERO,
	taxShown: false,
	components: { goods: NOTHING, shipping: NOTHING, giftWrap: NOTHING, itemDiscount: NOTHING, shippingDiscount: NOTHING },
};

const CHARGE_TYPES: ReadonlyMap<string, Component> = new Map([
	['ITEM', 'goods'],
	['SHIPPING', 'shipping'],
	['GIFT_WRAP', 'giftWrap'],
]);
const DISCOUNT_SUBTYPES: ReadonlyMap<string, Component> = new Map([
	['ITEM', 'itemDiscount'],
	['SHIPPING', 'shippingDiscount'],
	['GIFT_WRAP', 'itemDiscount'],
]);

const PROCEEDS_REMEDY =
	'Ask Amazon for the order again with PROCEEDS among the included data; if the figures stay away, enter the order in Sage by hand.';

/**
 * Reads the breakdowns of one item (Orders API 2026-01-01): ITEM, SHIPPING and GIFT_WRAP without tax, TAX by subtype, DISCOUNT by
 * subtype, where DISCOUNT holds the shipping discount too and TAX/DISCOUNT the tax of both (Amazon's migration guide). The model
 * does not say with which sign a discount comes; a discount lowers the total, so it is taken as negative either way, and the sum
 * must then equal `proceedsTotal`, to the penny.
 */
export function readProceeds(item: AmazonOrderItem, currency: string, orderId: string): Attempt<ItemProceeds> {
	const where = `Order ${orderId}, SKU ${item.product?.sellerSku ?? '(none)'}`;
	const detail = item.orderItemId;
	const total = readAmount(item.proceeds?.proceedsTotal, currency);
	const breakdowns = item.proceeds?.breakdowns ?? [];
	const amounts = readCharges(breakdowns, currency);
	if (total === undefined || breakdowns.length === 0 || amounts === undefined) {
		const message = `${where}: the proceeds are missing, or an amount in them is not a ${currency} figure with two decimals.`;
		return refused({ kind: 'orderDataMissing', message, remedy: PROCEEDS_REMEDY, detail });
	}
	const unknown = breakdowns.find((breakdown) => !isKnown(breakdown, currency));
	if (unknown) {
		const message = `${where}: Amazon shows ${unknown.type} ${unknown.subtotal.amount} ${currency}, for which a sales order has no line.`;
		return refused({
			kind: 'orderTotalsDisagree',
			message,
			remedy: 'Enter this order in Sage by hand and tell support about the amount.',
			detail,
		});
	}
	const taxes = readTaxes(breakdowns, amounts, currency);
	const sum = taxes && sumMinor([...Object.values(amounts), ...Object.values(taxes)]);
	if (taxes === undefined || sum !== total) {
		const seen =
			sum === undefined ? 'its tax or discount does not equal the parts given for it' : `its breakdowns come to ${toDecimal(sum)}`;
		const message = `${where}: Amazon's total for the item is ${toDecimal(total)} ${currency}, but ${seen}.`;
		return refused({
			kind: 'orderTotalsDisagree',
			message,
			remedy: 'Compare the order with Seller Central and enter it in Sage by hand.',
			detail,
		});
	}
	const shown = COMPONENTS.map((component) => [component, { amount: amounts[component], tax: taxes[component] }]);
	const components = Object.fromEntries(shown) as Record<Component, ShownAmount>;
	return done({ total, taxShown: breakdowns.some(({ type }) => type === 'TAX'), components });
}

/** Charges and discounts without their tax; undefined when an amount cannot be read or a discount has no place. */
function readCharges(breakdowns: readonly AmazonItemBreakdown[], currency: string): Amounts | undefined {
	const amounts = noAmounts();
	for (const breakdown of breakdowns) {
		const subtotal = readAmount(breakdown.subtotal, currency);
		if (subtotal === undefined) return undefined;
		const component = CHARGE_TYPES.get(breakdown.type);
		if (component) amounts[component] = addMinor(amounts[component], subtotal);
		if (breakdown.type === 'DISCOUNT') {
			for (const [part, value] of readDiscount(breakdown, subtotal, currency)) amounts[part] = addMinor(amounts[part], value);
		}
	}
	return amounts;
}

/** Discounts by what they take off. One without parts counts as a promotion on the goods: only its nominal account hangs on it. */
function readDiscount(breakdown: AmazonItemBreakdown, subtotal: Minor, currency: string): Array<[Component, Minor]> {
	const parts = readDetails(breakdown, currency);
	if (parts.length === 0) return [['itemDiscount', lowering(subtotal)]];
	return parts.map(([subtype, value]) => [DISCOUNT_SUBTYPES.get(subtype) ?? 'itemDiscount', lowering(value ?? ZERO)]);
}

/** Tax by component; undefined when the parts do not sum to the subtotal, there is nothing to carry the tax, or it exceeds all that it lies on. */
function readTaxes(breakdowns: readonly AmazonItemBreakdown[], amounts: Amounts, currency: string): Amounts | undefined {
	const taxes = noAmounts();
	const most = sumMinor(Object.values(amounts).map(absoluteMinor));
	for (const breakdown of breakdowns.filter(({ type }) => type === 'TAX')) {
		const subtotal = readAmount(breakdown.subtotal, currency) ?? ZERO;
		const parts = readDetails(breakdown, currency);
		const carriers = parts.length > 0 ? parts : ([['', subtotal]] as const);
		const signed = carriers.map(
			([subtype, value]) => [subtype, subtype === 'DISCOUNT' ? lowering(value ?? ZERO) : (value ?? ZERO)] as const,
		);
		if (sumMinor(signed.map(([, value]) => value)) !== subtotal) return undefined;
		for (const [subtype, value] of signed) {
			const components = carriersOf(subtype);
			const split = components && splitInProportion(value, components, (component) => amounts[component]);
			if (!split || split.some(([, part]) => absoluteMinor(part) > most)) return undefined;
			for (const [component, part] of split) taxes[component] = addMinor(taxes[component], part);
		}
	}
	return Object.values(taxes).some((tax) => absoluteMinor(tax) > most) ? undefined : taxes;
}

/** Components that bear the tax of a subtype; without subtypes the tax lies on all of them in proportion. */
function carriersOf(subtype: string): readonly Component[] | undefined {
	if (subtype === '') return COMPONENTS;
	if (subtype === 'DISCOUNT') return ['itemDiscount', 'shippingDiscount'];
	const component = CHARGE_TYPES.get(subtype);
	return component && [component];
}

function readDetails(breakdown: AmazonItemBreakdown, currency: string): Array<[string, Minor | undefined]> {
	return (breakdown.detailedBreakdowns ?? []).map(({ subtype, value }) => [subtype ?? '', readAmount(value, currency)]);
}

/** Whether the breakdown has a place in a sales order; an amount of nothing needs none. */
function isKnown(breakdown: AmazonItemBreakdown, currency: string): boolean {
	if (breakdown.type === 'TAX' || CHARGE_TYPES.has(breakdown.type)) return true;
	const parts = readDetails(breakdown, currency);
	if (breakdown.type === 'DISCOUNT')
		return parts.every(([subtype, value]) => value === 0 || (value !== undefined && DISCOUNT_SUBTYPES.has(subtype)));
	return readAmount(breakdown.subtotal, currency) === 0;
}

const noAmounts = (): Amounts => ({ goods: ZERO, shipping: ZERO, giftWrap: ZERO, itemDiscount: ZERO, shippingDiscount: ZERO });

const lowering = (amount: Minor): Minor => minorUnits(-Math.abs(amount));
