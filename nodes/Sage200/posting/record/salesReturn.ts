import type { IDataObject } from 'n8n-workflow';
import type { SalesOrderLineDraft } from '../../../domain/order/order.types';
import type { RunCache } from '../../runCache';
import { listAll } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { complaintAboutOneLine } from '../order/checkOrder';
import { isDay, sageDate } from '../door/dates';
import { resolveCodes } from '../door/directory';
import { lineBody } from '../order/orderBody';
import { resolveIds } from '../order/postOrder';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import { shownRecord, type ShownRecord, type Write } from '../door/write';
import { allOf, equals } from '../../transport/filter';
import { LENGTHS, tooLong } from '../door/lengths';
import { lookUpKey } from '../door/key';

/** A return; customer and document number are its look-up key. */
export interface ReturnDraft {
	readonly customerReference: string;
	/** Amazon order id, or order id and RMA id; at most 30 characters. */
	readonly customerDocumentNo: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly lines: readonly SalesOrderLineDraft[];
}

/** Sales returns came with 2025 R1, and an older Sage answers 404 to each of their paths. */
export const NO_RETURNS = {
	message: 'This Sage 200 has no sales returns: they came with version 2025 R1',
	remedy: 'Update Sage 200, or post the refund with Sales Ledger: Post Credit Note Once, which needs no goods to come back.',
} as const;

export const isTooOld = (error: unknown): boolean => (error as { httpCode?: unknown } | undefined)?.httpCode === '404';

/**
 * The bodies of sales returns are not published: they are taken to be like those of sales orders, laid over what Sage gives as
 * defaults (`POST /sop_returns_new`). Throws when Sage cannot be read, with 404 when it has no returns.
 */
export async function prepareReturn(client: SageClient, cache: RunCache, draft: ReturnDraft): Promise<Posting<Write<ShownRecord>>> {
	const name = `Sales return ${draft.customerDocumentNo}`;
	const bad = complaintAbout(draft);
	if (bad) return refused(bad.kind, `${name}: ${bad.message}`, 'Correct the return in the flow before this node.');
	const customers = await resolveCodes(client, cache, 'customers', [draft.customerReference]);
	if (!customers.ok) return customers;
	const customerId = customers.value.idOf(draft.customerReference);
	const find = async () => {
		const filter = allOf(equals('customer_id', customerId), equals('customer_document_no', draft.customerDocumentNo));
		return (await listAll(client, '/sop_returns', { filter, orderBy: 'id asc' })).map((row) =>
			shownRecord(`return ${String(row.document_no)}`, row.document_no ?? row.id, row),
		);
	};
	const ids = await resolveIds(client, cache, draft.lines);
	if (!ids.ok) return ids;
	const defaults = await cache.remember(
		`sop_returns_new|${customerId}`,
		async () => await client.ask('/sop_returns_new', { customer_id: customerId }),
	);
	return done({
		name,
		key: lookUpKey('sop_returns', customerId, draft.customerDocumentNo),
		method: 'POST',
		path: '/sop_returns',
		body: {
			...takenOver(defaults),
			customer_id: customerId,
			customer_document_no: draft.customerDocumentNo,
			document_date: sageDate(draft.date),
			lines: draft.lines.map((line) => lineBody(line, ids.value)),
		},
		look: find,
	});
}

/**
 * Of what Sage suggests only what it lets be set on an order (sop.json, `sop_order`: not the fields that are only read) and what is set: no totals, no nulls, no
 * numbers, which come as text.
 */
const takenOver = (defaults: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(defaults).filter(
			([field, value]) =>
				(field === 'use_invoice_address' && typeof value === 'boolean') ||
				(/^(?:order_priority|analysis_code_\d{1,2})$/.test(field) && typeof value === 'string' && value !== ''),
		),
	);

function complaintAbout({ customerReference, customerDocumentNo, date, lines }: ReturnDraft) {
	if (!customerReference) return { kind: 'orderDataMissing', message: 'it names no customer' } as const;
	if (!customerDocumentNo)
		return { kind: 'orderDataMissing', message: 'it carries no document number: without one nothing tells whether it is in Sage' } as const;
	if (!isDay(date)) return { kind: 'orderDataMissing', message: `"${date}" is no date (YYYY-MM-DD)` } as const;
	if (!Array.isArray(lines) || lines.length === 0) return { kind: 'orderDataMissing', message: 'it has no lines' } as const;
	const long = tooLong('document number', customerDocumentNo, LENGTHS.customerDocumentNo);
	if (long) return { kind: 'textTooLong', message: long } as const;
	return lines.map(complaintAboutOneLine).find((complaint) => complaint !== undefined);
}
