import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { ordersOfReturns } from '../../../domain/refund/returns';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readTable } from '../fba/fields';
import { FBA, fbaField, FBM, fbmField } from './fields';

export const description = updateDisplayOptions({ show: { resource: ['returns'], operation: ['needs'] } }, [fbaField, fbmField]);

/** Ready: one item with the Amazon order ids of the returns, for which Sage is asked. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const orderIds = ordersOfReturns({ fba: readTable(this, FBA), fbm: readTable(this, FBM) });
	return { ...NOTHING, ready: [readyItem({ orderIds })] };
}
