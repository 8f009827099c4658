import { NodeConnectionTypes, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { properties } from './trigger/description';
import { poll } from './trigger/poll';

/** Sage 200 Trigger: asks Sage at intervals for what has changed; Sage has no webhooks. */
export class Sage200Trigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sage 200 Trigger',
		name: 'sage200Trigger',
		icon: { light: 'file:sage200.svg', dark: 'file:sage200.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["event"]}}',
		description: 'Start a workflow on despatches, stock level changes, sales order changes and postings',
		defaults: { name: 'Sage 200 Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sage200OAuth2Api', required: true }],
		properties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.call(this);
	}
}
