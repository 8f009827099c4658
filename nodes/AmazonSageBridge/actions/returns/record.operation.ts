import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { returnsAfter, type DecidedReturn } from '../../../domain/refund/returns';
import { NOW, nowField } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { readTable, rowsField } from '../fba/fields';

const DECIDED: Parameter = { name: 'decided', displayName: 'Decided' };
const RESULTS: Parameter = { name: 'results', displayName: 'Results' };

const properties: INodeProperties[] = [
	settingsField,
	rowsField(DECIDED, 'What Return: Work Out decided as JSON'),
	rowsField(RESULTS, 'Items of Sales Return: Create Once of Sage 200 as JSON, those of failures too'),
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['returns'], operation: ['record'] } }, properties);

/** Ready: the rows of Returns as they are to stand, an item each. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { settleMinutes } = readSettings(this, run).flow;
	const decided = readRows<DecidedReturn>(this, DECIDED, 0, ['returnId', 'decision', 'row']);
	const after = returnsAfter(decided, readTable(this, RESULTS), { now: readInstant(this, NOW, 0), settleMinutes });
	return { ...NOTHING, ready: after.map((row) => readyItem(row)) };
}
