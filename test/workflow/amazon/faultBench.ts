import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runAmazonNode } from '../../../bench/node';
import { simulatedTiming } from '../../../bench/simulatedTiming';
import { LWA } from '../../../sandbox/company/company';
import type { FaultKind } from '../../../sandbox/core/faults';
import { everythingOf } from './everythingOf';
import { AmazonBench } from './fixtures';

const DEADLINE_MS = 2000;

export type Failed = Error & { description?: string; context: { details: IDataObject } };

/** What a run of the node came to: the items that it gave, or the error that it threw, on the sandbox's clock. */
interface Outcome {
	readonly items: IDataObject[];
	readonly error?: Failed;
	readonly seconds: number;
}

/** Every order of this search, with its buyer. */
export const SEARCH = /^GET \/orders\/2026-01-01\/orders$/;
export const search = {
	resource: 'order',
	operation: 'getAll',
	returnAll: true,
	dateField: 'lastUpdated',
	after: '2026-11-01T00:00:00Z',
	includedData: ['BUYER', 'FULFILLMENT'],
};

/**
 * The Amazon node against a sandbox that misbehaves. Real requests through n8n's helper; waits pass on the sandbox's clock. Deadlines
 * are real, so they are cut short here.
 */
export class FaultBench {
	private readonly requests: string[] = [];

	private constructor(readonly amazon: AmazonBench) {
		this.onRequest((request) => void this.requests.push(request));
	}

	static async start(): Promise<FaultBench> {
		const amazon = await AmazonBench.start(1);
		jest.spyOn(Date, 'now').mockImplementation(() => amazon.clock.now());
		const timeout = AbortSignal.timeout.bind(AbortSignal);
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => timeout(Math.min(milliseconds, DEADLINE_MS)));
		return new FaultBench(amazon);
	}

	async stop(): Promise<void> {
		jest.restoreAllMocks();
		await this.amazon.sandbox.stop();
	}

	/** Orders a fault of the sandbox for the requests that match. */
	order(kind: FaultKind, match: RegExp, times = 1): void {
		this.amazon.sandbox.faults.add({ side: 'amazon', kind, match, times });
	}

	/** How many requests (`GET /path`, without their query) came that match. */
	asked(match: RegExp): number {
		return this.requests.filter((request) => match.test(request)).length;
	}

	onRequest(listen: (request: string) => void): void {
		this.amazon.sandbox.app.server.prependListener('request', ({ method, url }: { method: string; url: string }) =>
			listen(`${method} ${url.split('?')[0]}`),
		);
	}

	/** The items that the node gives, or the error that it throws. */
	async run(parameters: INodeParameters): Promise<Outcome> {
		const { clock, credentials } = this.amazon;
		const start = clock.now();
		const given = await runAmazonNode(parameters, [{ json: {} }], credentials, simulatedTiming(clock)).catch((error: Failed) => error);
		const seconds = (clock.now() - start) / 1000;
		if (Array.isArray(given)) return { items: given.map(({ json }) => json), seconds };
		this.expectNothingPrivate(given);
		return { items: [], error: given, seconds };
	}

	/** For whatever is thrown; the item of continue-on-fail is made of the same. */
	expectNothingPrivate(error: Failed): void {
		const everything = everythingOf(error) + String(error.stack);
		expect(this.canaries().filter((canary) => everything.includes(canary))).toEqual([]);
	}

	/** Secrets, every token that was given out, what signs the address of a document, and the names in the sandbox's orders. */
	private canaries(): string[] {
		return [
			LWA.clientSecret,
			LWA.refreshToken,
			...this.amazon.sandbox.store.all('amazonToken').map(({ token }) => String(token)),
			'X-Amz-Signature',
			'Buyer 1',
			'Buyer 2',
			'Buyer 3',
		];
	}
}
