import { isSameInSage } from '../text/sageText';
import type { BridgeSettings } from '../settings/settings.types';
import type { AmazonOrder } from './amazonOrder.types';
import { isNoAmount } from './items';

/** The order that this one makes good. */
export interface Original {
	readonly orderId: string;
	readonly word: 'Replacement' | 'Exchange';
}

const WORDS: Readonly<Record<string, Original['word']>> = {
	REPLACEMENT_ORIGINAL_ID: 'Replacement',
	EXCHANGE_ORIGINAL_ID: 'Exchange',
};

/** The order that Amazon names as original (model, `AssociatedOrder`); undefined for an order in its own right. */
export function originalOf({ associatedOrders = [] }: AmazonOrder): Original | undefined {
	const originals = associatedOrders.flatMap(({ orderId, associationType }) => {
		const word = WORDS[associationType ?? ''];
		return orderId && word ? [{ orderId, word }] : [];
	});
	return originals[0];
}

/** Whether goods leave and no money comes: a replacement or exchange in which no amount stands, neither on the order nor on an item. */
export function isFreeReplacement(order: AmazonOrder): boolean {
	if (!originalOf(order)) return false;
	const { proceeds, orderItems } = order;
	const amounts = [proceeds, ...orderItems.map((item) => item.proceeds)].flatMap((each) => each?.breakdowns ?? []);
	return (
		isNoAmount(proceeds?.grandTotal) &&
		orderItems.every((item) => isNoAmount(item.proceeds?.proceedsTotal)) &&
		amounts.every(({ subtotal }) => isNoAmount(subtotal))
	);
}

/** Currency of an order without amounts: the one in which the settings settle its marketplace; '' when they name none, or several. */
export function currencyOfMarketplace({ salesChannel }: AmazonOrder, { series }: BridgeSettings): string {
	const name = salesChannel?.marketplaceName ?? '';
	const currencies = series
		.filter(({ marketplaces }) => marketplaces.some((each) => isSameInSage(each, name)))
		.map(({ currency }) => currency);
	const [currency = '', ...others] = new Set(currencies);
	return others.length === 0 ? currency : '';
}
