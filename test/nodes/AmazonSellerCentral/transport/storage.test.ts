import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGzip } from 'node:zlib';
import axios from 'axios';
import type { IExecuteFunctions, IHttpRequestOptions, INode } from 'n8n-workflow';
import { reportDocument, saveDocument, uploadDocument } from '../../../../nodes/AmazonSellerCentral/transport/document';
import { useTiming } from '../../../../nodes/AmazonSellerCentral/transport/timing';
import { SimulatedTiming } from '../simulatedTiming';

const NODE: INode = {
	id: '1',
	name: 'Amazon',
	type: 'n8n-nodes-amazon-sage200.amazonSellerCentral',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
let server: Server;
let base: string;
let handle: (request: IncomingMessage, response: ServerResponse) => void;
let account = 0;
beforeAll(async () => {
	server = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1');
	await once(server, 'listening');
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

/** Bytes that are in use, without what only waits to be collected. */
function liveBytes(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	const { heapUsed, external, arrayBuffers } = process.memoryUsage();
	return heapUsed + external + arrayBuffers;
}

/** A context on real HTTP, with a binary storage that takes streams. */
function contextOf(prepareBinaryData: (stream: Readable, name: string, type: string) => Promise<object>): IExecuteFunctions {
	const send = async ({ url, method = 'GET', body, headers, encoding, abortSignal }: IHttpRequestOptions) => {
		const answer = await axios.request({
			url,
			method,
			data: body,
			headers: headers as Record<string, string>,
			responseType: encoding as 'stream',
			signal: abortSignal as AbortSignal,
			validateStatus: () => true,
		});
		return { statusCode: answer.status, headers: answer.headers, body: answer.data };
	};
	const context = {
		getNode: () => NODE,
		getCredentials: async () => ({ region: 'eu', clientId: 'c', refreshToken: `storage-${account++}` }),
		getExecutionCancelSignal: () => undefined,
		helpers: {
			httpRequest: send,
			httpRequestWithAuthentication: async () => ({
				statusCode: 200,
				headers: {},
				body: Readable.from([Buffer.from(JSON.stringify({ url: `${base}/file`, compressionAlgorithm: 'GZIP' }))]),
			}),
			prepareBinaryData,
		},
	} as unknown as IExecuteFunctions;
	useTiming(context, new SimulatedTiming());
	return context;
}

test('a report of 200 MB goes to the binary storage without lying in memory', async () => {
	const line = Buffer.from(`${'settlement row, invented '.repeat(40)}\n`);
	const block = Buffer.concat(Array.from({ length: 1000 }, () => line)); // about 1 MB
	const blocks = Math.ceil(200_000_000 / block.length);
	const expected = createHash('sha256');
	for (let n = 0; n < blocks; n++) expected.update(block);
	handle = (_request, response) => {
		function* content() {
			for (let n = 0; n < blocks; n++) yield block;
		}
		Readable.from(content())
			.pipe(createGzip({ level: 1 }))
			.pipe(response);
	};
	let [highest, stored, looked] = [0, 0, 0];
	const before = liveBytes();
	const context = contextOf(async (stream, fileName, mimeType) => {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			stored += chunk.byteLength;
			if (stored < looked + 20_000_000) continue;
			looked = stored;
			highest = Math.max(highest, liveBytes());
		}
		return { data: 'filesystem', fileName, mimeType };
	});
	const saved = await saveDocument.call(
		context as never,
		reportDocument('doc-1'),
		{ fileName: 'report.txt', mimeType: 'text/plain', maxBytes: 512 * 1024 * 1024 },
		0,
	);
	expect(saved).toMatchObject({
		sizeBytes: blocks * block.length,
		sha256: expected.digest('hex'),
		binary: { fileName: 'report.txt', mimeType: 'text/plain' },
	});
	expect(stored).toBeGreaterThanOrEqual(200_000_000);
	expect(highest - before).toBeLessThan(50_000_000);
});

test('a transfer that breaks off in the middle starts again, and only the whole file is kept', async () => {
	let transfers = 0;
	handle = (_request, response) => {
		const gzip = createGzip();
		gzip.pipe(response);
		gzip.write(Buffer.alloc(300_000, 'a'));
		if (++transfers === 1) return void gzip.flush(() => setTimeout(() => response.destroy(), 20));
		return void gzip.end();
	};
	const kept: number[] = [];
	const context = contextOf(async (stream) => {
		let size = 0;
		for await (const chunk of stream as AsyncIterable<Buffer>) size += chunk.byteLength;
		kept.push(size);
		return {};
	});
	expect(
		await saveDocument.call(context as never, reportDocument('doc-1'), { fileName: 'f', mimeType: 't', maxBytes: 1_000_000 }, 0),
	).toMatchObject({ sizeBytes: 300_000 });
	expect([transfers, kept]).toEqual([2, [300_000]]);
});

test('a report beyond the limit is refused as soon as it shows', async () => {
	handle = (_request, response) =>
		void Readable.from(
			(function* () {
				for (;;) yield Buffer.alloc(100_000);
			})(),
		)
			.pipe(createGzip())
			.pipe(response)
			.on('error', () => undefined);
	const context = contextOf(async (stream) => {
		for await (const chunk of stream) expect(chunk).toBeDefined();
		return {};
	});
	await expect(
		saveDocument.call(context as never, reportDocument('doc-1'), { fileName: 'f', mimeType: 't', maxBytes: 1_000_000 }, 0),
	).rejects.toThrow('Report document doc-1 unpacks to more than 1000000 bytes');
});

describe('the upload of a feed', () => {
	const upload = async (...statuses: number[]) => {
		const seen: Array<{ method?: string; type?: string; token: boolean; body: string }> = [];
		handle = (request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				seen.push({
					method: request.method,
					type: request.headers['content-type'],
					token: 'x-amz-access-token' in request.headers,
					body: Buffer.concat(parts).toString('utf8'),
				});
				response.writeHead(statuses[Math.min(seen.length, statuses.length) - 1]).end();
			});
		};
		const error = await uploadDocument
			.call(
				contextOf(async () => ({})),
				{ url: `${base}/up`, feedDocumentId: 'feed-doc-1' },
				Buffer.from('{"sku":"Mütze"}'),
				'application/json; charset=UTF-8',
				1,
			)
			.catch((failure) => failure);
		return { seen, error };
	};

	test('puts the bytes with their content type and without a token', async () => {
		const { seen, error } = await upload(200);
		expect(error).toBeUndefined();
		expect(seen).toEqual([{ method: 'PUT', type: 'application/json; charset=UTF-8', token: false, body: '{"sku":"Mütze"}' }]);
	});

	test('puts them again after a 503: the same bytes end in the same document', async () => {
		const { seen, error } = await upload(503, 200);
		expect(error).toBeUndefined();
		expect(seen).toHaveLength(2);
	});

	test('stops at an address that has expired, and does not show it', async () => {
		const { seen, error } = await upload(403);
		expect(seen).toHaveLength(1);
		expect(error.message).toContain('the upload of the document');
		expect(JSON.stringify(error)).not.toContain('/up');
	});
});
