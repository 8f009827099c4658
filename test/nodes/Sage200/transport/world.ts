import { LosslessNumber } from 'lossless-json';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { createClient } from '../../../../nodes/Sage200/transport/request';
import type { Time } from '../../../../nodes/Sage200/transport/time';

/** `slowSites`: the token is renewed after half a minute. */
export type Answer = { statusCode: number; body?: unknown; headers?: Record<string, string> } | Error | 'never' | 'slowSites';

/** A node whose requests get the answers in turn (the last one stays), and a clock that only moves when somebody waits. */
export function world(answers: Answer[], credential: object = {}, executionId: string = crypto.randomUUID()) {
	const sent: IHttpRequestOptions[] = [];
	let now = 0;
	const stopped = new AbortController();
	const time: Time = {
		now: () => now,
		timeOfDay: () => now,
		sleep: async (milliseconds) => void (now += milliseconds),
		within: async (milliseconds, work) => {
			if (answers[Math.min(sent.length - 1, answers.length - 1)] !== 'never') return await work;
			now += milliseconds;
			return 'late';
		},
	};
	const httpRequestWithAuthentication = async (_credential: string, options: IHttpRequestOptions) => {
		sent.push(options);
		const answer = answers[Math.min(sent.length - 1, answers.length - 1)];
		if (answer instanceof Error) throw answer;
		if (answer === 'never') return await new Promise(() => {});
		if (answer === 'slowSites') now += 30_000;
		if (answer === 'slowSites') return { headers: {}, statusCode: 200, body: '[]' };
		return { headers: {}, body: '', ...answer };
	};
	const context = {
		getNode: () => ({ id: '1', name: 'Sage', type: 'sage200', typeVersion: 1, position: [0, 0], parameters: {} }),
		getExecutionId: () => executionId,
		getExecutionCancelSignal: () => stopped.signal,
		getCredentials: async () => ({
			resolvedBaseUrl: 'https://sage.example.com/v1',
			siteId: 's',
			companyId: '1',
			writePolicy: 'all',
			...credential,
		}),
		helpers: { httpRequestWithAuthentication },
	} as unknown as IExecuteFunctions;
	return { sent, client: async () => await createClient(context, time), elapsed: () => now, stop: () => stopped.abort() };
}

export const OK: Answer = { statusCode: 200, body: '{"urn":"4711"}' };
export const EXPIRED: Answer = { statusCode: 401, body: '' };
export const SITES: Answer = { statusCode: 200, body: '[]' };
export const invalidCredential = Object.assign(new Error('refresh refused'), { failure: { cause: 'credential-invalid' } });
export const payment = (gross: string) => ({ nominal_analysis_items: [{ gross_value: new LosslessNumber(gross) }] });
