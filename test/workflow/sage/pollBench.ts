import { PollContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type IPollFunctions,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { Sage200OAuth2Api } from '../../../credentials/Sage200OAuth2Api.credentials';
import { Sage200Trigger } from '../../../nodes/Sage200/Sage200Trigger.node';
import { InMemoryCredentials } from '../credentialsHelper';
import { nodeOf } from '../harness';
import { noteRun } from '../ranOperations';
import { SageBench } from './bench';

const TRIGGER = 'n8n-nodes-amazon-sage200.sage200Trigger';

interface PollOptions {
	readonly mode?: WorkflowExecuteMode;
	readonly budgetMs?: number;
	readonly credentialId?: string;
}

/** Polls the trigger on n8n-core's own poll context against the sandbox, whose clock is the only one. */
export class PollBench {
	/** What n8n keeps for the node between polls. */
	memory: IDataObject = {};

	private constructor(readonly sage: SageBench) {}

	static async start(): Promise<PollBench> {
		const sage = await SageBench.start();
		jest.spyOn(Date, 'now').mockImplementation(() => sage.clock.now());
		return new PollBench(sage);
	}

	async stop(): Promise<void> {
		jest.restoreAllMocks();
		await this.sage.stop();
	}

	/** The items of one poll; none when it gave null. */
	async poll(parameters: INodeParameters, options: PollOptions = {}): Promise<IDataObject[]> {
		const given = await new Sage200Trigger().poll.call(this.context(parameters, options));
		if (given !== null && given[0].length === 0) throw new Error('A poll without items must give null');
		noteRun({ type: TRIGGER, parameters }, given?.[0] ?? []);
		return (given?.[0] ?? []).map(({ json }) => json);
	}

	/** Moves the time on, then polls with what was stored: as after a restart of n8n. */
	async later(minutes: number, parameters: INodeParameters, options: PollOptions = {}): Promise<IDataObject[]> {
		this.sage.clock.advance(minutes * 60_000);
		this.memory = JSON.parse(JSON.stringify(this.memory)) as IDataObject;
		return await this.poll(parameters, options);
	}

	private context(
		parameters: INodeParameters,
		{ mode = 'trigger', budgetMs = 300_000, credentialId = 'sage-1' }: PollOptions,
	): IPollFunctions {
		const type = new Sage200Trigger();
		const defaults = Object.fromEntries(type.description.properties.map(({ name, default: value }) => [name, value])) as INodeParameters;
		const node: INode = {
			...nodeOf('Sage Trigger', TRIGGER, { ...defaults, ...parameters }),
			credentials: { sage200OAuth2Api: { id: credentialId, name: 'Sage' } },
		};
		const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
		const workflow = new Workflow({
			id: 'polls',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			settings: { timezone: 'Europe/London' },
		});
		const credentialsHelper = new InMemoryCredentials([new Sage200OAuth2Api()], this.sage.credentials);
		const additional = {
			credentialsHelper,
			executionId: 'poll',
			userId: 'test',
			variables: {},
		} as unknown as IWorkflowExecuteAdditionalData;
		const unused = () => undefined;
		return new PollContext(
			workflow,
			workflow.getNode(node.name)!,
			additional,
			mode,
			'activate',
			unused,
			unused,
			async () => undefined,
			async (run) => await run(),
			() => this.memory,
			() => budgetMs,
		) as unknown as IPollFunctions;
	}
}
