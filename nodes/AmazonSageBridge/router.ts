import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { failedItem, nodeErrorOf } from '../shared/failure';
import type { Execute, Operations } from '../shared/operation.types';
import * as allocation from './actions/allocation';
import * as fba from './actions/fba';
import * as decision from './actions/decision';
import * as dispatch from './actions/dispatch';
import * as order from './actions/order';
import * as pages from './actions/page';
import * as returns from './actions/returns';
import * as runs from './actions/run';
import * as settings from './actions/settings';
import * as settlement from './actions/settlement';
import * as stock from './actions/stock';
import type { BridgeItems } from './items';
import { RunCache } from './runCache';

const OPERATIONS: Operations<Execute<[run: RunCache], BridgeItems>> = {
	allocation: allocation.operations,
	fba: fba.operations,
	decision: decision.operations,
	dispatch: dispatch.operations,
	order: order.operations,
	page: pages.operations,
	returns: returns.operations,
	run: runs.operations,
	settings: settings.operations,
	settlement: settlement.operations,
	stock: stock.operations,
};

/**
 * Runs the chosen operation for each input item. Output 0 takes what is ready, output 1 what was refused; each item says which one it
 * came from. A refusal is an item, never an error: errors are for a wrong parameter or a missing file.
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const resource = this.getNodeParameter('resource', 0) as string;
	const operation = this.getNodeParameter('operation', 0) as string;
	const execute = OPERATIONS[resource]?.[operation];
	if (!execute) throw new NodeOperationError(this.getNode(), `There is no operation ${operation} of ${resource}`);
	const ready: INodeExecutionData[] = [];
	const exceptions: INodeExecutionData[] = [];
	const leftAlone: string[] = [];
	const run = new RunCache();
	for (let i = 0; i < this.getInputData().length; i++) {
		try {
			const made = await execute.call(this, i, run);
			for (const item of made.ready) ready.push({ ...item, pairedItem: { item: i } });
			for (const item of made.exceptions) exceptions.push({ ...item, pairedItem: { item: i } });
			leftAlone.push(...made.leftAlone);
		} catch (error) {
			if (!this.continueOnFail()) throw nodeErrorOf(this.getNode(), error, i);
			ready.push({ json: failedItem(error), pairedItem: { item: i } });
		}
	}
	if (leftAlone.length > 0) this.addExecutionHints({ message: countReasons(leftAlone), location: 'outputPane', type: 'info' });
	return [ready, exceptions];
}

/** Nothing is dropped in silence: `Left alone: 2 pending, 1 cancelled.` */
function countReasons(reasons: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	return `Left alone: ${[...counts].map(([reason, count]) => `${count} ${reason}`).join(', ')}.`;
}
