import { updateDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { requiredList } from '../../../shared/parameters';
import { refused } from '../../posting/door/refusal';
import { stopped } from '../../posting/door/stop';
import { checkNames, type NamedInSettings } from '../../posting/record/checkNames';
import type { RunCache } from '../../runCache';
import { clientOf } from '../parameters';

const properties: INodeProperties[] = [
	{
		displayName: 'Names',
		name: 'names',
		type: 'json',
		default: '={{ $json.sageNames }}',
		required: true,
		description:
			'JSON array of what the settings name of Sage 200, as Settings: Read of the bridge gives it: setting, kind (bank, customer, supplier, warehouse, additionalCharge, nominal, taxCode), code and name; of a tax code also rate and terms',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['settings'], operation: ['checkNames'] } }, properties);

/** One item when all agree. Throws with `details` of the kind settingsDisagree, which names all that differ: a code that lost a character names something else. */
export async function execute(this: IExecuteFunctions, i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const names = requiredList<NamedInSettings>(this, 'names', 'Names', i);
	const stop = (refusal: ReturnType<typeof refused>['refusal']) => stopped(this.getNode(), refusal, { reference: 'settings' }, i);
	if (names.length === 0)
		throw stop(
			refused('settingsDisagree', 'The settings name nothing of Sage 200', 'Read the settings with the bridge before this node.').refusal,
		);
	const checked = await checkNames(await clientOf(this, cache), cache, names);
	if (!checked.ok) throw stop(checked.refusal);
	return [{ json: { agrees: true, checked: checked.value } }];
}
