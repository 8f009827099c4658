import type { Classification } from '../catalogue/classify';
import type { TypeColumns } from '../catalogue/rowType';

/**
 * What the rows of an item are about. Goods, delivery and gift wrap have tax rows of their own; a promotion lowers the goods or the delivery;
 * goodwill is a refund of no fixed charge, and what is kept of a refund (restocking, return postage) follows its goods.
 */
export type Subject = 'goods' | 'delivery' | 'giftWrap' | 'promotion' | 'goodwill' | 'kept';

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

const SUBJECTS: Readonly<Record<string, Subject>> = {
	tax: 'goods',
	shipping: 'delivery',
	shippingtax: 'delivery',
	giftwrap: 'giftWrap',
	giftwraptax: 'giftWrap',
	goodwill: 'goodwill',
	restockingfee: 'kept',
	returnshipping: 'kept',
};

/** Whether a type is the price of delivery, or what lowers it. */
export const isDelivery = ({ amountDescription }: TypeColumns): boolean => folded(amountDescription) === 'shipping';

/** What the catalogue says of the rows of a type; else what Amazon calls it. */
export function subjectOf({ amountType, amountDescription }: TypeColumns, is: Classification): Subject {
	if (folded(amountType) === 'promotion') return 'promotion';
	if (is.subject) return is.subject === 'restocking' || is.subject === 'returnDelivery' ? 'kept' : is.subject;
	return SUBJECTS[folded(amountDescription)] ?? 'goods';
}
