import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { checkDecisions } from '../../../domain/decisions/standing';
import { decisionKey } from '../../decisionKey';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { decidersField, logField, readDecidersOf, readLog } from './fields';

const properties: INodeProperties[] = [decidersField, logField];

export const description = updateDisplayOptions({ show: { resource: ['decision'], operation: ['check'] } }, properties);

/** Ready: one item with `decisions` (each with isSound, mayDecide, isLast, for the fields Approvals) and `faults`. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const checked = checkDecisions(readLog(this), readDecidersOf(this), await decisionKey(this, 0));
	return { ...NOTHING, ready: [readyItem(checked)] };
}
