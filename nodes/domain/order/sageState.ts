import { textOf } from '../text/textOf';

/** Whether a sales order in Sage counts: `unclear` when its status is not given, is one that is not known, or when it was begun and not finished. */
export type SageOrderState = 'live' | 'cancelled' | 'unclear';

const ON_HOLD = 'onhold';

/** Statuses of an order that stands, without their prefix (recorded answers of public clients). An order on hold, in dispute or printed is an order as well. */
const LIVE: readonly string[] = ['live', ON_HOLD, 'complete', 'dispute', 'printed'];

/**
 * Reads `document_status`, `cancelled_status` and `document_no` of a sales order. sop.json gives the statuses as texts without a list of values: the status names
 * (`EnumDocumentStatusCancelled`) are known from public code, Fully (of None, Partially, Fully) from the text of `sop_trade_line_status_type`.
 * Sage before 2024 R1 has no `cancelled_status`. A number counts as unclear: which number is which status is not documented.
 */
export function stateInSage(documentStatus: unknown, cancelledStatus?: unknown, documentNo?: unknown): SageOrderState {
	if (typeof (cancelledStatus ?? '') !== 'string') return 'unclear';
	if (/fully$/i.test(textOf(cancelledStatus).trim())) return 'cancelled';
	const status = statusWord(documentStatus);
	if (status === 'cancelled') return 'cancelled';
	return LIVE.includes(status) && !isHalfMade(documentStatus, documentNo) ? 'live' : 'unclear';
}

/** While an order is being entered its number begins with `##`; after a crash such an order can stay. Like a draft it is neither proof nor free. */
export const isHalfMade = (documentStatus: unknown, documentNo: unknown): boolean =>
	textOf(documentNo).startsWith('##') || statusWord(documentStatus) === 'draft';

/** An order that Sage took and keeps back, as it does above the customer's credit limit: nothing of it is allocated. */
export const isOnHold = (documentStatus: unknown): boolean => statusWord(documentStatus) === ON_HOLD;

const statusWord = (documentStatus: unknown): string =>
	textOf(documentStatus)
		.toLowerCase()
		.replace(/\s+/g, '')
		.replace(/^enumdocumentstatus/, '');
