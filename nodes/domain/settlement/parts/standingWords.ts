import { SourceLines } from '../../books/sourceLines';
import type { NonEmpty } from '../../lists/groupBy';
import { absoluteMinor, addMinor, toDecimal, ZERO, type Minor } from '../../money/money';
import type { Refusal } from '../../result';
import type { PartFacts } from '../facts';
import type { Held } from '../held';
import { isWithheldRow } from '../items/subjects';
import { linesBehind, rowsFrom, sumRows, type ClassifiedRow } from '../rows';
import type { OrderException } from './orderWords';
import type { OrderIssue, StandingOrder } from './standing';

type What = 'sales' | 'refunds';
type IssueFacts = Pick<PartFacts, 'header' | 'settings' | 'known'>;

/** An order with what Amazon paid for it, or gave back. */
export interface PaidOrder extends Pick<StandingOrder, 'orderId' | 'issue'> {
	readonly money: Minor;
}

type Words = Pick<Refusal, 'kind' | 'message' | 'remedy'>;

/** What is to be said of an order as it stands; undefined when there is nothing. */
export function exceptionOfStanding(facts: IssueFacts, order: PaidOrder, what: What): OrderException | undefined {
	if (!order.issue) return undefined;
	const value = absoluteMinor(order.money);
	const paid = `Amazon ${what === 'sales' ? 'paid' : 'gave back'} ${toDecimal(value)} ${facts.header.currency} for order ${order.orderId} in settlement ${facts.header.settlementId}`;
	const words = ISSUES[order.issue](paid, order, facts);
	return { orderId: order.orderId, value, refusal: { ...words, detail: `${facts.header.settlementId}|${what}` } };
}

const AFTERWARDS = 'The money is posted on account; nothing else waits for this order. The next run looks again.';

const ISSUES: Readonly<Record<OrderIssue, (paid: string, order: PaidOrder, facts: IssueFacts) => Words>> = {
	missing: (paid) => ({
		kind: 'orderNotInSage',
		message: `${paid}; the order is not in Sage.`,
		remedy: `Import it (see its own exception), or enter it in Sage with the Amazon order id as the customer's order number. ${AFTERWARDS}`,
	}),
	ageUnknown: (paid, _order, { settings }) => ({
		kind: 'orderNotInSage',
		message: `${paid}; the order is not in Sage, and Amazon does not say when it was made, so that it cannot be told from the orders before the cut-over (${settings.cutOver}).`,
		remedy: `Look it up in Seller Central. From before the cut-over: match the money with its old invoice. Since then: enter it in Sage with the Amazon order id as the customer's order number. ${AFTERWARDS}`,
	}),
	cancelled: (paid, order, facts) => ({
		kind: 'orderCancelledInSage',
		message: `${paid}; the order is cancelled in Sage (${numbersOf(facts, order)}).`,
		remedy: `Find out why. Where the sale stands, enter the order in Sage again, with the Amazon order id as the customer's order number: the cancelled one beside it does not count. Where nothing was sent, refund the buyer in Seller Central. ${AFTERWARDS}`,
	}),
	twice: (paid, order, facts) => ({
		kind: 'orderTwiceInSage',
		message: `${paid}; the order stands in Sage more than once (${numbersOf(facts, order)}), so that the sale and its VAT would count twice.`,
		remedy: `Keep one and cancel the others in Sage. Where both are invoiced, credit one and change its customer's order number. ${AFTERWARDS}`,
	}),
	unclear: (paid, order, facts) => ({
		kind: 'orderStatusUnclear',
		message: `${paid}; it cannot be told whether the order is cancelled in Sage (${numbersOf(facts, order)}).`,
		remedy: `Look at the order in Sage. If Sage gives a status that the bridge does not know, send its name to support; where the sale stands, answer for its refund in the table Order decisions. ${AFTERWARDS}`,
	}),
	onBothRoutes: (paid) => ({
		kind: 'orderOnBothRoutes',
		message: `${paid}; sales of its channel are posted from the settlement (route summary), and yet the order is in Sage as well. It was taken as an order, so that it counts once.`,
		remedy: 'Where the order is right, nothing is to be done. Else correct the route in the settings, or cancel the order in Sage.',
	}),
	noOrderId: (paid) => ({
		kind: 'orderNotInSage',
		message: `${paid}, which is no order id of Amazon's (3-7-7 digits).`,
		remedy: `Look it up in Seller Central under Payments; enter what it is in Sage. ${AFTERWARDS}`,
	}),
};

/** Numbers and statuses that Sage gives the orders. */
function numbersOf({ known }: IssueFacts, { orderId }: PaidOrder): string {
	const orders = known.sage === 'assumed' ? [] : (known.sage.get(orderId)?.orders ?? []);
	return orders
		.map(({ documentNo, documentStatus }) => `${documentNo || 'number not given'}, ${documentStatus || 'status not given'}`)
		.join(' and ');
}

/** Rows that do not say who shipped while the routes differ. */
export class Unsaid {
	private readonly lines = new SourceLines();
	private value = ZERO;
	private fulfillmentId = '';

	constructor(private readonly what: What) {}

	add(rows: NonEmpty<ClassifiedRow>): void {
		if (this.lines.count === 0) this.fulfillmentId = rows[0].row.fulfillmentId;
		this.lines.addAll(linesBehind(rows));
		this.value = addMinor(this.value, sumRows(rows));
	}

	held(): Held[] {
		const { lines, value, what, fulfillmentId } = this;
		if (lines.count === 0) return [];
		const refusal: Refusal = {
			kind: 'settlementNotSupported',
			message: `Who shipped is not said in the rows of ${what} (${rowsFrom(lines)}, fulfillment-id "${fulfillmentId}"), and the routes of FBM and FBA differ.`,
			remedy: 'Enter these orders in Sage, so that they count as orders, then run the settlement again.',
			detail: `channel|${what}`,
		};
		return [{ lines, value, refusal }];
	}
}

/** Tax that Amazon withholds of an order and that does not cancel: its money is posted, whose VAT it is has to be found out. */
export const withheldOfOrder = ({ header }: PartFacts, orderId: string, rows: readonly ClassifiedRow[]): OrderException => ({
	orderId,
	value: absoluteMinor(sumRows(rows)),
	refusal: {
		kind: 'withheldTaxDoesNotCancel',
		message: `Order ${orderId} in settlement ${header.settlementId}: the tax that Amazon withholds does not cancel the tax rows (${rowsFrom(linesBehind(rows))}).`,
		remedy: 'Ask Amazon which VAT it remits for this order, and compare with the VAT of the order in Sage. Its money is posted on account.',
		detail: header.settlementId,
	},
});

/** Tax that Amazon withholds of a sale from United Kingdom stock to a buyer here: an alarm for finance, whatever the order in Sage says. */
export const withheldInUk = ({ header }: PartFacts, orderId: string, rows: readonly ClassifiedRow[]): OrderException => ({
	orderId,
	value: absoluteMinor(sumRows(rows.filter(isWithheldRow))),
	refusal: {
		kind: 'marketplaceVatInUk',
		message: `Order ${orderId} in settlement ${header.settlementId}: Amazon withheld VAT on a sale from United Kingdom stock to a United Kingdom buyer. It does so where it doubts that the seller is established here.`,
		remedy:
			'Tell finance at once: Amazon asks for proof of establishment, and may stop payouts. Decide with the VAT adviser whose VAT it is, and compare it with the VAT of the order in Sage. Its money is posted on account.',
		detail: header.settlementId,
	},
});
