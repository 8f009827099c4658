import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { properties } from './description';
import { router } from './router';

/** Amazon Seller Central: what the flows read from the Selling Partner API. */
export class AmazonSellerCentral implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Amazon Seller Central',
		name: 'amazonSellerCentral',
		icon: { light: 'file:amazonSellerCentral.svg', dark: 'file:amazonSellerCentral.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Read orders and settlements from the Amazon Selling Partner API',
		defaults: { name: 'Amazon Seller Central' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// Orders carry names and addresses of buyers, and confirming shipments and changing stock belong to this node as well:
		// neither is for a language model to call.
		usableAsTool: undefined,
		credentials: [{ name: 'amazonSellerCentralApi', required: true }],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
