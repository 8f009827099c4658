import { Readable } from 'node:stream';
import type { IExecuteFunctions, IHttpRequestOptions, INode } from 'n8n-workflow';
import { properties } from '../../nodes/AmazonSellerCentral/description';
import { router } from '../../nodes/AmazonSellerCentral/router';
import { useTiming, type Timing } from '../../nodes/AmazonSellerCentral/transport/timing';
import { LWA } from '../../sandbox/company/company';
import { manualClock } from '../../sandbox/core/clock';
import { startSandbox, type Sandbox } from '../../sandbox/core/sandbox';
import { defaultsOf, refuseOurMistakes, type OperationName } from './shownFields';

const NODE: INode = { id: 'amazon', name: 'Amazon', type: 'amazonSellerCentral', typeVersion: 1, position: [0, 0], parameters: {} };
const START = '2026-05-13T10:00:00Z';
/** Never resolved: requests go straight into the sandbox. */
const BASE = 'https://sandbox.invalid';

export interface AmazonRun extends OperationName {
	readonly parameters: Readonly<Record<string, unknown>>;
	/** Makes other bytes of an answer's body, or leaves it as it is. */
	readonly spoil: (body: Buffer, index: number) => Buffer;
}

interface Response {
	readonly statusCode: number;
	readonly headers: Record<string, unknown>;
	readonly body: unknown;
}

/** The Amazon node before an Amazon whose answers are spoilt; its waits take no time. */
export class AmazonWorld {
	private static opened: Promise<AmazonWorld> | undefined;
	private readonly clock = manualClock(START);
	private runs = 0;
	/** Ids of records of the demo company, by their names in Amazon's models. */
	ids: Readonly<Record<string, string>> = {};

	private constructor(private sandbox: Sandbox) {}

	static async open(): Promise<AmazonWorld> {
		return await (AmazonWorld.opened ??= AmazonWorld.start());
	}

	private static async start(): Promise<AmazonWorld> {
		const world = new AmazonWorld(undefined as unknown as Sandbox);
		world.sandbox = await startSandbox({ company: 'demo', clock: world.clock, listen: false, rateFactor: 1_000_000 });
		const token = await world.token();
		const ask = async (url: string) =>
			JSON.parse((await world.inject({ method: 'GET', url }, token)).body.toString()) as Record<string, Array<Record<string, string>>>;
		const { orders } = await ask('/orders/2026-01-01/orders?createdAfter=2026-04-01T00:00:00Z&marketplaceIds=A1F83G8C2ARO7P');
		const { reports } = await ask('/reports/2021-06-30/reports?reportTypes=GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2');
		world.ids = { orderId: orders[0].orderId, reportId: reports[0].reportId, reportDocumentId: reports[0].reportDocumentId };
		return world;
	}

	/** Runs an operation of the node; throws what it threw that is no error of n8n's. */
	async run(run: AmazonRun): Promise<void> {
		this.clock.set(START);
		const context = this.contextOf(run, await this.token());
		const timing: Timing = {
			now: this.clock.now,
			random: () => 0.5,
			cancelled: () => false,
			wait: async (milliseconds) => this.clock.advance(milliseconds),
		};
		useTiming(context, timing);
		const failure = await router.call(context).then(
			() => undefined,
			(error: unknown) => error,
		);
		refuseOurMistakes(failure);
	}

	private contextOf({ resource, operation, parameters, spoil }: AmazonRun, token: string): IExecuteFunctions {
		const known: Record<string, unknown> = {
			...defaultsOf(properties, { resource, operation }),
			...this.ids,
			...parameters,
			resource,
			operation,
		};
		let index = 0;
		const answer = async (options: IHttpRequestOptions, own?: string): Promise<Response> => {
			const { body, ...rest } = await this.inject(options, own);
			const bytes = spoil(body, index++);
			return { ...rest, body: options.encoding === 'stream' ? Readable.from([bytes]) : bytes };
		};
		// Its own refresh token gives each run its own buckets of the rate limit, which remember the time.
		const refreshToken = `run ${++this.runs}`;
		return {
			getNode: () => NODE,
			getNodeParameter: (name: string, _item: number, fallback?: unknown) => known[name] ?? fallback,
			getInputData: () => [{ json: {} }],
			getTimezone: () => 'Europe/London',
			getCredentials: async () => ({ ...LWA, region: 'custom', endpoint: BASE, tokenUrl: `${BASE}/auth/o2/token`, refreshToken }),
			getExecutionCancelSignal: () => undefined,
			addExecutionHints: () => undefined,
			continueOnFail: () => false,
			helpers: {
				httpRequestWithAuthentication: async (_name: string, options: IHttpRequestOptions) => await answer(options, token),
				httpRequest: async (options: IHttpRequestOptions) => await answer(options),
				prepareBinaryData: async (data: Readable | Buffer) => {
					if (data instanceof Readable) await data.toArray();
					return { data: '', mimeType: 'text/plain' };
				},
			},
		} as unknown as IExecuteFunctions;
	}

	private async token(): Promise<string> {
		const payload = {
			grant_type: 'refresh_token',
			refresh_token: LWA.refreshToken,
			client_id: LWA.clientId,
			client_secret: LWA.clientSecret,
		};
		const response = await this.sandbox.app.inject({ method: 'POST', url: '/auth/o2/token', payload });
		return (response.json() as { access_token: string }).access_token;
	}

	private async inject(
		{ method = 'GET', url, qs, headers, body }: IHttpRequestOptions,
		token?: string,
	): Promise<Response & { body: Buffer }> {
		const response = await this.sandbox.app.inject({
			method: method as 'GET',
			url: url.replace(BASE, ''),
			query: Object.fromEntries(Object.entries(qs ?? {}).map(([name, value]) => [name, String(value)])),
			headers: { ...(headers as Record<string, string>), ...(token && { 'x-amz-access-token': token }) },
			payload: body as string | undefined,
		});
		return { statusCode: response.statusCode, headers: response.headers, body: response.rawPayload };
	}
}
