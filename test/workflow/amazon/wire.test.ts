import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runAmazonNode } from '../../../bench/node';

/** Answers that no well-behaved server gives, byte by byte as they come over the wire. The deadline is real, so it is cut short here. */
jest.setTimeout(60_000);

const DEADLINE_MS = 1500;
type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let servers: Server[];
let seen: IncomingMessage[];
beforeEach(() => {
	[servers, seen] = [[], []];
	jest.spyOn(Math, 'random').mockReturnValue(0.01); // pauses of near nothing
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => timeout(Math.min(milliseconds, DEADLINE_MS)));
});
afterEach(async () => {
	jest.restoreAllMocks();
	for (const server of servers) {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});

async function serve(handler: Handler): Promise<string> {
	const server = createServer((request, response) => {
		seen.push(request);
		handler(request, response);
	}).listen(0, '127.0.0.1');
	servers.push(server);
	await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const json = (response: ServerResponse, body: unknown) =>
	void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
/** Amazon, with a handler for the requests of one operation: the first by `odd`, later ones as they should be. */
const amazon = async (path: RegExp, odd: Handler, right: Handler) => {
	let asked = 0;
	return await serve((request, response) => {
		if (request.url?.startsWith('/auth/')) return json(response, { access_token: 'Atza|canary-access', expires_in: 3600 });
		if (path.test(request.url ?? '') && asked++ > 0) return right(request, response);
		return path.test(request.url ?? '') ? odd(request, response) : right(request, response);
	});
};
type Failed = Error & { context: { details: IDataObject } };
let account = 0;
async function run(base: string, parameters: INodeParameters): Promise<{ items: IDataObject[]; error?: Failed }> {
	const credentials = {
		amazonSellerCentralApi: {
			region: 'custom',
			endpoint: base,
			tokenUrl: `${base}/auth/o2/token`,
			clientId: 'client',
			clientSecret: 'canary-secret',
			refreshToken: `Atzr|canary-${account++}`,
			accessToken: '',
		},
	};
	const given = await runAmazonNode(parameters, [{ json: {} }], credentials).catch((error: Failed) => error);
	return Array.isArray(given) ? { items: given.map((item) => item.json) } : { items: [], error: given };
}
const asked = (path: RegExp) => seen.filter(({ url }) => path.test(url ?? ''));

const ORDER = /^\/orders\//;
const getOrder = { resource: 'order', operation: 'get', orderId: '026-1000001-2000001', includedData: [] };
const ANSWER = JSON.stringify({ order: { orderId: '026-1000001-2000001', buyer: { buyerName: 'Jörg Müller' } } });
const good: Handler = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);
const raw =
	(text: string, then: (request: IncomingMessage) => void = ({ socket }) => void socket.end()): Handler =>
	(request) =>
		void request.socket.write(text, () => then(request));
const drip: Handler = ({ socket }) => {
	const timer = setInterval(() => socket.write('x-more: 1\r\n'), 50);
	socket.on('close', () => clearInterval(timer));
	socket.write('HTTP/1.1 200 OK\r\n');
};

test.each<[string, Handler]>([
	['headers that never end', drip],
	['a body shorter than its length', raw(`HTTP/1.1 200 OK\r\ncontent-length: ${ANSWER.length + 50}\r\n\r\n${ANSWER}`)],
	['a body longer than its length', raw(`HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n${ANSWER}`)],
	['chunks without the last one', raw(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n14\r\n${ANSWER.slice(0, 20)}\r\n`)],
	[
		'gzip that is cut',
		(_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(ANSWER).subarray(0, 40)),
	],
	['an answer that is no HTTP', raw('SSH-2.0-OpenSSH_9.6\r\n')],
	['a letter that is no UTF-8', (_request, response) => void response.writeHead(200).end(Buffer.from(ANSWER, 'latin1'))],
	['an empty object', (_request, response) => json(response, {})],
	['errors under HTTP 200', (_request, response) => json(response, { errors: [{ code: 'InternalFailure', message: 'No.' }] })],
])('%s: asked again, and the answer is right', async (_what, odd) => {
	const { items, error } = await run(await amazon(ORDER, odd, good), getOrder);
	expect(error).toBeUndefined();
	expect(items).toMatchObject([{ buyer: { buyerName: 'Jörg Müller' } }]);
	expect(asked(ORDER)).toHaveLength(2);
});

test.each([301, 302, 307, 308])('a %i elsewhere is not followed: no other host sees the token', async (status) => {
	const elsewhere = await serve(good);
	const redirect: Handler = (_request, response) => void response.writeHead(status, { location: `${elsewhere}/stolen` }).end();
	const { error } = await run(await amazon(ORDER, redirect, redirect), getOrder);
	expect(error?.context.details).toMatchObject({ reason: 'redirected', httpStatus: status });
	expect(asked(/stolen/)).toEqual([]);
});

test('a login that redirects gives no secret to another host', async () => {
	const elsewhere = await serve(good);
	const base = await serve((_request, response) => void response.writeHead(307, { location: `${elsewhere}/stolen` }).end());
	const { error } = await run(base, getOrder);
	expect(error?.context.details).toMatchObject({ reason: 'loginRefused' });
	expect(asked(/stolen/)).toEqual([]);
});

describe('an answer that floods', () => {
	// Its size ends it, not its time: the real deadline holds, however busy the machine is.
	beforeEach(() => jest.restoreAllMocks());

	/** Highest memory above the start while `task` runs. */
	const peakOf = async (task: () => Promise<unknown>): Promise<number> => {
		const [before, timer] = [process.memoryUsage().rss, setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5)];
		let peak = before;
		await task();
		clearInterval(timer);
		return peak - before;
	};
	/** Sends zeros as fast as they are taken, until the other side hangs up. */
	const endless: Handler = (_request, response) => {
		const piece = Buffer.alloc(1024 * 1024, 0x20);
		const write = (): void => {
			while (!response.destroyed && response.write(piece));
		};
		response.writeHead(200, { 'content-type': 'application/json' }).on('drain', write);
		write();
	};
	const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, 0x20));
	const packed: Handler = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);

	test.each<[string, Handler]>([
		['without end', endless],
		['of 0.3 MB that unpacks to 300 MB', packed],
	])('%s is left where it is too large, once, in little memory', async (_what, odd) => {
		let error: Failed | undefined;
		const base = await amazon(ORDER, odd, odd);
		const peak = await peakOf(async () => ({ error } = await run(base, getOrder)));
		expect(error?.context.details).toMatchObject({ reason: 'answerTooLarge', httpStatus: 200 });
		expect(asked(ORDER)).toHaveLength(1);
		expect(peak).toBeLessThan(150_000_000);
	});
});

describe('a document', () => {
	const FILE = /^\/file/;
	const download = {
		resource: 'settlement',
		operation: 'get',
		reportDocumentId: 'amzn1.spdoc.1',
		binaryPropertyName: 'data',
		output: 'header',
		options: { maxMegabytes: 1 },
	};
	/** Storage that first answers by `odd`; the document is said to be gzip. */
	const storage = async (odd: Handler) => {
		let base = '';
		const right: Handler = (_request, response) =>
			json(response, {
				reportDocumentId: 'amzn1.spdoc.1',
				url: `${base}/file?X-Amz-Signature=canary-signature`,
				compressionAlgorithm: 'GZIP',
			});
		base = await serve((request, response) => {
			if (request.url?.startsWith('/auth/')) return json(response, { access_token: 'Atza|canary-access', expires_in: 3600 });
			return FILE.test(request.url ?? '') ? odd(request, response) : right(request, response);
		});
		return base;
	};

	test('that redirects is not looked for elsewhere', async () => {
		const elsewhere = await serve((_request, response) => void response.end(gzipSync('x')));
		const { error } = await run(
			await storage((_request, response) => void response.writeHead(302, { location: `${elsewhere}/stolen` }).end()),
			download,
		);
		expect(error?.context.details).toMatchObject({ reason: 'redirected', httpStatus: 302 });
		expect(asked(/stolen/)).toEqual([]);
	});

	test('of a few kilobytes that unpacks to a thousand times as much is refused as soon as it shows', async () => {
		const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
		const before = process.memoryUsage().rss;
		const { error } = await run(await storage((_request, response) => void response.end(bomb)), download);
		expect(error?.message).toBe('Report document amzn1.spdoc.1 unpacks to more than 1048576 bytes');
		expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000);
		expect(asked(FILE)).toHaveLength(1);
	});

	test('gets no token, and its address is in no error', async () => {
		const { error } = await run(await storage((_request, response) => void response.writeHead(500).end()), download);
		expect(error?.context.details).toMatchObject({ reason: 'unavailable' });
		expect(asked(FILE).map(({ headers }) => headers['x-amz-access-token'])).toEqual(Array(4).fill(undefined));
		expect(JSON.stringify([error, error?.message, error?.context, error?.stack])).not.toContain('canary');
	});
});
