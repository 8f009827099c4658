import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { monthEndPage } from '../../../domain/pages/monthEnd/monthEnd';
import { monthEndCsv } from '../../../domain/pages/monthEnd/monthEndCsv';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { listField, pageFields, queryOf, rowsOf, settingsOf, viewOf } from './fields';

const properties: INodeProperties[] = [...pageFields, listField('board'), listField('exceptions'), listField('waiting')];

export const description = updateDisplayOptions({ show: { resource: ['page'], operation: ['monthEnd'] } }, properties);

/** Ready: one item `{ body, contentType, disposition }`: the month that the query names as `month`, or with `format=csv` its figures. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const query = queryOf(this, ['month', 'format']);
	const input = {
		board: rowsOf(this, 'board'),
		exceptions: rowsOf(this, 'exceptions'),
		waiting: rowsOf(this, 'waiting'),
		settings: settingsOf(this),
		query,
		view: viewOf(this),
	};
	return { ...NOTHING, ready: [readyItem(query.format === 'csv' ? monthEndCsv(input) : monthEndPage(input))] };
}
