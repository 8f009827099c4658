import { toDecimal } from '../money/money';
import { taxOnNet } from '../money/round';
import { done } from '../result';
import { textOf } from '../text/textOf';
import { territoryText } from '../vat/territory';
import { refused, type Attempt } from './attempt';
import type { OrderContext, TaxCode } from './context';
import type { PlacedItem, PlacedPart } from './items';
import { COMPONENTS, type Component } from './proceeds';

/** What else in the order bears on the VAT of an item. */
export interface OrderVatFacts {
	readonly orderId: string;
	/** Whether any item of the order has a TAX breakdown: then one without is suspicious. */
	readonly taxShownInOrder: boolean;
	/** Whether a TAX breakdown of the order is more than nothing. */
	readonly hasTax: boolean;
	/** Where the goods go, as `vatTerritory` names it: of the address, else of the marketplace; '' when neither says. */
	readonly destination: string;
}

/**
 * Tax code of an item's lines. The Sage product decides; Amazon's figures must agree with its rate, within a penny per unit ordered
 * (Amazon rounds per unit). Where Amazon shows no tax at all, its prices include VAT and the product's rate alone decides, for
 * deliveries within the client's VAT territory. Tax shown on a delivery abroad is not taken for ours, because other countries have 20 % as well.
 * Delivery and gift wrap follow the goods.
 */
export function decideTaxCode(placed: PlacedItem, order: OrderVatFacts, context: OrderContext): Attempt<TaxCode> {
	const refuse = (why: string, remedy: string) =>
		refused({
			kind: 'vatUndecided',
			message: `Order ${order.orderId}, SKU ${placed.sku}: ${why}.`,
			remedy,
			detail: placed.item.orderItemId,
		});
	if (placed.isFree) return decideFreeCode(placed, context, refuse);
	if (placed.marketplaceCollects) return decideMarketplaceCode(placed, context, refuse);
	const own = taxCodeOfGoods(placed, context, refuse);
	if (!own.ok) return own;
	const product = own.value;
	const disagreement = placed.proceeds.taxShown
		? complaintAboutShownTax(placed, product, order, context)
		: complaintAboutMissingTax(product, order, context);
	return disagreement ? refuse(...disagreement) : done(product);
}

/** Why the tax code cannot be taken, and how to put it right. */
type Complaint = readonly [why: string, remedy: string];

/** Amazon shows tax: it has to be the client's own VAT at the product's rate. */
function complaintAboutShownTax(
	placed: PlacedItem,
	product: TaxCode,
	order: OrderVatFacts,
	{ settings }: OrderContext,
): Complaint | undefined {
	if (product.rateBasisPoints !== 0 && order.destination !== settings.country)
		return [
			`it ${destinationText(order)}, and the tax that Amazon shows need not be VAT of ${settings.country}`,
			'Find out whose VAT it is and enter the order by hand.',
		];
	const odd = COMPONENTS.filter((component) => !agreesWithRate(placed, component, product.rateBasisPoints));
	if (odd.length === 0) return undefined;
	const rate = `the ${percent(product)} of tax code ${product.code} on stock item ${codesOf(placed)}`;
	if (!order.hasTax)
		return [
			`Amazon shows 0.00 of tax on the whole order, which is not ${rate}`,
			"Likely causes: Amazon's VAT calculation is off or could not work out the tax, or the buyer is exempt. Look at the order and its VAT invoice in Seller Central: if the price includes VAT, enter the order by hand with it; if the buyer is exempt, by hand without.",
		];
	return [
		`Amazon charged ${odd.map((component) => taxSeen(placed, component)).join(' and ')}, which is not ${rate}`,
		'Decide the VAT of this sale. If the stock item has the wrong tax code, correct it in Sage; else enter the order by hand.',
	];
}

/** Amazon shows no tax: the product's rate is taken only for a plain sale at home. */
function complaintAboutMissingTax(product: TaxCode, order: OrderVatFacts, { settings }: OrderContext): Complaint | undefined {
	if (product.rateBasisPoints !== 0 && order.taxShownInOrder)
		return [
			'Amazon shows tax on other items of the order but none here',
			'Look at the order in Seller Central, decide the VAT and enter the order by hand.',
		];
	if (order.destination === settings.country) return undefined;
	return [`it ${destinationText(order)} and Amazon shows no tax`, 'Decide whether the sale is an export and enter the order by hand.'];
}

const destinationText = ({ destination }: OrderVatFacts): string =>
	destination ? `is delivered to ${territoryText(destination)}` : 'has no delivery country';

type Refuse = (why: string, remedy: string) => Attempt<never>;

/** Nothing is charged, so no VAT hangs on it: the code of the stock item, or the zero rate where it has none. */
function decideFreeCode(placed: PlacedItem, context: OrderContext, refuse: Refuse): Attempt<TaxCode> {
	const own = taxCodeOfGoods(placed, context, refuse);
	const code = own.ok ? own.value : context.taxCodesByNumber.get(context.settings.taxCodes.zero.code);
	return code
		? done(code)
		: refuse('neither its stock item nor taxCodes.zero has a tax code of Sage', 'Correct taxCodes.zero in the settings.');
}

function decideMarketplaceCode(placed: PlacedItem, context: OrderContext, refuse: Refuse): Attempt<TaxCode> {
	const number = context.settings.taxCodes.marketplaceCollected.code;
	const code = context.taxCodesByNumber.get(number);
	if (code?.rateBasisPoints !== 0)
		return refuse(
			`tax code ${number} for sales whose tax Amazon pays is not a tax code of Sage at 0 %`,
			'Correct taxCodes.marketplaceCollected in the settings.',
		);
	if (placed.proceeds.taxShown) return done(code);
	return refuse(
		'Amazon collects the tax itself but does not show how much',
		'Look at the order in Seller Central and enter it by hand without that tax.',
	);
}

/**
 * The one tax code of an item's stock items. A kit of several codes may be one supply at the rate of its main part or several at their own: Amazon's one figure for
 * the whole does not say, so a person does.
 */
function taxCodeOfGoods(placed: PlacedItem, context: OrderContext, refuse: Refuse): Attempt<TaxCode> {
	const codes = placed.parts.map((part) => ({ stockCode: part.product.code, taxCode: taxCodeOfProduct(part, placed, context) }));
	const bare = codes.find(({ taxCode }) => taxCode === undefined);
	if (bare)
		return refuse(
			`stock item ${bare.stockCode} has no tax code among those of Sage, and Amazon's figures alone do not decide`,
			'Give the stock item its tax code in Sage, and check that the bridge is given all tax codes.',
		);
	const [code, ...others] = codes.flatMap(({ taxCode }) => taxCode ?? []);
	if (code && others.every((other) => other.code === code.code)) return done(code);
	return refuse(
		`the stock items of the kit have different tax codes (${codes.map(({ stockCode, taxCode }) => `${stockCode} ${taxCode?.code ?? ''}`).join(', ')})`,
		'Decide how the kit is taxed. If it is one supply, map the SKU to a stock item of its own with that tax code; else enter the order by hand.',
	);
}

const codesOf = ({ parts }: PlacedItem): string => parts.map(({ product }) => product.code).join(' and ');

/** The product's own tax code; without one, the single configured rate that Amazon's figures fit. */
function taxCodeOfProduct({ product }: PlacedPart, placed: PlacedItem, context: OrderContext): TaxCode | undefined {
	const id = product.tax_code_id;
	if (id !== undefined && id !== null && id !== '') return context.taxCodesById.get(textOf(id));
	if (!placed.proceeds.taxShown) return undefined;
	const { standard, reduced, zero } = context.settings.taxCodes;
	const codes = [...new Set([standard.code, reduced.code, zero.code])].flatMap((number) => context.taxCodesByNumber.get(number) ?? []);
	const fitting = codes.filter(({ rateBasisPoints }) =>
		COMPONENTS.every((component) => agreesWithRate(placed, component, rateBasisPoints)),
	);
	return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whether a part's tax is the rate on its net, within a penny per unit. */
function agreesWithRate(placed: PlacedItem, component: Component, rateBasisPoints: number): boolean {
	const { amount, tax } = placed.proceeds.components[component];
	return Math.abs(tax - taxOnNet(amount, rateBasisPoints)) <= placed.item.quantityOrdered;
}

/** Parts of an item in words. */
const PART: Readonly<Record<Component, string>> = {
	goods: 'goods',
	shipping: 'delivery',
	giftWrap: 'gift wrap',
	itemDiscount: 'promotions on the item',
	shippingDiscount: 'promotions on delivery',
};

function taxSeen({ proceeds }: PlacedItem, component: Component): string {
	const { amount, tax } = proceeds.components[component];
	return `${toDecimal(tax)} tax on ${toDecimal(amount)} of ${PART[component]}`;
}

const percent = ({ rateBasisPoints }: TaxCode): string => `${rateBasisPoints / 100} %`;
