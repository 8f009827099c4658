import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

/** n8n runs a node that an agent uses as a tool under its own type with this ending. */
const AS_TOOL = /Tool$/;

/**
 * An agent may look things up and nothing else: what a language model makes up must not reach the books or the shop. Throws before anything is sent, where the
 * node runs as a tool with an operation that is not among those that only read.
 */
export function refuseAsTool(context: IExecuteFunctions, isReading: boolean): void {
	const node = context.getNode();
	if (isReading || !AS_TOOL.test(node.type)) return;
	throw new NodeOperationError(node, 'An agent cannot use this operation', {
		description:
			'As a tool this node only reads: nothing was sent. Choose an operation that gets something, or put the node on the canvas, where a person decides when it runs.',
	});
}
