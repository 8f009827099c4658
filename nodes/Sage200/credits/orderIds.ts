import { sageText } from '../../domain/text/sageText';
import { textOf } from '../../domain/text/textOf';
import { anyOf, startsWith, type Filter } from '../transport/filter';

/** The 17 digits of an Amazon order id, as our own second references begin. */
export const digitsOf = (orderId: string): string => orderId.replaceAll('-', '');

/** Rows in which one of the fields begins with the order id, as Amazon writes it or as its 17 digits. */
export const namesOrder = (orderId: string, fields: readonly string[]): Filter =>
	anyOf(...fields.flatMap((field) => [startsWith(field, orderId), startsWith(field, digitsOf(orderId))]));

/** Which of the orders the texts begin with. */
export function ordersNamed(orderIds: ReadonlyMap<string, string>, texts: readonly unknown[]): string[] {
	const named = texts.flatMap((text) => orderIds.get(digitsIn(textOf(text))) ?? []);
	return [...new Set(named)];
}

/** The orders by their 17 digits, for `ordersNamed`. */
export const byDigits = (orderIds: readonly string[]): ReadonlyMap<string, string> => new Map(orderIds.map((id) => [digitsOf(id), id]));

/** The 17 digits of the Amazon order id that a text begins with; '' when it begins with none. */
function digitsIn(text: string): string {
	const match = /^(?:(\d{3})-(\d{7})-(\d{7})|(\d{17}))/.exec(sageText(text));
	return match ? match.slice(1).filter(Boolean).join('') : '';
}

/** Whether a text has an Amazon order id anywhere, as Amazon writes it or as 17 digits in a row. */
export const hasOrderId = (text: unknown): boolean => /(?:^|\D)(?:\d{3}-\d{7}-\d{7}|\d{17})/.test(textOf(text));
