import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import type { PostingRefusal } from './refusal';

/** Which record a posting stopped at, and what was posted before it. */
export interface StoppedAt {
	readonly reference: string;
	readonly secondReference?: string;
	/** Amazon order id of a refund: its reference is the settlement's, which others have too. */
	readonly orderId?: string;
	readonly step?: number;
	readonly stepsDone?: readonly object[];
}

/**
 * The error for a posting that could not be completed. `context.details` carries what is known in named fields; with Continue On
 * Fail the router gives them out as `details` beside `error`.
 */
export function stopped(node: INode, refusal: PostingRefusal, at: StoppedAt, itemIndex: number): NodeOperationError {
	const error = new NodeOperationError(node, refusal.message, { itemIndex, description: refusal.remedy });
	error.message = refusal.message; // n8n replaces texts that hold a network code by its own
	const details = {
		kind: refusal.kind,
		reference: at.reference,
		...(at.orderId !== undefined && { orderId: at.orderId }),
		secondReference: at.secondReference ?? '',
		step: at.step ?? null,
		stepsDone: at.stepsDone ?? [],
		message: refusal.message,
		remedy: refusal.remedy,
		urns: refusal.urns,
	};
	error.context.details = details as unknown as IDataObject;
	return error;
}
