import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { returnsFrom } from '../../../domain/refund/choose';
import { NOW, nowField } from '../../fields';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { readTable } from '../fba/fields';
import { RETURNS, returnsField } from './fields';

export const description = updateDisplayOptions({ show: { resource: ['returns'], operation: ['choose'] } }, [
	settingsField,
	returnsField,
	nowField,
]);

/** Ready: one item with marketplace and the time from which returns are to be read; none while returns are off. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const { returns, flow } = readSettings(this, run);
	const from = returnsFrom(returns.since, readTable(this, RETURNS), readInstant(this, NOW, 0));
	if (from === undefined) return { ...NOTHING, leftAlone: ['returns are off (returns.since)'] };
	return { ...NOTHING, ready: [readyItem({ from, marketplaceId: flow.marketplaceIds[0] })] };
}
