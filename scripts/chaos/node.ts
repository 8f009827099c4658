import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INode, INodeExecutionData } from 'n8n-workflow';
import { router } from '../../nodes/Sage200/router';
import { CREDENTIAL } from './sageEnd';
import type { Answer, Process } from './wire';

const NODE: INode = {
	id: 'sage',
	name: 'Sage 200',
	type: 'n8n-nodes-amazon-sage200.sage200',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Parameters of the node; those under `perItem` are given for each input item. */
export interface NodeParameters {
	readonly resource: string;
	readonly operation: string;
	readonly all?: Readonly<Record<string, unknown>>;
	readonly perItem?: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

/** What the node's requests go through. */
export interface Requests {
	request(process: Process, options: IHttpRequestOptions): Promise<Answer>;
}

/** Runs the Sage 200 node itself, as n8n does with "Continue (using error output)": a failed item is `{error, details}`. */
export async function runSageNode(
	wire: Requests,
	process: Process,
	{ resource, operation, all = {}, perItem = [{}] }: NodeParameters,
): Promise<IDataObject[]> {
	const parameter = (name: string, i: number, fallback?: unknown): unknown =>
		({ resource, operation, ...all, ...perItem[i] })[name] ?? fallback;
	const items: INodeExecutionData[] = perItem.map(() => ({ json: {} }));
	const context = {
		getNode: () => NODE,
		getNodeParameter: parameter,
		getInputData: () => items,
		getTimezone: () => 'Europe/London',
		getExecutionId: () => process.name,
		getCredentials: async () => CREDENTIAL,
		continueOnFail: () => true,
		helpers: {
			httpRequestWithAuthentication: async (_credential: string, options: IHttpRequestOptions) => await wire.request(process, options),
		},
	} as unknown as IExecuteFunctions;
	const [output] = await router.call(context);
	return output.map(({ json }) => json);
}
