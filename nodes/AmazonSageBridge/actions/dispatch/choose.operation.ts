import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { chooseDespatches } from '../../../domain/despatch/choose';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { listField, rowsOf, shipmentsOf } from './fields';

const properties: INodeProperties[] = [settingsField, listField('cursors'), listField('shipments'), listField('shipRisk'), nowField];

export const description = updateDisplayOptions({ show: { resource: ['dispatch'], operation: ['choose'] } }, properties);

/** Ready: `{ after, before, orderIds }`. Exceptions: a cursor that cannot be read. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const now = readInstant(this, NOW, 0);
	const choice = chooseDespatches({
		settings: readSettings(this, run),
		cursors: rowsOf(this, 'cursors'),
		shipments: shipmentsOf(this, run),
		shipRisk: rowsOf(this, 'shipRisk'),
		now,
	});
	if (choice.ok) return { ...NOTHING, ready: [readyItem(choice.value)] };
	const { kind, ...facts } = choice.refusal;
	return { ...NOTHING, exceptions: exceptionItems([exceptionOf(kind, { ...facts, recordId: 'dispatch' }, now)]) };
}
