import { NodeApiError, NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';

/** The errors that n8n shows with their item. */
export type NodeError = NodeApiError | NodeOperationError;

/** Of another copy of n8n-workflow `instanceof` knows nothing: install with --omit=peer (README). */
const isNodeError = (error: unknown): error is NodeError => error instanceof NodeApiError || error instanceof NodeOperationError;

/** What was thrown, as an error that n8n shows with its item: one of n8n's as it is, anything else wrapped. */
export function nodeErrorOf(node: INode, thrown: unknown, itemIndex?: number): NodeError {
	if (isNodeError(thrown)) return thrown;
	return new NodeOperationError(node, thrown instanceof Error ? thrown : String(thrown), { itemIndex });
}

/**
 * The JSON of an item that could not be worked on, for Continue On Fail: the message and, where the error carries them, `details` with
 * kind, message and remedy. Exactly these two keys: with any other, n8n leaves the item on the success output.
 */
export function failedItem(thrown: unknown): IDataObject {
	const { message, description } = (thrown ?? {}) as { message?: unknown; description?: unknown };
	const text = typeof message === 'string' ? message : String(thrown);
	const details = isNodeError(thrown) ? (thrown.context.details as IDataObject | undefined) : undefined;
	return {
		error: text,
		details: details ?? { kind: 'runFailed', message: text, remedy: typeof description === 'string' ? description : '' },
	};
}
