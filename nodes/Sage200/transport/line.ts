import type { IExecuteFunctions, IHttpRequestMethods, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';
import type { Connection } from './connection';
import type { SageTrouble } from './errors';
import type { Time } from './time';
import type { WriteCount } from './writeCount';
import type { WritePolicy } from './writePolicy';

export type Context = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** What all calls of one client share. */
export interface Line {
	readonly context: Context;
	readonly connection: Connection;
	readonly time: Time;
	readonly policy: WritePolicy;
	readonly count: WriteCount;
	/** No write is sent at this instant or later. */
	readonly sendBefore: number;
	/** Ends what has begun: neither the time nor a stopped run keep it back. */
	readonly isFinishing?: boolean;
	/** Paths of which this site does not know all selected fields. */
	readonly withoutSelect: Set<string>;
}

/** One request. */
export interface Call {
	readonly method: IHttpRequestMethods;
	readonly path: string;
	readonly query?: string;
	readonly body?: string;
	readonly timeout: number;
	/** By the clock of waits: then it is given up, the renewal of its token included. Left out: a write ends by its timeout. */
	readonly until?: number;
	/** It changes something in Sage: time and stop are asked before it, however long it waited. */
	readonly isWrite: boolean;
}

/** An answer of any status; or none, with the reason; or a request that was not made, with what stands in its way. */
export type Answer =
	| { readonly kind: 'answered'; readonly status: number; readonly text: string; readonly retryAfterSeconds?: number }
	/** `isFinal`: another try would bring the same. */
	| { readonly kind: 'silent'; readonly reason: string; readonly isFinal?: boolean }
	| { readonly kind: 'barred'; readonly trouble: SageTrouble };

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const TIME_OVER: SageTrouble = {
	message: "The run's time was over before this was sent; nothing was sent",
	remedy: 'The next run sends it. If this comes back run after run, the flow needs a longer lease.',
	barredBy: 'time',
};
const STOPPED: SageTrouble = {
	message: 'The run was stopped before this was sent; nothing was sent',
	remedy:
		'The next run goes on from here: it finds what was posted and sends the rest. The lease of the stopped run ends by itself; until then the next run waits.',
	barredBy: 'stop',
};

/** Whether n8n's run was stopped by a person or by its time limit. */
export const isStopped = ({ context }: Pick<Line, 'context'>): boolean =>
	'getExecutionCancelSignal' in context && context.getExecutionCancelSignal()?.aborted === true;

/** Why nothing is sent any more: asked at each single write, after every wait. */
export function latenessOf(line: Line): SageTrouble | undefined {
	if (line.isFinishing) return undefined;
	if (isStopped(line)) return STOPPED;
	return line.time.timeOfDay() >= line.sendBefore ? TIME_OVER : undefined;
}
