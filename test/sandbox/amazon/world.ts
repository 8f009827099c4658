import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { LWA } from '../../../sandbox/company/company';
import { manualClock, type ManualClock } from '../../../sandbox/core/clock';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/core/sandbox';

export const NOW = '2026-11-23T10:00:00Z';
export const ORDERS = '/orders/2026-01-01/orders';
export const REPORTS = '/reports/2021-06-30/reports';
export const SETTLEMENT_TYPE = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

export interface World {
	sandbox: Sandbox;
	clock: ManualClock;
	/** Never throws on a status. */
	http: AxiosInstance;
	login(): Promise<string>;
	/** A call with a living token. */
	get(path: string, params?: Record<string, unknown>): Promise<AxiosResponse>;
	send(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<AxiosResponse>;
}

/** A running sandbox of its own, on a free port, at a fixed time. */
export async function startWorld(options: SandboxOptions = {}): Promise<World> {
	const clock = manualClock(NOW);
	const sandbox = await startSandbox({ clock, rateFactor: 100, ...options });
	const http = axios.create({ baseURL: sandbox.baseUrl(), validateStatus: () => true });
	let token: string | undefined;
	const login = async (): Promise<string> => {
		const answer = await http.post('/auth/o2/token', {
			grant_type: 'refresh_token',
			client_id: LWA.clientId,
			client_secret: LWA.clientSecret,
			refresh_token: LWA.refreshToken,
		});
		return (token = answer.data.access_token as string);
	};
	return {
		sandbox,
		clock,
		http,
		login,
		get: async (path, params) => http.get(path, { params, headers: { 'x-amz-access-token': token ?? (await login()) } }),
		send: async (method, path, body) =>
			http.request({ method, url: path, data: body, headers: { 'x-amz-access-token': token ?? (await login()) } }),
	};
}

/** Decimal strings to pence, without a float. */
export function pence(amount: string): number {
	const match = /^(-?)(\d+)\.(\d\d)$/.exec(amount);
	if (!match) throw new Error(`Not an amount: ${amount}`);
	return Number(`${match[1]}${match[2]}${match[3]}`);
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Detail rows of a flat file, by column name; short rows are padded. */
export function readRows(text: string): { summary: Record<string, string>; rows: Array<Record<string, string>> } {
	const lines = text.split('\r\n');
	if (lines.pop() !== '') throw new Error('The file does not end with a line end');
	const names = lines[0].split('\t');
	const [summary, ...rows] = lines
		.slice(1)
		.map((line) => Object.fromEntries(names.map((name, index) => [name, line.split('\t')[index] ?? ''])));
	return { summary, rows };
}
