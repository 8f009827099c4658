import type { IDataObject } from 'n8n-workflow';
import { stateInSage } from '../../../domain/order/sageState';
import type { RunCache } from '../../runCache';
import type { SageClient } from '../../transport/request';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import { isText } from '../door/key';
import { lineIdentity, linesOf, type OrderChange } from './orderChange';
import { sopSettings } from './sopSettings';

/** Comments stay on a cancelled order. */
const isComment = (line: IDataObject): boolean => /comment/i.test(String(line.line_type ?? ''));

const isCancelled = (order: IDataObject): boolean =>
	stateInSage(order.document_status, order.cancelled_status) === 'cancelled' || linesOf(order).every(isComment);

/**
 * Cancelling all of an order, or the lines that are named by stock code or line id. There is no call for it: the lines are taken
 * out by PUT, and Sage keeps cancelled lines when `sop_settings.record_cancelled_order_lines` is on. Refused as soon as something
 * of it is despatched or invoiced.
 */
export function cancellation(orderName: string, names: readonly string[] | undefined, keepsCancelledLines: boolean): OrderChange {
	const affected = (order: IDataObject) =>
		names === undefined
			? linesOf(order).filter((line) => !isComment(line))
			: linesOf(order).filter((line) => names.some((name) => isNamed(line, name)));
	return {
		name: names === undefined ? `Cancelling order ${orderName}` : `Cancelling lines ${names.join(', ')} of order ${orderName}`,
		holds: (order) => isCancelled(order) || (names !== undefined && affected(order).length === 0),
		body: (order) => {
			const refusal = refusalOf(orderName, affected(order), names ?? []);
			return (
				refusal ??
				done({
					lines: affected(order).map((line) => ({
						...lineIdentity(line),
						is_to_delete: true,
						...(keepsCancelledLines ? { create_cancelled_line: true } : {}),
					})),
				})
			);
		},
	};
}

const isNamed = (line: IDataObject, name: string): boolean => String(line.id) === name || isText(line.code, name);

function refusalOf(orderName: string, lines: readonly IDataObject[], names: readonly string[]): Posting<never> | undefined {
	const twice = names.find((name) => lines.filter((line) => isNamed(line, name)).length > 1);
	if (twice)
		return refused(
			'ambiguousCode',
			`Order ${orderName} has more than one line ${twice}`,
			'Name the lines by their id, which Sales Order: Get shows.',
		);
	const gone = lines.find((line) => ['despatch_receipt_quantity', 'invoice_credit_quantity'].some((field) => Number(line[field] ?? 0) > 0));
	if (!gone) return undefined;
	const done = Number(gone.despatch_receipt_quantity ?? 0) > 0 ? 'despatched' : 'invoiced';
	return refused(
		'cancelledOnAmazon',
		`Order ${orderName} cannot be cancelled: line ${String(gone.code ?? gone.description ?? gone.id)} is ${done}`,
		'Stop the parcel if it can still be stopped; otherwise take the goods back and credit them.',
	);
}

/** Whether Sage keeps cancelled lines; asked once per run. */
export async function keepsCancelledLines(client: SageClient, cache: RunCache): Promise<boolean> {
	const settings = await sopSettings(client, cache);
	return settings.record_cancelled_order_lines === true;
}

/** Why an order may not be deleted, or nothing. */
export const refusalOfDeletion = (orderName: string, order: IDataObject): Posting<never> | undefined =>
	refusalOf(orderName, linesOf(order), []);
