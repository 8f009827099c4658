import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { settlementsBoard } from '../../../domain/pages/settlements/board';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { listField, pageFields, queryOf, rowsOf, viewOf } from './fields';

const properties: INodeProperties[] = [...pageFields, listField('board')];

export const description = updateDisplayOptions({ show: { resource: ['page'], operation: ['settlements'] } }, properties);

/** Ready: one item `{ body, contentType, disposition }`: the page of all settlements. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const input = { board: rowsOf(this, 'board'), query: queryOf(this, ['page']), view: viewOf(this) };
	return { ...NOTHING, ready: [readyItem(settlementsBoard(input))] };
}
