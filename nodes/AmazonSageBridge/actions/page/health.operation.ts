import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { healthPage } from '../../../domain/pages/health/health';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { listField, pageFields, rowsOf, viewOf } from './fields';

const properties: INodeProperties[] = [
	...pageFields,
	listField('runLog'),
	listField('exceptions'),
	listField('leases'),
	listField('shipRisk'),
	listField('listings'),
	listField('fbaDrift'),
	listField('board'),
];

export const description = updateDisplayOptions({ show: { resource: ['page'], operation: ['health'] } }, properties);

/** Ready: one item `{ body, contentType, disposition }`: the page on which one look tells whether all is well. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const input = {
		runLog: rowsOf(this, 'runLog'),
		exceptions: rowsOf(this, 'exceptions'),
		leases: rowsOf(this, 'leases'),
		shipRisk: rowsOf(this, 'shipRisk'),
		listings: rowsOf(this, 'listings'),
		fbaDrift: rowsOf(this, 'fbaDrift'),
		board: rowsOf(this, 'board'),
		view: viewOf(this),
	};
	return { ...NOTHING, ready: [readyItem(healthPage(input))] };
}
