import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { ledgerFrom } from '../../../domain/fba/choose';
import { NOW, nowField } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { MOVEMENTS, movementsField, readTable } from './fields';

export const description = updateDisplayOptions({ show: { resource: ['fba'], operation: ['choose'] } }, [
	settingsField,
	movementsField,
	nowField,
]);

/** Ready: an item for each marketplace with the time from which its ledger is to be read; none while FBA adjustments are off. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { fba, flow } = readSettings(this, run);
	const from = ledgerFrom(fba, readTable(this, MOVEMENTS), readInstant(this, NOW, 0));
	if (from === undefined) return { ...NOTHING, leftAlone: ['FBA adjustments are off (fba.since)'] };
	const [marketplaceId] = flow.marketplaceIds;
	return { ...NOTHING, ready: [readyItem({ from, marketplaceId })] };
}
