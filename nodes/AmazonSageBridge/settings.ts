import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { BridgeSettings } from '../domain/settings/settings.types';
import { readObject, type Parameter } from './parameters';
import type { RunCache } from './runCache';

const SETTINGS: Parameter = { name: 'settings', displayName: 'Settings' };

export const settingsField: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'json',
	default: '{}',
	required: true,
	description: 'Accounts, VAT codes, routes and limits of the client. Read once per run, from the first item.',
};

/** The client's settings, read once per run. */
export const readSettings = (context: IExecuteFunctions, run: RunCache): BridgeSettings =>
	run.once(SETTINGS.name, () => readObject(context, SETTINGS, 0) as unknown as BridgeSettings);
