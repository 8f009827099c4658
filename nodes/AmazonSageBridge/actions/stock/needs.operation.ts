import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { stockCodesNeeded } from '../../../domain/stock/needs';
import { NOTHING, readyItem, type BridgeItems } from '../../items';
import { readBoolean } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { factFields, factsOf, listingRowsOf, listingsField, moreJson, offersOf, rowsOf, skuMapField, sweepField } from './fields';

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['needs'] } }, [
	settingsField,
	skuMapField,
	listingsField,
	...factFields,
	moreJson('Moved Holdings', 'movedHoldings', 'Holdings of Sage that changed as JSON, with product.code'),
	moreJson('Changed Lines', 'movedLines', 'Lines of sales orders that changed as JSON'),
	sweepField,
]);

/** Ready: one item with the stock codes whose figures are to be read. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const offers = offersOf(this);
	const stockCodes = stockCodesNeeded({
		settings: readSettings(this, run),
		isSweep: readBoolean(this, { name: 'sweep', displayName: 'Sweep' }, 0),
		offers,
		rows: listingRowsOf(this),
		facts: factsOf(this, run, offers),
		movedHoldings: rowsOf(this, 'movedHoldings', 'Moved Holdings'),
		movedLines: rowsOf(this, 'movedLines', 'Changed Lines'),
	});
	return { ...NOTHING, ready: [readyItem({ stockCodes })] };
}
