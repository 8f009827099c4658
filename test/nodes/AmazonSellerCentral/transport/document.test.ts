import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { IExecuteFunctions, IHttpRequestOptions, INode } from 'n8n-workflow';
import { downloadReport } from '../../../../nodes/AmazonSellerCentral/transport/document';

const NODE: INode = {
	id: '1',
	name: 'Amazon',
	type: 'n8n-nodes-amazon-sage200.amazonSellerCentral',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const TEXT = 'settlement-id\tsku\n1\tMüller\n';
const URL = 'https://storage.example.com/file?X-Amz-Signature=presigned-secret';
let account = 0;

interface Storage {
	document?: Record<string, string>;
	status?: number;
	contentType?: string;
	body: Buffer;
}

/** A context whose Amazon describes a document and whose storage serves it. */
function contextOf({ document = { compressionAlgorithm: 'GZIP' }, status = 200, contentType, body }: Storage) {
	const downloads: IHttpRequestOptions[] = [];
	const described = { reportDocumentId: 'doc-1', url: URL, ...document };
	// Another refresh token each time: the buckets of the process are kept by account.
	const credential = { region: 'eu', clientId: 'c', refreshToken: `r${account++}`, accessToken: 'Atza|token' };
	const context = {
		getNode: () => NODE,
		getCredentials: async () => credential,
		getExecutionCancelSignal: () => undefined,
		helpers: {
			httpRequestWithAuthentication: async () => ({
				statusCode: 200,
				headers: {},
				body: Readable.from([Buffer.from(JSON.stringify(described))]),
			}),
			httpRequest: async (options: IHttpRequestOptions) => {
				downloads.push(options);
				return { statusCode: status, headers: contentType ? { 'content-type': contentType } : {}, body: Readable.from([body]) };
			},
		},
	} as unknown as IExecuteFunctions;
	return { context, downloads };
}

const download = async (storage: Storage, maxBytes = 10_000) => {
	const { context, downloads } = contextOf(storage);
	const file = await downloadReport
		.call(context, 'doc-1', { maxBytes }, 3)
		.catch((error: Error & { context?: { itemIndex?: number } }) => error);
	return { file, downloads };
};

test('unpacks a gzip document and passes on the charset that the download names', async () => {
	const { file } = await download({ body: gzipSync(Buffer.from(TEXT, 'latin1')), contentType: 'text/plain; charset=Cp1252' });
	expect(file).toEqual({ bytes: Buffer.from(TEXT, 'latin1'), charset: 'Cp1252' });
});

test('takes a document that is not packed as it is', async () => {
	const { file } = await download({ document: {}, body: Buffer.from(TEXT), contentType: 'text/tab-separated-values' });
	expect(file).toEqual({ bytes: Buffer.from(TEXT), charset: undefined });
});

test('sends no token to the storage and follows its own address only', async () => {
	const { downloads } = await download({ body: gzipSync(TEXT) });
	expect(downloads).toHaveLength(1);
	expect(downloads[0].url).toBe(URL);
	expect(JSON.stringify(downloads[0].headers ?? {})).not.toContain('Atza');
});

test.each([
	['is cut short', { body: gzipSync(TEXT).subarray(0, 20) }, 'cannot be unpacked: the gzip data is incomplete or damaged'],
	[
		'is packed in another way',
		{ document: { compressionAlgorithm: 'ZSTD' }, body: Buffer.from('x') },
		'is packed with ZSTD, which is not known here',
	],
	['is too large', { document: {}, body: Buffer.alloc(10_001) }, 'is larger than 10000 bytes'],
	[
		'lies at an address without encryption',
		{ document: { url: 'http://storage.example.com/x' }, body: Buffer.from('x') },
		'has an address that must start with https:// (plain http is accepted for this machine only)',
	],
])('refuses a document that %s', async (_what, storage, words) => {
	const { file } = await download(storage);
	expect((file as Error).message).toBe(`Report document doc-1 ${words}`);
	expect((file as { context: { itemIndex: number } }).context.itemIndex).toBe(3);
});

test('what the storage refuses for good is told without its address', async () => {
	const { file } = await download({ status: 404, body: Buffer.from('<Error/>') });
	expect((file as Error).message).toBe('Amazon does not know what the download of the document asked for (report document doc-1)');
	expect(JSON.stringify(file)).not.toContain('presigned-secret');
});

test('asks for a fresh address once when the storage says 403, and stops then', async () => {
	const { file, downloads } = await download({ status: 403, body: Buffer.from('<Error><Code>AccessDenied</Code></Error>') });
	expect(downloads).toHaveLength(2);
	expect(file).toBeInstanceOf(Error);
});
