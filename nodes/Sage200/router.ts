import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { refuseAsTool } from '../shared/asTool';
import { failedItem, nodeErrorOf, type NodeError } from '../shared/failure';
import type { Execute, ExecuteAll, Operations } from '../shared/operation.types';
import * as bank from './actions/bank';
import * as cashBook from './actions/cashBook';
import * as country from './actions/country';
import * as currency from './actions/currency';
import * as customer from './actions/customer';
import * as despatch from './actions/despatch';
import * as nominalCode from './actions/nominalCode';
import * as odata from './actions/odata';
import * as period from './actions/period';
import * as postingPlan from './actions/postingPlan';
import * as product from './actions/product';
import * as salesLedger from './actions/salesLedger';
import * as salesOrder from './actions/salesOrder';
import * as salesReturn from './actions/salesReturn';
import * as settings from './actions/settings';
import * as site from './actions/site';
import * as stock from './actions/stock';
import * as stocktake from './actions/stocktake';
import * as taxCode from './actions/taxCode';
import { isReading } from './readings';
import type { ItemResult } from './router.types';
import { RunCache } from './runCache';

type ForItem = Execute<[cache: RunCache]>;
/** One result per item, in their order; without Continue On Fail it may end with the first error. Throws only while nothing has been sent. */
type ForAll = ExecuteAll<ItemResult[], [cache: RunCache]>;

const OPERATIONS: Operations<ForItem> = {
	bank: bank.operations,
	cashBook: cashBook.operations,
	country: country.operations,
	currency: currency.operations,
	customer: customer.operations,
	despatch: despatch.operations,
	nominalCode: nominalCode.operations,
	odata: odata.operations,
	period: period.operations,
	postingPlan: postingPlan.operations,
	product: product.operations,
	salesLedger: salesLedger.operations,
	salesOrder: salesOrder.operations,
	salesReturn: salesReturn.operations,
	settings: settings.operations,
	site: site.operations,
	stock: stock.operations,
	stocktake: stocktake.operations,
	taxCode: taxCode.operations,
};

const OPERATIONS_FOR_ALL: Operations<ForAll> = { salesOrder: salesOrder.operationsForAll };

/** Runs the chosen operation for the input items. Each item that comes out says which one it came from. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = this.getNodeParameter('resource', 0) as string;
	const operation = this.getNodeParameter('operation', 0) as string;
	refuseAsTool(this, isReading(resource, operation));
	const executeAll = OPERATIONS_FOR_ALL[resource]?.[operation];
	const execute = OPERATIONS[resource]?.[operation];
	if (!execute && !executeAll) throw new NodeOperationError(this.getNode(), `There is no operation ${operation} of ${resource}`);
	const cache = new RunCache();
	const together = executeAll ? await allResults(this, executeAll, cache) : undefined;
	const output: INodeExecutionData[] = [];
	for (let i = 0; i < this.getInputData().length; i++) {
		const result = together ? together[i] : await resultOf(this, execute, i, cache);
		if (!(result instanceof Error)) for (const item of result) output.push({ ...item, pairedItem: { item: i } });
		else if (this.continueOnFail()) output.push({ json: failedItem(result), pairedItem: { item: i } });
		else throw stopWith(this, result, i, output);
	}
	return [output];
}

async function resultOf(context: IExecuteFunctions, execute: ForItem, i: number, cache: RunCache): Promise<ItemResult> {
	try {
		return await execute.call(context, i, cache);
	} catch (error) {
		return error as Error; // given out or thrown by the router, with what earlier items posted
	}
}

/** An error before anything was sent is the error of every item. */
async function allResults(context: IExecuteFunctions, executeAll: ForAll, cache: RunCache): Promise<ItemResult[]> {
	try {
		return await executeAll.call(context, cache);
	} catch (error) {
		return context.getInputData().map(() => error as Error);
	}
}

/** The error that stops the run. It carries what earlier items posted: their output is lost with it. */
function stopWith(context: IExecuteFunctions, error: Error, itemIndex: number, output: readonly INodeExecutionData[]): NodeError {
	const shown = nodeErrorOf(context.getNode(), error, itemIndex);
	const itemsDone = output.map(({ json }) => json).filter(({ outcome }) => outcome === 'posted' || outcome === 'alreadyPosted');
	if (itemsDone.length > 0) shown.context.itemsDone = itemsDone;
	return shown;
}
