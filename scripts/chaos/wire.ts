import type { IHttpRequestOptions } from 'n8n-workflow';
import { anyFault, type ChaosFault } from './faults';
import type { Chance } from './random';
import type { SimulatedTime } from './simulatedTime';

/** One process that runs an execution; it can be ended from outside. */
export interface Process {
	readonly name: string;
	isDead: boolean;
	/** Its writes take a minute or two, so that a run can outlive its lease. */
	readonly isSlow?: boolean;
	/** Called once when it ends before its time. */
	readonly die: () => void;
}

export interface Answer {
	readonly statusCode: number;
	readonly body: string;
	readonly headers: Record<string, unknown>;
}

/** The system at the far end of a wire, with the token that n8n keeps for it. */
export interface FarEnd {
	/** What the system does and answers, at this moment. */
	answer(options: IHttpRequestOptions): Promise<Answer>;
	isWrite(options: IHttpRequestOptions): boolean;
	/** The request without what it is about, for the story of a run. */
	nameOf(options: IHttpRequestOptions): string;
	/** The token of n8n is good no longer. */
	expireToken(): void;
	renewToken(): Promise<void>;
	/** Whether n8n renews the token at such an answer and asks once more. */
	asksForToken(answer: Answer, options: IHttpRequestOptions): boolean;
	/** What n8n throws when the new token is refused as well. */
	refusedAgain(answer: Answer): Error;
}

/** A run has some thirty reads to a write, and what happens to writes is what matters. */
const WRITES_MORE_OFTEN = 3;

const never = async (): Promise<never> => await new Promise<never>(() => {});
export const failure = (message: string, more: object): Error => Object.assign(new Error(message), more);

/** The way between n8n and a system, on simulated time: every request takes a while to arrive and its answer to come back, and either can fail. */
export class Wire {
	/** How long the next renewal of the token takes. */
	private renewalMs = 0;
	/** Probability that something happens to a request; 0 in fair weather. */
	storm = 0;
	/** What happened, one line each, for people who replay a run. */
	readonly log: string[] = [];

	/** What happened, to be counted. */
	readonly faults: Array<{ readonly fault: ChaosFault; readonly isAtWrite: boolean }> = [];

	constructor(
		private readonly end: FarEnd,
		private readonly time: SimulatedTime,
		private readonly chance: Chance,
	) {}

	/** n8n's authenticated request helper: where a 401 is an error it renews the token and repeats once; throws when no answer comes. */
	async request(process: Process, options: IHttpRequestOptions): Promise<Answer> {
		if (process.isDead) return await never();
		const isAtWrite = this.end.isWrite(options);
		const fault = this.chance.happens(isAtWrite ? Math.min(1, this.storm * WRITES_MORE_OFTEN) : this.storm)
			? anyFault(this.chance)
			: undefined;
		if (fault) this.faults.push({ fault, isAtWrite });
		if (fault) this.log.push(`${this.clock()} ${process.name}: ${JSON.stringify(fault)} at ${this.end.nameOf(options)}`);
		const answer = await (fault ? this.withFault(process, options, fault) : this.served(process, options));
		if (process.isDead) return await never();
		if (!this.end.asksForToken(answer, options)) return answer;
		// As an event of its own: simulated time stands still while the token is made.
		await new Promise<void>((resolve) => this.time.after(this.renewalMs, async () => resolve(await this.end.renewToken())));
		this.renewalMs = 0;
		const again = await this.served(process, options);
		if (this.end.asksForToken(again, options)) throw this.end.refusedAgain(again);
		return again;
	}

	private async withFault(process: Process, options: IHttpRequestOptions, fault: ChaosFault): Promise<Answer> {
		switch (fault.kind) {
			case 'refused':
				await this.passes();
				return { statusCode: fault.status, body: '{"Message":"Refused by chance."}', headers: {} };
			case 'failed':
			case 'redirected':
				await (fault.done ? this.served(process, options) : this.passes());
				return { statusCode: fault.status, body: '<html><head><title>Gateway</title></head></html>', headers: {} };
			case 'dropped':
				await (fault.done ? this.served(process, options) : this.passes());
				throw failure('socket hang up', { cause: { code: 'ECONNRESET' } });
			case 'silent':
				if (fault.done) await this.served(process, options);
				return await this.timesOut(options);
			case 'cut': {
				const answer = await this.served(process, options);
				return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
			}
			case 'late':
				this.time.after(fault.minutes * 60_000, async () => await this.end.answer(options));
				return await this.timesOut(options);
			case 'expiredToken':
				this.end.expireToken();
				this.renewalMs = fault.renewalSeconds * 1000;
				return await this.served(process, options);
			case 'odd':
			case 'ignored':
			case 'huge':
				return await this.spoilt(process, options, fault);
			case 'refusedRenewal':
				await this.passes();
				throw failure('refresh refused', { failure: { cause: 'credential-invalid' } });
			case 'killed':
				await (fault.done ? this.served(process, options) : this.passes());
				process.isDead = true;
				process.die();
				return await never();
		}
	}

	/** A question whose answer is not what was asked for. A write has none of that: it goes through. */
	private async spoilt(
		process: Process,
		options: IHttpRequestOptions,
		fault: Extract<ChaosFault, { kind: 'odd' | 'ignored' | 'huge' }>,
	): Promise<Answer> {
		const isIgnored = fault.kind === 'ignored' && !this.end.isWrite(options);
		const url = isIgnored ? options.url.replace(new RegExp(`\\$${fault.option}=[^&]*&?`), '') : options.url;
		const answer = await this.served(process, { ...options, url });
		if (this.end.isWrite(options) || answer.statusCode !== 200) return answer;
		if (fault.kind === 'odd') return { ...answer, body: fault.body };
		return fault.kind === 'huge'
			? { ...answer, body: answer.body.replace(/("[a-z_]*value":)-?\d+(\.\d+)?/g, '$1 99999999999999999999.00') }
			: answer;
	}

	private async timesOut(options: IHttpRequestOptions): Promise<never> {
		await this.passes(options.timeout);
		throw failure('timeout', { cause: { code: 'ECONNABORTED' } });
	}

	/** There and back. A request that was on its way when its process ended still arrives. */
	private async served(process: Process, options: IHttpRequestOptions): Promise<Answer> {
		const oneWay = () =>
			process.isSlow && this.end.isWrite(options) ? this.chance.between(20_000, 80_000) : this.chance.between(20, 1_500);
		const answer = await new Promise<Answer>((resolve) => this.time.after(oneWay(), async () => resolve(await this.end.answer(options))));
		await this.passes(oneWay());
		return answer;
	}

	private async passes(milliseconds = this.chance.between(20, 1_500)): Promise<void> {
		await new Promise<void>((resolve) => this.time.after(milliseconds, resolve));
	}

	private clock(): string {
		return new Date(this.time.now()).toISOString().slice(11, 19);
	}
}
