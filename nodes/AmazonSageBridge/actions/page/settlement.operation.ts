import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { settlementReview } from '../../../domain/pages/settlements/review';
import { journalCsv } from '../../../domain/pages/settlements/reviewCsv';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { listField, pageFields, queryOf, rowsOf, settingsOf, viewOf } from './fields';

const properties: INodeProperties[] = [
	...pageFields,
	listField('board'),
	listField('exceptions'),
	listField('orderMoney'),
	listField('waiting'),
];

export const description = updateDisplayOptions({ show: { resource: ['page'], operation: ['settlement'] } }, properties);

/**
 * Ready: one item `{ body, contentType, disposition }`: the review of the settlement that the query names as `id`, or with `format=csv` its journal. Runs once, on the first
 * item.
 */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const query = queryOf(this, ['id', 'format']);
	const input = {
		board: rowsOf(this, 'board'),
		exceptions: rowsOf(this, 'exceptions'),
		orderMoney: rowsOf(this, 'orderMoney'),
		waiting: rowsOf(this, 'waiting'),
		settings: settingsOf(this),
		query,
		view: viewOf(this),
	};
	return { ...NOTHING, ready: [readyItem(query.format === 'csv' ? journalCsv(input) : settlementReview(input))] };
}
