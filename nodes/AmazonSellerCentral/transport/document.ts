import type { Readable } from 'node:stream';
import { NodeOperationError, type IBinaryData, type IDataObject } from 'n8n-workflow';
import { textOf } from '../../domain/text/textOf';
import { OPERATIONS, resolveOperation, type OperationId } from './catalogue';
import type { AmazonContext } from './context';
import { amazonError, type Asked } from './errors';
import { recordOf } from './record';
import { amazonRead } from './request';
import { restrictedToken } from './restricted';
import { fetchDocument, putDocument, type Transfer, type Use } from './storage';
import { timingOf } from './timing';
import { unpack } from './unpack';

/** Where a document comes from: the operation that gives its address, and what people call it. */
export interface DocumentSource {
	readonly operation: OperationId;
	readonly path: Readonly<Record<string, string>>;
	readonly name: string;
	/** Whether Amazon hands it out for a restricted data token only, as those report documents that hold personal data. */
	readonly restricted?: boolean;
	/** Milliseconds for all of it: what is left of a poll. Left out: the limits of the request and of the transfers. */
	readonly totalMs?: number;
}

export const reportDocument = (reportDocumentId: string, more: Pick<DocumentSource, 'restricted' | 'totalMs'> = {}): DocumentSource => ({
	operation: OPERATIONS.getReportDocument,
	path: { reportDocumentId },
	name: `Report document ${reportDocumentId}`,
	...more,
});

/** The processing report of a feed. */
export const feedDocument = (feedDocumentId: string): DocumentSource => ({
	operation: OPERATIONS.getFeedDocument,
	path: { feedDocumentId },
	name: `Feed document ${feedDocumentId}`,
});

/** Answer of getReportDocument and getFeedDocument. The address is good for five minutes and must not be shown. */
interface DocumentAddress {
	readonly url: string;
	readonly compressionAlgorithm?: string;
}

/** A downloaded document, unpacked, with the charset that the download named, if any. */
export interface ReportFile {
	readonly bytes: Uint8Array;
	readonly charset?: string;
}

/** A document that lies in n8n's binary storage now. */
export interface SavedDocument {
	readonly binary: IBinaryData;
	readonly charset?: string;
	/** Of the unpacked file. */
	readonly sizeBytes: number;
	readonly sha256: string;
}

/** Transfers of documents, as errors name them beside the operations. */
const DOWNLOAD = { endpoint: 'documents', name: 'the download of the document' };
const UPLOAD = { endpoint: 'documents', name: 'the upload of the document' };

/** `downloadDocument` for a report. */
export async function downloadReport(
	this: AmazonContext,
	reportDocumentId: string,
	{ maxBytes, ...more }: { maxBytes: number } & Pick<DocumentSource, 'restricted' | 'totalMs'>,
	itemIndex?: number,
): Promise<ReportFile> {
	return await downloadDocument.call(this, reportDocument(reportDocumentId, more), maxBytes, itemIndex);
}

/** Most bytes of a document that is held in memory whole, whatever the caller allows: its text and rows lie beside it. */
export const MOST_BYTES_IN_MEMORY = 64 * 1024 * 1024;

/**
 * Downloads a document and unpacks it into memory; for files that are read at once. `maxBytes` and the limit above bound the unpacked size, so that no file
 * fills the memory. Throws NodeApiError for what Amazon refuses, NodeOperationError for a file that is too large or incomplete.
 */
export async function downloadDocument(
	this: AmazonContext,
	source: DocumentSource,
	maxBytes: number,
	itemIndex?: number,
): Promise<ReportFile> {
	return await readDocument(this, source, Math.min(maxBytes, MOST_BYTES_IN_MEMORY), itemIndex, async (stream, charset) => {
		const parts: Buffer[] = [];
		for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
		return { bytes: Buffer.concat(parts), charset };
	});
}

/**
 * Downloads a document into n8n's binary storage, unpacking it on the way: with a storage on disk it is never in memory as a whole.
 * Throws as `downloadDocument` does.
 */
export async function saveDocument(
	this: AmazonContext & { helpers: { prepareBinaryData: PrepareBinaryData } },
	source: DocumentSource,
	{ fileName, mimeType, maxBytes }: { fileName: string; mimeType: string; maxBytes: number },
	itemIndex?: number,
): Promise<SavedDocument> {
	return await readDocument(this, source, maxBytes, itemIndex, async (stream, charset, facts) => {
		const binary = await this.helpers.prepareBinaryData(stream, fileName, mimeType);
		return { binary, charset, ...facts() };
	});
}

type PrepareBinaryData = (data: Buffer | Readable, filePath?: string, mimeType?: string) => Promise<IBinaryData>;

/** Puts a feed's document where Amazon said (createFeedDocument). No token goes along. Throws NodeApiError. */
export async function uploadDocument(
	this: AmazonContext,
	{ url, feedDocumentId }: { readonly url: string; readonly feedDocumentId: string },
	body: Uint8Array,
	contentType: string,
	itemIndex?: number,
): Promise<void> {
	const put = await putDocument(this, url, body, contentType);
	resultOf(this, put, feedDocument(feedDocumentId), UPLOAD, itemIndex);
}

type Facts = () => { readonly sizeBytes: number; readonly sha256: string };
type Read<T> = (stream: Readable, charset: string | undefined, facts: Facts) => Promise<T>;

async function readDocument<T>(
	context: AmazonContext,
	source: DocumentSource,
	maxBytes: number,
	itemIndex: number | undefined,
	read: Read<T>,
): Promise<T> {
	const timing = timingOf(context);
	const end = source.totalMs === undefined ? undefined : timing.now() + source.totalMs;
	const left = () => (end === undefined ? undefined : Math.max(0, end - timing.now()));
	const attempt = async () => {
		const { url, compressionAlgorithm } = await addressOf(context, source, left(), itemIndex);
		const known = compressionAlgorithm === undefined || compressionAlgorithm === 'GZIP';
		if (!known) return { refused: `is packed with ${textOf(compressionAlgorithm) || 'something'}, which is not known here` };
		return await fetchDocument(context, url, unpacking(compressionAlgorithm === 'GZIP', maxBytes, read), left());
	};
	let transfer = await attempt();
	// The address expired while we waited; a fresh one is the cure, once.
	if ('fault' in transfer && transfer.fault.status === 403) transfer = await attempt();
	return resultOf(context, transfer, source, DOWNLOAD, itemIndex);
}

const unpacking =
	<T>(isGzip: boolean, maxBytes: number, read: Read<T>): Use<T> =>
	async (body, headers) => {
		const unpacked = unpack(body, isGzip, maxBytes);
		const facts = () => ({ sizeBytes: unpacked.size(), sha256: unpacked.sha256() });
		const done = read(unpacked.stream, charsetOf(headers['content-type']), facts).then((result) => ({ done: result }));
		// What is wrong with the document is a result; what broke the connection goes on as it is.
		return await done.catch(async (error: unknown) => {
			const problem = unpacked.problem();
			return problem ? { refused: problem } : await Promise.reject(error);
		});
	};

async function addressOf(
	context: AmazonContext,
	{ operation, path, restricted }: DocumentSource,
	totalMs: number | undefined,
	itemIndex?: number,
): Promise<DocumentAddress> {
	const token = restricted ? await restrictedToken.call(context, resolveOperation(operation, path).path, itemIndex) : undefined;
	const limits = totalMs === undefined ? undefined : { totalMs };
	return (await amazonRead.call(context, { operation, path, token, limits }, itemIndex)) as DocumentAddress & IDataObject;
}

function resultOf<T>(
	context: AmazonContext,
	transfer: Transfer<T>,
	{ name, path }: DocumentSource,
	what: Pick<Asked, 'endpoint' | 'name'>,
	itemIndex?: number,
): T {
	if ('done' in transfer) return transfer.done;
	if ('fault' in transfer) throw amazonError(context.getNode(), transfer.fault, { ...what, record: recordOf({ path }) }, itemIndex);
	throw new NodeOperationError(context.getNode(), `${name} ${transfer.refused}`, {
		itemIndex,
		description:
			'Download it again. If it is genuinely that large, raise Maximum File Size in the options of the node; rows come from files of up to 64 MB, so take a shorter period or the file itself.',
	});
}

/** `charset` of a content type, or undefined: settlements usually come without one. */
function charsetOf(contentType: unknown): string | undefined {
	return typeof contentType === 'string' ? /charset="?([^\s;"]+)/i.exec(contentType)?.[1] : undefined;
}
