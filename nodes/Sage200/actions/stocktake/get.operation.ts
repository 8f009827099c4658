import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { findStocktake, readStocktake } from '../../posting/stock/stocktake';
import { stopped } from '../../posting/door/stop';
import type { RunCache } from '../../runCache';
import { clientOf } from '../parameters';
import { STOCKTAKE, stocktakeName } from './stocktake';

export const description = updateDisplayOptions({ show: { resource: ['stocktake'], operation: ['get'] } }, [STOCKTAKE]);

/** One item: the stocktake with its items, those that could not be taken, and its count sheet, as Sage 200 sends it. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const client = await clientOf(this, cache);
	const name = stocktakeName(this, i);
	const id = await findStocktake(client, name);
	if (!id.ok) throw stopped(this.getNode(), id.refusal, { reference: name }, i);
	return [{ json: await readStocktake(client, id.value) }];
}
