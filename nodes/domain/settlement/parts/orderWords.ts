import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { sumMinor, type Minor } from '../../money/money';
import { isOrderId } from '../../reference/reference';
import type { Refusal } from '../../result';
import type { PartFacts } from '../facts';
import { heldRows, type Held } from '../held';
import type { DoubtfulItem } from '../items/itemLines';
import type { VatDoubt } from '../items/subjectVat';
import { linesBehind, rowsFrom } from '../rows';
import type { SettlementRow } from '../settlement.types';

/** What a person has to look at of one order. It holds nobody else's money. */
export interface OrderException {
	/** '' where it stands for many orders of one kind. */
	readonly orderId: string;
	readonly refusal: Refusal;
	readonly value: Minor;
}

/**
 * Exceptions that the others do not say already: an order that Sage does not have is one question, though it was sold and given back. Without an order
 * id no credit note waits for the answer, so that it is said by itself.
 */
export function notSaid(exceptions: readonly OrderException[], others: readonly OrderException[]): OrderException[] {
	const keyOf = ({ orderId, refusal }: OrderException): string => `${refusal.kind}|${orderId}`;
	const said = new Set(others.map(keyOf));
	return exceptions.filter((one) => !isOrderId(one.orderId) || !said.has(keyOf(one)));
}

/** So many are named in a message. */
const NAMED = 20;

export const listed = (names: readonly string[]): string => `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' and more' : ''}`;

/** So many orders of one kind are told one by one; where there are more, one cause is behind them, and nobody works through a list. */
const MOST_OF_A_KIND = 500;

/** The exceptions of orders, with those of a kind beyond the first hundreds told together. */
export const fewOfEachKind = (exceptions: readonly OrderException[]): OrderException[] =>
	[...groupBy(exceptions, ({ refusal }) => refusal.kind).values()].flatMap((ofKind) => {
		const [more, ...others] = ofKind.slice(MOST_OF_A_KIND);
		return more ? [...ofKind.slice(0, MOST_OF_A_KIND), toldTogether(ofKind[0].refusal, [more, ...others])] : ofKind;
	});

const toldTogether = ({ kind, remedy }: Refusal, orders: NonEmpty<OrderException>): OrderException => ({
	orderId: '',
	value: sumMinor(orders.map(({ value }) => value)),
	refusal: {
		kind,
		message: `${orders.length} more orders of this settlement are of the kind ${kind}: ${listed(orders.map(({ orderId }) => orderId))}.`,
		remedy: `They have one cause most likely. ${remedy}`,
		detail: 'more',
	},
});

/** Summary sales and refunds whose VAT is not certain, one reason for each cause and SKU. */
export const heldItems = (facts: PartFacts, items: readonly DoubtfulItem[]): Held[] =>
	[...groupBy(items, (item) => causeOf(item, facts))].map(([cause, ofCause]) =>
		heldRows(
			ofCause.flatMap(({ item }) => item),
			{ kind: kindOf(ofCause[0].doubt), ...wordsOn(ofCause, facts), detail: cause },
		),
	);

/** One confirmation answers for all stock items that nobody has confirmed, one correction for all sales of a SKU. */
function causeOf({ doubt, item: [{ row }] }: DoubtfulItem, { settings }: PartFacts): string {
	if (doubt === 'noTaxRow' && settings.vat.stockItemsConfirmed === '') return `${doubt}|unconfirmed`;
	return doubt === 'noTaxRow' || doubt === 'zeroAgainstRate' ? `${doubt}|${row.sku}` : `${doubt}|${row.orderId}|${row.orderItemCode}`;
}

export const kindOf = (doubt: VatDoubt): Refusal['kind'] => KINDS[doubt] ?? 'itemVatUndecided';

const KINDS: Partial<Record<VatDoubt, Refusal['kind']>> = {
	withheldDoesNotCancel: 'withheldTaxDoesNotCancel',
	marketplaceVatInUk: 'marketplaceVatInUk',
	orderDiffers: 'refundVatDiffers',
	withheldAgainstRate: 'refundVatDiffers',
};

function wordsOn(items: NonEmpty<DoubtfulItem>, facts: PartFacts): Pick<Refusal, 'message' | 'remedy'> {
	const [{ doubt, item }] = items;
	const sku = listed([...new Set(items.map((one) => one.item[0].row.sku))]);
	const rows = items.flatMap((one) => one.item);
	const orders = listed([...new Set(rows.map(({ row }) => row.orderId))]);
	return {
		message: `${MESSAGES[doubt]({ sku, marketplaceName: item[0].row.marketplaceName })} Orders: ${orders} (${rowsFrom(linesBehind(rows))}).`,
		remedy: REMEDIES[doubt](facts),
	};
}

/** The same for one item of one order. */
export const wordsOnItem = (doubtful: DoubtfulItem, facts: PartFacts): Pick<Refusal, 'message' | 'remedy'> => wordsOn([doubtful], facts);

const MESSAGES: Readonly<Record<VatDoubt, (row: Pick<SettlementRow, 'sku' | 'marketplaceName'>) => string>> = {
	withheldDoesNotCancel: ({ sku }) => `SKU ${sku}: the tax that Amazon withholds does not cancel the tax rows of the item.`,
	marketplaceVatInUk: ({ sku }) =>
		`SKU ${sku}: Amazon withheld VAT on a sale from United Kingdom stock to a United Kingdom buyer. It does so where it doubts that the seller is established here.`,
	foreign: ({ sku, marketplaceName }) =>
		`SKU ${sku} was sold on ${marketplaceName || 'a marketplace that is not named'} (or from stock, or by a registration, outside the United Kingdom), and no rule says whose VAT its tax is.`,
	noTaxRow: ({ sku }) =>
		`SKU ${sku}: no tax rows, and neither an order in Sage, nor the country that the goods went to, nor a stock item says the VAT.`,
	noDestination: ({ sku }) =>
		`SKU ${sku}: no tax rows though Amazon calculates the VAT, and Amazon does not say to which country the goods went: an export, or a sale that Amazon could not calculate.`,
	withheldAgainstRate: ({ sku }) => `SKU ${sku}: Amazon withholds the VAT of the refund, and the order in Sage has VAT on it.`,
	zeroAgainstRate: ({ sku }) => `SKU ${sku} has tax rows of 0.00, and Sage has it at a rate above zero.`,
	noRate: ({ sku }) => `SKU ${sku}: its tax rows fit no VAT rate.`,
	orderDiffers: ({ sku }) => `SKU ${sku}: its tax rows show another VAT rate than the order in Sage.`,
};

const LOOK_AGAIN = 'then run the settlement again.';
/** What stands in Sage is paid as an order there, whatever the route of its channel. */
const AS_ORDER = "with the Amazon order id as the customer's order number, so that it counts as an order";

const REMEDIES: Readonly<Record<VatDoubt, (facts: PartFacts) => string>> = {
	withheldDoesNotCancel: () =>
		`Ask Amazon which VAT it remits for this order; enter the order in Sage with that VAT, ${AS_ORDER}; ${LOOK_AGAIN}`,
	marketplaceVatInUk: () =>
		`Tell finance at once: Amazon asks for proof of establishment, and may stop payouts. Decide with the VAT adviser whose VAT it is; enter the order in Sage with that VAT, ${AS_ORDER}; ${LOOK_AGAIN}`,
	foreign: () =>
		`Ask the VAT adviser whose VAT it is: this version knows the rules of United Kingdom marketplaces and stock in the United Kingdom only. Enter the order in Sage with that VAT, ${AS_ORDER}; ${LOOK_AGAIN}`,
	noTaxRow: ({ settings }) =>
		settings.vat.stockItemsConfirmed === ''
			? `Check the tax codes of the stock items in Sage (Sage's own default is the first rate above zero), then name who confirmed them and when in the setting vat.stockItemsConfirmed; ${LOOK_AGAIN}`
			: `Add the SKU to the table Seller SKU map with a stock item whose tax code is one of the roles in the settings; ${LOOK_AGAIN}`,
	noDestination: () =>
		`Look the order up in Seller Central and write its country into shipTo of its row in the table Order facts (GB, or the country of an export), with createdTime; ${LOOK_AGAIN}`,
	withheldAgainstRate: () =>
		'Find out with finance whether the VAT of the sale was ours to declare, and compare with its invoice in Sage. Then decide the VAT of this credit note (table Order decisions).',
	zeroAgainstRate: () =>
		`Correct the product tax code of the SKU in Seller Central, or the tax code of its stock item in Sage, whichever is wrong; ${LOOK_AGAIN}`,
	noRate: () =>
		`Compare the rows with Amazon's VAT invoice and decide the VAT with finance. A refund: say it in the table Order decisions (credit, with the VAT). A sale: enter the order in Sage with that VAT, ${AS_ORDER}; ${LOOK_AGAIN}`,
	orderDiffers: () =>
		`Compare the order in Sage with Amazon's VAT invoice. Correct the order in Sage while it can be, or decide the VAT of this credit note (table Order decisions).`,
};
