import { NodeConnectionTypes, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { properties } from './trigger/description';
import { poll } from './trigger/poll';

/** Amazon Seller Central Trigger: asks Amazon at intervals for what is new. */
export class AmazonSellerCentralTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Amazon Seller Central Trigger',
		name: 'amazonSellerCentralTrigger',
		icon: { light: 'file:amazonSellerCentral.svg', dark: 'file:amazonSellerCentral.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["event"]}}',
		description: 'Start a workflow on new orders, changes, cancellation requests, settlements, FBA adjustments and reports',
		defaults: { name: 'Amazon Seller Central Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'amazonSellerCentralApi', required: true }],
		properties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.call(this);
	}
}
