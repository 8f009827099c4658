import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { SageBench } from './bench';

/** One request on its way to Sage. */
export interface Passing {
	readonly method: string;
	/** Path behind the REST base, without query: `/sop_orders`. */
	readonly path: string;
	/** As it came: path of the whole address, and query. */
	url: string;
}

interface Reply {
	readonly status: number;
	readonly body: string;
}

/** What the gateway does in place of Sage's own answer; nothing to pass the request on (with its `url`, which may be changed). */
export type Meddle = (request: Passing) => Promise<Reply | undefined> | Reply | undefined;

/** A server between the node and Sage, as a client's gateway is, with a will of its own. */
export class Gateway {
	/** Every request as it arrives: `POST /sop_orders`. */
	readonly arrived: string[] = [];
	meddle: Meddle = () => undefined;

	private constructor(
		private readonly server: Server,
		private readonly sage: string,
		private readonly base: string,
	) {}

	/** Puts one before the Sage of the bench: the credential then leads to it. */
	static async before(bench: SageBench): Promise<Gateway> {
		const server = createServer();
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		const credential = bench.credentials.sage200OAuth2Api;
		const gateway = new Gateway(server, bench.sandbox.baseUrl(), new URL(String(credential.baseUrl)).pathname);
		credential.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${gateway.base}`;
		server.on('request', (request: IncomingMessage, response) => {
			void gateway.answer(request).then(({ status, body }) => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(body);
			});
		});
		return gateway;
	}

	private async answer(request: IncomingMessage): Promise<Reply> {
		const [method, url] = [String(request.method), String(request.url)];
		const passing: Passing = { method, url, path: url.split('?')[0].slice(this.base.length) };
		this.arrived.push(`${method} ${passing.path}`);
		const body = await text(request);
		return (await this.meddle(passing)) ?? (await this.passOn(passing, request, body));
	}

	private async passOn({ method, url }: Passing, { headers }: IncomingMessage, body: string): Promise<Reply> {
		const kept = ['authorization', 'content-type', 'x-site', 'x-company'].flatMap((name): Array<[string, string]> => {
			const value = headers[name];
			return typeof value === 'string' ? [[name, value]] : [];
		});
		const response = await fetch(this.sage + url, { method, headers: kept, ...(body === '' ? {} : { body }) });
		return { status: response.status, body: await response.text() };
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((closed) => this.server.close(closed));
	}
}
