import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ExceptionRecord } from '../domain/exceptions/exception';

/** What an operation makes of one input item: what goes on, what is refused, and what is left alone with the reason. */
export interface BridgeItems {
	readonly ready: INodeExecutionData[];
	readonly exceptions: INodeExecutionData[];
	readonly leftAlone: string[];
}

/** Of an input item that an operation passes over. */
export const NOTHING: BridgeItems = { ready: [], exceptions: [], leftAlone: [] };

export const readyItem = (json: object, binary?: INodeExecutionData['binary']): INodeExecutionData => ({
	json: json as IDataObject,
	...(binary && { binary }),
});

/** Named fields only: the record has no key `error`, which n8n would re-route, and nothing of the input item. */
export const exceptionItems = (exceptions: readonly ExceptionRecord[]): INodeExecutionData[] =>
	exceptions.map((exception) => ({ json: { ...exception } }));
