import type { IDataObject } from 'n8n-workflow';
import { stateInSage } from '../../../domain/order/sageState';
import { listAll } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import { equals } from '../../transport/filter';

/** How people name a sales order: its Amazon order id, its number in Sage, or Sage's id. */
export interface OrderName {
	readonly by: 'amazonOrderId' | 'documentNo' | 'id';
	readonly value: string;
}

/**
 * Sage's id of the order. None, or more than one with the same Amazon order id, is refused; a cancelled one beside one that stands does not
 * count. Throws when Sage cannot be read.
 */
export async function findOrderId(client: SageClient, { by, value }: OrderName): Promise<Posting<number>> {
	if (value === '')
		return refused('orderDataMissing', 'No sales order is named', 'Give the Amazon order ID, the order number or the ID of the order.');
	if (by === 'id' && !/^\d{1,15}$/.test(value))
		return refused('orderDataMissing', `"${value}" is no id of a sales order`, 'Give the id that Sales Order: Get Many shows.');
	const filter = by === 'id' ? equals('id', Number(value)) : equals(by === 'documentNo' ? 'document_no' : 'customer_document_no', value);
	const found = await listAll(client, '/sop_orders', { filter, select: ['id', 'document_no', 'document_status'], orderBy: 'id asc' });
	const standing = found.filter((row) => stateInSage(row.document_status) !== 'cancelled');
	const rows = standing.length > 0 ? standing : found;
	if (rows.length === 1) return done(Number(rows[0].id));
	if (rows.length === 0)
		return refused(
			'notFoundInSage',
			`Sage 200 has no sales order ${value}`,
			'Check the name of the order in this node, and that it has not been deleted in Sage 200.',
		);
	return refused(
		'postedTwice',
		`Sage 200 has ${rows.length} sales orders ${value}: ${rows.map((row) => String(row.document_no)).join(' and ')}`,
		'Keep one and cancel the others in Sage 200, or name the order by its number.',
	);
}

/** The order with its lines and delivery address. With `isToLock` Sage locks it and gives `lock_id` (sop.json, text of `lock_id`). */
export async function readOrder(client: SageClient, id: number, isToLock = false): Promise<IDataObject> {
	const expand = ['lines', 'delivery_address', ...(isToLock ? ['is_to_lock'] : [])];
	return await client.record(`/sop_orders/${id}`, 'id', { expand }, id);
}
