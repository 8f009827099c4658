import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { properties } from './description';
import { listSearch } from './methods/listSearch';
import { router } from './router';

/** Sage 200: looks master data up and posts orders and settlements, each exactly once. */
export class Sage200 implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sage 200',
		name: 'sage200',
		icon: { light: 'file:sage200.svg', dark: 'file:sage200.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Post sales orders and settlements to Sage 200 once each, and look up what they need',
		defaults: { name: 'Sage 200' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// As a tool it only reads: see `readings.ts`.
		usableAsTool: true,
		credentials: [{ name: 'sage200OAuth2Api', required: true }],
		properties,
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await router.call(this);
	}
}
