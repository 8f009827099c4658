import type { Outcome } from '../exceptions/exception';
import { exceptionOf } from '../exceptions/kinds';
import { marketplaceCountry } from '../vat/marketplace';
import { vatTerritory } from '../vat/territory';
import { subtractMinor, sumMinor, toDecimal, type Minor } from '../money/money';
import { done, type Refusal } from '../result';
import { addressOf } from './address';
import { readAmount } from './amount';
import type { AmazonOrder } from './amazonOrder.types';
import { collect, refused, refusalsOf, type Attempt } from './attempt';
import { cancellationRequestOf, heldForBuyer } from './cancellation';
import type { OrderContext } from './context';
import { headerTextsOf, priorityOf } from './fields';
import { checkTotal, readHead, type OrderHead } from './head';
import { placeItems, type PlacedItem } from './items';
import { linesOf, type TaxedItem } from './lines';
import { notesOn } from './notes';
import type { DeliveryAddressDraft, SalesOrderDraft } from './order.types';
import { priceLines, type PricedLine } from './price';
import { readOrder } from './readOrder';
import { roundingLine } from './rounding';
import { skipReason, type SkippedOrder } from './skip';
import { decideTaxCode, type OrderVatFacts } from './vat';

export interface ReadySalesOrder {
	readonly amazonOrderId: string;
	readonly salesOrder: SalesOrderDraft;
	/** What a person may want to know though nothing stops the order. No buyer data. */
	readonly notes: readonly string[];
}

/** Ready, refused, or left alone because there is nothing to enter (pending, cancelled, posted from the settlement). */
export interface SalesOrderOutcome extends Outcome<ReadySalesOrder> {
	readonly skipped: readonly SkippedOrder[];
}

/**
 * Turns an order of Amazon's Orders API 2026-01-01 (with PROCEEDS, FULFILLMENT, RECIPIENT, TAX, PROMOTION and CANCELLATION among
 * the included data, BUYER where contacts are kept)
 * into a Sage sales order whose gross is what the settlement will pay: Amazon's total less the tax that Amazon collects and pays
 * itself. The order may be anything that has an id. Refused, each with its kind: what cannot be read as an order, SKUs and stock codes that are not known or not for sale, totals that disagree, VAT that
 * Amazon's figures and the Sage product do not agree on, an address that does not fit whole, a currency without customer, pennies
 * beyond the rounding limit, an order that its buyer asked to cancel. All problems of an order are reported together.
 */
export function toSalesOrder(given: { readonly orderId: string }, context: OrderContext): SalesOrderOutcome {
	const amazonOrderId = given.orderId;
	const read = readOrder(given);
	if (!read.ok) return refusedOrder(amazonOrderId, read.refusal, { amount: '', currency: '' }, context.now);
	const order = read.value;
	const reason = skipReason(order, context.settings);
	if (reason) return { ready: [], exceptions: [], skipped: [{ amazonOrderId, reason }] };
	const attempt = draftSalesOrder(order, context);
	if (attempt.ok) return { ready: [attempt.value], exceptions: [], skipped: [] };
	const currency = order.proceeds?.grandTotal?.currencyCode ?? '';
	const total = readAmount(order.proceeds?.grandTotal, currency);
	const worth = { amount: total === undefined ? '' : toDecimal(total), currency };
	return refusedOrder(amazonOrderId, attempt.refusal, worth, context.now);
}

function refusedOrder(
	recordId: string,
	refusals: readonly Refusal[],
	worth: { readonly amount: string; readonly currency: string },
	now: string,
): SalesOrderOutcome {
	const exceptions = refusals.map(({ kind, ...facts }) => exceptionOf(kind, { recordId, ...facts, ...worth }, now));
	return { ready: [], exceptions, skipped: [] };
}

function draftSalesOrder(order: AmazonOrder, context: OrderContext): Attempt<ReadySalesOrder> {
	const head = readHead(order, context);
	if (!head.ok) return head;
	const { orders } = context.settings;
	const asked = cancellationRequestOf(order);
	const request = asked && orders.cancellationRequests === 'hold' ? refused(heldForBuyer(order, asked, context.now)) : done(undefined);
	const address = addressOf(order, orders.keepBuyerContact);
	const items = placeItems(order, head.value, context);
	const total = items.ok
		? checkTotal(
				order,
				head.value,
				items.value.map(({ proceeds }) => proceeds.total),
			)
		: done(undefined);
	if (!items.ok || !address.ok || !total.ok || !request.ok) return refused(...refusalsOf(request, address, items, total));
	const lines = pricedLines(order, head.value, items.value, context);
	if (!lines.ok) return lines;
	return done(
		readyOrder(
			{ order, head: head.value, address: address.value, items: items.value, lines: lines.value, isAsked: asked !== undefined },
			context,
		),
	);
}

/** Everything of an order that is settled. */
interface Settled {
	readonly order: AmazonOrder;
	readonly head: OrderHead;
	readonly address: DeliveryAddressDraft | undefined;
	readonly items: readonly PlacedItem[];
	readonly lines: OrderLines;
	/** Whether the buyer asked to cancel. */
	readonly isAsked: boolean;
}

function readyOrder({ order, head, address, items, lines, isAsked }: Settled, context: OrderContext): ReadySalesOrder {
	const { pricesIncludeTax, settings } = context;
	const flaggedIn = isAsked ? settings.orders.cancellationFlag : '';
	const headerTexts = headerTextsOf(order, context, flaggedIn);
	const orderPriority = priorityOf(order, settings.orders);
	const hasOwnNumber = settings.orders.documentNumber === 'amazonOrderId';
	return {
		amazonOrderId: order.orderId,
		salesOrder: assemble({ order, head, address, ...lines, headerTexts, orderPriority, hasOwnNumber, pricesIncludeTax }),
		notes: notesOn({ order, items, ...lines, hasAddress: address !== undefined, ...head, flaggedIn, pricesIncludeTax }),
	};
}

function decideTaxCodes(order: AmazonOrder, items: readonly PlacedItem[], currency: string, context: OrderContext): Attempt<TaxedItem[]> {
	const address = order.recipient?.deliveryAddress;
	const facts: OrderVatFacts = {
		orderId: order.orderId,
		taxShownInOrder: items.some(({ proceeds }) => proceeds.taxShown),
		hasTax: items.some(({ proceeds }) => Object.values(proceeds.components).some(({ tax }) => tax !== 0)),
		destination:
			vatTerritory(address?.countryCode ?? '', address?.postalCode ?? '') ||
			marketplaceCountry(order.salesChannel?.marketplaceName ?? '', currency),
	};
	return collect(
		items.map((placed) => {
			const taxCode = decideTaxCode(placed, facts, context);
			return taxCode.ok ? done({ placed, taxCode: taxCode.value }) : taxCode;
		}),
	);
}

interface OrderLines {
	readonly lines: readonly PricedLine[];
	/** What the settlement will pay. */
	readonly expectedGross: Minor;
}

/** All lines with their prices, the rounding line last. */
function pricedLines(order: AmazonOrder, head: OrderHead, items: readonly PlacedItem[], context: OrderContext): Attempt<OrderLines> {
	const taxed = decideTaxCodes(order, items, head.currency, context);
	if (!taxed.ok) return taxed;
	const expectedGross = subtractMinor(head.grandTotal, marketplaceTax(items));
	const lines = linesOf({ orderId: order.orderId, ...head }, taxed.value, context);
	if (!lines.ok) return lines;
	const priced = priceLines(lines.value, context.pricesIncludeTax);
	const rounding = roundingLine(order.orderId, priced, expectedGross, context);
	return rounding.ok ? done({ lines: [...priced, ...rounding.value], expectedGross }) : rounding;
}

/** Tax of the order that Amazon collects and pays itself. */
function marketplaceTax(items: readonly PlacedItem[]): Minor {
	const collected = items.filter(({ marketplaceCollects }) => marketplaceCollects);
	return sumMinor(collected.flatMap(({ proceeds }) => Object.values(proceeds.components).map(({ tax }) => tax)));
}

interface Assembled extends OrderLines {
	readonly order: AmazonOrder;
	readonly head: OrderHead;
	readonly address: DeliveryAddressDraft | undefined;
	readonly headerTexts: Readonly<Record<string, string>>;
	readonly orderPriority: string;
	/** Whether the Amazon order id is the number of the order. */
	readonly hasOwnNumber: boolean;
	readonly pricesIncludeTax: boolean;
}

function assemble(given: Assembled): SalesOrderDraft {
	const { order, head, address, lines, expectedGross, headerTexts, orderPriority, hasOwnNumber, pricesIncludeTax } = given;
	const { currency, customerReference, documentDate, requestedDeliveryDate, promisedDeliveryDate, original } = head;
	return {
		customerReference,
		customerDocumentNo: order.orderId,
		documentDate,
		...(requestedDeliveryDate && { requestedDeliveryDate }),
		...(promisedDeliveryDate && { promisedDeliveryDate }),
		currency,
		pricesIncludeTax,
		...(address && { deliveryAddress: address }),
		...(Object.keys(headerTexts).length > 0 && { headerTexts }),
		...(orderPriority && { orderPriority }),
		...(hasOwnNumber && { documentNo: order.orderId }),
		lines: [
			...(original ? [comment(`${original.word} for Amazon order ${original.orderId}`)] : []),
			...lines.flatMap(({ line, comments }) => [line, ...comments.map(comment)]),
		],
		expectedGross: toDecimal(expectedGross),
	};
}

const comment = (description: string) => ({ lineType: 'comment', description }) as const;
