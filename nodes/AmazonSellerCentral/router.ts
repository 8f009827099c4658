import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { refuseAsTool } from '../shared/asTool';
import { failedItem, nodeErrorOf } from '../shared/failure';
import type { Execute, ExecuteAll, Operations } from '../shared/operation.types';
import * as anyOperation from './actions/anyOperation';
import * as fbaInventory from './actions/fbaInventory';
import * as finance from './actions/finance';
import * as listing from './actions/listing';
import * as marketplace from './actions/marketplace';
import * as order from './actions/order';
import * as report from './actions/report';
import * as returns from './actions/return';
import * as settlement from './actions/settlement';
import * as vat from './actions/vat';
import { isReading } from './readings';

const OPERATIONS: Operations<Execute> = {
	anyOperation: anyOperation.operations,
	fbaInventory: fbaInventory.operations,
	finance: finance.operations,
	listing: listing.operations,
	marketplace: marketplace.operations,
	order: order.operations,
	report: report.operations,
	return: returns.operations,
	settlement: settlement.operations,
	vat: vat.operations,
};

/** These pair what they give out with the input items themselves. */
const OPERATIONS_FOR_ALL: Operations<ExecuteAll<INodeExecutionData[]>> = { listing: listing.operationsForAll };

/** Runs the chosen operation for each input item, or once for all of them. Each item that comes out says which one it came from. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = this.getNodeParameter('resource', 0) as string;
	const operation = this.getNodeParameter('operation', 0) as string;
	refuseAsTool(this, isReading(resource, operation));
	const executeAll = OPERATIONS_FOR_ALL[resource]?.[operation];
	const execute = OPERATIONS[resource]?.[operation];
	if (executeAll) return [await guarded(this, allItems(this), async () => await executeAll.call(this))];
	if (!execute) throw new NodeOperationError(this.getNode(), `There is no operation ${operation} of ${resource}`);
	const output: INodeExecutionData[] = [];
	for (let i = 0; i < this.getInputData().length; i++) {
		const items = await guarded(this, [i], async () => await execute.call(this, i));
		for (const item of items) output.push({ ...item, pairedItem: { item: i } });
	}
	return [output];
}

const allItems = (context: IExecuteFunctions): number[] => context.getInputData().map((_item, index) => index);

/** The items; or with continue on fail, for each input item that was worked on, one that says what went wrong. */
async function guarded(
	context: IExecuteFunctions,
	inputs: readonly number[],
	run: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	try {
		return await run();
	} catch (error) {
		if (!context.continueOnFail()) throw nodeErrorOf(context.getNode(), error, inputs[0]);
		return inputs.map((item) => ({ json: failedItem(error), pairedItem: { item } }));
	}
}
