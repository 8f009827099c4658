import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { matchClaims } from '../../../domain/fba/claims';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readTexts, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { MOVEMENTS, movementsField, readTable, rowsField } from './fields';

const REIMBURSEMENTS: Parameter = { name: 'reimbursements', displayName: 'Reimbursements' };
const JUDGED: Parameter = { name: 'judged', displayName: 'Judged Before' };

const properties: INodeProperties[] = [
	settingsField,
	rowsField(REIMBURSEMENTS, 'What Amazon paid for units as JSON, as FBA Inventory: Get Reimbursements of Amazon Seller Central gives it'),
	movementsField,
	rowsField(JUDGED, 'What FBA Stock: Compare Stock has judged as JSON, to be handed on'),
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['fba'], operation: ['claims'] } }, properties);

/** Ready: one item with `rows` (cells of FBA movements) and `judged`. Exceptions: losses that nobody paid for, payments without a loss. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { exceptions, ...report } = matchClaims({
		fba: readSettings(this, run).fba,
		reimbursements: readTable(this, REIMBURSEMENTS),
		movements: readTable(this, MOVEMENTS),
		judged: readTexts(this, JUDGED, 0),
		now: readInstant(this, NOW, 0),
	});
	return { ...NOTHING, ready: [readyItem(report)], exceptions: exceptionItems(exceptions) };
}
