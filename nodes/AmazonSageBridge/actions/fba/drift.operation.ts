import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { compareStock } from '../../../domain/fba/drift';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { readSkus, readTable, rowsField, skuMapField } from './fields';

const SUMMARY: Parameter = { name: 'summary', displayName: 'Ledger Summary' };
const HOLDINGS: Parameter = { name: 'holdings', displayName: 'Holdings' };

const properties: INodeProperties[] = [
	settingsField,
	rowsField(SUMMARY, "Rows of Amazon's ledger by day as JSON, as FBA Inventory: Get Ledger Summary of Amazon Seller Central gives them"),
	rowsField(HOLDINGS, 'Stock of the FBA warehouses as JSON, as Stock: Get Holdings of Sage 200 gives it'),
	skuMapField,
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['fba'], operation: ['drift'] } }, properties);

/** Ready: one item with `rows` of FBA drift, `judged` and `counts`. Exceptions: stock items that differ by more than the tolerance. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { exceptions, ...report } = compareStock({
		settings: readSettings(this, run),
		summary: readTable(this, SUMMARY),
		holdings: readTable(this, HOLDINGS),
		skuMap: readSkus(this, run),
		now: readInstant(this, NOW, 0),
	});
	return { ...NOTHING, ready: [readyItem(report)], exceptions: exceptionItems(exceptions) };
}
