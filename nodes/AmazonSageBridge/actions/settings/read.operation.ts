import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { SETTINGS_TABLE } from '../../../domain/settings/read';
import { namedInSage } from '../../../domain/settings/sageNames';
import type { BridgeSettings } from '../../../domain/settings/settings.types';
import { NOW, nowField } from '../../fields';
import { exceptionItems, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { judgeSettings, settingsField } from '../../settings';

const properties: INodeProperties[] = [settingsField, nowField];

export const description = updateDisplayOptions({ show: { resource: ['settings'], operation: ['read'] } }, properties);

/** Ready: what flows need of the settings, and everything of Sage that they name. Exceptions: one record with every fault of the table. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	const judged = judgeSettings(this, run);
	if (judged.ok) return { ready: [readyItem(factsOf(judged.value))], exceptions: [], leftAlone: [] };
	const { kind, message, remedy, owner } = judged.refusal;
	const exception = exceptionOf(kind, { recordId: SETTINGS_TABLE, message, remedy, owner }, readInstant(this, NOW, i));
	return { ready: [], exceptions: exceptionItems([exception]), leftAlone: [] };
}

const factsOf = (settings: BridgeSettings) => ({
	mode: settings.mode,
	...settings.flow,
	marketplaceIds: settings.flow.marketplaceIds.join(','),
	sageNames: namedInSage(settings),
});
