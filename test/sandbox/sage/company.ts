import type { AddressInfo } from 'node:net';
import axios, { type AxiosInstance } from 'axios';
import Fastify, { type FastifyInstance } from 'fastify';
import { SAGE_OAUTH, SITE } from '../../../sandbox/company/company';
import { seedSage } from '../../../sandbox/company/sage/seed';
import { manualClock, type ManualClock } from '../../../sandbox/core/clock';
import { Faults } from '../../../sandbox/core/faults';
import { recordIfAsked } from '../../../sandbox/core/recorder';
import type { SandboxParts } from '../../../sandbox/core/parts';
import { Store } from '../../../sandbox/core/store';
import { isAsDescribed } from '../../../sandbox/sage/books/behaviour';
import { sageSide } from '../../../sandbox/sage/plugin';
import { REST_BASE } from '../../../sandbox/sage/rest';
import { INITIAL_REFRESH_TOKEN } from '../../../sandbox/sage/tokens';

/** A Wednesday in the middle of a month: February to May 2026 are open. */
export const NOW = '2026-05-13T10:00:00Z';

/** Ids of the demo company, as in `sandbox/company/company.ts`. */
export const ID = {
	zero: 1730,
	standard: 1729,
	outside: 1826,
	current: 1,
	clearing: 2,
	marketplace: 27825,
	kettle: 15531,
	bread: 15539,
	home: 1,
} as const;

export interface SageCompany {
	readonly app: FastifyInstance;
	readonly parts: SandboxParts;
	readonly clock: ManualClock;
	readonly faults: Faults;
	readonly url: string;
	/** Signed in, with site and company; never throws on a status. */
	readonly api: AxiosInstance;
	/** Without any header. */
	readonly plain: AxiosInstance;
	/** Signs in again and gives a client for it. */
	signIn(): Promise<AxiosInstance>;
	facts(path: string): Promise<any>;
	stop(): Promise<void>;
}

/** Starts Sage's side alone, with its books seeded, and signs in. */
export async function startSage(stateFile?: string): Promise<SageCompany> {
	const app = Fastify({ logger: false, forceCloseConnections: true });
	const clock = manualClock(NOW);
	const faults = new Faults();
	const store = Store.open(stateFile);
	const url = () => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
	const parts: SandboxParts = { store, clock, faults, rateFactor: 1, baseUrl: url };
	if (store.all('sage.site').length === 0) seedSage(parts);
	recordIfAsked(app, () => isAsDescribed(parts));
	await app.register(sageSide, { parts });
	await app.listen({ port: 0, host: '127.0.0.1' });
	const base = { validateStatus: () => true, proxy: false as const, timeout: 10_000 };
	const plain = axios.create({ ...base, baseURL: url() });
	const signIn = async () => {
		const { data } = await plain.post('/sage/oauth/token', {
			grant_type: 'refresh_token',
			refresh_token: INITIAL_REFRESH_TOKEN,
			client_id: SAGE_OAUTH.clientId,
			client_secret: SAGE_OAUTH.clientSecret,
		});
		const headers = { authorization: `Bearer ${data.access_token}`, 'x-site': SITE.site_id, 'x-company': String(SITE.company_id) };
		return axios.create({ ...base, baseURL: url() + REST_BASE, headers });
	};
	return {
		app,
		parts,
		clock,
		faults,
		url: url(),
		plain,
		api: await signIn(),
		signIn,
		facts: async (path) => (await plain.get(`/sandbox/sage/${path}`)).data,
		stop: async () => {
			await app.close();
			store.close();
		},
	};
}

/** Debits and credits of a nominal transaction as `{code: signed amount}`, debits positive. */
export async function nominalOf(sage: SageCompany, urn: string): Promise<Record<string, string>> {
	const transaction = (await sage.facts('ledger')).find((each: { urn: number }) => String(each.urn) === urn);
	const lines = transaction.entries as Array<{ code: string; debit: string; credit: string }>;
	return Object.fromEntries(lines.map((line) => [line.code, line.debit === '0.00' ? `-${line.credit}` : line.debit]));
}

/** `$filter` and friends as a query. */
export const query = (options: Record<string, string | number>) => ({ params: options });
