import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

const PIECE = 64 * 1024;

/** The bytes in a gzip file, and the same decoded. */
export const unpacked = (path: string) => createReadStream(path).pipe(createGunzip({ chunkSize: PIECE }));
export const decoded = (path: string) => unpacked(path).setEncoding('utf8');

/** A file in n8n's storage on disk. */
export const STORED: IBinaryData = { id: 'bench', data: '', mimeType: 'application/gzip' };
export const storage = (path: string) =>
	({ helpers: { getBinaryStream: () => Promise.resolve(createReadStream(path)) } }) as unknown as IExecuteFunctions;
