import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Runs an operation for one input item; `Shared` is what the items of a run have in common, such as its cache. */
export type Execute<Shared extends unknown[] = [], Result = INodeExecutionData[]> = (
	this: IExecuteFunctions,
	itemIndex: number,
	...shared: Shared
) => Promise<Result>;

/** Runs an operation for all input items together. What it gives stands in its router. */
export type ExecuteAll<Result, Shared extends unknown[] = []> = (this: IExecuteFunctions, ...shared: Shared) => Promise<Result>;

/** By resource and operation. */
export type Operations<Run> = Readonly<Record<string, Readonly<Record<string, Run>>>>;
