import { NodeApiError, NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import * as order from './actions/order';
import * as settlement from './actions/settlement';

type Execute = (this: IExecuteFunctions, itemIndex: number) => Promise<INodeExecutionData[]>;

const OPERATIONS: Readonly<Record<string, Readonly<Record<string, Execute>>>> = { order: order.operations, settlement: settlement.operations };

/** Runs the chosen operation for each input item. Each item that comes out says which one it came from. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = this.getNodeParameter('resource', 0) as string;
	const operation = this.getNodeParameter('operation', 0) as string;
	const execute = OPERATIONS[resource]?.[operation];
	if (!execute) throw new NodeOperationError(this.getNode(), `There is no operation ${operation} of ${resource}`);
	const output: INodeExecutionData[] = [];
	for (let i = 0; i < this.getInputData().length; i++) {
		try {
			for (const item of await execute.call(this, i)) output.push({ ...item, pairedItem: { item: i } });
		} catch (error) {
			if (!this.continueOnFail()) throw nodeErrorOf(this, error, i);
			output.push({ json: failedItem(error), pairedItem: { item: i } });
		}
	}
	return [output];
}

/** An error that n8n shows with its item: our own as it is, anything else wrapped. */
function nodeErrorOf(context: IExecuteFunctions, error: Error, itemIndex: number): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error, { itemIndex });
}

/** Exactly these two keys: with any other, n8n leaves the item on the success output. */
function failedItem(error: Error): IDataObject {
	const known = error instanceof NodeApiError || error instanceof NodeOperationError ? error.context.details : undefined;
	const remedy = 'description' in error && typeof error.description === 'string' ? error.description : '';
	return { error: error.message, details: (known as IDataObject | undefined) ?? { kind: 'runFailed', message: error.message, remedy } };
}
