import { NodeApiError, NodeOperationError, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';

export interface OperationName {
	readonly resource: string;
	readonly operation: string;
}

/** All operations that a node's description offers. */
export const operationsOf = (properties: readonly INodeProperties[]): OperationName[] =>
	properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			((options ?? []) as INodePropertyOptions[]).map(({ value }) => ({
				resource: String(displayOptions?.show?.resource?.[0]),
				operation: String(value),
			})),
		);

/** The defaults of an operation's fields, as the editor fills them in. */
export function defaultsOf(properties: readonly INodeProperties[], { resource, operation }: OperationName): Record<string, unknown> {
	const isShown = ({ displayOptions: { show } = {} }: INodeProperties): boolean =>
		(show?.resource?.includes(resource) ?? false) && (show?.operation?.includes(operation) ?? false);
	return Object.fromEntries(properties.filter(isShown).map(({ name, default: value }) => [name, value]));
}

/** Routers wrap whatever was thrown; what is inside tells a refusal from a mistake of ours, which is thrown on. */
export function refuseOurMistakes(failure: unknown): void {
	if (failure === undefined) return;
	if (!(failure instanceof NodeApiError) && !(failure instanceof NodeOperationError)) throw failure;
	const { cause } = failure as { cause?: unknown };
	if (cause instanceof TypeError || cause instanceof RangeError || cause instanceof ReferenceError || cause instanceof SyntaxError)
		throw cause;
}
