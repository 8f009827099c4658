import type {
	ExecuteWorkflowData,
	ExecuteWorkflowOptions,
	IExecuteWorkflowInfo,
	INode,
	INodeExecutionData,
	INodeTypes,
	IRun,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import type { Process } from '../../chaos/wire';
import { installedN8n, type AnyNodeType, type InstalledN8n } from './installed';
import type { Tables } from './tables';
import { nodeOfType, shippedTemplates, type Template } from './templates';

/** What became of an execution. `failure` is missing where it came to its end. */
export interface Ended {
	readonly executionId: string;
	readonly failure?: { readonly message: string; readonly lastNode: string | undefined };
}

export interface EngineParts {
	readonly tables: Tables;
	/** This package's nodes by the name behind `n8n-nodes-amazon-sage200.`; they ask `processOf` who they work for. */
	readonly nodes: Readonly<Record<string, AnyNodeType>>;
	readonly now: () => number;
}

const PREFIX = { base: 'n8n-nodes-base.', own: 'n8n-nodes-amazon-sage200.' } as const;
const URL = 'http://n8n.invalid';
const never = async (): Promise<never> => await new Promise<never>(() => {});

/** Runs the shipped templates on n8n's own engine and nodes, in this process, on whatever time and wires it is given. */
export class Engine {
	private readonly n8n: InstalledN8n = installedN8n();
	private readonly templates = shippedTemplates();
	private readonly workflows = new Map<string, Workflow>();
	private readonly types = new Map<string, AnyNodeType>();
	private readonly processes = new Map<string, Process>();
	private count = 0;
	/** Executions of a template so far, sub-workflows too. */
	readonly runs = new Map<string, number>();

	constructor(private readonly parts: EngineParts) {}

	template(id: string): Template {
		const template = this.templates.get(id);
		if (!template) throw new Error(`There is no workflow ${id}`);
		return template;
	}

	allTemplates(): readonly Template[] {
		return [...this.templates.values()];
	}

	/** The process that an execution, or the sub-workflow of one, runs in. */
	processOf(executionId: string): Process {
		const process = this.processes.get(executionId);
		if (!process) throw new Error(`No process runs execution ${executionId}`);
		return process;
	}

	/** Runs a workflow from its node of a type to its end, and its error workflow where it fails. Never resolves when its process is killed. */
	async start(id: string, from: string, process: Process, items: INodeExecutionData[] = [{ json: {} }]): Promise<Ended> {
		const template = this.template(id);
		const executionId = this.begin(process);
		const run = await this.execute(template, nodeOfType(template, from), items, executionId);
		const { error, lastNodeExecuted } = run.data.resultData;
		if (!error) return { executionId };
		await this.tellOfFailure(template, { executionId, message: error.message, lastNode: lastNodeExecuted }, process);
		return { executionId, failure: { message: error.message, lastNode: lastNodeExecuted } };
	}

	/** What n8n does with an execution that failed, or, without a last node, whose process is gone. */
	async tellOfFailure(
		{ id, name, settings }: Template,
		{ executionId, message, lastNode }: { executionId: string; message: string; lastNode: string | undefined },
		process: Process,
	): Promise<void> {
		if (settings.errorWorkflow === undefined || settings.errorWorkflow === id) return;
		const url = `${URL}/workflow/${id}/executions/${executionId}`;
		const execution = { id: executionId, url, error: { message }, ...(lastNode === undefined ? {} : { lastNodeExecuted: lastNode }) };
		await this.start(settings.errorWorkflow, 'errorTrigger', process, [{ json: { execution, workflow: { id, name } } }]);
	}

	private begin(process: Process): string {
		const executionId = String(++this.count);
		this.processes.set(executionId, process);
		return executionId;
	}

	private async execute(template: Template, first: INode, items: INodeExecutionData[], executionId: string): Promise<IRun> {
		this.runs.set(template.id, (this.runs.get(template.id) ?? 0) + 1);
		const { core, workflow } = this.n8n;
		const hooks = new core.ExecutionLifecycleHooks('trigger', executionId, template as unknown as IWorkflowBase);
		const data = workflow.createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node: first, data: { main: [items] }, source: null }] },
		});
		const run = await new core.WorkflowExecute(this.additionalData(hooks, executionId), 'trigger', data).processRunExecutionData(
			this.workflowOf(template),
		);
		this.processes.delete(executionId);
		return run;
	}

	/** As n8n's Execute Workflow does it: once for all items, in the same process, answered with what its last node put out. */
	private async call({ id }: IExecuteWorkflowInfo, items: INodeExecutionData[], caller: string): Promise<ExecuteWorkflowData> {
		const template = this.template(String(id));
		const process = this.processOf(caller);
		const executionId = this.begin(process);
		const run = await this.execute(template, nodeOfType(template, 'executeWorkflowTrigger'), items, executionId);
		const { error, lastNodeExecuted = '', runData } = run.data.resultData;
		if (error) {
			await this.tellOfFailure(template, { executionId, message: error.message, lastNode: lastNodeExecuted }, process);
			throw Object.assign(new Error(error.message), { ...error, executionId, workflowId: template.id });
		}
		const ofLast = [...(runData[lastNodeExecuted] ?? [])].sort((a, b) => (a.executionIndex ?? 0) - (b.executionIndex ?? 0));
		return { executionId, data: ofLast.length > 0 ? this.n8n.workflow.mergeRunsPerBranch(ofLast) : [null] };
	}

	private workflowOf({ id, name, nodes, connections, settings }: Template): Workflow {
		const known = this.workflows.get(id);
		if (known) return known;
		const made = new this.n8n.workflow.Workflow({ id, name, nodes, connections, active: true, nodeTypes: this.nodeTypes(), settings });
		this.workflows.set(id, made);
		return made;
	}

	private nodeTypes(): INodeTypes {
		const typeOf = (name: string): AnyNodeType => {
			const known = this.types.get(name);
			if (known) return known;
			const own = name.startsWith(PREFIX.own) ? this.parts.nodes[name.slice(PREFIX.own.length)] : undefined;
			const type = own ?? this.n8n.baseNode(name.slice(PREFIX.base.length));
			this.types.set(name, type);
			return type;
		};
		return {
			getByName: typeOf,
			getByNameAndVersion: (name, version) => this.n8n.workflow.NodeHelpers.getVersionedNodeType(typeOf(name), version),
			getKnownTypes: () => ({}),
		};
	}

	private additionalData(hooks: IWorkflowExecuteAdditionalData['hooks'], executionId: string): IWorkflowExecuteAdditionalData {
		const mayGoOn = async (): Promise<void> => (this.processOf(executionId).isDead ? await never() : undefined);
		const call = async (info: IExecuteWorkflowInfo, _data: unknown, options: ExecuteWorkflowOptions) =>
			await this.call(info, options.inputData ?? [{ json: {} }], executionId);
		return {
			hooks,
			executionId,
			userId: 'day',
			variables: {},
			currentNodeExecutionIndex: 0,
			executeWorkflow: call,
			'data-table': this.parts.tables.provider(mayGoOn),
			dataTableProjectId: 'day',
			getRunExecutionData: async () => undefined, // successful runs are not kept
			setExecutionStatus: () => {},
			logAiEvent: () => {},
			instanceBaseUrl: URL,
			restApiUrl: URL,
			formWaitingBaseUrl: URL,
			webhookBaseUrl: URL,
			webhookWaitingBaseUrl: URL,
			webhookTestBaseUrl: URL,
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}
