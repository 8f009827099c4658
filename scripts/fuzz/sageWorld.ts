import type { IExecuteFunctions, IHttpRequestOptions, INode } from 'n8n-workflow';
import { properties } from '../../nodes/Sage200/description';
import { router } from '../../nodes/Sage200/router';
import { seedSage } from '../../sandbox/company/sage/seed';
import { startSandbox, type Sandbox } from '../../sandbox/core/sandbox';
import type { Snapshot } from '../../sandbox/core/store';
import { Chance } from '../chaos/random';
import { SimulatedTime } from '../chaos/simulatedTime';
import { CREDENTIAL, SageEnd } from '../chaos/sageEnd';
import { Wire, type Answer } from '../chaos/wire';
import { defaultsOf, refuseOurMistakes } from './shownFields';

const NODE: INode = { id: 'sage', name: 'Sage 200', type: 'sage200', typeVersion: 1, position: [0, 0], parameters: {} };
/** A Wednesday: February to May 2026 are open in the sandbox's books. */
const START = Date.parse('2026-05-13T10:00:00Z');
/** POSTs that change nothing. */
const QUESTION = /\/(transaction_date_validation|customer_price_enquiry|\w+_new)$/;

export interface NodeRun {
	readonly resource: string;
	readonly operation: string;
	readonly parameters: Readonly<Record<string, unknown>>;
	/** Makes another text of an answer's body, or leaves it as it is. */
	readonly spoil: (body: string, index: number) => string;
}

/** The Sage 200 node before a Sage whose answers are spoilt, on simulated time. */
export class SageWorld {
	private static opened: Promise<SageWorld> | undefined;

	private constructor(
		private readonly sandbox: Sandbox,
		private readonly time: SimulatedTime,
		private readonly fresh: Snapshot,
	) {}

	static async open(): Promise<SageWorld> {
		return await (SageWorld.opened ??= SageWorld.start());
	}

	private static async start(): Promise<SageWorld> {
		const time = new SimulatedTime();
		time.reset(START);
		const sandbox = await startSandbox({ company: 'empty', clock: time, listen: false });
		seedSage(sandbox);
		return new SageWorld(sandbox, time, sandbox.store.snapshot());
	}

	/** Everything that was posted is gone. */
	reset(): void {
		this.time.reset(START);
		this.sandbox.store.restore(this.fresh);
	}

	/** Runs an operation of the node. Gives the writes that it sent; throws what an operation threw that is no error of n8n's. */
	async run(run: NodeRun): Promise<string[]> {
		const writes: string[] = [];
		const context = this.contextOf(run, (options) => {
			if (options.method !== 'GET' && !QUESTION.test(options.url)) writes.push(`${options.method} ${options.url}`);
		});
		let end: { readonly failure?: unknown } | undefined;
		this.time.install();
		try {
			this.time.after(
				0,
				() =>
					void router.call(context).then(
						() => (end = {}),
						(failure: unknown) => (end = { failure }),
					),
			);
			await this.time.runUntil(() => end !== undefined);
		} finally {
			this.time.uninstall();
		}
		refuseOurMistakes(end?.failure);
		return writes;
	}

	private contextOf({ resource, operation, parameters, spoil }: NodeRun, note: (options: IHttpRequestOptions) => void): IExecuteFunctions {
		const wire = new Wire(new SageEnd(this.sandbox), this.time, new Chance(1));
		const known: Record<string, unknown> = { ...defaultsOf(properties, { resource, operation }), resource, operation, ...parameters };
		const process = { name: `${Math.random()}`, isDead: false, die: () => undefined };
		let index = 0;
		return {
			getNode: () => NODE,
			getNodeParameter: (name: string, _item: number, fallback?: unknown) => known[name] ?? fallback,
			getInputData: () => [{ json: {} }],
			getTimezone: () => 'Europe/London',
			getExecutionId: () => process.name,
			getCredentials: async () => CREDENTIAL,
			continueOnFail: () => false,
			helpers: {
				httpRequestWithAuthentication: async (_name: string, options: IHttpRequestOptions): Promise<Answer> => {
					note(options);
					const answer = await wire.request(process, options);
					return { ...answer, body: spoil(answer.body, index++) };
				},
			},
		} as unknown as IExecuteFunctions;
	}
}
