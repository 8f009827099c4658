import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { DecidedMovement } from '../../../domain/fba/adjustments';
import { movementsAfter } from '../../../domain/fba/after';
import { NOW, nowField } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readRows, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { readTable, rowsField } from './fields';

const DECIDED: Parameter = { name: 'decided', displayName: 'Decided' };
const RESULTS: Parameter = { name: 'results', displayName: 'Results' };

const properties: INodeProperties[] = [
	settingsField,
	rowsField(DECIDED, 'What FBA: Work Out decided as JSON'),
	rowsField(RESULTS, 'Items of Stock: Transfer with Value Once of Sage 200 as JSON, those of failures too'),
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['fba'], operation: ['record'] } }, properties);

/** Ready: the rows of FBA movements as they are to stand, an item each. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { settleMinutes } = readSettings(this, run).flow;
	const decided = readRows<DecidedMovement>(this, DECIDED, 0, ['eventId', 'decision', 'row']);
	const after = movementsAfter(decided, readTable(this, RESULTS), { now: readInstant(this, NOW, 0), settleMinutes });
	return { ...NOTHING, ready: after.map((row) => readyItem(row)) };
}
