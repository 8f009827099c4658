import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { amazonSide } from '../amazon/plugin';
import { sageSide } from '../sage/plugin';
import { sandboxPage } from '../page/plugin';
import { seedDemoCompany } from '../company/seed';
import { isAsDescribed } from '../sage/books/behaviour';
import { answerAsRecorded } from '../sage/recorded/asRecorded';
import { wallClock, type Clock } from './clock';
import { Store } from './store';
import { Faults } from './faults';
import type { SandboxParts } from './parts';
import { recordExchanges, recordIfAsked, type ExchangeSink } from './recorder';

export interface SandboxOptions {
	/** 0 or left out: a free port. */
	port?: number;
	/** False: no port; requests go in by `app.inject`, for tests of thousands of runs. */
	listen?: boolean;
	/** SQLite file; left out: in memory. */
	stateFile?: string;
	clock?: Clock;
	/** `demo` seeds the demo company into an empty store; `empty` leaves it to the caller. */
	company?: 'demo' | 'empty';
	/** Amazon's rates times this factor, so that a demo does not wait minutes; 1 is real. */
	rateFactor?: number;
	/** Sage answers as real systems were recorded to, beside their documentation; see `sandbox/sage/recorded/asRecorded.ts`. */
	asRecorded?: boolean;
	/** Receives each request with its answer; see also `recordIfAsked`. */
	onExchange?: ExchangeSink;
}

export interface Sandbox extends SandboxParts {
	readonly app: FastifyInstance;
	stop(): Promise<void>;
}

/** Where requests without a port seem to come in. */
const UNHEARD = 'https://sandbox.invalid';

/** Starts both simulated systems and the page on one loopback port, or on none. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const app = Fastify({ logger: false, bodyLimit: 32 * 1024 * 1024, forceCloseConnections: true });
	const parts: SandboxParts = {
		store: Store.open(options.stateFile),
		clock: options.clock ?? wallClock,
		faults: new Faults(),
		rateFactor: options.rateFactor ?? 1,
		baseUrl: () => (options.listen === false ? UNHEARD : `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`),
	};
	if (options.company !== 'empty') seedDemoCompany(parts);
	if (options.asRecorded) answerAsRecorded(parts);
	if (options.onExchange) recordExchanges(app, options.onExchange);
	recordIfAsked(app, () => isAsDescribed(parts));
	await app.register(amazonSide, { parts });
	await app.register(sageSide, { parts });
	await app.register(sandboxPage, { parts });
	if (options.listen === false) await app.ready();
	else await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
	return {
		...parts,
		app,
		stop: async () => {
			await app.close();
			parts.store.close();
		},
	};
}
