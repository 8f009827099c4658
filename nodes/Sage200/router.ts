import { NodeApiError, NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import * as bank from './actions/bank';
import * as cashBook from './actions/cashBook';
import * as customer from './actions/customer';
import * as nominalCode from './actions/nominalCode';
import * as postingPlan from './actions/postingPlan';
import * as product from './actions/product';
import * as salesOrder from './actions/salesOrder';
import * as settings from './actions/settings';
import * as site from './actions/site';
import * as taxCode from './actions/taxCode';
import { RunCache } from './runCache';

type Execute = (this: IExecuteFunctions, itemIndex: number, cache: RunCache) => Promise<INodeExecutionData[]>;

const OPERATIONS: Readonly<Record<string, Readonly<Record<string, Execute>>>> = {
	bank: bank.operations,
	cashBook: cashBook.operations,
	customer: customer.operations,
	nominalCode: nominalCode.operations,
	postingPlan: postingPlan.operations,
	product: product.operations,
	salesOrder: salesOrder.operations,
	settings: settings.operations,
	site: site.operations,
	taxCode: taxCode.operations,
};

/** Runs the chosen operation for each input item. Each item that comes out says which one it came from. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = this.getNodeParameter('resource', 0) as string;
	const operation = this.getNodeParameter('operation', 0) as string;
	const execute = OPERATIONS[resource]?.[operation];
	if (!execute) throw new NodeOperationError(this.getNode(), `There is no operation ${operation} of ${resource}`);
	const cache = new RunCache();
	const output: INodeExecutionData[] = [];
	for (let i = 0; i < this.getInputData().length; i++) {
		try {
			for (const item of await execute.call(this, i, cache)) output.push({ ...item, pairedItem: { item: i } });
		} catch (error) {
			if (!this.continueOnFail()) throw nodeErrorOf(this, error, i, output);
			output.push({ json: failedItem(error), pairedItem: { item: i } });
		}
	}
	return [output];
}

/** An error that n8n shows with its item. It carries what earlier items posted: their output is lost when the run stops here. */
function nodeErrorOf(context: IExecuteFunctions, error: Error, itemIndex: number, output: readonly INodeExecutionData[]): NodeApiError | NodeOperationError {
	const isOurs = error instanceof NodeApiError || error instanceof NodeOperationError;
	const shown = isOurs ? error : new NodeOperationError(context.getNode(), error, { itemIndex });
	const itemsDone = output.map(({ json }) => json).filter(({ outcome }) => outcome === 'posted' || outcome === 'alreadyPosted');
	if (itemsDone.length > 0) shown.context.itemsDone = itemsDone;
	return shown;
}

/** Exactly these two keys: with any other, n8n leaves the item on the success output. */
function failedItem(error: Error): IDataObject {
	const known = error instanceof NodeApiError || error instanceof NodeOperationError ? error.context.details : undefined;
	const remedy = 'description' in error && typeof error.description === 'string' ? error.description : '';
	return { error: error.message, details: (known as IDataObject | undefined) ?? { kind: 'runFailed', message: error.message, remedy } };
}
