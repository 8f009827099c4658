import 'reflect-metadata'; // first: n8n-core's decorators need it
import './environment'; // before n8n-core
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type IConnections,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IRunData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { InMemoryCredentials, type CredentialValues } from './credentialsHelper';
import { noteRun } from './ranOperations';

/**
 * Runs workflow JSON in process on n8n-core, with our nodes and real HTTP:
 *
 * ```ts
 * const run = await runWorkflow(
 *   chain(startNode(), nodeOf('Get sites', SAGE200, { resource: 'site', operation: 'getAll' }, 'sage200OAuth2Api')),
 *   { nodeTypes: { [SAGE200]: new Sage200() }, credentialTypes: [new Sage200OAuth2Api()], credentials: { sage200OAuth2Api: {...} } },
 * );
 * run.json('Get sites'); // items of output 0
 * ```
 * Binary data stays in memory (base64 in the item). Retry On Fail, Continue On Fail (`onError`), expressions and several
 * outputs work as in n8n. Each run builds its own workflow, so runs may go in parallel.
 */

/**
 * How the simulated Sage answers in all workflow tests: with SAGE_AS_RECORDED=1 as real systems were recorded to (see docs/sandbox.md).
 * The only place that reads the variable.
 */
export const SAGE_ANSWERS = { asRecorded: process.env.SAGE_AS_RECORDED === '1' } as const;

export const START_NODE = 'test.start';

export interface WorkflowJson {
	readonly nodes: INode[];
	readonly connections: IConnections;
}

export interface RunOptions {
	/** Node object by full type name, e.g. `n8n-nodes-amazon-sage200.sage200`. The start node is known already. */
	readonly nodeTypes: Record<string, INodeType>;
	readonly credentialTypes?: readonly ICredentialType[];
	/** By credential type name. The object is kept up to date: renewed tokens are written into it, as n8n stores them. */
	readonly credentials?: CredentialValues;
	/** What the start node gives out; one empty item when left out. */
	readonly items?: INodeExecutionData[];
	/** Left out: each run is an execution of its own. */
	readonly executionId?: string;
	/** Zone of `$now` and of dates in expressions. */
	readonly timezone?: string;
}

export interface WorkflowRun {
	readonly status: IRun['status'];
	/** What stopped the run, if anything did. */
	readonly error: (Error & IDataObject) | undefined;
	readonly runData: IRunData;
	/** Items of a node's output, all its runs in order; none when it did not run. */
	items(nodeName: string, output?: number): INodeExecutionData[];
	/** The `json` of those items. */
	json(nodeName: string, output?: number): IDataObject[];
}

/** A node of a test workflow. `credentialType` links the credential of that type. */
export function nodeOf(
	name: string,
	type: string,
	parameters: INodeParameters = {},
	credentialType?: string,
	more: Partial<INode> = {},
): INode {
	const credentials = credentialType ? { [credentialType]: { id: `test-${credentialType}`, name: `Test ${credentialType}` } } : undefined;
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...(credentials ? { credentials } : {}), ...more };
}

export const startNode = (name = 'Start'): INode => nodeOf(name, START_NODE);

/** Connects the nodes one after the other, first output to first input. */
export function chain(...nodes: INode[]): WorkflowJson {
	const connections: IConnections = {};
	nodes.slice(0, -1).forEach((node, index) => connect(connections, node.name, nodes[index + 1].name));
	return { nodes, connections };
}

/** Adds one connection from an output (0 is the first) to a node's first input. */
export function connect(connections: IConnections, from: string, to: string, output = 0): void {
	const outputs = ((connections[from] ??= {})[NodeConnectionTypes.Main] ??= []);
	while (outputs.length <= output) outputs.push([]);
	outputs[output]?.push({ node: to, type: NodeConnectionTypes.Main, index: 0 });
}

const start: INodeType = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['trigger'],
		version: 1,
		description: 'Gives out the items of the test',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
};

/** Runs the workflow from its first node to the end. Never throws for what a node did: look at `status` and `error`. */
export async function runWorkflow(json: WorkflowJson, options: RunOptions): Promise<WorkflowRun> {
	const workflow = new Workflow({
		id: 'test',
		nodes: structuredClone(json.nodes),
		connections: json.connections,
		active: false,
		nodeTypes: nodeTypesOf(options.nodeTypes),
		settings: { executionOrder: 'v1', timezone: options.timezone ?? 'Europe/London' },
	});
	const hooks = new ExecutionLifecycleHooks('trigger', 'test-execution', { id: 'test', name: 'test', ...json } as unknown as IWorkflowBase);
	const finished = new Promise<IRun>((resolve) => hooks.addHandler('workflowExecuteAfter', (run) => resolve(run)));
	const first = workflow.getNode(json.nodes[0].name) as INode;
	const items = options.items ?? [{ json: {} }];
	const data = createRunExecutionData({ executionData: { nodeExecutionStack: [{ node: first, data: { main: [items] }, source: null }] } });
	const helper = new InMemoryCredentials(options.credentialTypes ?? [], options.credentials ?? {});
	await new WorkflowExecute(
		additionalDataOf(hooks, helper, options.executionId ?? crypto.randomUUID()),
		'trigger',
		data,
	).processRunExecutionData(workflow);
	const run = runOf(await finished);
	for (const node of json.nodes) {
		const outputs = (run.runData[node.name] ?? []).flatMap((task) => (task.executionStatus === 'success' ? (task.data?.main ?? []) : []));
		noteRun(
			node,
			outputs.flatMap((items) => items ?? []),
		);
	}
	return run;
}

function runOf(run: IRun): WorkflowRun {
	const { runData, error } = run.data.resultData;
	const items = (nodeName: string, output = 0) => (runData[nodeName] ?? []).flatMap((task) => task.data?.main[output] ?? []);
	return {
		status: run.status,
		error: error as unknown as WorkflowRun['error'],
		runData,
		items,
		json: (nodeName, output) => items(nodeName, output).map((item) => item.json),
	};
}

function nodeTypesOf(given: Record<string, INodeType>): INodeTypes {
	const types: Record<string, INodeType> = { [START_NODE]: start, ...given };
	const byName = (name: string): INodeType => {
		if (!types[name]) throw new Error(`The test gave no node type "${name}"`);
		return types[name];
	};
	return { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) };
}

function additionalDataOf(
	hooks: ExecutionLifecycleHooks,
	credentialsHelper: InMemoryCredentials,
	executionId: string,
): IWorkflowExecuteAdditionalData {
	const url = 'http://localhost'; // n8n-core builds absolute addresses from these
	return {
		hooks,
		credentialsHelper,
		executionId,
		userId: 'test',
		variables: {},
		currentNodeExecutionIndex: 0,
		setExecutionStatus: () => {},
		logAiEvent: () => {},
		instanceBaseUrl: url,
		restApiUrl: url,
		formBaseUrl: url,
		formWaitingBaseUrl: url,
		formTestBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		mcpBaseUrl: url,
		mcpTestBaseUrl: url,
	} as unknown as IWorkflowExecuteAdditionalData;
}
