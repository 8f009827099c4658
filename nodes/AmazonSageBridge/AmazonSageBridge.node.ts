import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { decisionKeyTest } from './decisionKey';
import { properties } from './description';
import { router } from './router';

/** Amazon Sage Bridge: turns Amazon's records into Sage's. Sends nothing and reads no clock: the same input gives the same output. */
export class AmazonSageBridge implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Amazon Sage Bridge',
		name: 'amazonSageBridge',
		icon: { light: 'file:amazonSageBridge.svg', dark: 'file:amazonSageBridge.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Turn Amazon orders and settlements into Sage 200 sales orders and posting plans',
		defaults: { name: 'Amazon Sage Bridge' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Ready', 'Exceptions'],
		// Its input carries names and addresses of buyers and its output is posted to the books: not for a language model to call.
		usableAsTool: undefined,
		credentials: [
			{
				name: 'decisionKeyApi',
				required: true,
				testedBy: 'decisionKeyTest',
				displayOptions: { show: { resource: ['decision'] } },
			},
		],
		properties,
	};

	methods = { credentialTest: { decisionKeyTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
