import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { adjustmentNeeds } from '../../../domain/fba/adjustments';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { LEDGER, ledgerField, MOVEMENTS, movementsField, readSkus, readTable, skuMapField } from './fields';

export const description = updateDisplayOptions({ show: { resource: ['fba'], operation: ['needs'] } }, [
	settingsField,
	ledgerField,
	movementsField,
	skuMapField,
]);

/** Ready: one item with the references that Sage is to be asked for, and the stock items whose cost is needed. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const facts = {
		settings: readSettings(this, run),
		ledger: readTable(this, LEDGER),
		movements: readTable(this, MOVEMENTS),
		skuMap: readSkus(this, run),
	};
	return { ...NOTHING, ready: [readyItem(adjustmentNeeds(facts))] };
}
