import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { TableRefusal } from '../domain/settings/faults';
import { readBridgeSettings } from '../domain/settings/read';
import type { SettingRow } from '../domain/settings/rows';
import type { BridgeSettings } from '../domain/settings/settings.types';
import type { Result } from '../domain/result';
import { readRows, type Parameter } from './parameters';
import type { RunCache } from './runCache';

const SETTINGS: Parameter = { name: 'settings', displayName: 'Settings' };

export const settingsField: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'json',
	default: '[]',
	required: true,
	description:
		'Rows of the table Bridge settings as JSON: key, value, means. All of them, because a missing one is a fault. Read once per run, from the first item.',
};

/** What the rows of the settings make, or everything that is wrong with them. Read once per run. */
export const judgeSettings = (context: IExecuteFunctions, run: RunCache): Result<BridgeSettings, TableRefusal> =>
	run.once(SETTINGS.name, () => readBridgeSettings(readRows<SettingRow>(context, SETTINGS, 0)));

/** The client's settings. Throws with all that is wrong with them: with half-read settings nothing may go on. */
export function readSettings(context: IExecuteFunctions, run: RunCache): BridgeSettings {
	const judged = judgeSettings(context, run);
	if (judged.ok) return judged.value;
	throw refusalError(context, judged.refusal);
}

/** A table that cannot be used, as an error that carries its kind, message and remedy. */
export function refusalError(context: IExecuteFunctions, { kind, message, remedy }: TableRefusal): NodeOperationError {
	const error = new NodeOperationError(context.getNode(), message, { description: remedy, itemIndex: 0 });
	error.context.details = { kind, message, remedy };
	return error;
}
