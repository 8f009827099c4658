import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import type { Answer, Process } from '../../chaos/wire';

export type BareAnswer = Omit<Answer, 'body'> & { readonly body: string | Buffer };

/** What a node's requests go through, for one system. */
export interface System {
	readonly credential: object;
	request(process: Process, options: IHttpRequestOptions): Promise<Answer>;
	/** Requests that carry no token of the credential: documents, and those with a token of their own. */
	bare(process: Process, options: IHttpRequestOptions): Promise<BareAnswer>;
}

const load = createRequire(__filename);

/** By the whole file name: without its ending a node's name leads to the JSON file beside it. */
function nodeOf(name: string): INodeType {
	const file = join(__dirname, '..', '..', '..', 'nodes', name, `${name}.node.ts`);
	const [type] = Object.values(load(file) as Record<string, new () => INodeType>);
	return new type();
}

/** The three nodes of this package, unchanged but for their requests, which go to the simulated systems. */
export const ownNodes = (sage: System, amazon: System, processOf: (executionId: string) => Process): Record<string, INodeType> => ({
	amazonSageBridge: nodeOf('AmazonSageBridge'),
	amazonSellerCentral: onWire(nodeOf('AmazonSellerCentral'), amazon, processOf),
	sage200: onWire(nodeOf('Sage200'), sage, processOf),
});

function onWire(node: INodeType, system: System, processOf: (executionId: string) => Process): INodeType {
	const { description, methods } = node;
	return {
		description,
		methods,
		async execute(this: IExecuteFunctions) {
			return await node.execute!.call(contextOn(this, system, processOf(this.getExecutionId())));
		},
	};
}

/** n8n's context with other request helpers. The authenticated one asks the signal of the context that it is called on, right before it sends. */
function contextOn(context: IExecuteFunctions, system: System, process: Process): IExecuteFunctions {
	const helpers = {
		...context.helpers,
		async httpRequestWithAuthentication(this: IExecuteFunctions, _credential: string, options: IHttpRequestOptions) {
			if (this.getExecutionCancelSignal?.()?.aborted) throw Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' });
			return answered(await system.request(process, options), options);
		},
		httpRequest: async (options: IHttpRequestOptions) => answered(await system.bare(process, options), options),
	};
	return Object.create(context, {
		helpers: { value: helpers },
		getCredentials: { value: async () => system.credential },
	}) as IExecuteFunctions;
}

const answered = ({ body, ...answer }: BareAnswer, { encoding }: IHttpRequestOptions) => ({
	...answer,
	body: encoding === 'stream' ? Readable.from([Buffer.from(body)]) : body,
});
