import { textOf } from '../text/textOf';

/** Whether a sales order in Sage counts: `unclear` when its status is not given, or is one that is not known. */
export type SageOrderState = 'live' | 'cancelled' | 'unclear';

/** Statuses of an order that stands, without their prefix (recorded answers of public clients). A draft and an order on hold, in dispute or printed are orders as well. */
const LIVE: readonly string[] = ['live', 'onhold', 'complete', 'dispute', 'draft', 'printed'];

/**
 * Reads `document_status` and `cancelled_status` of a sales order. sop.json gives both as texts without a list of values: the status names
 * (`EnumDocumentStatusCancelled`) are known from public code, Fully (of None, Partially, Fully) from the text of `sop_trade_line_status_type`.
 * Sage before 2024 R1 has no `cancelled_status`. A number counts as unclear: which number is which status is not documented.
 */
export function stateInSage(documentStatus: unknown, cancelledStatus?: unknown): SageOrderState {
	if (typeof (cancelledStatus ?? '') !== 'string') return 'unclear';
	if (/fully$/i.test(textOf(cancelledStatus).trim())) return 'cancelled';
	const status = textOf(documentStatus)
		.toLowerCase()
		.replace(/\s+/g, '')
		.replace(/^enumdocumentstatus/, '');
	if (status === 'cancelled') return 'cancelled';
	return LIVE.includes(status) ? 'live' : 'unclear';
}
