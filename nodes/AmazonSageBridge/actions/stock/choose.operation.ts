import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { chooseStock } from '../../../domain/stock/choose';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readBoolean, readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import {
	exceptionsField,
	judgeOffers,
	listingsField,
	moreJson,
	openOrdersField,
	rowsOf,
	skuMapField,
	sweepField,
	unusableMap,
} from './fields';

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['choose'] } }, [
	settingsField,
	skuMapField,
	listingsField,
	exceptionsField,
	openOrdersField,
	moreJson('Cursors', 'cursors', 'Rows of Flow cursors as JSON: up to when Sage was looked at, and up to when orders were imported'),
	sweepField,
	nowField,
]);

/** Ready: one item that says what Amazon and Sage are to be asked. Exceptions: settings, map or cursor that cannot be used. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const now = readInstant(this, NOW, 0);
	const offers = judgeOffers(this);
	if (!offers.ok) return unusableMap(offers.refusal, now);
	const choice = chooseStock({
		settings: readSettings(this, run),
		isSweep: readBoolean(this, { name: 'sweep', displayName: 'Sweep' }, 0),
		offers: offers.value,
		cursors: rowsOf(this, 'cursors', 'Cursors'),
		openOrders: rowsOf(this, 'openOrders', 'Open Orders'),
		listings: rowsOf(this, 'listings', 'Listings'),
		openExceptions: rowsOf(this, 'exceptions', 'Exceptions'),
		now,
	});
	if (choice.ok) return { ...NOTHING, ready: [readyItem(choice.value)] };
	const { kind, ...facts } = choice.refusal;
	return { ...NOTHING, exceptions: exceptionItems([exceptionOf(kind, { ...facts, recordId: 'stock' }, now)]) };
}
