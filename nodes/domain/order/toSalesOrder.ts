import type { Outcome } from '../exceptions/exception';
import { exceptionOf } from '../exceptions/kinds';
import { marketplaceCountry } from '../vat/marketplace';
import { subtractMinor, sumMinor, toDecimal, type Minor } from '../money/money';
import { done, type Refusal } from '../result';
import { fitAddress } from './address';
import { readAmount } from './amount';
import type { AmazonOrder } from './amazonOrder.types';
import { collect, refused, refusalsOf, type Attempt } from './attempt';
import type { OrderContext } from './context';
import { checkTotal, readHead, type OrderHead } from './head';
import { placeItems, type PlacedItem } from './items';
import { linesOf, type TaxedItem } from './lines';
import { notesOn } from './notes';
import type { DeliveryAddressDraft, SalesOrderDraft } from './order.types';
import { predictOrder, priceLine, type PricedLine } from './price';
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
 * beyond the rounding limit. All problems of an order are reported together.
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
	const address = requireAddress(order, fitAddress(order, context.settings.orders.keepBuyerContact));
	const items = placeItems(order, head.value.currency, context);
	const total = items.ok
		? checkTotal(
				order,
				head.value,
				items.value.map(({ proceeds }) => proceeds.total),
			)
		: done(undefined);
	if (!items.ok || !address.ok || !total.ok) return refused(...refusalsOf(address, items, total));
	const taxed = decideTaxCodes(order, items.value, head.value.currency, context);
	if (!taxed.ok) return taxed;
	const expectedGross = subtractMinor(head.value.grandTotal, marketplaceTax(items.value));
	const lines = priceLines(order.orderId, taxed.value, expectedGross, head.value, context);
	if (!lines.ok) return lines;
	return done({
		amazonOrderId: order.orderId,
		salesOrder: assemble(order.orderId, head.value, address.value, lines.value, expectedGross, context),
		notes: notesOn({ order, items: items.value, lines: lines.value, hasAddress: address.value !== undefined }),
	});
}

/** Goods that the client still has to send need an address: without one Sage would print the marketplace customer's own. */
function requireAddress(order: AmazonOrder, address: Attempt<DeliveryAddressDraft | undefined>): Attempt<DeliveryAddressDraft | undefined> {
	const toBeSent = order.fulfillment?.fulfilledBy === 'MERCHANT' && order.fulfillment.fulfillmentStatus !== 'SHIPPED';
	if (!address.ok || address.value || !toBeSent) return address;
	const message = `Order ${order.orderId} is to be sent by us, but Amazon gave no delivery address.`;
	return refused({
		kind: 'orderDataMissing',
		message,
		remedy: 'Ask Amazon for the order again with RECIPIENT among the included data, with a role that may see addresses.',
		detail: 'address',
	});
}

function decideTaxCodes(order: AmazonOrder, items: readonly PlacedItem[], currency: string, context: OrderContext): Attempt<TaxedItem[]> {
	const facts: OrderVatFacts = {
		orderId: order.orderId,
		taxShownInOrder: items.some(({ proceeds }) => proceeds.taxShown),
		deliveryCountry: order.recipient?.deliveryAddress?.countryCode ?? '',
		marketplaceCountry: marketplaceCountry(order.salesChannel?.marketplaceName ?? '', currency),
	};
	return collect(
		items.map((placed) => {
			const taxCode = decideTaxCode(placed, facts, context);
			return taxCode.ok ? done({ placed, taxCode: taxCode.value }) : taxCode;
		}),
	);
}

/** Tax of the order that Amazon collects and pays itself. */
function marketplaceTax(items: readonly PlacedItem[]): Minor {
	const collected = items.filter(({ marketplaceCollects }) => marketplaceCollects);
	return sumMinor(collected.flatMap(({ proceeds }) => Object.values(proceeds.components).map(({ tax }) => tax)));
}

function priceLines(
	orderId: string,
	items: readonly TaxedItem[],
	expectedGross: Minor,
	head: OrderHead,
	context: OrderContext,
): Attempt<PricedLine[]> {
	const lines = linesOf(orderId, items, head.channel, context);
	if (!lines.ok) return lines;
	const priced = lines.value.map((line) => priceLine(line, context.pricesIncludeTax));
	const rounding = roundingLine(orderId, predictOrder(priced).gross, expectedGross, context);
	return rounding.ok ? done([...priced, ...rounding.value]) : rounding;
}

function assemble(
	orderId: string,
	{ currency, customerReference, documentDate, requestedDeliveryDate, promisedDeliveryDate }: OrderHead,
	deliveryAddress: DeliveryAddressDraft | undefined,
	lines: readonly PricedLine[],
	expectedGross: Minor,
	{ pricesIncludeTax }: OrderContext,
): SalesOrderDraft {
	return {
		customerReference,
		customerDocumentNo: orderId,
		documentDate,
		...(requestedDeliveryDate && { requestedDeliveryDate }),
		...(promisedDeliveryDate && { promisedDeliveryDate }),
		currency,
		pricesIncludeTax,
		...(deliveryAddress && { deliveryAddress }),
		lines: lines.map(({ line }) => line),
		expectedGross: toDecimal(expectedGross),
	};
}
