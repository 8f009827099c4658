import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { DespatchPlan } from '../../../domain/despatch/plan';
import { settleDespatches } from '../../../domain/despatch/settle';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readObject, wrong, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { itemsOf, listField, shipmentsOf } from './fields';

const PLAN: Parameter = { name: 'plan', displayName: 'Plan' };

const properties: INodeProperties[] = [
	settingsField,
	{
		displayName: 'Plan',
		name: 'plan',
		type: 'json',
		default: '{}',
		required: true,
		description: 'What Dispatch: Plan put out at Ready, as JSON',
	},
	listField('answers'),
	listField('shipments'),
	nowField,
];

export const description = updateDisplayOptions({ show: { resource: ['dispatch'], operation: ['settle'] } }, properties);

/** Ready: one item `{ rows, counts, trail }`. Exceptions: parcels that Amazon refused, or that fail again and again. Runs once, on the first item. */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const plan = readObject(this, PLAN, 0) as unknown as DespatchPlan;
	if (![plan.rows, plan.packages, plan.exceptions].every(Array.isArray))
		throw wrong(this, PLAN, 0, 'is not a plan', 'Give what Dispatch: Plan put out at Ready.');
	const { exceptions, ...shown } = settleDespatches({
		settings: readSettings(this, run),
		plan,
		answers: itemsOf(this, 'answers'),
		shipments: shipmentsOf(this, run),
		now: readInstant(this, NOW, 0),
	});
	return { ...NOTHING, ready: [readyItem(shown)], exceptions: exceptionItems(exceptions) };
}
