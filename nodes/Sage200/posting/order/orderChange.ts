import type { IDataObject } from 'n8n-workflow';
import { quantityNumber, writeJson, type RequestFields } from '../../transport/losslessJson';
import type { SageClient } from '../../transport/request';
import { doorOf, type Write } from '../door/write';
import { postOnce, refusalKind, type PostingPolicy, type PostingResult, type Shown } from '../door/postOnce';
import { type Posting } from '../door/refusal';
import { readOrder } from './findOrder';

/** The order as it stands after a change. */
export interface ShownState extends Shown {
	readonly order: IDataObject;
}

/** A change of an order, worked out on the order as Sage has it. */
export interface OrderChange {
	/** In messages: `Cancelling order 0000000012`. */
	readonly name: string;
	/** Whether the order is as it is to be. */
	readonly holds: (order: IDataObject) => boolean;
	/** Header fields and lines of the PUT, or why it is refused. Called for an order that is not as it is to be. */
	readonly body: (order: IDataObject) => Posting<RequestFields>;
}

export const linesOf = (order: IDataObject): IDataObject[] => (Array.isArray(order.lines) ? (order.lines as IDataObject[]) : []);

/** The fields that every PUT of an order carries: both are marked as required (sop.json). */
const headOf = (order: IDataObject) => ({ customer_id: order.customer_id, document_no: order.document_no });

const shownState = (order: IDataObject): ShownState => ({
	label: `order ${String(order.document_no)}`,
	urns: [String(order.document_no)],
	differences: [],
	order,
});

/** What would be sent, for a dry run; the order is read without locking it. A state that holds already is `alreadyPosted`. */
export async function dryChange(
	client: SageClient,
	id: number,
	change: OrderChange,
): Promise<Posting<{ readonly body?: RequestFields; readonly order: IDataObject }>> {
	const order = await readOrder(client, id);
	if (change.holds(order)) return { ok: true, value: { order } };
	const body = change.body(order);
	return body.ok ? { ok: true, value: { order, body: { ...headOf(order), is_editing: false, ...body.value } } } : body;
}

/**
 * Changes an order once: reads it, locks it, sends the change and reads it back. The lock is given back by the change itself, and
 * by a PUT of its own when the change was not sent or not taken. A PUT of an order is not atomic: what was done of it is seen by
 * reading, and a later run sends only the rest. Throws only while nothing has been sent and nothing is locked.
 */
export async function changeOrder(
	client: SageClient,
	id: number,
	change: OrderChange,
	policy: PostingPolicy,
): Promise<PostingResult<ShownState>> {
	const path = `/sop_orders/${id}`;
	const now = await readOrder(client, id);
	if (change.holds(now)) return { outcome: 'alreadyPosted', shown: shownState(now) };
	const stop = firstRefusal(client, path, change.body(now));
	if (stop) return stop;
	const look = async () => {
		const order = await readOrder(client, id);
		return change.holds(order) ? [shownState(order)] : [];
	};
	const locked = await readOrder(client, id, true);
	const head = { ...headOf(locked), ...lockOf(locked), is_editing: false };
	const body = change.body(locked);
	const write: Write<ShownState> = {
		name: change.name,
		method: 'PUT',
		path,
		look,
		key: `${path}|${writeJson(body)}`,
		body: { ...head, ...(body.ok ? body.value : {}) },
	};
	const result: PostingResult<ShownState> = body.ok
		? await postOnce(doorOf(client, write), policy)
		: { outcome: 'failed', refusal: body.refusal };
	// The change itself gives the lock back; without it nobody could open the order in Sage.
	if (result.outcome !== 'posted') await client.finish(path, head);
	return result;
}

/** What stands in the way, before anything is locked: the change itself, the write policy of the credential, or the time. */
function firstRefusal(client: SageClient, path: string, body: Posting<RequestFields>): PostingResult<ShownState> | undefined {
	if (!body.ok) return { outcome: 'failed', refusal: body.refusal };
	const trouble = client.lateness() ?? client.refusalOf([{ method: 'PUT', path, body: body.value }]);
	return (
		trouble && {
			outcome: 'failed',
			refusal: { kind: refusalKind(trouble), message: trouble.message, remedy: trouble.remedy, urns: [] },
		}
	);
}

const lockOf = (order: IDataObject): IDataObject =>
	order.lock_id === undefined || order.lock_id === null ? {} : { lock_id: order.lock_id };

/** What tells Sage which line is meant, with the fields that its type needs (sop.json, field texts of `sop_order_line`). */
export function lineIdentity(line: IDataObject): RequestFields {
	const type = String(line.line_type ?? '');
	const has = (...names: string[]) =>
		Object.fromEntries(names.filter((name) => line[name] !== undefined && line[name] !== null).map((name) => [name, line[name]]));
	const quantity =
		line.line_quantity === undefined || line.line_quantity === null ? {} : { line_quantity: quantityNumber(String(line.line_quantity)) };
	if (/standard/i.test(type)) return { ...has('id', 'line_type', 'product_id', 'warehouse_id', 'code', 'description'), ...quantity };
	if (/freetext/i.test(type)) return { ...has('id', 'line_type', 'description'), ...quantity };
	return has('id', 'line_type', ...(/charge/i.test(type) ? ['code'] : []), 'description');
}
