import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { refused } from '../domain/result';
import { fileRefusal } from '../domain/settlement/file/fileRefusal';
import { AGAIN, SettlementReader, type FileReading } from '../domain/settlement/file/read';
import type { TakeRow } from '../domain/settlement/file/rowView';

export interface ReadOptions {
	/** That the download named. */
	readonly charset?: string;
	/** Is given the unpacked file once, piece by piece. */
	readonly see?: (bytes: Uint8Array) => void;
}

/** Bytes that are unpacked at a time. */
const PIECE = 512 * 1024;

/**
 * Reads a settlement from n8n's binary storage, handing on row by row: with a storage on disk it is never in memory as a whole. A file that
 * is packed (gzip) is unpacked on the way. `begin` makes a taker of rows; it is asked a second time, and what the first one was given counts
 * for nothing, where the file turns out not to be UTF-8 and is read again. A storage that fails throws its own error.
 */
export async function readStoredSettlement(
	context: IExecuteFunctions,
	file: IBinaryData,
	begin: () => TakeRow,
	{ charset, see }: ReadOptions = {},
): Promise<FileReading> {
	const reader = new SettlementReader(begin, charset);
	const read = async (take?: (bytes: Uint8Array) => void): Promise<FileReading | typeof AGAIN> => {
		for await (const bytes of unpacked(await stored(context, file))) {
			take?.(bytes);
			reader.push(bytes);
		}
		return reader.finish();
	};
	try {
		const reading = await read(see);
		return reading === AGAIN ? ((await read()) as FileReading) : reading; // a second time is never followed by a third
	} catch (error) {
		return await damagedGzip(error);
	}
}

/** zlib's own errors are named so. Any other error stays one. */
async function damagedGzip(error: unknown): Promise<FileReading> {
	if (!String((error as { code?: unknown } | null)?.code).startsWith('Z_')) return await Promise.reject(error);
	return refused(fileRefusal('undecodable', 'The compressed file is damaged or was cut off (gzip).', 'Download it again, whole.'));
}

/** As n8n writes binary data into an item (its `BINARY_ENCODING`; loading all of its library for one word would take 50 MB). */
const ENCODING = 'base64';

/** A file without an id lies in the item itself: n8n keeps binary data in memory then. */
async function stored({ helpers }: IExecuteFunctions, { id, data }: IBinaryData): Promise<Readable> {
	return id ? await helpers.getBinaryStream(id) : Readable.from([Buffer.from(data, ENCODING)]);
}

/** The file as it is, or what is in it when it is packed: its first two bytes tell. */
async function* unpacked(file: Readable): AsyncGenerator<Uint8Array> {
	const pieces = file[Symbol.asyncIterator]() as AsyncIterableIterator<Uint8Array>;
	let head: Uint8Array = new Uint8Array();
	while (head.length < 2) {
		const next = await pieces.next();
		if (next.done) break;
		head = Buffer.concat([head, next.value]);
	}
	const whole = Readable.from(joined(head, pieces));
	if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* whole as AsyncIterable<Uint8Array>;
	yield* pipeline(whole, createGunzip({ chunkSize: PIECE }), () => undefined) as AsyncIterable<Uint8Array>;
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	yield head;
	yield* rest;
}
