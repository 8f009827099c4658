import type { Readable } from 'node:stream';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { OPERATIONS } from './catalogue';
import { addressProblem } from './endpoint';
import { amazonError } from './errors';
import { faultOfAnswer, faultOfThrown, isTransient, type AmazonFault } from './fault';
import { gunzip, readAll } from './gunzip';
import { amazonRead } from './request';
import { wallTiming, waitWhile } from './timing';

/** Answer of getReportDocument (reports 2021-06-30, ReportDocument). The URL is good for five minutes and must not be shown. */
interface ReportDocument {
	readonly url: string;
	readonly compressionAlgorithm?: string;
}

/** A downloaded document, unpacked, with the charset that the download named, if any. */
export interface ReportFile {
	readonly bytes: Uint8Array;
	readonly charset?: string;
}

type Download = { readonly bytes: Uint8Array; readonly charset?: string } | { readonly refused: string } | { readonly fault: AmazonFault };

const TRIES = 4;
const IDLE_MS = 60_000;
const DOWNLOAD_MS = 240_000;
const PAUSE_MS = 500;
const WHAT = 'the download of the report';

/**
 * Downloads a report document and unpacks it. `maxBytes` bounds the packed and the unpacked size alike, so that no file fills the
 * memory. Throws NodeApiError for what Amazon refuses, NodeOperationError for a file that is too large or incomplete.
 */
export async function downloadReport(this: IExecuteFunctions, reportDocumentId: string, maxBytes: number, itemIndex: number): Promise<ReportFile> {
	const read = { operation: OPERATIONS.getReportDocument, path: { reportDocumentId } };
	const describe = async () => (await amazonRead.call(this, read, itemIndex)) as ReportDocument;
	let document = await describe();
	let download = await fetchPersistently.call(this, document.url, maxBytes);
	if ('fault' in download && download.fault.status === 403) {
		// The address expired while we waited; a fresh one is the cure, once.
		document = await describe();
		download = await fetchPersistently.call(this, document.url, maxBytes);
	}
	if ('fault' in download) throw amazonError(this.getNode(), download.fault, WHAT, itemIndex);
	const file = 'refused' in download ? download : await unpack(document, download, maxBytes);
	if ('bytes' in file) return file;
	throw new NodeOperationError(this.getNode(), `Report document ${reportDocumentId} ${file.refused}`, {
		itemIndex,
		description: 'Download it again. If it is genuinely that large, raise Maximum File Size in the options of the node.',
	});
}

async function unpack({ compressionAlgorithm }: ReportDocument, { bytes, charset }: ReportFile, maxBytes: number): Promise<ReportFile | { refused: string }> {
	if (compressionAlgorithm === undefined) return { bytes, charset };
	if (compressionAlgorithm !== 'GZIP') return { refused: `is packed with ${compressionAlgorithm}, which is not known here` };
	const unpacked = await gunzip(bytes, maxBytes);
	return 'bytes' in unpacked ? { bytes: unpacked.bytes, charset } : unpacked;
}

/** Repeats a download that breaks off. */
async function fetchPersistently(this: IExecuteFunctions, url: string, maxBytes: number): Promise<Download> {
	const timing = wallTiming(this.getExecutionCancelSignal());
	for (let attempt = 1; ; attempt++) {
		const download = await fetchOnce.call(this, url, maxBytes).catch((error: unknown): Download => ({ fault: faultOfThrown(error) }));
		const again = 'fault' in download && download.fault.status !== 403 && isTransient(download.fault);
		if (!again || attempt === TRIES || timing.cancelled()) return download;
		const end = timing.now() + timing.random() * PAUSE_MS * 2 ** attempt;
		await waitWhile(timing, () => end - timing.now());
	}
}

/** One download, without Amazon's token: the address itself is the permission, and it belongs to another service. */
async function fetchOnce(this: IExecuteFunctions, url: string, maxBytes: number): Promise<Download> {
	const problem = addressProblem(url);
	if (problem) return { refused: `has an address that ${problem}` };
	const signals = [AbortSignal.timeout(DOWNLOAD_MS), this.getExecutionCancelSignal()].filter((signal) => signal !== undefined);
	const response = (await this.helpers.httpRequest({
		url,
		// A stream, so that a file beyond the limit is cut off instead of filling the memory first.
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: IDLE_MS,
		abortSignal: AbortSignal.any(signals),
	})) as { statusCode: number; headers: Record<string, unknown>; body: Readable };
	const fault = faultOfAnswer({ status: response.statusCode, headers: response.headers, body: new Uint8Array() });
	if (fault) {
		response.body.destroy();
		return { fault };
	}
	const bytes = await readAll(response.body, maxBytes);
	if (!bytes) return { refused: `is larger than ${maxBytes} bytes` };
	return { bytes, charset: charsetOf(response.headers['content-type']) };
}

/** `charset` of a content type, or undefined: settlements usually come without one. */
function charsetOf(contentType: unknown): string | undefined {
	return typeof contentType === 'string' ? /charset="?([^\s;"]+)/i.exec(contentType)?.[1] : undefined;
}
