import { NodeApiError, type IDataObject } from 'n8n-workflow';
import { changedSince } from '../transport/filter';
import { listAll } from '../transport/paging';
import type { SageClient } from '../transport/request';
import { instantOf } from '../transport/stamp';
import type { Change } from './change.types';

/**
 * Despatch notes behind changed despatch lines and changed receipts, one event per note, with all its lines. That a later edit of the
 * consignment number marks the lines as changed is not documented, so the receipts are asked as well (2022 R2; an older Sage has
 * none). A note is a new event when its tracking or its lines have changed.
 */
export async function despatchNotes(
	client: SageClient,
	changedLines: readonly IDataObject[],
	since: string,
	linesOfNotes: (numbers: string[]) => Promise<IDataObject[]>,
): Promise<Change[]> {
	const receipts = await changedReceipts(client, since);
	const stamps = new Map<string, string>();
	const note = (number: unknown, stamp: unknown) => {
		const known = stamps.get(String(number));
		const instant = instantOf(stamp);
		if (instant !== undefined && (known === undefined || instant > known)) stamps.set(String(number), instant);
	};
	for (const line of changedLines) note(line.sop_despatch_document_no, line.date_time_updated);
	for (const receipt of receipts) note(receipt.despatch_no, receipt.date_time_updated);
	if (stamps.size === 0) return [];
	const lines = await linesOfNotes([...stamps.keys()]);
	return [...stamps].flatMap(([number, stamp]) => {
		const own = lines.filter((line) => String(line.sop_despatch_document_no) === number);
		return own.length === 0
			? []
			: [
					noteOf(
						number,
						stamp,
						own,
						receipts.find((receipt) => String(receipt.despatch_no) === number),
					),
				];
	});
}

async function changedReceipts(client: SageClient, since: string): Promise<IDataObject[]> {
	const asked = listAll(client, '/sop_despatch_receipts', { filter: changedSince('date_time_updated', since), orderBy: 'id asc' });
	return await asked.catch(async (error: Error) =>
		error instanceof NodeApiError && error.httpCode === '404' ? [] : await Promise.reject(error),
	);
}

function noteOf(number: string, stamp: string, rows: readonly IDataObject[], receipt: IDataObject | undefined): Change {
	const [first] = rows;
	const courierName = String(receipt?.courier_name ?? first.sop_despatch_courier_name ?? '');
	const consignmentNo = String(receipt?.consignment_no ?? first.sop_despatch_consignment_no ?? '');
	const lines = rows.map((row) => ({
		despatchLineId: row.sop_despatch_line_id,
		salesOrderLineId: row.sop_order_line_id,
		stockCode: row.product_code ?? row.sop_order_line_item_code ?? '',
		description: row.sop_order_line_item_description ?? row.product_name ?? '',
		warehouse: row.warehouse_name ?? '',
		quantity: row.sop_despatch_line_quantity,
		orderedQuantity: row.sop_order_line_quantity,
	}));
	const json = {
		despatchId: first.sop_despatch_id,
		despatchNo: number,
		despatchedAt: instantOf(first.sop_despatch_date) ?? first.sop_despatch_date,
		salesOrderId: first.sop_order_id,
		salesOrderNo: first.sop_order_document_no,
		customerDocumentNo: first.sop_order_customer_document_no ?? '',
		customerReference: first.customer_reference ?? '',
		courierName,
		consignmentNo,
		trackingUrl: first.sys_courier_tracking_url ?? '',
		lines,
	} as IDataObject;
	const content = lines
		.map(({ despatchLineId, quantity }) => `${String(despatchLineId)}x${String(quantity)}`)
		.sort()
		.join(',');
	return { key: `${number} ${courierName} ${consignmentNo} ${content}`, stamp, json };
}
