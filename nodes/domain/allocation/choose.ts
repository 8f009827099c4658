import { sageText } from '../text/sageText';
import type { Cash, OrderMoney } from './allocation.types';

/** Orders of which a receipt or payment is not allocated whole: of all others nothing is left to allocate. */
export function ordersToAsk(money: readonly OrderMoney[], cash: readonly Cash[]): string[] {
	const keyOf = (reference: string, secondReference: string) => `${sageText(reference)}|${sageText(secondReference)}`;
	const open = new Set(cash.filter(({ outstanding }) => outstanding > 0).map((each) => keyOf(each.reference, each.secondReference)));
	const isOpen = ({ settled, refunded }: OrderMoney) =>
		[settled, refunded].some(
			({ amount, reference, secondReference }) => amount > 0 && reference !== '' && open.has(keyOf(reference, secondReference)),
		);
	return [...new Set(money.filter(isOpen).map(({ orderId }) => orderId))];
}
