import 'reflect-metadata'; // first: n8n-core's decorators need it
import './environment'; // before n8n-core
import { ExecuteContext } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { AmazonSellerCentralApi } from '../credentials/AmazonSellerCentralApi.credentials';
import { properties } from '../nodes/AmazonSellerCentral/description';
import { router } from '../nodes/AmazonSellerCentral/router';
import { useTiming, type Timing } from '../nodes/AmazonSellerCentral/transport/timing';
import { InMemoryCredentials, type CredentialValues } from '../test/workflow/credentialsHelper';

const TYPE = 'n8n-nodes-amazon-sage200.amazonSellerCentral';
const CREDENTIAL = 'amazonSellerCentralApi';

/** Runs the Amazon node as n8n does, on n8n-core's own context and helpers; with a clock of the caller's, if one is given. Gives the items of its output. */
export async function runAmazonNode(
	parameters: INodeParameters,
	items: INodeExecutionData[],
	credentials: CredentialValues,
	timing?: Timing,
	cancelSignal?: AbortSignal,
): Promise<INodeExecutionData[]> {
	const node = amazonNode(parameters);
	const workflow = workflowOf(node);
	const data = { main: [items] };
	const context = new ExecuteContext(
		workflow,
		workflow.getNode(node.name)!,
		additionalData(credentials),
		'trigger',
		createRunExecutionData(),
		0,
		items,
		data,
		{ node, data, source: null },
		[],
		cancelSignal,
	) as unknown as IExecuteFunctions;
	if (timing) useTiming(context, timing);
	const [output] = await router.call(context);
	return output;
}

const amazonNode = (parameters: INodeParameters): INode => ({
	id: 'bench',
	name: 'Amazon',
	type: TYPE,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	credentials: { [CREDENTIAL]: { id: 'bench', name: 'Bench' } },
});

function workflowOf(node: INode): Workflow {
	// The node file itself only declares and dispatches, and tsx takes its name for that of a native module.
	const type = { description: { properties, credentials: [{ name: CREDENTIAL, required: true }] } } as unknown as INodeType;
	return new Workflow({
		id: 'bench',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) },
		settings: { timezone: 'Europe/London' },
	});
}

function additionalData(credentials: CredentialValues): IWorkflowExecuteAdditionalData {
	const url = 'http://localhost'; // n8n-core builds absolute addresses from it
	return {
		credentialsHelper: new InMemoryCredentials([new AmazonSellerCentralApi()], credentials),
		executionId: 'bench',
		userId: 'bench',
		variables: {},
		webhookWaitingBaseUrl: url,
		formWaitingBaseUrl: url,
	} as unknown as IWorkflowExecuteAdditionalData;
}
