import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { goodsNeeded } from '../../../domain/despatch/shipRisk';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { listField, rowsOf } from './fields';

const properties: INodeProperties[] = [listField('sageOrders')];

export const description = updateDisplayOptions({ show: { resource: ['dispatch'], operation: ['goodsNeeded'] } }, properties);

/** Ready: `{ stockCodes }`, the goods of open order lines that are not allocated. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	return i > 0 ? NOTHING : { ...NOTHING, ready: [readyItem({ stockCodes: goodsNeeded(rowsOf(this, 'sageOrders')) })] };
}
