import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RunCache } from './runCache';

/** Runs an operation for one input item. */
export type Execute = (this: IExecuteFunctions, itemIndex: number, cache: RunCache) => Promise<INodeExecutionData[]>;

/** What one input item came to. */
export type ItemResult = INodeExecutionData[] | Error;

/**
 * Runs an operation for all input items together, for operations that ask Sage about many records at once. One result per item,
 * in their order; without Continue On Fail it may end with the first error. Throws only while nothing has been sent.
 */
export type ExecuteAll = (this: IExecuteFunctions, cache: RunCache) => Promise<ItemResult[]>;
