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
import { AmazonSellerCentralApi } from '../../../credentials/AmazonSellerCentralApi.credentials';
import { AmazonSellerCentralTrigger } from '../../../nodes/AmazonSellerCentral/AmazonSellerCentralTrigger.node';
import { useTiming } from '../../../nodes/AmazonSellerCentral/transport/timing';
import { InMemoryCredentials } from '../credentialsHelper';
import { nodeOf } from '../harness';
import { noteRun } from '../ranOperations';
import { AmazonBench, anOrder } from './fixtures';

const TRIGGER = 'n8n-nodes-amazon-sage200.amazonSellerCentralTrigger';

interface PollOptions {
	readonly mode?: WorkflowExecuteMode;
	readonly budgetMs?: number;
	/** Another credential than the usual one. */
	readonly credentialId?: string;
}

/** Polls the trigger on n8n-core's own poll context against a sandbox. There is one time: the sandbox's, which moves by waiting too. */
export class PollBench {
	/** What n8n keeps for the node between polls. */
	memory: IDataObject = {};

	private constructor(readonly amazon: AmazonBench) {}

	static async start(rateFactor = 1000): Promise<PollBench> {
		const amazon = await AmazonBench.start(rateFactor);
		jest.spyOn(Date, 'now').mockImplementation(() => amazon.clock.now());
		return new PollBench(amazon);
	}

	async stop(): Promise<void> {
		jest.restoreAllMocks();
		await this.amazon.sandbox.stop();
	}

	/** An order whose times are so many minutes from the sandbox's now. */
	orderAt(n: number, minutes: number, more: Record<string, unknown> = {}): Record<string, unknown> {
		const time = new Date(this.amazon.clock.now() + minutes * 60_000).toISOString();
		return anOrder(n, { createdTime: time, lastUpdatedTime: time, ...more });
	}

	/** The items of one poll; none when it gave null. */
	async poll(parameters: INodeParameters, options: PollOptions = {}): Promise<IDataObject[]> {
		const given = await new AmazonSellerCentralTrigger().poll.call(this.context(parameters, options));
		if (given !== null && given[0].length === 0) throw new Error('A poll without items must give null');
		noteRun({ type: TRIGGER, parameters }, given?.[0] ?? []);
		return (given?.[0] ?? []).map(({ json }) => json);
	}

	/** Moves the time on, then polls. */
	async later(minutes: number, parameters: INodeParameters, options: PollOptions = {}): Promise<IDataObject[]> {
		this.amazon.clock.advance(minutes * 60_000);
		return await this.poll(parameters, options);
	}

	/** As after a restart of n8n: only what was stored is left. */
	restart(): void {
		this.memory = JSON.parse(JSON.stringify(this.memory)) as IDataObject;
	}

	private context(
		parameters: INodeParameters,
		{ mode = 'trigger', budgetMs = 300_000, credentialId = 'seller-1' }: PollOptions,
	): IPollFunctions {
		const node: INode = {
			...nodeOf('Amazon Trigger', TRIGGER, parameters),
			credentials: { amazonSellerCentralApi: { id: credentialId, name: 'Seller' } },
		};
		const type = new AmazonSellerCentralTrigger();
		const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
		const workflow = new Workflow({
			id: 'polls',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			settings: { timezone: 'Europe/London' },
		});
		const credentialsHelper = new InMemoryCredentials([new AmazonSellerCentralApi()], this.amazon.credentials);
		const additional = {
			credentialsHelper,
			executionId: 'poll',
			userId: 'test',
			variables: {},
		} as unknown as IWorkflowExecuteAdditionalData;
		const unused = () => undefined;
		const context = new PollContext(
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
		const { clock } = this.amazon;
		useTiming(context, {
			now: () => clock.now(),
			wait: async (milliseconds) => clock.advance(milliseconds),
			random: () => 0.5,
			cancelled: () => false,
		});
		return context;
	}
}

export const idsOf = (items: Array<{ orderId?: unknown }>) => items.map((item) => item.orderId);
