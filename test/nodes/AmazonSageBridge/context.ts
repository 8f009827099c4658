import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

const NODE: INode = {
	id: 'bridge',
	name: 'Bridge',
	type: 'n8n-nodes-amazon-sage200.amazonSageBridge',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

export interface FakeContext {
	readonly context: IExecuteFunctions;
	/** Messages of the hints that the node added. */
	readonly hints: string[];
	/** How often each parameter was read. */
	readonly reads: Record<string, number>;
}

/** As much of n8n's execute context as the bridge uses. A parameter may be a function of the item index. */
export function fakeContext(
	parameters: Record<string, unknown>,
	items: INodeExecutionData[] = [{ json: {} }],
	continueOnFail = false,
): FakeContext {
	const hints: string[] = [];
	const reads: Record<string, number> = {};
	const context = {
		getNode: () => NODE,
		getInputData: () => items,
		getNodeParameter: (name: string, itemIndex: number) => {
			reads[name] = (reads[name] ?? 0) + 1;
			const value = parameters[name];
			return typeof value === 'function' ? (value as (i: number) => unknown)(itemIndex) : value;
		},
		continueOnFail: () => continueOnFail,
		addExecutionHints: (...given: Array<{ message: string }>) => hints.push(...given.map(({ message }) => message)),
		helpers: {
			assertBinaryData: (i: number, property: string) => {
				const binary = items[i].binary?.[property];
				if (!binary) throw new Error(`no binary field ${property}`);
				return binary;
			},
			getBinaryDataBuffer: async (i: number, property: string) => Buffer.from(items[i].binary?.[property].data ?? '', 'base64'),
		},
	};
	return { context: context as unknown as IExecuteFunctions, hints, reads };
}

export const jsonOf = (items: readonly INodeExecutionData[] | undefined): IDataObject[] => (items ?? []).map(({ json }) => json);
