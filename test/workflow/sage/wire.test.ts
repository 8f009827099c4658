import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Sage200OAuth2Api } from '../../../credentials/Sage200OAuth2Api.credentials';
import { Sage200 } from '../../../nodes/Sage200/Sage200.node';
import { realTime } from '../../../nodes/Sage200/transport/time';
import { chain, nodeOf, runWorkflow, startNode, type WorkflowRun } from '../harness';
import { SAGE_NODE } from './bench';

/** A Sage that is slow or floods, over a real wire. What is read, how long and in how much memory, stands in docs/posting-once.md. */
jest.setTimeout(300_000);

/** Clocks of the transport run so many times faster: its two and a half minutes are three seconds here. */
const FASTER = 50;
/** Far above three seconds, far below the minute after which a socket itself gives up. */
const ENDS_WITHIN_MS = 30_000;
const MB = 1024 * 1024;
/** Memory above what was there, the server of the test included. */
const MOST_OF_ANSWER = 200 * MB;
const MOST_OF_LIST = 800 * MB;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let asked: string[];

beforeEach(() => void (asked = []));
afterEach(async () => {
	jest.restoreAllMocks();
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
});

/** Lists the banks of a Sage that answers so. */
async function listBanks(handler: Handler, token = 'good'): Promise<WorkflowRun> {
	server = createServer((request, response) => {
		asked.push(String(request.url));
		handler(request, response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const parameters = { resource: 'bank', operation: 'getAll', returnAll: true };
	return await runWorkflow(chain(startNode(), nodeOf('Sage', SAGE_NODE, parameters, 'sage200OAuth2Api')), {
		nodeTypes: { [SAGE_NODE]: new Sage200() },
		credentialTypes: [new Sage200OAuth2Api()],
		credentials: {
			sage200OAuth2Api: {
				edition: 'custom',
				baseUrl: base,
				authorizeUrl: `${base}/authorize`,
				tokenUrl: `${base}/token`,
				siteId: 's',
				companyId: '1',
				requestsPerSecond: 0,
				writePolicy: 'all',
				clientId: 'c',
				clientSecret: 's',
				oauthTokenData: { access_token: token, refresh_token: 'r', token_type: 'Bearer' },
			},
		},
		items: [{ json: {} }],
	});
}

const json = (response: ServerResponse, text: string) => void response.writeHead(200, { 'content-type': 'application/json' }).end(text);
/** Writes a piece again and again, until the other side hangs up. */
const drip = (piece: string, head: string): Handler => {
	return ({ socket }) => {
		const timer = setInterval(() => socket.write(piece), 50);
		socket.on('close', () => clearInterval(timer)).on('error', () => clearInterval(timer));
		socket.write(head);
	};
};

describe('a read of a Sage that is slow ends within two and a half minutes', () => {
	beforeEach(() => {
		const { sleep, within } = realTime;
		jest.spyOn(realTime, 'now').mockImplementation(() => performance.now() * FASTER);
		jest.spyOn(realTime, 'sleep').mockImplementation(async (milliseconds) => await sleep(milliseconds / FASTER));
		jest.spyOn(realTime, 'within').mockImplementation(async (milliseconds, work) => await within(milliseconds / FASTER, work));
	});

	test.each<[string, Handler]>([
		['it takes the question and says nothing', () => undefined],
		['its headers never end', drip('x-more: 1\r\n', 'HTTP/1.1 200 OK\r\n')],
		[
			'its body comes byte by byte',
			drip('1\r\n \r\n', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n'),
		],
		['it asks to come again in a day', (_request, response) => void response.writeHead(503, { 'retry-after': '86400' }).end()],
		[
			'it knows no token, and its login says nothing',
			(request, response) => void (request.url?.startsWith('/token') || response.writeHead(401).end()),
		],
	])('%s', async (_what, handler) => {
		const start = performance.now();
		const run = await listBanks(handler);
		expect(performance.now() - start).toBeLessThan(ENDS_WITHIN_MS);
		expect(run.status).toBe('error');
		expect(run.json('Sage')).toEqual([]);
		expect(asked.length).toBeGreaterThan(0);
		expect(asked.length).toBeLessThanOrEqual(12); // four tries, each with the renewal of a token
	});
});

describe('a read of a Sage that floods ends in a bounded memory', () => {
	/** Highest memory above the start while `task` runs, in bytes. */
	async function peakOf(task: () => Promise<unknown>): Promise<number> {
		const before = process.memoryUsage().rss;
		let peak = before;
		const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
		await task();
		clearInterval(timer);
		return Math.max(peak, process.memoryUsage().rss) - before;
	}
	/** Blanks as fast as they are taken. */
	const endless: Handler = (_request, response) => {
		const piece = Buffer.alloc(MB, 0x20);
		const write = (): void => {
			while (!response.destroyed && response.write(piece));
		};
		response.writeHead(200, { 'content-type': 'application/json' }).on('drain', write);
		write();
	};
	const bomb = gzipSync(Buffer.alloc(300 * MB, 0x20));
	const packed: Handler = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
	/** New records on each page, as many as the server likes. */
	const pages = (rows: number, name: string): Handler => {
		let id = 0;
		return (_request, response) => json(response, JSON.stringify(Array.from({ length: rows }, () => ({ id: ++id, code: `B${id}`, name }))));
	};

	test.each<[string, Handler, number]>([
		['a body without end', endless, MOST_OF_ANSWER],
		['0.3 MB that unpack to 300 MB', packed, MOST_OF_ANSWER],
	])('%s', async (_what, handler, most) => {
		let run: WorkflowRun | undefined;
		const peak = await peakOf(async () => (run = await listBanks(handler)));
		expect([run?.status, run?.error?.message, run?.error?.description].join(' ')).toMatch(/error.*longer than 32 MB/s);
		expect(peak).toBeLessThan(most);
	});

	test.each<[string, Handler, RegExp, number]>([
		['records without end, on large pages', pages(25_000, 'x'), /more than 250000 records/, MOST_OF_LIST],
		['pages without end, each of 30 MB', pages(30, 'x'.repeat(MB)), /longer than 256 MB/, MOST_OF_LIST],
	])('%s', async (_what, handler, why, most) => {
		let run: WorkflowRun | undefined;
		const peak = await peakOf(async () => (run = await listBanks(handler)));
		expect([run?.status, run?.error?.message, run?.error?.description].join(' ')).toMatch(why);
		expect(peak).toBeLessThan(most);
	});
});
