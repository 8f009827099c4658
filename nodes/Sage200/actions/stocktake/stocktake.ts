import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { type Posting } from '../../posting/door/refusal';
import { findStocktake } from '../../posting/stock/stocktake';
import type { ShownRecord, Write } from '../../posting/door/write';
import type { RunCache } from '../../runCache';
import { writeItem } from '../write';
import type { PostingContext } from '../../posting/door/context';

export const STOCKTAKE: INodeProperties = {
	displayName: 'Stocktake',
	name: 'stocktake',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Amazon November',
	description: 'Name of the stocktake, or its ID',
};

export const stocktakeName = (context: IExecuteFunctions, i: number): string => String(context.getNodeParameter('stocktake', i, '')).trim();

/** One item with the stocktake after a step, taken now or before. */
export async function stepItem(
	node: IExecuteFunctions,
	i: number,
	cache: RunCache,
	step: (context: PostingContext, id: number) => Promise<Posting<Write<ShownRecord>>>,
): Promise<INodeExecutionData[]> {
	const name = stocktakeName(node, i);
	return await writeItem(node, i, cache, {
		at: { reference: name },
		prepare: async (context) => {
			const id = await findStocktake(context.client, name);
			return id.ok ? await step(context, id.value) : id;
		},
		facts: (shown) => ({ stocktake: name, ...(shown ? factsOf(shown.record as IDataObject) : {}) }),
	});
}

export const factsOf = ({
	id,
	stocktake_name: name,
	stocktake_status: status,
	warehouse_name: warehouse,
	stocktake_count_sheet_items: sheet,
}: IDataObject): IDataObject => ({ id, name, status, warehouse, sheet: sheet ?? [] });
