import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { refusalOfDeletion } from '../../posting/order/cancelOrder';
import { readOrder } from '../../posting/order/findOrder';
import { done } from '../../../domain/result';
import { shownRecord } from '../../posting/door/write';
import type { RunCache } from '../../runCache';
import { listAll } from '../../transport/paging';
import { noticeOf, POSTING_OPTIONS } from '../fields';
import { clientOf } from '../parameters';
import { writeItem } from '../write';
import { equals } from '../../transport/filter';
import { ORDER, orderIdOf, orderName } from './order';

const properties: INodeProperties[] = [
	noticeOf('Sage 200 deletes the order for good: it cannot be brought back, only entered anew. Try it with Dry Run first.'),
	...ORDER,
	POSTING_OPTIONS,
];

export const description = updateDisplayOptions({ show: { resource: ['salesOrder'], operation: ['delete'] } }, properties);

/** One item for the order that is no longer there. An order that is not found is an error: a wrong name must not pass for a deletion. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const client = await clientOf(this, cache);
	const name = orderName(this, i);
	const id = await orderIdOf(this, { client }, name, i);
	const order = await readOrder(client, id);
	const facts = { deleted: name.value, id, documentNo: order.document_no };
	const look = async () => {
		const rows = await listAll(client, '/sop_orders', { filter: equals('id', id), select: ['id'], orderBy: 'id asc' });
		return rows.length === 0 ? [shownRecord(`order ${String(order.document_no)}, deleted`, order.document_no, {})] : [];
	};
	return await writeItem(this, i, cache, {
		at: { reference: name.value },
		prepare: async () =>
			refusalOfDeletion(name.value, order) ??
			done({ name: `Deleting order ${name.value}`, key: `DELETE|sop_orders|${id}`, method: 'DELETE', path: `/sop_orders/${id}`, look }),
		facts: () => facts,
	});
}
