import { subtractMinor, addMinor, toDecimal, ZERO, type Minor } from '../money/money';
import { taxInGross, taxOnNet } from '../money/round';
import { done } from '../result';
import { textOf } from '../text/textOf';
import { refused, type Attempt } from './attempt';
import type { OrderContext, TaxCode } from './context';
import type { PlacedItem } from './items';
import { COMPONENTS, type ShownAmount } from './proceeds';

/** What a line is worth to us. Tax that Amazon collects and pays itself is left out of both tax and gross. */
export interface TaxedAmount {
	readonly net: Minor;
	readonly tax: Minor;
	readonly gross: Minor;
}

export const NOTHING: TaxedAmount = { net: ZERO, tax: ZERO, gross: ZERO };

export const addTaxed = (a: TaxedAmount, b: TaxedAmount): TaxedAmount => ({
	net: addMinor(a.net, b.net),
	tax: addMinor(a.tax, b.tax),
	gross: addMinor(a.gross, b.gross),
});

/** What else in the order bears on the VAT of an item. */
export interface OrderVatFacts {
	readonly orderId: string;
	/** Whether any item of the order has a TAX breakdown: then one without is suspicious. */
	readonly taxShownInOrder: boolean;
	/** Country of delivery (ISO 3166), or '' when Amazon gave no address. */
	readonly deliveryCountry: string;
	/** Country of the marketplace, for orders without an address; '' when neither its name nor the currency says. */
	readonly marketplaceCountry: string;
}

/**
 * Tax code of an item's lines. The Sage product decides; Amazon's figures must agree with its rate, within a penny per unit ordered
 * (Amazon rounds per unit). Where Amazon shows no tax at all, its prices include VAT and the product's rate alone decides, for
 * deliveries within the client's country. Tax shown on a delivery abroad is not taken for ours, because other countries have 20 % as well.
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
	if (placed.marketplaceCollects) return decideMarketplaceCode(placed, context, refuse);
	const product = taxCodeOfProduct(placed, context);
	if (!product)
		return refuse(
			`stock item ${placed.product.code} has no tax code among those of Sage, and Amazon's figures alone do not decide`,
			'Give the stock item its tax code in Sage, and check that the bridge is given all tax codes.',
		);
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
	if (product.rateBasisPoints !== 0 && destinationOf(order) !== settings.country)
		return [
			`it ${destinationText(order)}, and the tax that Amazon shows need not be VAT of ${settings.country}`,
			'Find out whose VAT it is and enter the order by hand.',
		];
	if (agreesWithRate(placed, product.rateBasisPoints)) return undefined;
	return [
		`Amazon charged ${taxSeen(placed)}, which is not the ${percent(product)} of tax code ${product.code} on stock item ${placed.product.code}`,
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
	if (destinationOf(order) === settings.country) return undefined;
	return [`it ${destinationText(order)} and Amazon shows no tax`, 'Decide whether the sale is an export and enter the order by hand.'];
}

const destinationOf = ({ deliveryCountry, marketplaceCountry }: OrderVatFacts): string => deliveryCountry || marketplaceCountry;

function destinationText(order: OrderVatFacts): string {
	const destination = destinationOf(order);
	return destination ? `is delivered to ${destination}` : 'has no delivery country';
}

type Refuse = (why: string, remedy: string) => Attempt<never>;

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

/** The product's own tax code; without one, the single configured rate that Amazon's figures fit. */
function taxCodeOfProduct(placed: PlacedItem, context: OrderContext): TaxCode | undefined {
	const id = placed.product.tax_code_id;
	if (id !== undefined && id !== null && id !== '') return context.taxCodesById.get(textOf(id));
	if (!placed.proceeds.taxShown) return undefined;
	const { standard, reduced, zero } = context.settings.taxCodes;
	const codes = [...new Set([standard.code, reduced.code, zero.code])].flatMap((number) => context.taxCodesByNumber.get(number) ?? []);
	const fitting = codes.filter(({ rateBasisPoints }) => agreesWithRate(placed, rateBasisPoints));
	return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whether each part's tax is the rate on its net, within a penny per unit. */
function agreesWithRate(placed: PlacedItem, rateBasisPoints: number): boolean {
	return COMPONENTS.every((component) => {
		const { amount, tax } = placed.proceeds.components[component];
		return Math.abs(tax - taxOnNet(amount, rateBasisPoints)) <= placed.item.quantityOrdered;
	});
}

function taxSeen({ proceeds }: PlacedItem): string {
	const { amount, tax } = proceeds.components.goods;
	return `${toDecimal(tax)} tax on ${toDecimal(amount)} of goods`;
}

const percent = ({ rateBasisPoints }: TaxCode): string => `${rateBasisPoints / 100} %`;

/** Net, tax and gross of a part of an item. Tax inside an inclusive price: half away from zero, as on Sage's documents. */
export function taxedAmount(shown: ShownAmount, placed: PlacedItem, rateBasisPoints: number): TaxedAmount {
	if (placed.marketplaceCollects) return { net: shown.amount, tax: ZERO, gross: shown.amount };
	if (placed.proceeds.taxShown) return { net: shown.amount, tax: shown.tax, gross: addMinor(shown.amount, shown.tax) };
	const tax = taxInGross(shown.amount, rateBasisPoints);
	return { net: subtractMinor(shown.amount, tax), tax, gross: shown.amount };
}
