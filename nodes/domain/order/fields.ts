import type { FilledField, HeaderFact, LineFact, OrderSettings } from '../settings/settings.types';
import { plainLine } from '../text/plainLine';
import type { AmazonOrder, AmazonOrderItem } from './amazonOrder.types';
import { CANCELLATION_FLAG } from './cancellation';
import type { OrderContext } from './context';
import { dayIn } from './dates';
import { channelOf } from './skip';

type Texts = Readonly<Record<string, string>>;

/** What a fact of an order says, '' where Amazon gives nothing. Days are the client's. */
const HEADER_FACTS: Readonly<Record<HeaderFact, (order: AmazonOrder, timeZone: string) => string | undefined>> = {
	orderId: ({ orderId }) => orderId,
	marketplace: ({ salesChannel }) => salesChannel?.marketplaceName,
	channel: (order) => channelOf(order),
	deliverySpeed: ({ fulfillment }) => fulfillment?.fulfillmentServiceLevel,
	purchaseDate: ({ createdTime }, timeZone) => dayIn(createdTime, timeZone),
	shipBy: ({ fulfillment }, timeZone) => dayIn(fulfillment?.shipByWindow?.latestDateTime, timeZone),
	purchaseOrderNumber: ({ buyer }) => buyer?.buyerPurchaseOrderNumber,
	buyerVatNumber: ({ tax }) =>
		tax?.taxRegistrations?.find(({ entityType, taxRegistrationType }) => entityType === 'BUYER' && taxRegistrationType === 'VAT')
			?.taxRegistrationNumber,
};

const LINE_FACTS: Readonly<Record<LineFact, (item: AmazonOrderItem) => string | undefined>> = {
	orderItemId: ({ orderItemId }) => orderItemId,
	sellerSku: ({ product }) => product?.sellerSku,
	asin: ({ product }) => product?.asin,
};

/** Each field with its text; one for which there is none is left out. */
function textsOf<Fact extends string>(fields: readonly FilledField<Fact>[], say: (fact: Fact) => string | undefined): Texts {
	const filled = fields.map(({ field, fact, text }) => [field, (fact === '' ? '' : plainLine(say(fact))) || text] as const);
	return Object.fromEntries(filled.filter(([, text]) => text !== ''));
}

/** Texts of the order's header by the name of Sage's field; with `flaggedIn` the field that says that the buyer asked to cancel. */
export function headerTextsOf(order: AmazonOrder, { settings }: OrderContext, flaggedIn: string): Texts {
	const texts = textsOf(settings.orders.orderFields, (fact) => HEADER_FACTS[fact](order, settings.timeZone));
	return flaggedIn ? { ...texts, [flaggedIn]: CANCELLATION_FLAG } : texts;
}

/** Texts of the line of an item. */
export const lineTextsOf = (item: AmazonOrderItem, { lineFields }: OrderSettings): Texts =>
	textsOf(lineFields, (fact) => LINE_FACTS[fact](item));

/** Priority of the order by the delivery speed that the buyer chose, '' for none. */
export function priorityOf({ fulfillment }: AmazonOrder, { priorities }: OrderSettings): string {
	const speed = fulfillment?.fulfillmentServiceLevel ?? '';
	const own = priorities.find((each) => each.speed.toLowerCase() === speed.toLowerCase());
	return (own ?? priorities.find((each) => each.speed === '*'))?.priority ?? '';
}

/** A delivery date as the client wants it: one that is over may be today instead, or left out. Days as `YYYY-MM-DD`. */
export function deliveryDate(day: string | undefined, { settings, now }: OrderContext): string | undefined {
	const today = dayIn(now, settings.timeZone);
	if (day === undefined || today === undefined || day >= today || settings.orders.pastDates === 'keep') return day;
	return settings.orders.pastDates === 'today' ? today : undefined;
}

/** What the buyer wants to have written to whom the gift goes; '' where there is nothing, or the client does not keep it. */
export const giftMessageOf = ({ fulfillment }: AmazonOrderItem, { giftMessages }: OrderSettings): string =>
	giftMessages === 'comment' ? plainLine(fulfillment?.packing?.giftOption?.giftMessage) : '';
