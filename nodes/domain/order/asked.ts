import { isOrderId } from '../reference/reference';
import { cell, type TableRow } from '../text/tableRow';

/** What a person typed: order ids, each once, and what is none. */
export interface AskedOrders {
	readonly orderIds: readonly string[];
	readonly notIds: readonly string[];
}

/** Ids in a text with commas, semicolons, blanks or lines between them, each once. */
export const idsIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((id) => id !== ''))];

/** Reads what a person typed. An Amazon order id has 3-7-7 digits. */
export function askedOrders(text: string): AskedOrders {
	const ids = idsIn(text);
	return { orderIds: ids.filter(isOrderId), notIds: ids.filter((id) => !isOrderId(id)) };
}

export interface AskedAnswer {
	readonly asked: AskedOrders;
	/** What the import put out: `skipped` where another run was at work. */
	readonly run: Readonly<Record<string, unknown>>;
	/** Rows of *Order trail* of these orders. */
	readonly trail: readonly TableRow[];
	/** Open rows of *Bridge exceptions*. */
	readonly openExceptions: readonly TableRow[];
}

/** Most of what was typed that is shown again, and of each. */
const [MOST_SHOWN, LONGEST_SHOWN] = [5, 30];

/** What became of each order, a sentence for each. Without buyer data: a person reads it on a page. */
export function answerAbout({ asked, run, trail, openExceptions }: AskedAnswer): string[] {
	const shown = asked.notIds.slice(0, MOST_SHOWN).map((text) => `"${text.slice(0, LONGEST_SHOWN)}"`);
	const unread = shown.length > 0 ? [`No Amazon order ID (3-7-7 digits), and not asked for: ${shown.join(', ')}.`] : [];
	if (run.skipped === true) return [...unread, 'Another import is at work, and nothing was fetched. Send the form again in some minutes.'];
	return [...unread, ...asked.orderIds.map((orderId) => `${orderId}: ${becameOf(orderId, trail, openExceptions)}`)];
}

function becameOf(orderId: string, trail: readonly TableRow[], openExceptions: readonly TableRow[]): string {
	const row = trail.find((each) => cell(each.orderId) === orderId);
	const open = openExceptions.filter(
		(each) => cell(each.recordId) === orderId && cell(each.recordType) === 'order' && cell(each.status).toLowerCase() === 'open',
	);
	const waits = open.map(({ message, remedy }) => `${cell(message)} ${cell(remedy)}`.trim());
	const number = cell(row?.sageOrder);
	const inSage = number === '' ? [] : [`In Sage 200 as order ${number}.`];
	if (inSage.length + waits.length > 0) return [...inSage, ...waits].join(' ');
	const status = cell(row?.amazonStatus);
	return status === ''
		? 'Nothing is known of it. Look at Run log and Bridge exceptions.'
		: `Not entered: Amazon says ${status}, and nothing is to be done about it now.`;
}
