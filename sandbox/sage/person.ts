import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxParts } from '../core/sandbox';
import { despatchAll } from './postings/despatch';
import { Refusal } from './refusal';
import type { Row } from './shapes/shape';

/** What a person does in Sage's own windows and the API cannot, for tests and the demo. No part of Sage's API; no token needed. */
export function personRoutes(app: FastifyInstance, parts: SandboxParts): void {
	// Any other body counts as none.
	app.addContentTypeParser('*', (_request, payload, done) => {
		payload.resume();
		done(null, undefined);
	});
	app.post<{ Params: { id: string } }>('/sandbox/sage/despatch/:id', async (request, reply) =>
		act(parts, reply, () => {
			const note = despatchAll(parts, Number(request.params.id), (request.body as Row | undefined) ?? {});
			return { despatchId: note.id, despatchNo: note.despatchNo };
		}),
	);
}

function act(parts: SandboxParts, reply: FastifyReply, work: () => object): FastifyReply {
	try {
		return reply.send(parts.store.transaction(work));
	} catch (failure) {
		if (failure instanceof Refusal) return reply.status(failure.status).send(failure.body);
		throw failure;
	}
}
