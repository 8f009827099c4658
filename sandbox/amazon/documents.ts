import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { COLLECTIONS, type DocumentRecord, type FeedDocumentRecord } from './records';

const LIFE_SECONDS = 300;
// The host that clients see which believe to talk to Amazon; it leads back here through their connection pool.
const STORAGE_HOST = 'https://tortuga-prod-eu.s3.eu-west-1.amazonaws.com';

/** Makes and checks addresses for down- and upload that live for five minutes. */
export class PresignedUrls {
	constructor(private readonly parts: Pick<SandboxParts, 'clock' | 'baseUrl'>) {}

	make(documentId: string, host: string, method: 'GET' | 'PUT' = 'GET'): string {
		const base = host.endsWith('.amazon.com') ? STORAGE_HOST : this.parts.baseUrl();
		const signedAt = String(this.parts.clock.now());
		const query = new URLSearchParams({
			'X-Amz-Date': signedAt,
			'X-Amz-Expires': String(LIFE_SECONDS),
			'X-Amz-Signature': sign(method, documentId, signedAt),
		});
		return `${base}/documents/${encodeURIComponent(documentId)}?${query.toString()}`;
	}

	check(method: string, documentId: string, query: Record<string, string>): 'good' | 'forged' | 'expired' {
		const signedAt = query['X-Amz-Date'] ?? '';
		if (query['X-Amz-Signature'] !== sign(method, documentId, signedAt)) return 'forged';
		return this.parts.clock.now() > Number(signedAt) + LIFE_SECONDS * 1000 ? 'expired' : 'good';
	}
}

const sign = (method: string, id: string, signedAt: string): string =>
	createHmac('sha256', 'sandbox documents').update(`${method} ${id} ${signedAt}`).digest('hex');

interface Refusal {
	readonly status: number;
	readonly code: string;
	readonly message: string;
}

const NO_SUCH_KEY: Refusal = { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' };

type DocumentRequest = FastifyRequest<{ Params: { id: string }; Querystring: Record<string, string> }>;

/** The storage behind the addresses. It takes no token of Amazon's API, and bodies of any type as they are. */
export async function documentRoutes(
	app: FastifyInstance,
	{ store, urls }: Pick<SandboxParts, 'store'> & { urls: PresignedUrls },
): Promise<void> {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	app.get('/documents/:id', async (request: DocumentRequest, reply) => {
		const refusal = refusalOf(request, urls);
		if (refusal) return refuse(reply, refusal);
		const report = store.all<DocumentRecord>(COLLECTIONS.documents).find((candidate) => candidate.reportDocumentId === request.params.id);
		if (report) return sendReport(reply, report);
		const feed = store
			.all<FeedDocumentRecord>(COLLECTIONS.feedDocuments)
			.find((candidate) => candidate.feedDocumentId === request.params.id);
		if (feed?.text === undefined) return refuse(reply, NO_SUCH_KEY);
		return reply.header('content-type', feed.contentType).send(Buffer.from(feed.text, 'utf8'));
	});
	app.put('/documents/:id', async (request: DocumentRequest, reply) => {
		const document = store
			.all<FeedDocumentRecord>(COLLECTIONS.feedDocuments)
			.find((candidate) => candidate.feedDocumentId === request.params.id);
		const refusal = refusalOf(request, urls) ?? (document ? typeRefusal(request, document) : NO_SUCH_KEY);
		if (refusal || !document) return refuse(reply, refusal ?? NO_SUCH_KEY);
		store.update(COLLECTIONS.feedDocuments, document.id, { text: Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '' });
		return reply.code(200).send('');
	});
}

function sendReport(reply: FastifyReply, { text, charset, compression }: DocumentRecord): FastifyReply {
	const bytes = Buffer.from(text, charset ?? 'utf8');
	reply.header('content-type', charset ? 'text/plain; charset=ISO-8859-1' : 'application/octet-stream');
	return reply.send(compression === 'none' ? bytes : gzipSync(bytes));
}

function refusalOf(request: DocumentRequest, urls: PresignedUrls): Refusal | undefined {
	if (request.headers.authorization) return { status: 400, code: 'InvalidArgument', message: 'Only one auth mechanism allowed' };
	// A presigned address covers the headers that were signed with it; an access token is none of them.
	if (request.headers['x-amz-access-token'])
		return { status: 403, code: 'AccessDenied', message: 'There were headers present in the request which were not signed' };
	const verdict = urls.check(request.method, request.params.id, request.query);
	if (verdict === 'forged') return { status: 403, code: 'SignatureDoesNotMatch', message: 'The signature does not match' };
	return verdict === 'expired' ? { status: 403, code: 'AccessDenied', message: 'Request has expired' } : undefined;
}

/** The content type of the upload is part of what was signed. */
function typeRefusal(request: DocumentRequest, { contentType }: FeedDocumentRecord): Refusal | undefined {
	return request.headers['content-type'] === contentType
		? undefined
		: { status: 403, code: 'SignatureDoesNotMatch', message: 'The content type is not the one that the address was made for' };
}

function refuse(reply: FastifyReply, { status, code, message }: Refusal): FastifyReply {
	return reply
		.code(status)
		.type('application/xml')
		.send(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
}
