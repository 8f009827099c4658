import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxParts } from '../core/sandbox';
import { COLLECTIONS, type DocumentRecord } from './records';

const LIFE_SECONDS = 300;
// The host that clients see which believe to talk to Amazon; it leads back here through their connection pool.
const STORAGE_HOST = 'https://tortuga-prod-eu.s3.eu-west-1.amazonaws.com';

/** Makes and checks download addresses that live for five minutes. */
export class PresignedUrls {
	constructor(private readonly parts: SandboxParts) {}

	make(reportDocumentId: string, host: string): string {
		const base = host.endsWith('.amazon.com') ? STORAGE_HOST : this.parts.baseUrl();
		const signedAt = String(this.parts.clock.now());
		const query = new URLSearchParams({ 'X-Amz-Date': signedAt, 'X-Amz-Expires': String(LIFE_SECONDS), 'X-Amz-Signature': sign(reportDocumentId, signedAt) });
		return `${base}/documents/${encodeURIComponent(reportDocumentId)}?${query.toString()}`;
	}

	check(reportDocumentId: string, query: Record<string, string>): 'good' | 'forged' | 'expired' {
		const signedAt = query['X-Amz-Date'] ?? '';
		if (query['X-Amz-Signature'] !== sign(reportDocumentId, signedAt)) return 'forged';
		return this.parts.clock.now() > Number(signedAt) + LIFE_SECONDS * 1000 ? 'expired' : 'good';
	}
}

const sign = (id: string, signedAt: string): string => createHmac('sha256', 'sandbox documents').update(`${id} ${signedAt}`).digest('hex');

/** The storage behind the addresses: gzip bytes, no token, and no charset in the content type. */
export function documentRoutes(app: FastifyInstance, { store }: SandboxParts, urls: PresignedUrls): void {
	app.get<{ Params: { id: string }; Querystring: Record<string, string> }>('/documents/:id', async (request, reply) => {
		const { id } = request.params;
		if (request.headers.authorization) return refuse(reply, 400, 'InvalidArgument', 'Only one auth mechanism allowed');
		const verdict = urls.check(id, request.query);
		if (verdict === 'forged') return refuse(reply, 403, 'SignatureDoesNotMatch', 'The signature does not match');
		if (verdict === 'expired') return refuse(reply, 403, 'AccessDenied', 'Request has expired');
		const document = store.all<DocumentRecord>(COLLECTIONS.documents).find((candidate) => candidate.reportDocumentId === id);
		if (!document) return refuse(reply, 404, 'NoSuchKey', 'The specified key does not exist.');
		return reply.header('content-type', 'application/octet-stream').send(gzipSync(Buffer.from(document.text, 'utf8')));
	});
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
	return reply.code(status).type('application/xml').send(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`);
}
