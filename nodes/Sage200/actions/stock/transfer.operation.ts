import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { prepareMove, type StockMove } from '../../posting/stock/stockTransfer';
import type { RunCache } from '../../runCache';
import { withPostingOptions } from '../fields';
import { DATE, REFERENCE, SECOND_REFERENCE } from '../ledgerFields';
import { codeOf, product, warehouse } from '../locator';
import { writeItem } from '../write';
import { postingOptions } from '../postingOptions';

const bin = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. Unspecified',
	description: 'Name of the bin; may be left empty where the stock item has one bin in the warehouse',
});

const properties: INodeProperties[] = [
	product(),
	{
		displayName: 'Quantity',
		name: 'quantity',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 3',
		description: 'In stock units, more than zero, at most five decimals',
	},
	warehouse('From Warehouse', 'fromWarehouse', 'Name of the warehouse that the units leave'),
	bin('From Bin', 'fromBin'),
	warehouse('To Warehouse', 'toWarehouse', 'Name of the warehouse that the units reach'),
	bin('To Bin', 'toBin'),
	DATE,
	{
		...REFERENCE,
		description: 'At most 20 characters. Stock item and both references together must be unique: they tell whether it is posted already.',
	},
	SECOND_REFERENCE,
	withPostingOptions({
		displayName: 'Create Missing Holding',
		name: 'createHolding',
		type: 'boolean',
		default: false,
		description: 'Whether to keep the stock item in the receiving warehouse when it is not kept there yet. A dry run does not create it.',
	}),
];

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['transfer'] } }, properties);

/** One item per transfer, posted now or found by stock item and references; `movements` are the ids of its rows in the stock history. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const move = moveOf(this, i);
	const { stockCode, fromWarehouse, toWarehouse, quantity, reference, secondReference } = move;
	const { dryRun } = postingOptions(this, i);
	const { createHolding } = this.getNodeParameter('options', i, {}) as { createHolding?: boolean };
	return await writeItem(this, i, cache, {
		at: { reference, secondReference },
		prepare: async (context) => await prepareMove(context, move, createHolding === true && !dryRun),
		facts: (shown) => ({
			stockCode,
			quantity,
			fromWarehouse,
			toWarehouse,
			reference,
			secondReference,
			...(shown ? { movements: [...shown.urns] } : {}),
		}),
	});
}

function moveOf(context: IExecuteFunctions, i: number): StockMove {
	const text = (name: string) => String(context.getNodeParameter(name, i, '')).trim();
	return {
		stockCode: codeOf(context, 'stockCode', i),
		fromWarehouse: codeOf(context, 'fromWarehouse', i),
		fromBin: text('fromBin'),
		toWarehouse: codeOf(context, 'toWarehouse', i),
		toBin: text('toBin'),
		quantity: text('quantity'),
		date: text('date').slice(0, 10),
		reference: text('reference'),
		secondReference: text('secondReference'),
	};
}
