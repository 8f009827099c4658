import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { unpack } from '../../../../nodes/AmazonSellerCentral/transport/unpack';

const TEXT = 'settlement-id\ttotal-amount\nMüller\t1141,18\n'.repeat(500);
const PACKED = gzipSync(Buffer.from(TEXT, 'utf8'));
const DAMAGED = 'cannot be unpacked: the gzip data is incomplete or damaged';

/** In pieces of seven bytes, so that characters and gzip blocks are split. */
const inPieces = (bytes: Uint8Array) =>
	Readable.from(
		(function* () {
			for (let at = 0; at < bytes.length; at += 7) yield Buffer.from(bytes.subarray(at, at + 7));
		})(),
	);

async function readAll(body: Readable, isGzip: boolean, maxBytes = 1_000_000) {
	const unpacked = unpack(body, isGzip, maxBytes);
	const parts: Buffer[] = [];
	const failure = await (async () => {
		for await (const part of unpacked.stream as AsyncIterable<Buffer>) parts.push(part);
	})().catch((error: Error) => error);
	return { unpacked, text: Buffer.concat(parts).toString('utf8'), failure };
}

test.each([
	['gzip', PACKED, true],
	['plain', Buffer.from(TEXT), false],
])('gives the bytes of a %s body whole, with their size and hash', async (_what, bytes, isGzip) => {
	const { unpacked, text } = await readAll(inPieces(bytes), isGzip);
	expect(text).toBe(TEXT);
	expect(unpacked.size()).toBe(Buffer.byteLength(TEXT));
	expect(unpacked.sha256()).toBe(createHash('sha256').update(TEXT).digest('hex'));
	expect(unpacked.problem()).toBeUndefined();
});

test.each([
	['cut in half', PACKED.subarray(0, PACKED.length / 2)],
	['without its last bytes', PACKED.subarray(0, PACKED.length - 4)],
	['not gzip at all', Buffer.from(TEXT)],
	['empty', Buffer.alloc(0)],
])('fails on gzip data that is %s', async (_what, bytes) => {
	const { unpacked, failure } = await readAll(inPieces(bytes), true);
	expect(failure).toMatchObject({ code: expect.stringMatching(/^Z_/) });
	expect(unpacked.problem()).toBe(DAMAGED);
});

test('stops a small file that unpacks to a huge one', async () => {
	const bomb = gzipSync(Buffer.alloc(20_000_000));
	expect(bomb.length).toBeLessThan(50_000);
	const { unpacked, failure } = await readAll(inPieces(bomb), true);
	expect(failure).toBeDefined();
	expect(unpacked.problem()).toBe('unpacks to more than 1000000 bytes');
});

test('reads a stream up to the limit and closes it', async () => {
	let closed = false;
	const endless = Readable.from(
		(async function* () {
			try {
				for (;;) yield Buffer.alloc(10);
			} finally {
				closed = true;
			}
		})(),
	);
	const { unpacked } = await readAll(endless, false, 95);
	expect(unpacked.problem()).toBe('is larger than 95 bytes');
	await new Promise((resolve) => setImmediate(resolve));
	expect(closed).toBe(true);
});

test('a connection that breaks is no fault of the document', async () => {
	const body = new Readable({ read() {} });
	body.push(PACKED.subarray(0, 40));
	setImmediate(() => body.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
	const { unpacked, failure } = await readAll(body, true);
	expect(failure).toMatchObject({ code: 'ECONNRESET' });
	expect(unpacked.problem()).toBeUndefined();
});
