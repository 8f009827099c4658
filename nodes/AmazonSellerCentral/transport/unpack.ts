import { createHash, type Hash } from 'node:crypto';
import { pipeline, Transform, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A document on its way: the unpacked bytes as a stream, and what is known of them once it has ended. */
export interface Unpacked {
	readonly stream: Readable;
	/** Completes "the file ..." when the document itself is at fault, as against the connection. */
	problem(): string | undefined;
	/** Bytes that came through. */
	size(): number;
	sha256(): string;
}

/**
 * Unpacks a body as it arrives, without holding it. The stream fails as soon as more than `maxBytes` come out (a small file can unpack to a
 * huge one), and when gzip data is damaged or cut short: what a cut file gave so far must not read as a whole one.
 */
export function unpack(body: Readable, isGzip: boolean, maxBytes: number): Unpacked {
	let problem: string | undefined;
	let size = 0;
	const hash: Hash = createHash('sha256');
	const meter = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			size += chunk.byteLength;
			if (size > maxBytes) problem = `${isGzip ? 'unpacks to more' : 'is larger'} than ${maxBytes} bytes`;
			hash.update(chunk);
			if (problem) done(new Error(problem));
			else done(null, chunk);
		},
	});
	// Errors reach the reader through the last stream; the callback is there because a pipeline wants one.
	const ended = () => undefined;
	if (isGzip) {
		const gunzip = createGunzip();
		gunzip.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code?.startsWith('Z_')) problem = 'cannot be unpacked: the gzip data is incomplete or damaged';
		});
		pipeline(body, gunzip, meter, ended);
	} else {
		pipeline(body, meter, ended);
	}
	return { stream: meter, problem: () => problem, size: () => size, sha256: () => hash.digest('hex') };
}
