import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { exceptionDesk } from '../../../domain/pages/exceptions/desk';
import { exceptionsCsv } from '../../../domain/pages/exceptions/deskCsv';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { listField, pageFields, queryOf, rowsOf, viewOf } from './fields';

const properties: INodeProperties[] = [...pageFields, listField('exceptions')];

export const description = updateDisplayOptions({ show: { resource: ['page'], operation: ['exceptions'] } }, properties);

/** Ready: one item `{ body, contentType, disposition }`: the exception desk, or its rows as CSV where the query says `format=csv`. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const query = queryOf(this, ['owner', 'kind', 'page', 'format']);
	const input = { exceptions: rowsOf(this, 'exceptions'), query, view: viewOf(this) };
	return { ...NOTHING, ready: [readyItem(query.format === 'csv' ? exceptionsCsv(input) : exceptionDesk(input))] };
}
